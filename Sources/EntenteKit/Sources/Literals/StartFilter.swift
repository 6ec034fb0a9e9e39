/// Tells quickly that no literal begins at a position.
///
/// Literals of four bytes and more are entered by a hash of their first four
/// bytes, shorter ones by their first two. If any literal is caseless the hash
/// ignores bit 5 of each byte, so that both cases of a letter are one entry.
/// Bitmaps stay within the cache.
@usableFromInline
final class StartFilter: Sendable {
    @usableFromInline nonisolated(unsafe) let quads: UnsafeMutablePointer<UInt64>
    /// Bit `first | second << 8`.
    @usableFromInline nonisolated(unsafe) let pairs: UnsafeMutablePointer<UInt64>
    /// How far to shift a hash to get a bit number.
    @usableFromInline let shift: UInt32
    @usableFromInline let hasShort: Bool
    /// Bits the hash ignores.
    @usableFromInline let fold: UInt32
    let byteCount: Int

    init(_ literals: [LiteralScanner.Literal]) {
        // About one bit in eight set at most, as far as 32 KiB allow.
        let bits = literals.count < 8192 ? 16 : 18
        shift = UInt32(32 - bits)
        let words = 1 << (bits - 6)
        byteCount = (words + 1024) * 8
        quads = .allocate(capacity: words)
        quads.initialize(repeating: 0, count: words)
        pairs = .allocate(capacity: 1024)
        pairs.initialize(repeating: 0, count: 1024)
        hasShort = literals.contains { $0.bytes.count < 4 }
        fold = literals.contains(where: \.isCaseless) ? 0x2020_2020 : 0
        for literal in literals {
            if literal.bytes.count < 4 { enterPair(literal) } else { enterQuad(literal.bytes) }
        }
    }

    deinit {
        quads.deallocate()
        pairs.deallocate()
    }

    private func enterQuad(_ bytes: [UInt8]) {
        let word = bytes.prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let bit = Int(StartFilter.hash(word | fold) &>> shift)
        quads[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    private func enterPair(_ literal: LiteralScanner.Literal) {
        func spellings(_ byte: UInt8) -> [UInt8] {
            let lower = byte | 32
            return literal.isCaseless && (97...122).contains(lower) ? [lower, lower ^ 32] : [byte]
        }
        let anything: [UInt8] = Array(0...255)
        for first in spellings(literal.bytes[0]) {
            for second in literal.bytes.count == 1 ? anything : spellings(literal.bytes[1]) {
                let bit = Int(first) | Int(second) << 8
                pairs[bit >> 6] |= 1 << UInt64(bit & 63)
            }
        }
    }

    @inlinable @inline(__always)
    static func hash(_ word: UInt32) -> UInt32 { word &* 0x9E37_79B1 }
}
