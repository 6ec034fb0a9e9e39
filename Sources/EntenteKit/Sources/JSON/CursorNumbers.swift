extension JSONCursor {
    /// Reads an integer; `1.0` and `1e2` are refused with `notAnInteger`.
    @inlinable
    public mutating func readInt() throws(JSONError) -> Int {
        var byte = try peekByte()
        let start = at
        let negative = byte == 0x2D
        if negative {
            at &+= 1
            byte = at < end ? base[at] : 0
        }
        guard byte &- 0x30 < 10 else { throw numberError(start) }
        var value = 0
        let digits = at
        while at < end {
            let digit = base[at] &- 0x30
            guard digit < 10 else { break }
            value = value &* 10 &+ Int(digit)
            at &+= 1
        }
        // 18 digits cannot overflow; longer numbers are rare and are read again with care.
        if at &- digits > 18 { value = try readLongInt(digits, negative) } else if negative { value = 0 &- value }
        if byte == 0x30, at &- digits > 1 { throw JSONError(.invalidNumber, offset: start) }
        if at < end, base[at] == 0x2E || base[at] | 0x20 == 0x65 { throw JSONError(.notAnInteger, offset: start) }
        return value
    }

    @usableFromInline
    func numberError(_ start: Int) -> JSONError {
        if at >= end { return JSONError(.unexpectedEnd, offset: end) }
        return JSONError(at > start ? .invalidNumber : .wrongType, offset: start)
    }

    @usableFromInline
    func readLongInt(_ digits: Int, _ negative: Bool) throws(JSONError) -> Int {
        var value = 0
        for index in digits..<at {
            let digit = Int(base[index] - 0x30)
            let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
            let (next, carry) =
                negative ? scaled.subtractingReportingOverflow(digit) : scaled.addingReportingOverflow(digit)
            guard !overflow, !carry else { throw JSONError(.numberOutOfRange, offset: digits) }
            value = next
        }
        return value
    }

    /// Reads a number as the nearest double; infinity is refused with `numberOutOfRange`.
    public mutating func readDouble() throws(JSONError) -> Double {
        let token = try scanNumber()
        if let value = token.exactDouble { return value }
        let text = String(decoding: token.bytes, as: UTF8.self)
        guard let value = Double(text), value.isFinite else {
            throw JSONError(.numberOutOfRange, offset: at - token.bytes.count)
        }
        return value
    }

    /// Validates a number and returns its bytes, without judging its size.
    ///
    /// - Returns: a view onto the input.
    public mutating func readNumberBytes() throws(JSONError) -> UnsafeBufferPointer<UInt8> {
        try scanNumber().bytes
    }

    /// A number's bytes and its decimal form, if that is small.
    struct NumberToken {
        var bytes: UnsafeBufferPointer<UInt8>
        var digits: UInt64 = 0
        var digitCount = 0
        var exponent = 0
        var negative = false

        /// Exact when digits and power of ten are both exact doubles (Clinger's fast path).
        var exactDouble: Double? {
            guard digitCount <= 19, digits <= 1 << 53, abs(exponent) <= 22 else { return nil }
            let value = Double(digits)
            let scaled = exponent < 0 ? value / Self.powers[-exponent] : value * Self.powers[exponent]
            return negative ? -scaled : scaled
        }

        private static let powers: [Double] = [
            1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
            1e18, 1e19, 1e20, 1e21, 1e22,
        ]
    }

    /// Applies RFC 8259's grammar: `-? (0 | [1-9][0-9]*) (\.[0-9]+)? ([eE][+-]?[0-9]+)?`.
    mutating func scanNumber() throws(JSONError) -> NumberToken {
        var byte = try peekByte()
        let start = at
        var token = NumberToken(bytes: UnsafeBufferPointer(start: base, count: 0))
        if byte == 0x2D {
            token.negative = true
            at += 1
            byte = at < end ? base[at] : 0
        }
        guard byte &- 0x30 < 10 else { throw numberError(start) }
        let whole = scanDigits(&token)
        if byte == 0x30, whole > 1 { throw JSONError(.invalidNumber, offset: start) }
        if at < end, base[at] == 0x2E {
            at += 1
            let fraction = scanDigits(&token)
            guard fraction > 0 else { throw JSONError(at >= end ? .unexpectedEnd : .invalidNumber, offset: at) }
            token.exponent = -fraction
        }
        if at < end, base[at] | 0x20 == 0x65 { try scanExponent(&token) }
        token.bytes = UnsafeBufferPointer(start: base + start, count: at - start)
        return token
    }

    private mutating func scanDigits(_ token: inout NumberToken) -> Int {
        let start = at
        while at < end, case let digit = base[at] &- 0x30, digit < 10 {
            token.digits = token.digits &* 10 &+ UInt64(digit)
            at += 1
        }
        token.digitCount += at - start
        return at - start
    }

    private mutating func scanExponent(_ token: inout NumberToken) throws(JSONError) {
        at += 1
        var negative = false
        if at < end, base[at] == 0x2B || base[at] == 0x2D {
            negative = base[at] == 0x2D
            at += 1
        }
        let start = at
        var value = 0
        while at < end, case let digit = base[at] &- 0x30, digit < 10 {
            // Clamped: beyond this everything is zero or infinite anyway.
            value = min(value * 10 + Int(digit), 1_000_000)
            at += 1
        }
        guard at > start else { throw JSONError(at >= end ? .unexpectedEnd : .invalidNumber, offset: at) }
        token.exponent += negative ? -value : value
    }
}
