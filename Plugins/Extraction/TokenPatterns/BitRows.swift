/// A table of bits that keeps its memory.
struct BitRows {
    private var words: [UInt64] = []
    private var width = 0

    /// All bits off.
    mutating func reset(rows: Int, columns: Int) {
        width = (columns + 63) / 64
        words.removeAll(keepingCapacity: true)
        words.append(contentsOf: repeatElement(0, count: rows * width))
    }

    subscript(row: Int, column: Int) -> Bool { words[row * width + column >> 6] & 1 << UInt64(column & 63) != 0 }

    /// Whether the bit was off.
    @discardableResult
    mutating func insert(_ row: Int, _ column: Int) -> Bool {
        let index = row * width + column >> 6
        let bit: UInt64 = 1 << UInt64(column & 63)
        if words[index] & bit != 0 { return false }
        words[index] |= bit
        return true
    }

    /// Whether a row holds no bit.
    func isEmpty(_ row: Int) -> Bool { words[(row * width)..<((row + 1) * width)].allSatisfy { $0 == 0 } }

    /// Puts the columns of a row that are on into `out`, ascending.
    func columns(inRow row: Int, into out: inout [Int]) {
        out.removeAll(keepingCapacity: true)
        for offset in 0..<width {
            var word = words[row * width + offset]
            while word != 0 {
                out.append(offset << 6 + word.trailingZeroBitCount)
                word &= word - 1
            }
        }
    }
}
