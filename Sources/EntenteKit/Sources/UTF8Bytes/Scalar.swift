/// A decoded Unicode scalar and its length in UTF-8 bytes.
@frozen
public struct Scalar {
    /// The code point.
    public let value: UInt32
    /// In bytes; 1 for what is no scalar.
    public let length: Int

    /// A scalar of a length.
    @inlinable
    public init(value: UInt32, length: Int) {
        self.value = value
        self.length = length
    }

    /// What it is.
    @inlinable @inline(__always) public var kind: ScalarKind { ScalarKind(scalar: value) }

    /// Lower case for the scripts of the supported languages: ASCII, Latin-1, Latin Extended, Greek and Cyrillic; a
    /// typographic apostrophe becomes a straight one.
    @inlinable
    public var folded: UInt32 {
        if value < 0x80 { return value &- 0x41 < 26 ? value | 0x20 : value }
        return foldedBeyondASCII
    }

    @usableFromInline
    var foldedBeyondASCII: UInt32 {
        switch value {
        case 0..<0xC0: value
        case 0xC0...0xDE where value != 0xD7: value + 32
        case 0x139...0x148, 0x179...0x17E: value & 1 == 1 ? value + 1 : value
        case 0x100...0x17F: value & 1 == 0 ? value + 1 : value
        case 0x391...0x3AB: value + 32
        case 0x400...0x40F: value + 80
        case 0x410...0x42F: value + 32
        case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F, 0x1E00...0x1EFF: value & 1 == 0 ? value + 1 : value
        case 0x2019: 0x27
        default: value
        }
    }
}
