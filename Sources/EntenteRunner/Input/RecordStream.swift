internal import EntenteKit
internal import JSON
internal import Logging

/// The records of all input files, one after another.
struct RecordStream {
    /// A record, or one that could not be cut out of its file.
    enum Item {
        case record(Record)
        case failure(DocumentFailure)
    }

    private let reader: any Reader
    private let meta: JSONObject
    private let limit: Int
    private var files: ArraySlice<String>
    private var cursor: (any RecordCursor)?
    private var fileMeta = JSONObject()
    /// What is wrong with the file's sidecar. It fails every document of the file: wrong dates are worse than none, and
    /// none may get lost.
    private var sidecarProblem: StageError?

    init(reader: any Reader, files: [String], meta: JSONObject, limit: Int) {
        self.limit = limit
        self.reader = reader
        self.files = files[...]
        self.meta = meta
    }

    /// The next record; `nil` at the end of the last file.
    ///
    /// - Throws: ``RunError`` if a file cannot be read.
    mutating func next() throws(RunError) -> Item? {
        while true {
            if cursor == nil {
                guard let file = files.popFirst() else { return nil }
                try begin(file)
            }
            do {
                guard var record = try cursor!.next() else {
                    cursor = nil
                    continue
                }
                record.meta = fileMeta
                guard let sidecarProblem else { return .record(record) }
                return .failure(DocumentFailure(record: record, error: sidecarProblem))
            } catch {
                if error.error.code == .io { throw RunError(error.error.description) }
                return .failure(DocumentFailure(record: error.record, error: error.error, isCut: true))
            }
        }
    }

    /// Opens a file and reads its sidecar.
    private mutating func begin(_ file: String) throws(RunError) {
        fileMeta = meta
        sidecarProblem = nil
        Log.run.debug("read", metadata: ["file": "\(file)"])
        do {
            if let sidecar = Sidecar.path(of: file) { fileMeta = try Sidecar.read(sidecar).filling(from: meta) }
        } catch {
            sidecarProblem = error
        }
        do { cursor = try reader.open(FileByteSource(file), limit: limit) } catch {
            throw RunError(error.description)
        }
    }
}

/// `NAME.meta.json` beside `NAME.txt`.
enum Sidecar {
    static func path(of file: String) -> String? {
        guard file != "-" else { return nil }
        let slash = file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex
        let stem = String(file[..<(file[slash...].lastIndex(of: ".") ?? file.endIndex)])
        let path = stem + ".meta.json"
        return FileSystem.exists(path) ? path : nil
    }

    static func read(_ path: String) throws(StageError) -> JSONObject {
        let bytes: [UInt8]
        do { bytes = try FileSystem.read(path, limit: 1 << 20) } catch {
            throw StageError(.badInput, "cannot read the sidecar \(path): \(error.message)")
        }
        let value: JSONValue
        do { value = try JSONParser.parse(bytes) } catch {
            throw StageError(
                .badInput, "the sidecar \(path) is not valid JSON at byte \(error.offset): \(error.message)", offset: error.offset)
        }
        guard case .object(let meta) = value else {
            throw StageError(
                .badInput, "the sidecar \(path) is not a JSON object", hint: "write {\"title\": …, \"published\": …}")
        }
        return meta
    }
}

extension JSONObject {
    /// This object, with the keys that it lacks taken from another.
    func filling(from other: JSONObject) -> JSONObject {
        var filled = self
        for entry in other where filled[entry.key] == nil { filled[entry.key] = entry.value }
        return filled
    }
}
