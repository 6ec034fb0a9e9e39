/// A decoded Unicode scalar and its length in UTF-8 bytes.
struct Scalar {
    let value: UInt32
    let length: Int

    @inline(__always) var kind: ScalarKind { ScalarKind(scalar: value) }

    /// Lower case for the scripts whose abbreviations we list: ASCII, Latin-1, Latin Extended-A and Cyrillic.
    var folded: UInt32 {
        switch value {
        case 0x41...0x5A: value + 32
        case 0..<0xC0: value
        case 0xC0...0xDE where value != 0xD7: value + 32
        case 0x139...0x148, 0x179...0x17E: value & 1 == 1 ? value + 1 : value
        case 0x100...0x17F: value & 1 == 0 ? value + 1 : value
        case 0x400...0x40F: value + 80
        case 0x410...0x42F: value + 32
        case 0x48A...0x4BF, 0x4D0...0x52F: value & 1 == 0 ? value + 1 : value
        case 0x2019: 0x27
        default: value
        }
    }
}

/// What a scalar is to a segmenter.
enum ScalarKind: UInt8 {
    /// A blank, also a no-break or zero-width one.
    case space
    /// `\n`, `\r`, form feed, U+2028, U+2029.
    case newline
    case lower, upper
    /// A letter of a script without case.
    case letter
    /// A Han character: a word of its own.
    case ideograph
    /// A combining mark or a joiner: belongs to what stands before it.
    case mark
    case digit
    /// Ends a sentence: `.`, `!`, `?`, `…` and their relatives.
    case terminator
    case opener, closer
    /// A straight quote: opens or closes.
    case quote
    /// A hyphen.
    case hyphen
    /// A dash.
    case dash
    case currency
    /// `•` and its relatives, which start items of a list.
    case bullet
    /// Any other punctuation.
    case punctuation
    /// Anything else: mathematics, emoji, controls.
    case symbol

    var isSpace: Bool { rawValue <= ScalarKind.newline.rawValue }
    /// Whether it may stand inside a word.
    var isWord: Bool { rawValue >= ScalarKind.lower.rawValue && rawValue <= ScalarKind.mark.rawValue && self != .ideograph }
    var isLetter: Bool { rawValue >= ScalarKind.lower.rawValue && rawValue <= ScalarKind.ideograph.rawValue }
    /// A letter that may start a sentence: upper case, or of a script without case.
    var isCapital: Bool { self == .upper || self == .letter || self == .ideograph }
}
