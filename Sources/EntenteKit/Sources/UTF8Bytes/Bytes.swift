/// A view of a text's bytes that answers 0 outside its bounds, so that rules may look around without checks of their own.
///
/// It is valid only inside the closure that handed out the buffer. Offsets are UTF-8 bytes. The text is valid UTF-8; of
/// other bytes a scalar is some number, never a trap.
@frozen
public struct Bytes {
    /// The first byte.
    public let base: UnsafePointer<UInt8>
    /// How many bytes there are; at least one.
    public let count: Int

    /// A view of a whole buffer; `nil` for an empty one, which has no address.
    @inlinable
    public init?(_ buffer: UnsafeBufferPointer<UInt8>) {
        guard let base = buffer.baseAddress, !buffer.isEmpty else { return nil }
        self.base = base
        count = buffer.count
    }

    /// The byte at an offset, 0 before the start and after the end.
    @inlinable @inline(__always)
    public subscript(offset: Int) -> UInt8 {
        UInt(bitPattern: offset) < UInt(bitPattern: count) ? base[offset] : 0
    }

    /// The scalar that starts at an offset.
    @inlinable @inline(__always)
    public func scalar(at offset: Int) -> Scalar {
        let first = self[offset]
        return first < 0x80 ? Scalar(value: UInt32(first), length: 1) : longScalar(at: offset, first)
    }

    /// The scalar that ends before an offset; of value 0 at the start of the text.
    @inlinable
    public func scalar(before offset: Int) -> Scalar {
        offset <= 0 ? Scalar(value: 0, length: 1) : scalar(at: start(before: offset))
    }

    /// Where the scalar that ends before an offset starts; -1 at the start of the text.
    @inlinable
    public func start(before offset: Int) -> Int {
        var start = offset - 1
        while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
        return start
    }

    /// What stands at an offset.
    @inlinable @inline(__always)
    public func kind(at offset: Int) -> ScalarKind { scalar(at: offset).kind }

    /// What stands before an offset.
    @inlinable
    public func kind(before offset: Int) -> ScalarKind { scalar(before: offset).kind }

    @inlinable
    func longScalar(at offset: Int, _ first: UInt8) -> Scalar {
        let b1 = UInt32(self[offset + 1] & 0x3F)
        if first < 0xE0 { return Scalar(value: UInt32(first & 0x1F) << 6 | b1, length: 2) }
        let b2 = UInt32(self[offset + 2] & 0x3F)
        if first < 0xF0 { return Scalar(value: UInt32(first & 0x0F) << 12 | b1 << 6 | b2, length: 3) }
        let b3 = UInt32(self[offset + 3] & 0x3F)
        return Scalar(value: UInt32(first & 0x07) << 18 | b1 << 12 | b2 << 6 | b3, length: 4)
    }
}

extension Bytes {
    /// The first offset at or after `offset`, before `limit`, that holds no blank and no line break.
    @inlinable @inline(__always)
    public func skipSpaces(_ offset: Int, _ limit: Int) -> Int {
        // Most often there is none.
        offset < limit && base[offset] &- 0x21 < 0x5F ? offset : skipSomeSpaces(offset, limit)
    }

    @usableFromInline
    func skipSomeSpaces(_ offset: Int, _ limit: Int) -> Int {
        var at = offset
        while at < limit {
            let byte = base[at]
            if byte == 0x20 || byte == 0x0A { at += 1; continue }
            if byte > 0x20 && byte < 0x80 { break }
            let scalar = scalar(at: at)
            guard scalar.kind.isSpace else { break }
            at += scalar.length
        }
        return min(at, limit)
    }

    /// The end of `start..<end` without the blanks and line breaks at its end.
    @inlinable @inline(__always)
    public func trimEnd(_ start: Int, _ end: Int) -> Int {
        start < end && base[end - 1] &- 0x21 < 0x5F ? end : trimSomeEnd(start, end)
    }

    @usableFromInline
    func trimSomeEnd(_ start: Int, _ end: Int) -> Int {
        var at = end
        while at > start {
            let byte = base[at - 1]
            if byte > 0x20 && byte < 0x80 { break }
            let scalar = scalar(before: at)
            guard scalar.kind.isSpace else { break }
            at -= scalar.length
        }
        return max(at, start)
    }

    /// The end of the run of letters and marks that starts at an offset.
    @inlinable
    public func wordEnd(_ offset: Int, _ limit: Int) -> Int {
        var at = offset
        while true {
            while at < limit, (base[at] | 0x20) &- 0x61 < 26 { at += 1 }
            guard at < limit, base[at] >= 0x80 else { return at }
            let scalar = scalar(at: at)
            guard scalar.kind.isWord else { return at }
            at += scalar.length
            if at >= limit { return limit }
        }
    }

    /// The end of the run of ASCII digits that starts at an offset.
    @inlinable @inline(__always)
    public func digitsEnd(_ offset: Int, _ limit: Int) -> Int {
        var at = offset
        while at < limit, base[at] &- 0x30 < 10 { at += 1 }
        return at
    }

    /// Whether the bytes from an offset are those of an ASCII string.
    @inlinable @inline(__always)
    public func has(_ string: StaticString, at offset: Int) -> Bool {
        let length = string.utf8CodeUnitCount
        guard offset >= 0, offset + length <= count else { return false }
        let wanted = string.utf8Start
        for index in 0..<length where base[offset + index] != wanted[index] { return false }
        return true
    }

    /// The number of scalars in a range. O(length), eight bytes at a time.
    @inlinable
    public func scalars(_ start: Int, _ end: Int) -> Int {
        var later = 0
        var at = start
        while at + 8 <= end {
            // The high bit of each byte that is the second or later one of its scalar.
            let word = UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self)
            // Most words are ASCII, and counting bits is dear where the processor has no instruction for it.
            if word & 0x8080_8080_8080_8080 != 0 { later &+= (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount }
            at += 8
        }
        while at < end {
            later &+= base[at] & 0xC0 == 0x80 ? 1 : 0
            at += 1
        }
        return end - start - later
    }
}
