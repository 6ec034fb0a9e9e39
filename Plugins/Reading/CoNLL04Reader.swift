public import EntenteKit
internal import JSON

/// Reads CoNLL04 in the form of Bekoulis and others (2018): `#doc ID`, then one token a line with its number, the word,
/// a BIO tag, a list of relation labels and a list of the tokens that these relations lead to.
///
/// A relation goes from the mention that holds the line's token to the one that holds the token named; brackets and
/// quotes are those of Python. The text is the words with blanks between them; tokens and the sentence are layers. The id
/// is `FILE#ID`.
public struct CoNLL04Reader: Reader {
    /// Options of `read.conll04`.
    public struct Settings: StageSettings {
        @Setting("Files, folders or patterns.") var paths: [String] = []
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "read.conll04", summary: "Reads CoNLL04: a token a line, BIO tags, relations by token number.",
        provides: [.sentences, .tokens, .mentions, .relations])

    public let paths: [String]

    public init(settings: Settings) throws(Diagnostics) { paths = settings.paths }

    public func open(_ file: any ByteSource, limit: Int) throws(StageError) -> any RecordCursor {
        BlockCursor(LineCursor(file: file, limit: limit)) { $0.starts(with: "#doc".utf8) }
    }

    public func document(from record: Record) throws(StageError) -> Document {
        let lines = RecordLines(bytes: record.bytes)
        var table = CoNLL04Table()
        try lines.forEach { (line) throws(StageError) in try table.read(line, lines) }
        guard let name = table.name else {
            throw lines.error("the document has no name", hint: "begin with #doc ID", at: 0)
        }
        var document = Document(id: "\(record.file)#\(name)", text: try Text(validating: table.text), meta: record.meta)
        document.tokens = table.tokens
        document.sentences = table.text.isEmpty ? [] : [document.text.range]
        document.add(mentions: table.mentions)
        document.add(relations: try table.relations(lines))
        document.layers.formUnion([.sentences, .tokens, .mentions, .relations])
        return document
    }
}
