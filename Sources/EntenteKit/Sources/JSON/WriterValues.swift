extension JSONWriter {
    /// `null`
    @inlinable
    public mutating func null() { word("null") }

    /// `true` or `false`
    @inlinable
    public mutating func bool(_ value: Bool) { word(value ? "true" : "false") }

    @inlinable
    mutating func word(_ text: StaticString) {
        separate()
        put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// A finished JSON value, copied as it is; the caller answers for it.
    @inlinable
    public mutating func raw(_ bytes: UnsafeBufferPointer<UInt8>) {
        separate()
        put(bytes)
    }

    /// An integer.
    @inlinable
    public mutating func number(_ value: Int) {
        separate()
        putDigits(value)
    }

    /// A double in the fewest digits that read back as the same double, whole
    /// numbers without `.0`. JSON has no infinities and no NaN: those become `null`.
    public mutating func number(_ value: Double) {
        guard value.isFinite else { return null() }
        separate()
        if value.magnitude < 9_007_199_254_740_992, putShortDecimal(value) { return }
        var text = value.description
        if text.hasSuffix(".0") { text.removeLast(2) }
        text.withUTF8 { put($0) }
    }

    /// Writes a double of at most six decimals from integers, skipping the
    /// general algorithm: `n / 10^k` is exactly rounded, so if it gives back
    /// the value, those digits are right, and the smallest `k` is the shortest.
    private mutating func putShortDecimal(_ value: Double) -> Bool {
        if value == 0, value.sign == .minus {
            put(0x2D)
            put(0x30)
            return true
        }
        let whole = Int(value)
        if Double(whole) == value {
            putDigits(whole)
            return true
        }
        // Below this Swift writes an exponent, and six decimals rarely suffice.
        guard value.magnitude >= 1e-4, value.magnitude < 1e9 else { return false }
        var (scale, decimals) = (10.0, 1)
        while decimals <= 6 {
            // Integer conversion instead of rounded(), which would need libm.
            let scaled = Int(value.magnitude * scale + 0.5)
            if Double(scaled) / scale == value.magnitude {
                putDecimal(scaled, Int(scale), decimals, negative: value < 0)
                return true
            }
            scale *= 10
            decimals += 1
        }
        return false
    }

    private mutating func putDecimal(_ scaled: Int, _ scale: Int, _ decimals: Int, negative: Bool) {
        if negative { put(0x2D) }
        putDigits(scaled / scale)
        put(0x2E)
        reserve(decimals)
        var fraction = scaled % scale
        for place in stride(from: decimals - 1, through: 0, by: -1) {
            storage[used + place] = UInt8(0x30 + fraction % 10)
            fraction /= 10
        }
        used += decimals
    }

    /// `[first,second]`, the form of the longest columns of a document.
    public mutating func pair(_ first: UInt32, _ second: UInt32) {
        reserve(26)
        if needsComma { putReserved(0x2C) }
        putReserved(0x5B)
        putReserved(digitsOf: first)
        putReserved(0x2C)
        putReserved(digitsOf: second)
        putReserved(0x5D)
        needsComma = true
    }

    @inline(__always)
    private mutating func putReserved(_ byte: UInt8) {
        storage[used] = byte
        used &+= 1
    }

    @inline(__always)
    private mutating func putReserved(digitsOf value: UInt32) {
        var length = 1
        if value >= 100_000 {
            length = JSONWriter.digitCount(UInt(value))
        } else {
            length &+= (value >= 10 ? 1 : 0) &+ (value >= 100 ? 1 : 0) &+ (value >= 1000 ? 1 : 0) &+ (value >= 10_000 ? 1 : 0)
        }
        var rest = value
        var place = used &+ length
        used = place
        repeat {
            place &-= 1
            storage[place] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
    }

    /// Digits of an integer, without a comma.
    @inlinable
    mutating func putDigits(_ value: Int) {
        reserve(20)
        var rest = value.magnitude
        if value < 0 {
            storage[used] = 0x2D
            used &+= 1
        }
        let length = JSONWriter.digitCount(rest)
        var place = used &+ length
        used = place
        // Two digits a division.
        while rest >= 100 {
            let pair = UInt8(truncatingIfNeeded: rest % 100)
            rest /= 100
            place &-= 2
            storage[place] = 0x30 &+ pair / 10
            storage[place &+ 1] = 0x30 &+ pair % 10
        }
        let last = UInt8(truncatingIfNeeded: rest)
        if last >= 10 { storage[place &- 2] = 0x30 &+ last / 10 }
        storage[place &- 1] = 0x30 &+ last % 10
    }

    @inlinable
    static func digitCount(_ value: UInt) -> Int {
        var (count, bound) = (1, UInt(10))
        while value >= bound {
            count &+= 1
            if count == 20 { break }
            bound &*= 10
        }
        return count
    }

    /// A tree.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let flag): bool(flag)
        case .number(var text): text.withUTF8 { raw($0) }
        case .string(let text): string(text)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object {
                key(member.key)
                self.value(member.value)
            }
            endObject()
        }
    }
}
