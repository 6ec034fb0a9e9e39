public import EntenteKit
internal import JSON

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Reads document JSONL: one JSON object a line, with whatever layers it brings.
public struct JSONLReader: Reader {
    /// Options of `read.jsonl`.
    public struct Settings: StageSettings {
        @Setting("Files, folders or patterns such as corpus/*.jsonl.") var paths: [String] = []
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "read.jsonl", summary: "Reads document JSONL: {\"id\", \"text\", \"meta\"} a line, with any layers it already carries.")
    public static let fileEndings = [".jsonl"]

    public let paths: [String]

    public init(settings: Settings) throws(Diagnostics) { paths = settings.paths }

    public func open(_ file: any ByteSource, limit: Int) throws(StageError) -> any RecordCursor {
        LineCursor(file: file, limit: limit)
    }

    public func document(from record: Record) throws(StageError) -> Document {
        var document = try DocumentDecoder.decode(record.bytes, defaultID: "\(record.file)#\(record.line ?? 1)")
        for (key, value) in record.meta { document.meta.insert(value, forNew: key) }
        return document
    }
}

/// Lines of a file that are not blank. A line beyond the limit is skipped without holding it in memory.
struct LineCursor: RecordCursor {
    private static let chunkBytes = 1 << 18

    let file: any ByteSource
    let limit: Int
    private var chunk: [UInt8] = []
    private var at = 0
    private var line = 0
    private var offset = 0

    init(file: any ByteSource, limit: Int) {
        self.file = file
        self.limit = limit
    }

    mutating func next() throws(RecordFailure) -> Record? {
        while let record = try nextLine() {
            if record.bytes.contains(where: { $0 > 0x20 }) { return record }
        }
        return nil
    }

    private mutating func nextLine() throws(RecordFailure) -> Record? {
        var record = Record(bytes: [], file: file.path, line: line + 1, offset: offset)
        var length = 0
        var sawAny = false
        while true {
            if at == chunk.count, try !refill(record) { break }
            sawAny = true
            let end = endOfLine()
            let piece = (end ?? chunk.count) - at
            length += piece
            if length <= limit { record.bytes += chunk[at..<(at + piece)] } else { record.bytes.removeSubrange(min(1024, record.bytes.count)...) }
            at += piece + (end == nil ? 0 : 1)
            offset += piece + (end == nil ? 0 : 1)
            if end != nil { break }
        }
        guard sawAny else { return nil }
        line += 1
        if length > limit {
            throw RecordFailure(
                StageError(
                    .limit, "the line has \(length) bytes, the limit is \(limit) bytes a document",
                    hint: "raise limits.document_bytes in the pipeline, or split the document"), record)
        }
        return record
    }

    private mutating func refill(_ record: Record) throws(RecordFailure) -> Bool {
        do { chunk = try file.read(upTo: Self.chunkBytes) } catch { throw RecordFailure(error, record) }
        at = 0
        return !chunk.isEmpty
    }

    /// The index of the next line feed in the chunk.
    private func endOfLine() -> Int? {
        chunk.withUnsafeBytes { buffer in
            guard let found = memchr(buffer.baseAddress! + at, 0x0A, buffer.count - at) else { return nil }
            return UnsafeRawPointer(found) - buffer.baseAddress!
        }
    }
}
