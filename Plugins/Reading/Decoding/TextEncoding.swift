public import EntenteKit

/// Encodings that text files come in, under the names of the Encoding Standard.
public enum TextEncoding: String, SettingChoice {
    case utf8 = "utf-8"
    case utf16 = "utf-16"
    case utf16le = "utf-16le"
    case utf16be = "utf-16be"
    case windows1250 = "windows-1250"
    case windows1251 = "windows-1251"
    case windows1252 = "windows-1252"
    case latin1 = "iso-8859-1"
    case latin2 = "iso-8859-2"
    case cyrillic = "iso-8859-5"
    case latin9 = "iso-8859-15"
    case koi8r = "koi8-r"

    /// What each byte stands for; `nil` for the encodings of Unicode.
    var table: [UInt32]? {
        switch self {
        case .utf8, .utf16, .utf16le, .utf16be: nil
        case .windows1250: ByteTables.windows1250
        case .windows1251: ByteTables.windows1251
        // As browsers do: what calls itself Latin-1 is Windows-1252.
        case .windows1252, .latin1: ByteTables.windows1252
        case .latin2: ByteTables.latin2
        case .cyrillic: ByteTables.cyrillic
        case .latin9: ByteTables.latin9
        case .koi8r: ByteTables.koi8
        }
    }
}

/// A file's text as UTF-8, and where each piece of it stood in the file.
struct DecodedFile {
    var bytes: [UInt8] = []
    var origin = OriginMap()

    /// Decodes a file; a byte order mark at its head is left out.
    ///
    /// - Throws: ``StageError`` with code `badText`, the offset in the file, and the encoding that the bytes look like.
    init(_ raw: [UInt8], _ encoding: TextEncoding) throws(StageError) {
        guard raw.count < 1 << 31 else { throw StageError(.limit, "the file is larger than 2 GiB", hint: "split it") }
        switch encoding {
        case .utf8: try readUTF8(raw)
        case .utf16: try readUTF16(raw, isBigEndian: raw.starts(with: [0xFE, 0xFF]))
        case .utf16le: try readUTF16(raw, isBigEndian: false)
        case .utf16be: try readUTF16(raw, isBigEndian: true)
        default: readBytes(raw, encoding.table!)
        }
    }

    private mutating func readUTF8(_ raw: [UInt8]) throws(StageError) {
        let mark = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        // Validated with its mark, so that a message counts bytes as the file does.
        do { _ = try Text(validating: raw) } catch { throw EncodingGuess.explain(error, raw) }
        bytes = mark == 0 ? raw : Array(raw.dropFirst(mark))
        origin.add(text: bytes.count, raw: mark..<raw.count)
    }

    private mutating func readBytes(_ raw: [UInt8], _ table: [UInt32]) {
        bytes.reserveCapacity(raw.count + raw.count / 4)
        for (at, byte) in raw.enumerated() { append(table[Int(byte)], raw: at..<(at + 1)) }
    }

    private mutating func readUTF16(_ raw: [UInt8], isBigEndian: Bool) throws(StageError) {
        let hasMark = raw.starts(with: isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE])
        let unit = { (at: Int) in UInt32(raw[at + (isBigEndian ? 0 : 1)]) << 8 | UInt32(raw[at + (isBigEndian ? 1 : 0)]) }
        bytes.reserveCapacity(raw.count)
        var at = hasMark ? 2 : 0
        while at + 1 < raw.count {
            var value = unit(at), length = 2
            if value & 0xF800 == 0xD800 {
                guard value < 0xDC00, at + 3 < raw.count, unit(at + 2) & 0xFC00 == 0xDC00 else {
                    throw StageError(
                        .badText, "the text is not valid UTF-16 at byte \(at): half a surrogate pair",
                        hint: "is the byte order right? utf-16le and utf-16be say it", offset: at)
                }
                value = 0x10000 + ((value & 0x3FF) << 10) + (unit(at + 2) & 0x3FF)
                length = 4
            }
            append(value, raw: at..<(at + length))
            at += length
        }
        guard at == raw.count else {
            throw StageError(.badText, "the UTF-16 text ends in the middle of a character", hint: "the file may be cut off", offset: at)
        }
    }

    private mutating func append(_ value: UInt32, raw: Range<Int>) {
        let count = bytes.count
        UTF8.put(Unicode.Scalar(value) ?? "\u{FFFD}") { bytes.append($0) }
        origin.add(text: bytes.count - count, raw: raw)
    }
}

extension UTF8 {
    /// Hands over the bytes of a scalar one by one.
    @inline(__always)
    static func put(_ scalar: Unicode.Scalar, _ put: (UInt8) -> Void) {
        let value = scalar.value
        switch value {
        case 0..<0x80: put(UInt8(value))
        case 0x80..<0x800: put(UInt8(0xC0 | value >> 6)); put(UInt8(0x80 | value & 0x3F))
        case 0x800..<0x10000:
            put(UInt8(0xE0 | value >> 12)); put(UInt8(0x80 | value >> 6 & 0x3F)); put(UInt8(0x80 | value & 0x3F))
        default:
            put(UInt8(0xF0 | value >> 18)); put(UInt8(0x80 | value >> 12 & 0x3F))
            put(UInt8(0x80 | value >> 6 & 0x3F)); put(UInt8(0x80 | value & 0x3F))
        }
    }
}
