internal import CByteBlocks

/// Eight bytes at a time ("SIMD within a register"). The tests set the high bit
/// of matching bytes; bits above the first match may be wrong, so only the
/// lowest one is ever used.
@usableFromInline
enum ByteScan {
    @usableFromInline static var ones: UInt64 { @inlinable @inline(__always) get { 0x0101_0101_0101_0101 } }
    @usableFromInline static var highs: UInt64 { @inlinable @inline(__always) get { 0x8080_8080_8080_8080 } }

    /// Marks bytes that cannot stand unescaped in a string: `"`, `\`, below 0x20.
    @inlinable @inline(__always)
    static func specials(_ word: UInt64) -> UInt64 {
        let quote = word ^ (ones &* 0x22)
        let backslash = word ^ (ones &* 0x5C)
        let control = word &- (ones &* 0x20)
        return ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash | control & ~word) & highs
    }

    @inlinable @inline(__always)
    static func load(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
    }

    /// Whether one byte is special in the sense of ``specials(_:)``.
    @inlinable @inline(__always)
    static func isSpecial(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

    /// The first special byte from `start` on, or `end`.
    @inlinable @inline(__always)
    static func nextSpecial(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        guard start &+ 16 <= end else { return nextSpecialNearEnd(base, start, end) }
        // Most strings are short.
        let first = specials(load(base + start))
        if first != 0 { return start &+ first.trailingZeroBitCount &>> 3 }
        let second = specials(load(base + start + 8))
        if second != 0 { return start &+ 8 &+ second.trailingZeroBitCount &>> 3 }
        return nextSpecialFar(base, start &+ 16, end)
    }

    @usableFromInline
    static func nextSpecialFar(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var at = start
        while at &+ 64 <= end {
            let plain = plainPrefix(base + at)
            if plain < 64 { return at &+ plain }
            at &+= 64
        }
        return nextSpecialNearEnd(base, at, end)
    }

    @usableFromInline
    static func nextSpecialNearEnd(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var at = start
        while at &+ 8 <= end {
            let found = specials(load(base + at))
            if found != 0 { return at &+ found.trailingZeroBitCount &>> 3 }
            at &+= 8
        }
        while at < end, !isSpecial(base[at]) { at &+= 1 }
        return at
    }

    /// How many of 64 bytes stand before the first special one.
    @inline(__always)
    static func plainPrefix(_ pointer: UnsafePointer<UInt8>) -> Int {
        entente_byte_block_at(pointer).json_specials.trailingZeroBitCount
    }
}
