public import JSON

/// Cuts a corpus into documents, in two steps: ``open(_:)`` finds the records in order, on one thread and fast;
/// ``document(from:)`` makes a document of one, on any thread. `provides` are the layers its documents may bring along.
public protocol Reader: Component {
    /// Endings of the files that it is for, with the dot, in lower case: `.jsonl`. A file of such a name is read by it
    /// where nobody names a reader. None by default.
    static var fileEndings: [String] { get }
    /// Files that belong to a file of this reader and are no documents of their own, by path; none by default.
    static func companions(of path: String) -> [String]
    /// Paths or patterns of the files to read, as the pipeline names them; `--input` replaces them.
    var paths: [String] { get }
    /// Begins to read a file.
    ///
    /// - Parameter limit: largest record in bytes; a larger one is a ``RecordFailure`` with code `limit`, and is never
    ///   held in memory whole.
    func open(_ file: any ByteSource, limit: Int) throws(StageError) -> any RecordCursor
    /// Makes a document of a record. Pure.
    func document(from record: Record) throws(StageError) -> Document
}

extension Reader {
    public static var fileEndings: [String] { [] }
    public static func companions(of path: String) -> [String] { [] }
}

/// The bytes of an input file, from front to back.
public protocol ByteSource: AnyObject {
    /// The path as people wrote it, for ids and messages; `-` is standard input.
    var path: String { get }
    /// Length in bytes, if it is known.
    var size: Int? { get }
    /// Up to `count` further bytes; none at the end.
    func read(upTo count: Int) throws(StageError) -> [UInt8]
}

/// The records of one file, one after another.
public protocol RecordCursor {
    /// The next record, or `nil` at the end. A throw concerns one record: the next call goes on behind it, unless the
    /// error's code is ``StageError/Code/io``.
    mutating func next() throws(RecordFailure) -> Record?
}

/// The raw bytes of one document, and where they stand.
public struct Record: Sendable {
    /// For instance a line of JSON, or a whole text file.
    public var bytes: [UInt8]
    /// The file's path as people wrote it.
    public var file: String
    /// 1-based line on which the record begins; `nil` where the record is the whole file.
    public var line: Int?
    /// Byte offset in the file at which the record begins.
    public var offset: Int
    /// Metadata that the run adds (`--meta`, a sidecar); the document's own keys win.
    public var meta: JSONObject

    /// A record.
    public init(bytes: [UInt8], file: String, line: Int? = nil, offset: Int = 0, meta: JSONObject = [:]) {
        self.bytes = bytes
        self.file = file
        self.line = line
        self.offset = offset
        self.meta = meta
    }
}

/// A record that could not be cut out of its file, for instance a line beyond the limit.
public struct RecordFailure: Error, Sendable {
    /// What is wrong.
    public var error: StageError
    /// As much of the record as is worth keeping, and its place.
    public var record: Record

    /// A broken record.
    public init(_ error: StageError, _ record: Record) {
        self.error = error
        self.record = record
    }
}
