internal import UTF8Bytes

/// A fixed set of words with flags, looked up by the bytes of a text regardless of case, without making a string.
///
/// Open addressing on a hash of the folded scalars. The hash stands for the word: with some hundred words a false hit has
/// odds of 1 in 10¹⁴, and would cost one boundary. Tables are constants of the program: their memory is never
/// given back, so that rules that hold one are plain values, copied without counting references.
struct WordTable: @unchecked Sendable {
    /// 48 bits of a hash above the flags; 0 where there is no word. Small, since a lookup is mostly the wait for its slot.
    private let slots: UnsafeMutablePointer<UInt64>
    private let mask: Int

    /// A table of words; flags of a word that is given twice are joined.
    init(_ words: [(word: String, flags: UInt16)]) {
        var size = 16
        while size < words.count * 2 { size *= 2 }
        mask = size - 1
        slots = .allocate(capacity: size)
        slots.initialize(repeating: 0, count: size)
        for (word, flags) in words { insert(WordTable.hash(word), flags) }
    }

    /// The flags of the word in a range of bytes; 0 if it is not listed.
    func flags(_ bytes: Bytes, _ start: Int, _ end: Int) -> UInt16 {
        self[WordTable.hash(bytes, start, end)]
    }

    /// The flags of a hash.
    subscript(hash: UInt64) -> UInt16 {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            if (slots[slot] ^ hash) >> 16 == 0 { return UInt16(truncatingIfNeeded: slots[slot]) }
            slot = (slot + 1) & mask
        }
        return 0
    }

    private func insert(_ hash: UInt64, _ flags: UInt16) {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0, (slots[slot] ^ hash) >> 16 != 0 { slot = (slot + 1) & mask }
        slots[slot] |= hash & ~0xFFFF | UInt64(flags)
    }

    // MARK: Hashes

    /// The hash of a word in a text. Up to eight ASCII bytes, which is most words, are hashed as one number.
    static func hash(_ bytes: Bytes, _ start: Int, _ end: Int) -> UInt64 {
        let length = end - start
        if length <= 8, length > 0, start + 8 <= bytes.count {
            let word = UnsafeRawPointer(bytes.base + start).loadUnaligned(as: UInt64.self).littleEndian
            let own = word & (~0 >> UInt64(64 - 8 * length))
            if own & 0x8080_8080_8080_8080 == 0 { return finish(folded(own)) }
        }
        var hash = WordHash()
        var at = start
        while at < end {
            let scalar = bytes.scalar(at: at)
            hash.append(scalar.folded)
            at += scalar.length
        }
        return finish(hash.value)
    }

    private static func hash(_ word: String) -> UInt64 {
        var hash = WordHash()
        for scalar in word.unicodeScalars { hash.append(Scalar(value: scalar.value, length: 1).folded) }
        return finish(hash.value)
    }

    /// Eight ASCII bytes with their capitals made small: a byte is a capital if adding carries it over `A` but not over `Z`.
    private static func folded(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let capitals = (word + ones * (0x80 - 0x41)) & ~(word + ones * (0x80 - 0x5B)) & (ones * 0x80)
        return word | capitals >> 2
    }

    /// Mixed well enough for slots to use the low bits.
    private static func finish(_ hash: UInt64) -> UInt64 {
        let product = hash.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}

/// Folded scalars one by one: as they are while eight ASCII ones suffice, else FNV-1a.
private struct WordHash {
    private var packed: UInt64 = 0
    private var long: UInt64 = 0xCBF2_9CE4_8422_2325
    private var count: UInt64 = 0
    private var isLong = false

    mutating func append(_ scalar: UInt32) {
        isLong = isLong || count == 8 || scalar >= 0x80
        if !isLong { packed |= UInt64(scalar) << (8 * count) }
        count += 1
        long = (long ^ UInt64(scalar)) &* 0x100_0000_01B3
    }

    var value: UInt64 { isLong ? long : packed }
}
