/// A view of a text's bytes that answers 0 outside its bounds, with what cleaning must know of a scalar.
///
/// It is valid only inside the closure that handed out the buffer.
struct TextBytes {
    let base: UnsafePointer<UInt8>
    let count: Int

    /// A view of a whole buffer; `nil` for an empty one, which has no address.
    init?(_ buffer: UnsafeBufferPointer<UInt8>) {
        guard let base = buffer.baseAddress, !buffer.isEmpty else { return nil }
        self.base = base
        count = buffer.count
    }

    /// The byte at an offset, 0 before the start and after the end.
    @inline(__always)
    subscript(offset: Int) -> UInt8 {
        UInt(bitPattern: offset) < UInt(bitPattern: count) ? base[offset] : 0
    }

    /// The scalar that starts at an offset, and its length.
    @inline(__always)
    func scalar(at offset: Int) -> (value: UInt32, length: Int) {
        let first = self[offset]
        if first < 0x80 { return (UInt32(first), 1) }
        let b1 = UInt32(self[offset + 1] & 0x3F)
        if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | b1, 2) }
        let b2 = UInt32(self[offset + 2] & 0x3F)
        if first < 0xF0 { return (UInt32(first & 0x0F) << 12 | b1 << 6 | b2, 3) }
        return (UInt32(first & 0x07) << 18 | b1 << 12 | b2 << 6 | UInt32(self[offset + 3] & 0x3F), 4)
    }

    /// The offset of the scalar that ends before an offset.
    func start(before offset: Int) -> Int {
        var at = offset - 1
        while at > 0, self[at] & 0xC0 == 0x80 { at -= 1 }
        return at
    }

    /// The first offset in `from..<limit` that holds no blank, else `limit`.
    func skipBlanks(_ from: Int, _ limit: Int) -> Int {
        var at = from
        while at < limit {
            let (value, length) = scalar(at: at)
            guard TextBytes.isBlank(value) else { break }
            at += length
        }
        return min(at, limit)
    }

    /// The end of `from..<to` without blanks at its end.
    func trimEnd(_ from: Int, _ to: Int) -> Int {
        var at = to
        while at > from {
            let before = start(before: at)
            guard TextBytes.isBlank(scalar(at: before).value) else { break }
            at = before
        }
        return max(at, from)
    }

    static func isBlank(_ value: UInt32) -> Bool {
        value <= 0x20 || value == 0xA0 || value == 0x85 || value == 0x3000 || value == 0xFEFF
            || (value >= 0x2000 && value <= 0x200B) || value == 0x2028 || value == 0x2029 || value == 0x202F || value == 0x2060
    }

    static func isDigit(_ value: UInt32) -> Bool { value &- 0x30 < 10 }

    /// Whether a scalar may stand inside a word: by blocks, exact for the scripts of Europe.
    static func isLetter(_ value: UInt32) -> Bool {
        if value < 0x80 { return (value | 0x20) &- 0x61 < 26 }
        if value < 0xC0 { return value == 0xAA || value == 0xB5 || value == 0xBA || value == 0xAD }
        if value < 0x2000 { return value != 0xD7 && value != 0xF7 && value != 0x60C && value != 0x61F && value != 0x964 }
        if value < 0x2C00 { return false }
        return !(value >= 0x3000 && value < 0x3040) && !(value >= 0xFE00 && value < 0xFE70) && !(value >= 0xFF00 && value < 0xFF10) && value < 0x1F000
            || (value >= 0x20000 && value < 0x32000)
    }

    /// Whether a letter is a capital, in Latin, Greek and Cyrillic.
    static func isCapital(_ value: UInt32) -> Bool {
        switch value {
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x391...0x3AB, 0x400...0x42F: true
        case 0x139...0x148, 0x179...0x17E: value & 1 == 1
        case 0x100...0x177, 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F, 0x1E00...0x1EFF: value & 1 == 0
        default: false
        }
    }

    /// Lower case for the same scripts.
    static func folded(_ value: UInt32) -> UInt32 {
        guard isCapital(value) else { return value == 0x2019 ? 0x27 : value }
        switch value {
        case 0x41...0x5A, 0xC0...0xDE, 0x391...0x3AB, 0x410...0x42F: return value + 32
        case 0x400...0x40F: return value + 80
        default: return value + 1
        }
    }
}
