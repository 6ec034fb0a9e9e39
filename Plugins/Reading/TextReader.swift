public import EntenteKit

/// Reads plain text files, one document a file.
///
/// The document's id is the file's path as people wrote it. A byte order mark at the head is left out; line ends stay
/// as they are.
public struct TextReader: Reader {
    /// Options of `read.text`.
    public struct Settings: StageSettings {
        @Setting("Files, folders or patterns such as news/**/*.txt.") var paths: [String] = []
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "read.text", summary: "Reads plain text files in UTF-8, one document a file; NAME.meta.json beside NAME.txt fills meta.")

    public let paths: [String]

    public init(settings: Settings) throws(Diagnostics) { paths = settings.paths }

    public func open(_ file: any ByteSource, limit: Int) throws(StageError) -> any RecordCursor {
        WholeFileCursor(file: file, limit: limit)
    }

    public func document(from record: Record) throws(StageError) -> Document {
        // Validated with its mark, so that a message counts bytes as the file does.
        var text = try Text(validating: record.bytes)
        if record.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { text = try Text(validating: Array(record.bytes.dropFirst(3))) }
        return Document(id: record.file, text: text, meta: record.meta)
    }
}

/// One record: the file.
private struct WholeFileCursor: RecordCursor {
    let file: any ByteSource
    let limit: Int
    var isDone = false

    mutating func next() throws(RecordFailure) -> Record? {
        if isDone { return nil }
        isDone = true
        var record = Record(bytes: [], file: file.path)
        do throws(StageError) {
            while true {
                let more = try file.read(upTo: 1 << 18)
                if more.isEmpty { return record }
                record.bytes += more
                if record.bytes.count > limit {
                    record.bytes.removeSubrange(min(1024, limit)...)
                    throw StageError(
                        .limit, "the file is larger than the limit of \(limit) bytes a document",
                        hint: "raise limits.document_bytes in the pipeline, or split the file")
                }
            }
        } catch {
            throw RecordFailure(error, record)
        }
    }
}
