// The kinds by range. The scripts of the supported languages are exact; others by block, which is enough to keep words
// together and to see where a sentence ends. Tables of the standard library would cost 20 ns a scalar.

extension ScalarKind {
    /// The kind of any scalar.
    @inlinable @inline(__always)
    public init(scalar value: UInt32) {
        // The two commonest kinds first: most calls ask about running text.
        if value &- 0x61 < 26 {
            self = .lower
        } else if value == 0x20 {
            self = .space
        } else {
            self = value < 0x80 ? ScalarKind(ascii: UInt8(value)) : ScalarKind.beyondASCII(value)
        }
    }

    /// The kind of an ASCII byte.
    @inlinable @inline(__always)
    public init(ascii byte: UInt8) {
        switch byte {
        case 0x61...0x7A: self = .lower
        case 0x41...0x5A: self = .upper
        case 0x30...0x39: self = .digit
        case 0x20, 0x09: self = .space
        case 0x0A...0x0D, 0x1C...0x1F: self = .newline
        case 0x2E, 0x21, 0x3F: self = .terminator
        case 0x28, 0x5B, 0x7B: self = .opener
        case 0x29, 0x5D, 0x7D: self = .closer
        case 0x22, 0x27, 0x60: self = .quote
        case 0x2D: self = .hyphen
        case 0x24: self = .currency
        case 0x23, 0x25, 0x26, 0x2A, 0x2C, 0x2F, 0x3A, 0x3B, 0x40, 0x5C: self = .punctuation
        default: self = .symbol
        }
    }

    @usableFromInline
    static func beyondASCII(_ value: UInt32) -> ScalarKind {
        switch value {
        case 0x80..<0xC0: latin1Symbol(value)
        case 0xC0...0x24F: latin(value)
        case 0x250...0x2FF: .lower
        case 0x300...0x36F: .mark
        case 0x370...0x3FF: greek(value)
        case 0x400...0x52F: cyrillic(value)
        case 0x530..<0x1E00: middle(value)
        case 0x1E00...0x1EFF: value & 1 == 0 ? .upper : .lower
        case 0x1F00...0x1FFF: .lower
        case 0x2000...0x206F: generalPunctuation(value)
        case 0x20A0...0x20CF: .currency
        case 0x20D0...0x20FF: .mark
        case 0x2100..<0x2C00: [0x25A0, 0x25AA, 0x25B6, 0x25B8, 0x25BA, 0x25C6, 0x25CB, 0x25CF, 0x25E6].contains(value) ? .bullet : .symbol
        case 0x3000...0x303F: ideographicPunctuation(value)
        default: far(value)
        }
    }

    private static func latin1Symbol(_ value: UInt32) -> ScalarKind {
        switch value {
        case 0x85: .newline
        case 0xA0: .space
        case 0xA1, 0xBF, 0xAB: .opener
        case 0xBB: .closer
        case 0xA2...0xA5: .currency
        case 0xAA, 0xB5, 0xBA: .lower
        case 0xAD: .mark
        case 0xB7: .bullet
        default: .symbol
        }
    }

    private static func latin(_ value: UInt32) -> ScalarKind {
        switch value {
        case 0xD7, 0xF7: .symbol
        case 0xC0...0xDE: .upper
        case 0xDF...0xFF: .lower
        case 0x139...0x148, 0x179...0x17E: value & 1 == 1 ? .upper : .lower
        case 0x178: .upper
        case 0x138, 0x149, 0x17F: .lower
        case 0x100...0x177, 0x1DE...0x1EF, 0x1F8...0x24F: value & 1 == 0 ? .upper : .lower
        case 0x1CD...0x1DC: value & 1 == 1 ? .upper : .lower
        default: .lower
        }
    }

    private static func greek(_ value: UInt32) -> ScalarKind {
        switch value {
        case 0x386, 0x388...0x38F, 0x391...0x3AB: .upper
        case 0x37E: .terminator
        case 0x387: .punctuation
        default: .lower
        }
    }

    private static func cyrillic(_ value: UInt32) -> ScalarKind {
        switch value {
        case 0x400...0x42F: .upper
        case 0x430...0x45F: .lower
        case 0x483...0x489: .mark
        case 0x4C0: .upper
        case 0x4C1...0x4CE: value & 1 == 1 ? .upper : .lower
        default: value & 1 == 0 ? .upper : .lower
        }
    }

    /// From Armenian to Mongolian.
    private static func middle(_ value: UInt32) -> ScalarKind {
        switch value {
        case 0x531...0x556: .upper
        case 0x561...0x587: .lower
        // ։ ؟ ۔ । ॥ ။ ። ፧
        case 0x589, 0x61F, 0x6D4, 0x964, 0x965, 0x104A, 0x104B, 0x1362, 0x1367, 0x17D4: .terminator
        case 0x55A...0x55F, 0x60C, 0x61B, 0x66A...0x66D, 0x1361, 0x1363...0x1366: .punctuation
        case 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6ED: .mark
        case 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F: .digit
        default: .letter
        }
    }

    private static func generalPunctuation(_ value: UInt32) -> ScalarKind {
        switch value {
        case 0x2000...0x200B, 0x202F, 0x205F, 0x2060: .space
        case 0x200C...0x200F, 0x202A...0x202E, 0x2061...0x206F: .mark
        case 0x2010, 0x2011: .hyphen
        case 0x2012...0x2015: .dash
        case 0x2018, 0x201A, 0x201B, 0x201C, 0x201E, 0x201F, 0x2039: .opener
        case 0x2019, 0x201D, 0x203A: .closer
        case 0x2022, 0x2023, 0x2043: .bullet
        case 0x2024...0x2026, 0x203C, 0x203D, 0x2047...0x2049: .terminator
        case 0x2028, 0x2029: .newline
        case 0x2030, 0x2031: .punctuation
        default: .symbol
        }
    }

    private static func ideographicPunctuation(_ value: UInt32) -> ScalarKind {
        switch value {
        case 0x3000: .space
        case 0x3001: .punctuation
        case 0x3002: .terminator
        case 0x3005...0x3007: .ideograph
        case 0x3008...0x3011, 0x3014...0x301B: value & 1 == 0 ? .opener : .closer
        default: .symbol
        }
    }

    /// From Glagolitic to the end.
    private static func far(_ value: UInt32) -> ScalarKind {
        switch value {
        case 0x2C00..<0x2E00, 0x3040..<0x3400, 0xA000..<0xD800, 0xF900..<0xFB50: value >= 0xF900 && value < 0xFB00 ? .ideograph : .letter
        case 0x2E00..<0x3000: .symbol
        case 0x3400..<0xA000, 0x20000..<0x32000: .ideograph
        case 0xFB50..<0xFDF0, 0xFE70..<0xFEFF: .letter
        case 0xFE00...0xFE0F, 0xFE20...0xFE2F, 0xE0100...0xE01EF, 0x1F3FB...0x1F3FF: .mark
        case 0xFEFF: .space
        case 0xFF01, 0xFF0E, 0xFF1F, 0xFF61: .terminator
        case 0xFF08: .opener
        case 0xFF09: .closer
        case 0xFF10...0xFF19: .digit
        case 0xFF21...0xFF3A: .upper
        case 0xFF41...0xFF5A: .lower
        case 0xFF66...0xFFDC: .letter
        case 0xFF00..<0xFF66: .punctuation
        case 0x10000..<0x1D000: .letter
        case 0x1D400..<0x1D800: .lower
        default: .symbol
        }
    }
}
