/// What a scalar is to a reader of text: a coarser sort than the general categories of Unicode, and one look-up.
@frozen
public enum ScalarKind: UInt8, Sendable {
    /// A blank, also a no-break or zero-width one.
    case space
    /// `\n`, `\r`, form feed, U+2028, U+2029.
    case newline
    /// A letter without a capital form, or in its small form.
    case lower
    /// A capital letter.
    case upper
    /// A letter of a script without case.
    case letter
    /// A Han character: a word of its own.
    case ideograph
    /// A combining mark or a joiner: belongs to what stands before it.
    case mark
    /// A decimal digit of any script.
    case digit
    /// Ends a sentence: `.`, `!`, `?`, `…` and their relatives.
    case terminator
    /// An opening bracket or quote.
    case opener
    /// A closing bracket or quote.
    case closer
    /// A straight quote: opens or closes.
    case quote
    /// A hyphen.
    case hyphen
    /// A dash.
    case dash
    /// A currency sign.
    case currency
    /// `•` and its relatives, which start items of a list.
    case bullet
    /// Any other punctuation.
    case punctuation
    /// Anything else: mathematics, emoji, controls.
    case symbol

    /// Whether it is a blank or a line break.
    @inlinable public var isSpace: Bool { rawValue <= ScalarKind.newline.rawValue }
    /// Whether it may stand inside a word.
    @inlinable public var isWord: Bool { rawValue >= ScalarKind.lower.rawValue && rawValue <= ScalarKind.mark.rawValue && self != .ideograph }
    /// Whether it is a letter of any script.
    @inlinable public var isLetter: Bool { rawValue >= ScalarKind.lower.rawValue && rawValue <= ScalarKind.ideograph.rawValue }
    /// A letter that may start a sentence: upper case, or of a script without case.
    @inlinable public var isCapital: Bool { self == .upper || self == .letter || self == .ideograph }
}
