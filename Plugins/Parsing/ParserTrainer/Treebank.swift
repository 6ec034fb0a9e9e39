internal import EntenteKit
internal import JSON
internal import Learning

/// All sentences to learn from.
struct Treebank {
    private(set) var sentences: [GoldSentence]
    /// Which part of the data each sentence belongs to; a sentence and its variants are in the same.
    let parts: [Int]
    let tags: TagSet
    let actions: ActionSet
    let tokens: Int

    /// - Parameters:
    ///   - parts: into how many parts documents are dealt.
    ///   - variants: share of the sentences that is written again in each way.
    init?(_ documents: [Document], classes: WordClasses, parts: Int, variants: Double, seed: UInt64) {
        var reader = TreebankReader(classes: classes)
        var random = SplitMix64(seed: seed)
        var tokens = 0
        var all: [(sentence: GoldSentence, part: Int)] = []
        let families = TreebankFamilies.numbers(of: documents)
        // Of a few documents each sentence is dealt by itself, so that no part is the whole.
        let isLarge = families.max() ?? 0 >= 2 * parts
        for (document, family) in zip(documents, families) {
            let plain = reader.sentences(of: document), first = all.count
            tokens += plain.reduce(0) { $0 + $1.count }
            func part(_ place: Int) -> Int { (isLarge ? family : first + place) % parts }
            for (place, sentence) in plain.enumerated() { all.append((sentence, part(place))) }
            for variant in TreebankReader.Variant.allCases where variants > 0 {
                for (place, sentence) in reader.sentences(of: document, as: variant).enumerated()
                where random.below(10_000) < Int(variants * 10_000) {
                    all.append((sentence, part(place)))
                }
            }
        }
        sentences = all.map(\.sentence)
        self.parts = all.map(\.part)
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
