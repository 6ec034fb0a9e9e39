/// Lower case by bytes: ASCII, Latin-1, Latin Extended-A and Cyrillic; any other scalar stays as it is.
enum WordFolding {
    /// Appends the lower-cased bytes of a word to `out`. O(n).
    static func append(_ word: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        var at = 0
        while at < word.count {
            let byte = word[at]
            if byte < 0x80 {
                out.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                at += 1
            } else if byte >= 0xC3, byte <= 0xD2, at + 1 < word.count {
                appendScalar(folded(UInt32(byte & 0x1F) << 6 | UInt32(word[at + 1] & 0x3F)), to: &out)
                at += 2
            } else if byte == 0xE2, at + 2 < word.count, word[at + 1] == 0x80, word[at + 2] == 0x99 {
                // The typographic apostrophe is the plain one to a feature.
                out.append(0x27)
                at += 3
            } else {
                out.append(byte)
                at += 1
            }
        }
    }

    /// Whether a word starts with a capital letter of these scripts.
    static func startsUpper(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let byte = word.first else { return false }
        if byte < 0x80 { return byte &- 0x41 < 26 }
        guard byte >= 0xC3, byte <= 0xD2, word.count > 1 else { return false }
        let scalar = UInt32(byte & 0x1F) << 6 | UInt32(word[1] & 0x3F)
        return folded(scalar) != scalar
    }

    /// The lower-case form of a scalar of two bytes; it has two bytes, too.
    private static func folded(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0xC0...0xDE where scalar != 0xD7: scalar + 32
        case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1 ? scalar + 1 : scalar
        // ı and İ, ĸ, ŉ, Ÿ, ſ have no partner beside them.
        case 0x130, 0x131, 0x138, 0x149, 0x178, 0x17F: scalar
        case 0x100...0x177: scalar & 1 == 0 ? scalar + 1 : scalar
        case 0x400...0x40F: scalar + 80
        case 0x410...0x42F: scalar + 32
        case 0x48A...0x4BF: scalar & 1 == 0 ? scalar + 1 : scalar
        default: scalar
        }
    }

    private static func appendScalar(_ scalar: UInt32, to out: inout [UInt8]) {
        out.append(UInt8(0xC0 | scalar >> 6))
        out.append(UInt8(0x80 | scalar & 0x3F))
    }
}
