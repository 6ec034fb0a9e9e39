/// What the name search asks of scalars, as tables made on first use.
struct ScalarTables: Sendable {
    /// The only one.
    static let shared = ScalarTables()

    /// 0: ASCII that is part of no word; 1: ASCII letter or digit; 2: first byte of a longer scalar.
    nonisolated(unsafe) let byteClass: UnsafePointer<UInt8>
    /// Bits of the scalars below U+10000 that are letters, digits or marks.
    nonisolated(unsafe) private let words: UnsafePointer<UInt64>
    /// Lower case of the scalars below U+2000, where it is a single scalar beyond ASCII.
    nonisolated(unsafe) private let lower: UnsafePointer<UInt16>

    // Never freed: they live as long as the process.
    private init() {
        let classes = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in 0..<256 {
            let scalar = Unicode.Scalar(UInt8(byte))
            let isWord = byte < 0x80 && (scalar.properties.isAlphabetic || UInt8(byte).isDigit)
            classes[byte] = byte >= 0x80 ? 2 : isWord ? 1 : 0
        }
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: 1024)
        words.initialize(repeating: 0, count: 1024)
        for value in UInt32(0)..<0x10000 {
            guard let scalar = Unicode.Scalar(value), Self.isWord(scalar) else { continue }
            words[Int(value >> 6)] |= 1 << UInt64(value & 63)
        }
        let lower = UnsafeMutablePointer<UInt16>.allocate(capacity: 0x2000)
        for value in UInt32(0)..<0x2000 { lower[Int(value)] = Self.lowered(value) }
        (byteClass, self.words, self.lower) = (UnsafePointer(classes), UnsafePointer(words), UnsafePointer(lower))
    }

    /// Whether a scalar is part of words: a letter, a digit, or a mark on one.
    @inline(__always)
    func isWord(_ value: UInt32) -> Bool {
        value < 0x10000
            ? words[Int(value >> 6)] &>> UInt64(value & 63) & 1 != 0
            : Unicode.Scalar(value).map(Self.isWord) ?? false
    }

    /// The lower case of a scalar, as far as it is one scalar.
    @inline(__always)
    func lowercase(_ value: UInt32) -> UInt32 { value < 0x2000 ? UInt32(lower[Int(value)]) : value }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
            .nonspacingMark, .spacingMark, .enclosingMark:
            true
        default: false
        }
    }

    private static func lowered(_ value: UInt32) -> UInt16 {
        guard let scalar = Unicode.Scalar(value), scalar.properties.isUppercase else { return UInt16(value) }
        let mapped = scalar.properties.lowercaseMapping.unicodeScalars
        // The Kelvin sign would become a plain k, and names would have to wait for it at each k.
        guard mapped.count == 1, let first = mapped.first, first.value < 0x10000, first.isASCII == scalar.isASCII
        else { return UInt16(value) }
        return UInt16(first.value)
    }
}

/// The scalar at a byte of valid UTF-8, and its length in bytes.
@inline(__always)
func decodeScalar(_ text: UnsafePointer<UInt8>, _ at: Int) -> (value: UInt32, length: Int) {
    let lead = UInt32(text[at])
    func next(_ offset: Int) -> UInt32 { UInt32(text[at + offset] & 0x3F) }
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | next(1), 2) }
    if lead < 0xF0 { return ((lead & 0x0F) << 12 | next(1) << 6 | next(2), 3) }
    return ((lead & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
}
