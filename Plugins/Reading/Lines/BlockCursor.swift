internal import EntenteKit

/// Records of several lines: each begins with a line of a certain kind and reaches up to the next such line. A block
/// longer than the limit fails as a whole, and the next one is read.
struct BlockCursor: RecordCursor {
    private var lines: LineCursor
    private let begins: ([UInt8]) -> Bool
    private var ahead: Record?
    private var failure: RecordFailure?

    init(_ lines: LineCursor, begins: @escaping ([UInt8]) -> Bool) {
        self.lines = lines
        self.begins = begins
    }

    mutating func next() throws(RecordFailure) -> Record? {
        if let failure {
            self.failure = nil
            throw failure
        }
        let first: Record? = if let ahead { ahead } else { try lines.next() }
        guard var block = first else { return nil }
        ahead = nil
        while let line = following() {
            if begins(line.bytes) {
                ahead = line
                break
            }
            if block.bytes.count + line.bytes.count >= lines.limit {
                skip()
                throw tooLong(block)
            }
            // Blank lines that were left out come back, so that a place in the record is one in the file.
            let last = (block.line ?? 1) + block.bytes.count { $0 == 0x0A }
            block.bytes += [UInt8](repeating: 0x0A, count: max(1, (line.line ?? last + 1) - last)) + line.bytes
        }
        return block
    }

    /// The next line; none at the end, or at a failure, which waits until the block before it is handed over.
    private mutating func following() -> Record? {
        do throws(RecordFailure) { return try lines.next() } catch {
            failure = error
            return nil
        }
    }

    /// Goes on to the next beginning: the rest of what is too long is of no use.
    private mutating func skip() {
        while ahead == nil, let line = following() {
            if begins(line.bytes) { ahead = line }
        }
    }

    private func tooLong(_ block: Record) -> RecordFailure {
        var head = block
        head.bytes.removeSubrange(min(1024, head.bytes.count)...)
        return RecordFailure(
            StageError(
                .limit, "the document that begins here is longer than the limit of \(lines.limit) bytes",
                hint: "raise limits.document_bytes in the pipeline, or split the document"), head)
    }
}
