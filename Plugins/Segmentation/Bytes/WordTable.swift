internal import UTF8Bytes

/// A fixed set of words with flags, looked up by the bytes of a text regardless of case, without making a string.
///
/// Open addressing on a 64-bit hash of the folded scalars. The hash stands for the word: with some hundred words a false
/// hit has odds of 1 in 10¹⁶, and would cost one boundary.
struct WordTable: Sendable {
    private var hashes: [UInt64]
    private var values: [UInt16]
    private let mask: Int

    /// A table of words; flags of a word that is given twice are joined.
    init(_ words: [(word: String, flags: UInt16)]) {
        var size = 16
        while size < words.count * 2 { size *= 2 }
        mask = size - 1
        hashes = Array(repeating: 0, count: size)
        values = Array(repeating: 0, count: size)
        for (word, flags) in words { insert(WordTable.hash(word), flags) }
    }

    /// The flags of the word in a range of bytes; 0 if it is not listed.
    func flags(_ bytes: Bytes, _ start: Int, _ end: Int) -> UInt16 {
        self[WordTable.hash(bytes, start, end)]
    }

    /// The flags of a hash.
    subscript(hash: UInt64) -> UInt16 {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return values[slot] }
            slot = (slot + 1) & mask
        }
        return 0
    }

    private mutating func insert(_ hash: UInt64, _ flags: UInt16) {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
        hashes[slot] = hash
        values[slot] |= flags
    }

    /// FNV-1a over folded scalars, finished with a shift because slots use the low bits.
    static func hash(_ bytes: Bytes, _ start: Int, _ end: Int) -> UInt64 {
        var hash = seed
        var at = start
        while at < end {
            let scalar = bytes.scalar(at: at)
            hash = (hash ^ UInt64(scalar.folded)) &* prime
            at += scalar.length
        }
        return finish(hash)
    }

    private static func hash(_ word: String) -> UInt64 {
        var hash = seed
        for scalar in word.unicodeScalars {
            hash = (hash ^ UInt64(Scalar(value: scalar.value, length: 1).folded)) &* prime
        }
        return finish(hash)
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    private static func finish(_ hash: UInt64) -> UInt64 {
        let mixed = hash ^ (hash >> 32)
        return mixed == 0 ? 1 : mixed
    }
}
