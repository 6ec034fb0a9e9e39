internal import EntenteKit

/// One record: the file.
struct WholeFileCursor: RecordCursor {
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
