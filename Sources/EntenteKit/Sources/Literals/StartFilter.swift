/// Tells quickly that no literal begins at a position.
///
/// Every position is looked up: literals of four bytes and more are entered by a hash of their first four bytes, shorter
/// ones by their first two. A position that passes is looked up once more by up to six bytes: among hundreds of literals
/// some begin as common words do, and the automaton costs more than either look. If any literal is caseless the hashes
/// ignore bit 5 of each byte, so that both cases of a letter are one entry. Bitmaps stay within the cache.
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
    /// The literals by a hash of their heads, and which bytes of a word the heads of each length in use are.
    @usableFromInline nonisolated(unsafe) let heads: UnsafeMutablePointer<UInt64>
    @usableFromInline nonisolated(unsafe) let masks: UnsafeMutableBufferPointer<UInt64>
    let byteCount: Int

    init(_ literals: [LiteralScanner.Literal]) {
        // About one bit in eight set at most, as far as 32 KiB allow.
        let bits = literals.count < 8192 ? 16 : 18
        shift = UInt32(32 - bits)
        let words = 1 << (bits - 6)
        func bitmap(_ words: Int) -> UnsafeMutablePointer<UInt64> {
            let bitmap = UnsafeMutablePointer<UInt64>.allocate(capacity: words)
            bitmap.initialize(repeating: 0, count: words)
            return bitmap
        }
        quads = bitmap(words)
        heads = bitmap(words)
        pairs = bitmap(1024)
        let masks = Set(literals.map { StartFilter.headMask($0.bytes.count) }).sorted(by: >)
        self.masks = .allocate(capacity: masks.count)
        _ = self.masks.initialize(from: masks)
        byteCount = (2 * words + 1024 + masks.count) * 8
        hasShort = literals.contains { $0.bytes.count < 4 }
        fold = literals.contains(where: \.isCaseless) ? 0x2020_2020 : 0
        for literal in literals {
            if literal.bytes.count < 4 { enterPair(literal) } else { enterQuad(literal.bytes) }
            enterHead(literal.bytes)
        }
    }

    deinit {
        quads.deallocate()
        pairs.deallocate()
        heads.deallocate()
        masks.deallocate()
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

    /// The part of a word of eight bytes, the first one lowest, that tells of a literal of so many bytes.
    private static func headMask(_ length: Int) -> UInt64 {
        let head = length >= 6 ? 6 : min(length, 4)
        return ~0 >> UInt64(64 - 8 * head)
    }

    private func enterHead(_ bytes: [UInt8]) {
        let word = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let bit = headBit(word, StartFilter.headMask(bytes.count))
        heads[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    @inlinable @inline(__always)
    func headBit(_ word: UInt64, _ mask: UInt64) -> Int {
        let folded = word | UInt64(fold) << 32 | UInt64(fold)
        return Int(truncatingIfNeeded: ((folded & mask) &* 0x9E37_79B9_7F4A_7C15) &>> UInt64(shift &+ 32))
    }

    /// Whether a literal may begin with the bytes of a word, the first one lowest.
    @inlinable @inline(never)
    func mayBegin(with word: UInt64) -> Bool {
        for mask in masks {
            let bit = headBit(word, mask)
            if heads[bit &>> 6] &>> UInt64(truncatingIfNeeded: bit & 63) & 1 != 0 { return true }
        }
        return false
    }

    @inlinable @inline(__always)
    static func hash(_ word: UInt32) -> UInt32 { word &* 0x9E37_79B1 }
}
