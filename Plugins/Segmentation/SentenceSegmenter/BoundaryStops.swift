internal import UTF8Bytes

/// Where a ``BoundaryScanner`` must look, found 64 bytes at a time: text between these bytes is passed over unread.
///
/// More bytes than the scanner's table has actions for do no harm; a byte left out would.
struct BoundaryStops {
    /// Which bytes behind a space count.
    enum Reach {
        /// Capitals behind a word that does not end in a capital: they may start a sentence that no mark announces.
        case capitals
        /// Digits and marks too, for a judge.
        case marks
        /// All of them: each may be the marker of the next item of a list.
        case everything
    }

    private let bytes: Bytes
    /// Where the block last read starts, and for which reach it was read.
    private var origin = Int.min / 2
    private var reach = Reach.capitals
    /// Its bytes that count.
    private var stops: UInt64 = 0

    init(_ bytes: Bytes) { self.bytes = bytes }

    /// The first place to look at in `offset..<end`, else `end`.
    @inline(__always)
    mutating func next(_ offset: Int, _ end: Int, _ reach: Reach) -> Int {
        var at = offset
        while at < end {
            if UInt(bitPattern: at &- origin) >= 64 || reach != self.reach { read(at, reach) }
            let found = stops &>> UInt64(truncatingIfNeeded: at &- origin)
            if found != 0 { return min(at + found.trailingZeroBitCount, end) }
            at = origin + 64
        }
        return end
    }

    @inline(__always)
    private mutating func read(_ offset: Int, _ reach: Reach) {
        let block = bytes.block(at: offset)
        origin = offset
        self.reach = reach
        let spaced = block.spaces << 1 | (bytes[offset - 1] == 0x20 ? 1 : 0)
        switch reach {
        case .capitals:
            // A space parts word and capital, hence two places on; the words before the block it cannot see.
            stops = block.stops | spaced & block.capitals & ((block.wordEnds & ~block.capitals) << 2 | 0b11)
        case .marks: stops = block.stops | spaced & ~block.blanks & ~(block.letters & ~block.capitals)
        case .everything: stops = block.stops | spaced & ~block.blanks
        }
    }
}
