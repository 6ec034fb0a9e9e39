/// The spellings PCRE2's UTF caseless matching accepts for a scalar, as far as
/// they are certain; a test compares every entry with PCRE2 itself.
enum CaseFolding {
    /// All spellings, or nil when the reader does not know them.
    static func spellings(of scalar: Unicode.Scalar) -> [LiteralBytes]? {
        let plain = LiteralBytes(bytes: Array(UTF8.encode(scalar)!), caseless: false)
        switch scalar.value {
        case 0x41...0x5A, 0x61...0x7A:
            let ascii = LiteralBytes(bytes: plain.bytes, caseless: true)
            // LONG S and KELVIN SIGN fold to ASCII.
            switch scalar.value | 32 {
            case 0x73: return [ascii, LiteralBytes(bytes: [0xC5, 0xBF], caseless: false)]
            case 0x6B: return [ascii, LiteralBytes(bytes: [0xE2, 0x84, 0xAA], caseless: false)]
            default: return [ascii]
            }
        case 0...0x7F: return [plain]
        case 0xB5, 0xC5, 0xE5, 0xDF, 0xFF: return nil  // µ å ß ÿ have partners outside Latin-1
        case 0xA0...0xBF, 0xD7, 0xF7: return [plain]
        case 0xC0...0xFE: return [plain, other(scalar.value ^ 0x20)]
        case 0x05D0...0x05EA, 0x0620...0x064A: return [plain]  // Hebrew, Arabic
        case 0x2010...0x2027, 0x20AC: return [plain]  // dashes, quotes, euro
        case 0x3040...0x30FF, 0x4E00...0x9FFF: return [plain]  // kana, CJK
        default: return nil
        }
    }

    private static func other(_ value: UInt32) -> LiteralBytes {
        LiteralBytes(bytes: Array(UTF8.encode(Unicode.Scalar(value)!)!), caseless: false)
    }
}
