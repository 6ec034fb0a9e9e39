internal import EntenteKit

/// Turns documents with trees into sentences to learn from, and some of them into a second one written another way.
struct TreebankReader {
    /// Ways to write a sentence again.
    enum Variant: CaseIterable { case upper, lower, title, unpunctuated }

    /// Tags by the name of their class.
    private(set) var tags: [String] = []
    private var tagNumbers: [String: UInt8] = [:]
    private var reader = WordReader()
    private let classes: WordClasses

    init(classes: WordClasses) { self.classes = classes }

    /// The sentences of a document, in order. Those whose words depend on a cycle or on another sentence cannot be:
    /// documents are checked when they are read.
    mutating func sentences(of document: Document, as variant: Variant? = nil) -> [GoldSentence] {
        document.text.withBytes { bytes in
            let written = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
                for place in bytes.indices { buffer[place] = Self.written(bytes, place, as: variant) }
                count = bytes.count
            }
            return written.withUnsafeBufferPointer { bytes in
                document.sentences.compactMap { range in
                    let words = document.tokens.indices(inside: range)
                    return words.isEmpty ? nil : sentence(words, of: document, bytes, isCut: variant == .unpunctuated)
                }
            }
        }
    }

    private mutating func sentence(
        _ range: Range<Int>, of document: Document, _ bytes: UnsafeBufferPointer<UInt8>, isCut: Bool
    ) -> GoldSentence {
        let syntax = document.syntax
        var range = range
        if isCut, range.count > 2, syntax.tags[range.upperBound - 1] == .punctuation,
            !range.contains(where: { Int(syntax.heads[$0]) == range.upperBound - 1 }) {
            range = range.dropLast()
        }
        let words = [Word](unsafeUninitializedCapacity: range.count) { buffer, count in
            reader.read(document.tokens[range], of: bytes, classes: classes, into: buffer.baseAddress!)
            count = range.count
        }
        var root: Int?
        var heads: [Int32] = [], labels: [UInt8] = [], numbers: [UInt8] = []
        for token in range {
            var head = Int(syntax.heads[token]) - range.lowerBound
            var label = syntax.relations[token]
            if syntax.heads[token] < 0 {
                // A second root hangs on the first, as loosely joined sentences do.
                head = root ?? range.count
                label = root == nil ? .root : .parataxis
                root = root ?? token - range.lowerBound
            }
            heads.append(Int32(head))
            labels.append(ActionSet.number(of: label))
            numbers.append(number(of: TagSet.name(syntax.tags[token], syntax.forms[token])))
        }
        var sentence = GoldSentence(words: words, tags: numbers, heads: heads, labels: labels)
        sentence.projectivise()
        return sentence
    }

    private mutating func number(of tag: String) -> UInt8 {
        if let number = tagNumbers[tag] { return number }
        let number = UInt8(tags.count)
        tags.append(tag)
        tagNumbers[tag] = number
        return number
    }

    private static func written(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, as variant: Variant?) -> UInt8 {
        let byte = bytes[place]
        let isSmall = (0x61...0x7A).contains(byte), isLarge = (0x41...0x5A).contains(byte)
        switch variant {
        case .upper: return isSmall ? byte & 0xDF : byte
        case .lower: return isLarge ? byte | 0x20 : byte
        case .title:
            let isFirst = place == 0 || bytes[place - 1] <= 0x20
            return isFirst && isSmall ? byte & 0xDF : byte
        case .unpunctuated, nil: return byte
        }
    }
}
