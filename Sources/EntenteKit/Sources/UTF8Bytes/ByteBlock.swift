public import CByteBlocks

/// 64 bytes of a text as sets of bits, bit `i` for the byte `i` places on: what a loop that walks from one interesting
/// byte to the next reads instead of bytes.
///
/// A set costs about a quarter of an instruction a byte, one that is not read nothing.
@frozen
public struct ByteBlock {
    @usableFromInline let masks: entente_byte_block

    /// The sets of 64 bytes from an address on.
    @inlinable @inline(__always)
    init(_ address: UnsafePointer<UInt8>) { masks = entente_byte_block_at(address) }

    /// ASCII letters.
    @inlinable public var letters: UInt64 { masks.letters }
    /// ASCII capitals.
    @inlinable public var capitals: UInt64 { masks.capitals }
    /// ASCII digits.
    @inlinable public var digits: UInt64 { masks.digits }
    /// ASCII controls, the space and DEL.
    @inlinable public var blanks: UInt64 { masks.blanks }
    /// The space.
    @inlinable public var spaces: UInt64 { masks.spaces }
    /// Line feed, vertical tab, form feed and carriage return.
    @inlinable public var breaks: UInt64 { masks.breaks }
    /// Where a sentence may end: `!`, `.`, `?`, `)`, also `>` and `/`, controls up to U+000F, and first bytes of scalars
    /// beyond ASCII without those of U+0080…U+033F and of Greek to Armenian (U+0380…U+057F). One set is cheaper than six.
    @inlinable public var stops: UInt64 { masks.stops }
    /// Where a word may end: ASCII letters, digits, all bytes of scalars beyond ASCII; also `:`, `;`, `<`, `=`, `>`, `?`, `@`,
    /// `[`, backslash, `]`, `^`, `_`, the backtick, `{`, `|`, `}`, `~` and DEL. One comparison is cheaper than three.
    @inlinable public var wordEnds: UInt64 { masks.word_ends }
    /// All bytes of scalars beyond ASCII.
    @inlinable public var beyondASCII: UInt64 { masks.beyond_ascii }
}

extension Bytes {
    /// The 64 bytes from an offset on. Bytes beyond the text are blanks.
    @inlinable @inline(__always)
    public func block(at offset: Int) -> ByteBlock {
        offset &+ 64 <= count ? ByteBlock(base + offset) : lastBlock(at: offset)
    }

    /// The block that the text ends in, read from a copy: the bytes behind the text are not ours to touch.
    @usableFromInline @inline(never)
    func lastBlock(at offset: Int) -> ByteBlock {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { copy in
            copy.initialize(repeating: 0)
            if offset < count { copy.baseAddress!.update(from: base + offset, count: count - offset) }
            return ByteBlock(copy.baseAddress!)
        }
    }
}

extension UInt64 {
    /// The bits from one on, that one included; none from 64 on.
    @inlinable @inline(__always)
    public static func bits(from first: Int) -> UInt64 { first < 64 ? ~0 &<< UInt64(truncatingIfNeeded: first) : 0 }
}
