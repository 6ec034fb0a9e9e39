extension JSONWriter {
    /// A string.
    @inlinable
    public mutating func string(_ text: String) {
        separate()
        quote(text)
    }

    /// A string of bytes that are known to be valid UTF-8.
    @inlinable
    public mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
        separate()
        quote(text)
    }

    /// A member's key and its colon; one value must follow.
    @inlinable
    public mutating func key(_ name: String) {
        separate()
        quote(name)
        colon()
    }

    /// Finished JSON with its own commas, up to where a value follows: `,"start":`.
    ///
    /// Copied as it is; the caller answers for it. Of a literal, that is a few stores.
    @inlinable @inline(__always)
    public mutating func fragment(_ text: StaticString) {
        put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        needsComma = false
    }

    /// A member's key of ASCII letters, digits and the like: copied without a search for escapes.
    @inlinable
    public mutating func key(plain name: StaticString) {
        separate()
        reserve(name.utf8CodeUnitCount &+ 3)
        put(0x22)
        put(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        put(0x22)
        colon()
    }

    @inlinable @inline(__always)
    mutating func colon() {
        put(0x3A)
        needsComma = false
    }

    /// Quotes a string where it is: making it contiguous by `withUTF8` would count its references.
    @inlinable
    mutating func quote(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ quote($0) }) == nil {
            var copy = text
            copy.withUTF8 { quote($0) }
        }
    }

    /// Quotes and escapes. Searching and copying are one loop: 64 or eight bytes are
    /// stored whether or not one of them turns out to be special, and only the
    /// plain ones before it are counted.
    @usableFromInline
    mutating func quote(_ text: UnsafeBufferPointer<UInt8>) {
        let count = text.count
        reserve(count + 16)
        put(0x22)
        if let source = text.baseAddress {
            var at = 0
            while at < count {
                if at + 64 <= count {
                    (storage + used).update(from: source + at, count: 64)
                    let plain = ByteScan.plainPrefix(source + at)
                    at &+= plain
                    used &+= plain
                    if plain == 64 { continue }
                } else if at + 8 <= count {
                    let word = ByteScan.load(source + at)
                    UnsafeMutableRawPointer(storage + used).storeBytes(of: word.littleEndian, as: UInt64.self)
                    let found = ByteScan.specials(word)
                    if found == 0 {
                        at &+= 8
                        used &+= 8
                        continue
                    }
                    let plain = found.trailingZeroBitCount &>> 3
                    at &+= plain
                    used &+= plain
                }
                let byte = source[at]
                at &+= 1
                if ByteScan.isSpecial(byte) {
                    escape(byte)
                    // An escape takes up to six bytes where one was reserved.
                    reserve(count &- at &+ 16)
                } else {
                    storage[used] = byte
                    used &+= 1
                }
            }
        }
        put(0x22)
    }

    private mutating func escape(_ byte: UInt8) {
        reserve(6)
        storage[used] = 0x5C
        let short: UInt8? =
            switch byte {
            case 0x0A: UInt8(ascii: "n")
            case 0x0D: UInt8(ascii: "r")
            case 0x09: UInt8(ascii: "t")
            case 0x08: UInt8(ascii: "b")
            case 0x0C: UInt8(ascii: "f")
            case 0x22, 0x5C: byte
            default: nil
            }
        if let short {
            storage[used + 1] = short
            used += 2
            return
        }
        let digits: StaticString = "0123456789abcdef"
        storage[used + 1] = UInt8(ascii: "u")
        storage[used + 2] = 0x30
        storage[used + 3] = 0x30
        storage[used + 4] = digits.utf8Start[Int(byte >> 4)]
        storage[used + 5] = digits.utf8Start[Int(byte & 15)]
        used += 6
    }
}
