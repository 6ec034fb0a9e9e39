import EntenteKit

/// The column of tokens while it is written: an array of enough room, filled through its address.
///
/// A token is never shorter than a byte, so that the room of a sentence is known; an array that grows asks at every
/// append whether it is its owner's alone, which costs a tenth of a scan.
struct TokenColumn {
    private let base: UnsafeMutablePointer<TextRange>
    private let capacity: Int
    private var count = 0

    private init(_ buffer: UnsafeMutableBufferPointer<TextRange>) {
        base = buffer.baseAddress!
        capacity = buffer.count
    }

    /// The tokens that `body` appends for sentences, at most one a byte.
    static func filled(for sentences: [TextRange], _ body: (inout TokenColumn) -> Void) -> [TextRange] {
        let room = sentences.reduce(0) { $0 + $1.count }
        guard room > 0 else { return [] }
        return [TextRange](unsafeUninitializedCapacity: room) { buffer, count in
            var column = TokenColumn(buffer)
            body(&column)
            count = column.count
        }
    }

    /// Appends a token.
    @inline(__always)
    mutating func append(_ token: TextRange) {
        precondition(count < capacity, "more tokens than bytes")
        (base + count).initialize(to: token)
        count += 1
    }
}
