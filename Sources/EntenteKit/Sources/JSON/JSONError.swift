/// Why bytes are not the JSON that was asked for, and where.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: String, Sendable, Hashable {
        case unexpectedEnd, unexpectedByte, trailingContent
        case invalidUTF8, controlCharacter, invalidEscape, loneSurrogate
        case invalidNumber, numberOutOfRange, notAnInteger
        case tooDeep, tooLarge, duplicateKey, wrongType
    }

    /// What went wrong.
    public let code: Code
    /// Where, in bytes from the start of the input.
    public let offset: Int

    @inlinable
    public init(_ code: Code, offset: Int) {
        self.code = code
        self.offset = offset
    }

    /// The failure in words, without its place.
    public var message: String {
        switch code {
        case .unexpectedEnd: "the JSON ends too early"
        case .unexpectedByte: "this byte cannot stand here"
        case .trailingContent: "something follows the end of the value"
        case .invalidUTF8: "not valid UTF-8"
        case .controlCharacter: "a control character in a string must be escaped"
        case .invalidEscape: "no such escape"
        case .loneSurrogate: "half of a surrogate pair"
        case .invalidNumber: "not a JSON number"
        case .numberOutOfRange: "the number is too large"
        case .notAnInteger: "expected an integer"
        case .tooDeep: "arrays and objects are nested too deeply"
        case .tooLarge: "the input is too large"
        case .duplicateKey: "the object has this key twice"
        case .wrongType: "a value of another type was expected"
        }
    }

    public var description: String { "\(message) (at byte \(offset))" }
}
