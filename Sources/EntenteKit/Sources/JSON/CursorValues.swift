extension JSONCursor {
    /// Reads `true` or `false`.
    @inlinable
    public mutating func readBool() throws(JSONError) -> Bool {
        if try peekByte() == UInt8(ascii: "t") {
            try readWord("true")
            return true
        }
        try readWord("false")
        return false
    }

    /// Consumes `null` if it comes next; false otherwise, with nothing consumed but white space.
    @inlinable
    public mutating func readNull() throws(JSONError) -> Bool {
        guard try peekByte() == UInt8(ascii: "n") else { return false }
        try readWord("null")
        return true
    }

    @usableFromInline
    mutating func readWord(_ word: StaticString) throws(JSONError) {
        let start = at
        for index in 0..<word.utf8CodeUnitCount {
            guard at < end else { throw JSONError(.unexpectedEnd, offset: end) }
            guard base[at] == word.utf8Start[index] else {
                throw JSONError(at == start ? .wrongType : .unexpectedByte, offset: at)
            }
            at += 1
        }
    }

    /// Validates the next value, of whatever kind, and moves past it.
    public mutating func skipValue() throws(JSONError) {
        switch try peekKind() {
        case .string:
            at += 1
            at = ByteScan.nextSpecial(base, at, end)
            try skipStringRest()
            at += 1
        case .number: _ = try scanNumber()
        case .bool: _ = try readBool()
        case .null: _ = try readNull()
        case .array:
            try beginArray()
            while try hasNext() { try skipValue() }
        case .object:
            try beginObject()
            while try nextKey() != nil { try skipValue() }
        }
    }

    /// Like ``skipValue()``, returning the value's bytes as they stand.
    ///
    /// - Returns: a view onto the input, which can be copied into a `JSONWriter` with `raw(_:)`.
    public mutating func readRaw() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
        _ = try peekByte()
        let start = at
        try skipValue()
        return UnsafeBufferPointer(start: base + start, count: at - start)
    }

    /// Reads the next value as a tree; duplicate keys are an error here.
    public mutating func readValue() throws(JSONError) -> JSONValue {
        switch try peekKind() {
        case .string: return .string(try readString())
        case .number: return .number(String(decoding: try readNumberBytes(), as: UTF8.self))
        case .bool: return .bool(try readBool())
        case .null:
            _ = try readNull()
            return .null
        case .array:
            var elements: [JSONValue] = []
            try beginArray()
            while try hasNext() { elements.append(try readValue()) }
            return .array(elements)
        case .object:
            var object = JSONObject()
            try beginObject()
            while let key = try nextKey() {
                let value = try readValue()
                guard object.insert(value, forNew: key.string) else {
                    throw JSONError(.duplicateKey, offset: key.offset)
                }
            }
            return .object(object)
        }
    }
}

/// Reads a whole JSON text as a tree.
public enum JSONParser {
    /// The value `bytes` hold, and nothing besides.
    ///
    /// - Parameters:
    ///   - maxDepth: deepest nesting accepted, at most 1024.
    ///   - maxSize: longest input accepted, in bytes.
    /// - Throws: ``JSONError`` with a byte offset.
    public static func parse(
        _ bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int = 128, maxSize: Int = .max
    ) throws(JSONError) -> JSONValue {
        var cursor = try JSONCursor(bytes, maxDepth: maxDepth, maxSize: maxSize)
        let value = try cursor.readValue()
        try cursor.finish()
        return value
    }

    /// The value an array of bytes holds; otherwise as the other overload.
    public static func parse(
        _ bytes: [UInt8], maxDepth: Int = 128, maxSize: Int = .max
    ) throws(JSONError) -> JSONValue {
        try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
            try parse(buffer, maxDepth: maxDepth, maxSize: maxSize)
        }
    }

    /// The value a string holds; otherwise as the other overloads.
    public static func parse(_ text: String, maxDepth: Int = 128) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8), maxDepth: maxDepth)
    }
}
