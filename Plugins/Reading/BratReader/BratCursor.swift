internal import EntenteKit

/// Paths of a pair of files.
enum BratPath {
    /// The folder with its slash, and the name without its ending.
    static func parts(_ path: String) -> (folder: String, stem: String) {
        let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let end = path[start...].lastIndex(of: ".") ?? path.endIndex
        return (String(path[..<start]), String(path[start..<end]))
    }
}

/// One record: the annotations, a NUL, and the text. Neither may hold a NUL.
struct BratCursor: RecordCursor {
    var file: WholeFileCursor
    let texts: String
    let limit: Int

    init(file: WholeFileCursor, texts: String, limit: Int) {
        self.file = file
        self.texts = texts
        self.limit = limit
    }

    mutating func next() throws(RecordFailure) -> Record? {
        guard var record = try file.next() else { return nil }
        let (folder, stem) = BratPath.parts(record.file)
        let (annotations, text) = (folder + stem + ".ann", folder + (texts.isEmpty ? "" : texts + "/") + stem + ".txt")
        do throws(StageError) {
            if record.file.hasSuffix(".txt") {
                let found = FileSystem.exists(annotations) ? try read(annotations) : []
                record.bytes = try joined(found, annotations, record.bytes, record.file)
                record.file = annotations
            } else {
                record.bytes = try joined(record.bytes, record.file, read(text), text)
            }
        } catch { throw RecordFailure(error, record) }
        return record
    }

    private func joined(_ annotations: [UInt8], _ name: String, _ text: [UInt8], _ textName: String) throws(StageError) -> [UInt8] {
        for (bytes, name) in [(annotations, name), (text, textName)] where bytes.contains(0) {
            throw StageError(.badText, "\(name) holds a NUL byte", hint: "this may be a binary or a UTF-16 file; convert it to UTF-8 text first")
        }
        guard annotations.count + text.count < limit else {
            throw StageError(
                .limit, "\(name) and its text are larger than the limit of \(limit) bytes a document",
                hint: "raise limits.document_bytes in the pipeline, or split the files")
        }
        return annotations + [0] + text
    }

    private func read(_ path: String) throws(StageError) -> [UInt8] {
        do { return try FileSystem.read(path, limit: limit) } catch {
            throw StageError(
                error.code == .io ? .badInput : error.code, "cannot read \(path): \(error.message)",
                hint: "brat's text stands beside its .ann file; texts: FOLDER says where else")
        }
    }
}
