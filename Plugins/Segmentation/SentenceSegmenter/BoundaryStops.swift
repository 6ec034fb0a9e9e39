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
    /// Where the block last read starts.
    private var origin = Int.min / 2
    /// Its bytes that count wherever they stand.
    private var always: UInt64 = 0
    /// Its bytes that count for each reach, behind a space.
    private var capitals: UInt64 = 0
    private var marks: UInt64 = 0
    private var everything: UInt64 = 0

    init(_ bytes: Bytes) { self.bytes = bytes }

    /// The first place to look at in `offset..<end`, else `end`.
    @inline(__always)
    mutating func next(_ offset: Int, _ end: Int, _ reach: Reach) -> Int {
        var at = offset
        while at < end {
            if at < origin || at >= origin + 64 { read(at) }
            let spaced: UInt64 = switch reach {
            case .capitals: capitals
            case .marks: marks
            case .everything: everything
            }
            let found = (always | spaced) & .bits(from: at - origin)
            if found != 0 { return min(origin + found.trailingZeroBitCount, end) }
            at = origin + 64
        }
        return end
    }

    @inline(__always)
    private mutating func read(_ offset: Int) {
        let block = bytes.block(at: offset)
        origin = offset
        always = block.stops
        everything = (block.spaces << 1 | (bytes[offset - 1] == 0x20 ? 1 : 0)) & ~block.blanks
        marks = everything & ~(block.letters & ~block.capitals)
        // A space parts word and capital, hence two places on; the words before the block it cannot see.
        capitals = everything & block.capitals & (block.wordEnds << 2 | 0b11)
    }
}
