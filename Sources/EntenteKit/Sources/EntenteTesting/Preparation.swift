public import EntenteKit
internal import JSON

/// Fills layers by rules plain enough to predict by eye, so that an example depends on no other stage.
///
/// A section is a paragraph (blank lines part them), all of them body. A sentence ends at the section's end, and at `.`,
/// `!` or `?` before a blank; but not at a full stop behind a digit or a capitalised word of up to three letters, so that
/// `Mr. Smith` and `15. maja` stay whole. A token is a run of letters, digits and combining marks, or one other mark.
public enum Preparation {
    /// A document with the given layers filled.
    ///
    /// - Parameters:
    ///   - given: mentions to stand there: their text, at every occurrence, and their label; an entity id may follow the
    ///     label behind a blank.
    ///   - meta: the document's metadata.
    public static func document(
        _ text: String, layers: Set<Layer> = [], given: [(text: String, label: String)] = [], meta: [String: String] = [:]
    ) -> Document {
        var document = Document(
            id: "example", text: Text(text), meta: JSONObject(meta.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
        let paragraphs = paragraphs(of: document.text.bytes)
        let sentences = paragraphs.flatMap { Preparation.sentences(of: document.text.bytes, in: $0) }
        document.layers = layers
        if layers.contains(.sections) { document.sections = paragraphs.map { Section($0, .body) } }
        if layers.contains(.sentences) { document.sentences = sentences }
        if layers.contains(.tokens) { document.tokens = sentences.flatMap { tokens(of: document.text, in: $0) } }
        for mention in given { add(mention, to: &document) }
        return document
    }

    private static func add(_ given: (text: String, label: String), to document: inout Document) {
        let parts = given.label.split(separator: " ", maxSplits: 1).map(String.init)
        let entity = parts.count > 1 ? parts[1] : nil
        let ranges = occurrences(of: Array(given.text.utf8), in: document.text.bytes)
        document.add(mentions: ranges.map { Mention($0, parts.first ?? "", entity: entity, by: "given") })
        if let entity, !ranges.isEmpty, !document.entities.contains(where: { $0.id == entity }) {
            document.entities.append(Entity(id: entity, label: parts[0], name: given.text))
        }
        document.layers.insert(.mentions)
        if entity != nil { document.layers.insert(.entities) }
    }

    private static func occurrences(of word: [UInt8], in bytes: [UInt8]) -> [TextRange] {
        guard !word.isEmpty, bytes.count >= word.count else { return [] }
        return (0...(bytes.count - word.count))
            .filter { bytes[$0..<($0 + word.count)].elementsEqual(word) }
            .map { TextRange($0, $0 + word.count) }
    }

    static func paragraphs(of bytes: [UInt8]) -> [TextRange] {
        var found: [TextRange] = []
        var lineFeeds = 2
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A { lineFeeds += 1 }
            if isBlank(byte) { continue }
            if lineFeeds >= 2 {
                found.append(TextRange(index, index + 1))
            } else {
                found[found.count - 1].end = UInt32(index + 1)
            }
            lineFeeds = 0
        }
        return found
    }

    static func sentences(of bytes: [UInt8], in paragraph: TextRange) -> [TextRange] {
        var found: [TextRange] = []
        var start: Int?
        let end = Int(paragraph.end)
        for index in Int(paragraph.start)..<end where start != nil || !isBlank(bytes[index]) {
            let first = start ?? index
            start = first
            let isLast = index + 1 == end
            if isLast || (isBlank(bytes[index + 1]) && endsSentence(bytes, index, from: first)) {
                found.append(TextRange(first, index + 1))
                start = nil
            }
        }
        return found
    }

    static func tokens(of text: Text, in sentence: TextRange) -> [TextRange] {
        var found: [TextRange] = []
        var at = sentence.start
        var isInWord = false
        for scalar in text.string(sentence).unicodeScalars {
            let end = at + UInt32(UTF8.width(scalar))
            let isWord = isWordPart(scalar)
            if isWord, isInWord {
                found[found.count - 1].end = end
            } else if !scalar.properties.isWhitespace {
                found.append(TextRange(at, end))
            }
            isInWord = isWord
            at = end
        }
        return found
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func endsSentence(_ bytes: [UInt8], _ index: Int, from start: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        case UInt8(ascii: "."):
            let word = bytes[start..<index].split(whereSeparator: isBlank).last ?? []
            let isNumber = word.last.map { (0x30...0x39).contains($0) } ?? false
            let isShortName = word.count <= 3 && word.first.map { (0x41...0x5A).contains($0) } ?? false
            return !isNumber && !isShortName
        default: return false
        }
    }

    private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber: true
        default: scalar.properties.isAlphabetic
        }
    }
}
