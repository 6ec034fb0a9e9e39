internal import EntenteKit
internal import JSON
internal import Learning

/// All sentences to learn from.
struct Treebank {
    private(set) var sentences: [GoldSentence] = []
    /// Which part of the data each sentence belongs to; a sentence and its variants are in the same.
    private(set) var parts: [Int] = []
    let tags: TagSet
    let actions: ActionSet
    let tokens: Int

    /// - Parameters:
    ///   - parts: into how many parts documents are dealt.
    ///   - variants: share of the sentences that is written again in each way.
    init?(_ documents: [Document], parts: Int, variants: Double, seed: UInt64) {
        var reader = TreebankReader()
        var random = SplitMix64(seed: seed)
        var tokens = 0
        let families = TreebankFamilies.numbers(of: documents)
        for (document, number) in zip(documents, families) {
            let plain = reader.sentences(of: document)
            tokens += plain.reduce(0) { $0 + $1.count }
            var all = plain
            for variant in TreebankReader.Variant.allCases where variants > 0 {
                let written = reader.sentences(of: document, as: variant)
                all += written.filter { _ in random.below(10_000) < Int(variants * 10_000) }
            }
            sentences += all
            self.parts += repeatElement(number % max(parts, 1), count: all.count)
        }
        self.tokens = tokens
        guard let tags = TagSet(classes: reader.tags), tags.names.count > 1 else { return nil }
        self.tags = tags
        var left: Set<UInt8> = [], right: Set<UInt8> = []
        for sentence in sentences {
            for (word, head) in sentence.heads.enumerated() where Int(head) < sentence.count {
                if Int(head) > word { left.insert(sentence.labels[word]) } else { right.insert(sentence.labels[word]) }
            }
        }
        guard !left.isEmpty, !right.isEmpty else { return nil }
        actions = ActionSet(left: left, right: right)
    }

    /// The tags that the parser will see.
    mutating func setGuessed(_ tags: [UInt8], of sentence: Int) { sentences[sentence].guessed = tags }

    /// Indices of sentences in or outside a part.
    func indices(inPart part: Int, _ isInside: Bool = true) -> [Int] { sentences.indices.filter { (parts[$0] == part) == isInside } }
}

/// Copies of a document (`meta.copy_of`) must stay with it: who has learnt a copy has seen the document.
enum TreebankFamilies {
    /// A number for each document; copies have that of what they are a copy of.
    static func numbers(of documents: [Document]) -> [Int] {
        var numbers: [String: Int] = [:]
        return documents.map { document in
            let name = document.meta["copy_of"]?.string ?? document.id
            let number = numbers[name] ?? numbers.count
            numbers[name] = number
            return number
        }
    }
}
