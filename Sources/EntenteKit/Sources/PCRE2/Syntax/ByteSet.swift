/// A set of bytes.
struct ByteSet: Sendable, Hashable {
    private var words = SIMD4<UInt64>()

    static let all = ByteSet(0...255)
    static let ascii = ByteSet(0...0x7F)
    /// The bytes of scalars beyond ASCII.
    static let high = ByteSet(0x80...0xFF)
    /// The bytes of the scalars U+0080 to U+00FF, which locale tables may count among letters or spaces.
    static let latin = ByteSet(0x80...0xC3)
    static let digits = ByteSet(0x30...0x39)
    static let upper = ByteSet(0x41...0x5A)
    static let lower = ByteSet(0x61...0x7A)
    static let letters = upper.union(lower)
    static let spaces = ByteSet(0x09...0x0D).union(ByteSet(0x20...0x20))

    init() {}

    init(_ bytes: ClosedRange<UInt8>) { for byte in bytes { insert(byte) } }

    var isEmpty: Bool { words == SIMD4() }

    func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0 }

    mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

    func union(_ other: ByteSet) -> ByteSet {
        var result = self
        result.words |= other.words
        return result
    }

    func intersection(_ other: ByteSet) -> ByteSet {
        var result = self
        result.words &= other.words
        return result
    }

    func subtracting(_ other: ByteSet) -> ByteSet {
        var result = self
        result.words &= ~other.words
        return result
    }

    /// With the partners that caseless matching may accept: both cases of letters, and whatever may fold across ASCII.
    var caseClosed: ByteSet {
        var result = self
        if !intersection(.letters).isEmpty {
            for byte in UInt8(0x41)...0x5A where contains(byte) || contains(byte | 0x20) {
                result.insert(byte)
                result.insert(byte | 0x20)
            }
            // The Kelvin sign and the long s fold to ASCII, and ASCII to them.
            result = result.union(.high)
        }
        return intersection(.high).isEmpty ? result : result.union(.high).union(.letters)
    }
}
