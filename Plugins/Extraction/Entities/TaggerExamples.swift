internal import EntenteKit
internal import JSON
internal import Learning

/// The names marked in documents as sequences to learn from.
struct TaggerExamples {
    /// Labels in alphabetical order.
    let tags: NameTags
    /// The sequences of each document.
    private(set) var documents: [[SequenceExample]] = []
    /// For each document the one of which it is a copy with other names (`meta.copy_of`), or itself.
    private(set) var originals: [String] = []
    /// Whether a document is such a copy: to learn from, not to be tested on.
    private(set) var isCopy: [Bool] = []
    private(set) var names = 0

    /// Whoever marked a mention by hand or in another program is right; what our own stages found are features.
    static func isGold(_ mention: Mention) -> Bool { !mention.by.hasPrefix("extract.") }

    init(_ documents: [Document], hints: [String], lexicon: NameLexicon, bits: Int) {
        let found = Set(documents.lazy.flatMap(\.mentions).filter(TaggerExamples.isGold).map(\.label))
        tags = NameTags(labels: found.sorted())
        var reader = NameReader(hints: hints, lexicon: lexicon, bits: bits)
        for document in documents {
            let weight = Float(document.meta["weight"]?.double ?? 1)
            let labels = tokenTags(document)
            var examples: [SequenceExample] = []
            reader.forEachIsland(document) { first, features, starts in
                var example = SequenceExample(weight: weight)
                var before = 0
                for i in 0..<(starts.count - 1) {
                    var label = labels[first + i]
                    // A name that begins outside the island begins here.
                    if label > 0, label % 2 == 0, before != label, before != label - 1 { label -= 1 }
                    example.append(features[starts[i]..<starts[i + 1]], label: label)
                    before = label
                }
                examples.append(example)
            }
            self.documents.append(examples)
            let original = document.meta["copy_of"]?.string
            originals.append(original ?? document.id)
            isCopy.append(original != nil)
            names += document.mentions.count(where: TaggerExamples.isGold)
        }
    }

    /// A tag for each token of a document; the first of overlapping names counts.
    private func tokenTags(_ document: Document) -> [Int] {
        var result = [Int](repeating: 0, count: document.tokens.count)
        for mention in document.mentions where TaggerExamples.isGold(mention) {
            guard let label = tags.labels.firstIndex(of: mention.label) else { continue }
            var at = document.tokens.partition { $0.end > mention.range.start }
            guard at < result.count, result[at] == 0 else { continue }
            var tag = NameTags.begin(label)
            while at < result.count, document.tokens[at].start < mention.range.end {
                result[at] = tag
                tag = NameTags.inside(label)
                at += 1
            }
        }
        return result
    }
}

extension [TextRange] {
    /// The first index for which `condition` holds, where it holds for all behind; the count if for none.
    fileprivate func partition(_ condition: (TextRange) -> Bool) -> Int {
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
