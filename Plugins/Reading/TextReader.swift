public import EntenteKit

/// Reads plain text files, one document a file.
///
/// The document's id is the file's path as people wrote it. A byte order mark at the head is left out; line ends stay
/// as they are. Where UTF-8 fails, the message names the encoding that the bytes look like; nothing is read by guess.
public struct TextReader: Reader {
    /// Options of `read.text`.
    public struct Settings: StageSettings {
        @Setting("Files, folders or patterns such as news/**/*.txt.") var paths: [String] = []
        @Setting("How the files are written; positions are bytes of the text in UTF-8 all the same.")
        var encoding: TextEncoding = .utf8
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "read.text",
        summary: "Reads plain text files, one document a file; NAME.meta.json beside NAME.txt fills meta.")
    public static let fileEndings = [".txt"]

    public let paths: [String]
    private let encoding: TextEncoding

    public init(settings: Settings) throws(Diagnostics) {
        paths = settings.paths
        encoding = settings.encoding
    }

    public func open(_ file: any ByteSource, limit: Int) throws(StageError) -> any RecordCursor {
        WholeFileCursor(file: file, limit: limit)
    }

    public func document(from record: Record) throws(StageError) -> Document {
        Document(id: record.file, text: try Text(validating: DecodedFile(record.bytes, encoding).bytes), meta: record.meta)
    }
}
