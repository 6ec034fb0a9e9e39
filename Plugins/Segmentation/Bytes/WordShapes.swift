internal import UTF8Bytes

/// Which first letters and lengths some words have: rules most words of a text out before they are hashed.
///
/// A word that it does not hold is none of them; one that it holds may be any other. Its memory is never given back, as
/// that of a ``WordTable``.
struct WordShapes: @unchecked Sendable {
    /// By the lower bits of the first byte, which are the same for both cases of a letter: a bit for each length in bytes.
    /// What is beyond ASCII stands at 0.
    private let lengths: UnsafeMutablePointer<UInt64>

    init(_ words: some Sequence<String>) {
        lengths = .allocate(capacity: 32)
        lengths.initialize(repeating: 0, count: 32)
        for word in words { insert(Array(word.utf8)) }
    }

    private func insert(_ word: [UInt8]) {
        guard let first = word.first else { return }
        // A text may write ’, which has two bytes more, for each '.
        let apostrophes = word.count { $0 == 0x27 }
        for length in stride(from: word.count, through: word.count + 2 * apostrophes, by: 2) {
            lengths[WordShapes.place(first)] |= WordShapes.bit(length)
            if first == 0x27 { lengths[0] |= WordShapes.bit(length) }
        }
    }

    /// Whether one of the words may stand in a range of bytes.
    @inline(__always)
    func mayHold(_ bytes: Bytes, _ start: Int, _ end: Int) -> Bool {
        lengths[WordShapes.place(bytes[start])] & WordShapes.bit(end - start) != 0
    }

    /// Whether one of the words may start with a byte.
    @inline(__always)
    func mayStart(with byte: UInt8) -> Bool { lengths[WordShapes.place(byte)] != 0 }

    @inline(__always)
    private static func place(_ first: UInt8) -> Int { first < 0x80 ? Int(first & 0x1F) : 0 }

    @inline(__always)
    private static func bit(_ length: Int) -> UInt64 { 1 &<< UInt64(truncatingIfNeeded: min(length, 63)) }
}
