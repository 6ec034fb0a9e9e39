internal import UTF8Bytes

/// Where a ``BoundaryScanner`` must look, found 64 bytes at a time: text between these bytes is passed over unread.
///
/// More bytes than the scanner's table has actions for do no harm; a byte left out would.
struct BoundaryStops {
    /// Which bytes behind a space count.
    enum Reach {
        /// Capitals behind a word that does not end in a capital: they may start a sentence that no mark announces.
        case capitals
        /// Those, and digits: each may be the number of the next item of a list.
        case numbers
        /// Capitals, digits and marks, for a judge.
        case marks
        /// All of them: each may be the marker of the next item of a list.
        case everything
    }

    /// Which bytes behind a space count, from the next place on.
    var reach = Reach.capitals { didSet { if reach != oldValue { origin = Int.min / 2 } } }
    private let bytes: Bytes
    /// Where the block last read starts.
    private var origin = Int.min / 2
    /// Its bytes that count.
    private var stops: UInt64 = 0

    init(_ bytes: Bytes) { self.bytes = bytes }

    /// The first place to look at in `offset..<end`, else `end`.
    @inline(__always)
    mutating func next(_ offset: Int, _ end: Int) -> Int {
        var at = offset
        while at < end {
            if UInt(bitPattern: at &- origin) >= 64 {
                origin = at
                stops = reach == .capitals ? capitals(at) : further(at)
            }
            let found = stops &>> UInt64(truncatingIfNeeded: at &- origin)
            if found != 0 { return min(at &+ found.trailingZeroBitCount, end) }
            at = origin &+ 64
        }
        return end
    }

    @inline(__always)
    private func capitals(_ offset: Int) -> UInt64 {
        capitals(bytes.block(at: offset), offset)
    }

    @inline(__always)
    private func capitals(_ block: ByteBlock, _ offset: Int) -> UInt64 {
        // A space parts word and capital, hence two places on; the words before the block it cannot see.
        block.stops | spaced(block, offset) & block.capitals & ((block.wordEnds & ~block.capitals) << 2 | 0b11)
    }

    /// For the wider reaches. Apart, so that a block is not read for sets that are seldom asked for.
    @inline(never)
    private func further(_ offset: Int) -> UInt64 {
        let block = bytes.block(at: offset)
        if reach == .numbers { return capitals(block, offset) | spaced(block, offset) & block.digits }
        let small = reach == .marks ? block.letters & ~block.capitals : 0
        return block.stops | spaced(block, offset) & ~block.blanks & ~small
    }

    /// The bytes behind a space.
    @inline(__always)
    private func spaced(_ block: ByteBlock, _ offset: Int) -> UInt64 {
        block.spaces << 1 | (bytes[offset - 1] == 0x20 ? 1 : 0)
    }
}
