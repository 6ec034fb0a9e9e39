extension JSONCursor {
    /// What kind of value comes next.
    public enum Kind: Sendable, Hashable {
        case null, bool, number, string, array, object
    }

    /// The kind of the next value, judged by its first byte; consumes white space only.
    @inlinable
    public mutating func peekKind() throws(JSONError) -> Kind {
        switch try peekByte() {
        case 0x22: .string
        case 0x7B: .object
        case 0x5B: .array
        case 0x74, 0x66: .bool
        case 0x6E: .null
        case 0x2D, 0x30...0x39: .number
        default: throw JSONError(.unexpectedByte, offset: at)
        }
    }

    @inlinable @inline(__always)
    mutating func open(_ byte: UInt8) throws(JSONError) {
        try expect(byte, .wrongType)
        depth &+= 1
        guard depth <= maxDepth else { throw JSONError(.tooDeep, offset: at &- 1) }
        fresh = true
    }

    /// Whether another element follows; consumes a comma, or the closing byte and its level.
    @inlinable @inline(__always)
    mutating func more(until close: UInt8) throws(JSONError) -> Bool {
        let byte = try peekByte()
        let first = fresh
        fresh = false
        if byte == close {
            at &+= 1
            depth &-= 1
            return false
        }
        if first { return true }
        guard byte == 0x2C else { throw JSONError(.unexpectedByte, offset: at) }
        at &+= 1
        return true
    }

    /// Enters an object; follow with ``nextKey()`` until it returns nil.
    @inlinable
    public mutating func beginObject() throws(JSONError) { try open(0x7B) }

    /// Enters an array; follow with ``hasNext()`` until it returns false.
    @inlinable
    public mutating func beginArray() throws(JSONError) { try open(0x5B) }

    /// Whether the array has another element, which the caller then reads.
    @inlinable
    public mutating func hasNext() throws(JSONError) -> Bool { try more(until: 0x5D) }

    /// The object's next key, positioned at its value; nil at the end of the object.
    ///
    /// - Returns: a view onto the input; no allocation.
    @inlinable
    public mutating func nextKey() throws(JSONError) -> JSONKey? {
        guard try more(until: 0x7D) else { return nil }
        try expect(0x22)
        let start = at
        at = ByteScan.nextSpecial(base, at, end)
        var escaped = false
        if at >= end || base[at] != 0x22 {
            escaped = true
            try skipStringRest()
        }
        let key = JSONKey(
            raw: UnsafeBufferPointer(start: base + start, count: at &- start), isEscaped: escaped, offset: start)
        at &+= 1
        try expect(0x3A)
        return key
    }

    /// The object's next key, unescaped into `buffer`, which is emptied first.
    ///
    /// - Returns: false at the end of the object.
    public mutating func nextKey(into buffer: inout [UInt8]) throws(JSONError) -> Bool {
        guard try more(until: 0x7D) else { return false }
        buffer.removeAll(keepingCapacity: true)
        guard try peekByte() == 0x22 else { throw JSONError(.unexpectedByte, offset: at) }
        try readString(appendingTo: &buffer)
        try expect(0x3A)
        return true
    }
}

/// An object's key, as a view onto the input: valid as long as the input is.
@frozen
public struct JSONKey {
    /// The bytes between the quotes, escapes and all; valid JSON string content.
    public let raw: UnsafeBufferPointer<UInt8>
    /// Whether ``raw`` holds escapes.
    public let isEscaped: Bool
    /// Where the key begins, in bytes from the start of the input.
    public let offset: Int

    @inlinable
    init(raw: UnsafeBufferPointer<UInt8>, isEscaped: Bool, offset: Int) {
        self.raw = raw
        self.isEscaped = isEscaped
        self.offset = offset
    }

    /// Whether the key is `name`; compares bytes, without making a string.
    @inlinable
    public static func == (key: JSONKey, name: StaticString) -> Bool {
        if key.isEscaped { return key.string.utf8.elementsEqual(name.description.utf8) }
        guard key.raw.count == name.utf8CodeUnitCount else { return false }
        for index in 0..<key.raw.count where key.raw[index] != name.utf8Start[index] { return false }
        return true
    }

    /// Lets `switch key { case "text": … }` work.
    @inlinable
    public static func ~= (name: StaticString, key: JSONKey) -> Bool { key == name }

    /// The key unescaped.
    public var string: String {
        guard isEscaped else { return String(decoding: raw, as: UTF8.self) }
        // The content was validated, so reading it again with its quotes cannot fail.
        let quoted = UnsafeBufferPointer(start: raw.baseAddress! - 1, count: raw.count + 2)
        var cursor = JSONCursor(validated: quoted)
        return (try? cursor.readString()) ?? ""
    }
}
