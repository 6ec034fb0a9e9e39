public import EntenteKit
internal import JSON

/// Reads CrossRE and CrossNER: one JSON object a line with `doc_key`, the words of a `sentence`, mentions as
/// `ner: [[first, last, LABEL]]` and `relations: [[first, last, first, last, LABEL, …]]`, all by word, both ends included.
///
/// The text is the words with blanks between them; tokens and the sentence are layers. What stands behind a relation's
/// label (an explanation, whether the annotators were unsure) is left out. The id is `FILE#KEY`.
public struct CrossREReader: Reader {
    /// Options of `read.crossre`.
    public struct Settings: StageSettings {
        @Setting("Files, folders or patterns.") var paths: [String] = []
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "read.crossre", summary: "Reads CrossRE: words, mentions and relations by word number, a JSON object a line.",
        provides: [.sentences, .tokens, .mentions, .relations])

    public let paths: [String]

    public init(settings: Settings) throws(Diagnostics) { paths = settings.paths }

    public func open(_ file: any ByteSource, limit: Int) throws(StageError) -> any RecordCursor {
        LineCursor(file: file, limit: limit)
    }

    public func document(from record: Record) throws(StageError) -> Document {
        let lines = RecordLines(bytes: record.bytes)
        let value: JSONValue
        do { value = try JSONParser.parse(record.bytes) } catch {
            throw lines.error("not valid JSON: \(error.message)", at: error.offset)
        }
        guard let key = value["doc_key"]?.string, let words = value["sentence"]?.array?.map(\.string), !words.contains(where: { $0?.isEmpty ?? true })
        else { throw lines.error("the line has no doc_key and sentence", hint: "write {\"doc_key\": …, \"sentence\": [WORD, …], \"ner\": …}", at: 0) }
        var text: [UInt8] = []
        var tokens: [TextRange] = []
        for word in words.compactMap({ $0 }) {
            if !text.isEmpty { text.append(0x20) }
            tokens.append(TextRange(text.count, text.count + word.utf8.count))
            text += Array(word.utf8)
        }
        var document = Document(id: "\(record.file)#\(key)", text: try Text(validating: text), meta: record.meta)
        document.tokens = tokens
        document.sentences = text.isEmpty ? [] : [document.text.range]
        try add(value, tokens, to: &document, lines)
        document.layers.formUnion([.sentences, .tokens, .mentions, .relations])
        return document
    }

    private func add(_ value: JSONValue, _ tokens: [TextRange], to document: inout Document, _ lines: RecordLines) throws(StageError) {
        var mentions: [Mention] = []
        var ids: [[Int]: String] = [:]
        for (number, entry) in (value["ner"]?.array ?? []).enumerated() {
            guard let span = Self.span(entry, 0, tokens.count), let label = entry[2]?.string else {
                throw lines.error("ner[\(number)] is no mention", hint: "write [FIRST, LAST, LABEL]; words are numbered from 0 to \(tokens.count - 1)", at: 0)
            }
            ids[span] = "m\(number + 1)"
            mentions.append(Mention(id: "m\(number + 1)", TextRange(tokens[span[0]].start, tokens[span[1]].end), label, by: "gold"))
        }
        var relations: [Relation] = []
        for (number, entry) in (value["relations"]?.array ?? []).enumerated() {
            guard let first = Self.span(entry, 0, tokens.count), let second = Self.span(entry, 2, tokens.count), let label = entry[4]?.string,
                let source = ids[first], let target = ids[second]
            else {
                throw lines.error("relations[\(number)] links no two mentions of ner", hint: "write [FIRST, LAST, FIRST, LAST, LABEL]", at: 0)
            }
            relations.append(Relation(label, [.init("source", source), .init("target", target)], sentence: 0, by: "gold"))
        }
        document.add(mentions: mentions)
        document.add(relations: relations)
    }

    /// Two word numbers of an entry, from a place on.
    private static func span(_ entry: JSONValue, _ place: Int, _ count: Int) -> [Int]? {
        guard let first = entry[place]?.int, let last = entry[place + 1]?.int, first <= last, first >= 0, last < count else { return nil }
        return [first, last]
    }
}
