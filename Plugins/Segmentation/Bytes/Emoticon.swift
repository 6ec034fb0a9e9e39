internal import UTF8Bytes

/// Faces made of punctuation, such as `:-)`.
enum Emoticon {
    /// Whether one ends before an offset, with a blank or nothing in front of it.
    static func ends(_ bytes: Bytes, before end: Int) -> Bool {
        for length in 2...4 where end >= length {
            let start = end - length
            guard start == 0 || bytes[start - 1] <= 0x20 else { continue }
            if self.length(bytes, at: start) == length { return true }
        }
        return false
    }

    /// The length of the emoticon at an offset; 0 if there is none: eyes, perhaps a nose, a mouth.
    static func length(_ bytes: Bytes, at offset: Int) -> Int {
        let first = bytes[offset]
        if first == 0x3C, bytes[offset + 1] == 0x33 { return 2 }
        if first == 0x28, bytes[offset + 1] == 0x3A, bytes[offset + 2] != 0x2D { return bytes[offset + 2] <= 0x20 ? 2 : 0 }
        guard first == 0x3A || first == 0x3B || first == 0x3D else { return 0 }
        let tear = bytes[offset + 1] == 0x27 ? 1 : 0
        let nose = bytes[offset + 1 + tear] == 0x2D ? 1 : 0
        let mouth = bytes[offset + 1 + tear + nose]
        switch mouth {
        case 0x28, 0x29: return 2 + tear + nose
        // D P p O o | must not start a word, / not a path.
        case 0x44, 0x50, 0x70, 0x4F, 0x6F, 0x7C, 0x2A, 0x33:
            let after = bytes.kind(at: offset + 2 + tear + nose)
            return first == 0x3D || after.isWord || after == .digit ? 0 : 2 + tear + nose
        default: return 0
        }
    }
}
