extension JSONCursor {
    /// Reads a string and appends its bytes, unescaped, to `buffer`.
    ///
    /// - Complexity: O(n); runs without escapes are copied whole.
    @inlinable
    public mutating func readString(appendingTo buffer: inout [UInt8]) throws(JSONError) {
        try expect(0x22, .wrongType)
        while true {
            let start = at
            at = ByteScan.nextSpecial(base, at, end)
            if at > start {
                buffer.append(contentsOf: UnsafeBufferPointer(start: base + start, count: at &- start))
            }
            guard at < end else { throw JSONError(.unexpectedEnd, offset: end) }
            switch base[at] {
            case 0x22:
                at &+= 1
                return
            case 0x5C: try appendEscape(to: &buffer)
            default: throw JSONError(.controlCharacter, offset: at)
            }
        }
    }

    /// Reads a string.
    public mutating func readString() throws(JSONError) -> String {
        try expect(0x22, .wrongType)
        let start = at
        at = ByteScan.nextSpecial(base, at, end)
        if at < end, base[at] == 0x22 {
            at += 1
            return String(decoding: UnsafeBufferPointer(start: base + start, count: at - 1 - start), as: UTF8.self)
        }
        at = start - 1
        var bytes: [UInt8] = []
        try readString(appendingTo: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// One escape, from its backslash on.
    @usableFromInline
    mutating func appendEscape(to buffer: inout [UInt8]) throws(JSONError) {
        guard at + 1 < end else { throw JSONError(.unexpectedEnd, offset: end) }
        let byte = base[at + 1]
        if byte == UInt8(ascii: "u") { return append(try readUnicodeEscape(), to: &buffer) }
        guard let plain = JSONCursor.simpleEscape(byte) else { throw JSONError(.invalidEscape, offset: at) }
        at += 2
        buffer.append(plain)
    }

    private static func simpleEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case 0x22, 0x5C, 0x2F: byte
        default: nil
        }
    }

    /// The scalar of `\uXXXX` or of a surrogate pair of them.
    private mutating func readUnicodeEscape() throws(JSONError) -> UInt32 {
        let start = at
        let first = try readHexadecimal()
        guard first & 0xF800 == 0xD800 else { return first }
        guard first < 0xDC00, at + 1 < end, base[at] == 0x5C, base[at + 1] == UInt8(ascii: "u") else {
            throw JSONError(.loneSurrogate, offset: start)
        }
        let second = try readHexadecimal()
        guard second & 0xFC00 == 0xDC00 else { throw JSONError(.loneSurrogate, offset: start) }
        return 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
    }

    /// Four hexadecimal digits after `\u`.
    private mutating func readHexadecimal() throws(JSONError) -> UInt32 {
        guard at + 6 <= end else { throw JSONError(.unexpectedEnd, offset: end) }
        var value: UInt32 = 0
        for index in at + 2..<at + 6 {
            let byte = base[index]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46, 0x61...0x66: value = value << 4 | UInt32((byte | 0x20) - 0x57)
            default: throw JSONError(.invalidEscape, offset: at)
            }
        }
        at += 6
        return value
    }

    private func append(_ scalar: UInt32, to buffer: inout [UInt8]) {
        guard let scalar = Unicode.Scalar(scalar) else { return }
        buffer.append(contentsOf: UTF8.encode(scalar)!)
    }

    /// Validates the rest of a string from its first special byte; stops at the closing quote.
    @usableFromInline
    mutating func skipStringRest() throws(JSONError) {
        while at < end {
            switch base[at] {
            case 0x22: return
            case 0x5C:
                guard at + 1 < end else { throw JSONError(.unexpectedEnd, offset: end) }
                if base[at + 1] == UInt8(ascii: "u") {
                    _ = try readUnicodeEscape()
                } else {
                    guard JSONCursor.simpleEscape(base[at + 1]) != nil else {
                        throw JSONError(.invalidEscape, offset: at)
                    }
                    at += 2
                }
            default: throw JSONError(.controlCharacter, offset: at)
            }
            at = ByteScan.nextSpecial(base, at, end)
        }
        throw JSONError(.unexpectedEnd, offset: end)
    }
}
