internal import UTF8Bytes

/// What cleaning asks of scalars, which it keeps as numbers.
extension Scalar {
    /// White space, line breaks and what else leaves no ink.
    static func isBlank(_ value: UInt32) -> Bool { value <= 0x20 || ScalarKind(scalar: value).isSpace }

    /// An ASCII digit.
    static func isDigit(_ value: UInt32) -> Bool { value &- 0x30 < 10 }

    /// Whether a scalar may stand inside a word: letters with their marks, but no joiner or selector of emoji.
    static func isLetter(_ value: UInt32) -> Bool {
        let kind = ScalarKind(scalar: value)
        return kind.isLetter || kind == .mark && value < 0x2000
    }

    /// A capital letter.
    static func isCapital(_ value: UInt32) -> Bool { ScalarKind(scalar: value) == .upper }

    /// A small letter for a capital.
    static func folded(_ value: UInt32) -> UInt32 { Scalar(value: value, length: 1).folded }
}

extension Bytes {
    /// The scalar that starts at an offset, taken apart.
    @inline(__always)
    func decoded(at offset: Int) -> (value: UInt32, length: Int) {
        let scalar = scalar(at: offset)
        return (scalar.value, scalar.length)
    }
}
