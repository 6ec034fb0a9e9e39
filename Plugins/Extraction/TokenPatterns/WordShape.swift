/// How a word is written: `X` a capital, `x` any other letter, `9` a run of digits, anything else as it is.
///
/// A single letter is `X` or `x`, a run of them `XX` or `xx`: `Serbia` is `Xxx`, `It` is `Xx`, `NATO` is `XX`, `G7` is
/// `X9`, `2024` is `9`, `U.S.` is `X.X.`. Combining marks do not count.
struct WordShape: Sendable, Hashable {
    let bytes: [UInt8]
    /// Ends with `*`: any shape that begins like this.
    let isPrefix: Bool

    /// A shape as a pattern writes it; nil if no word can have it.
    init?(_ text: String) {
        var bytes = Array(text.utf8)
        isPrefix = bytes.last == UInt8(ascii: "*") && bytes.count > 1
        if isPrefix { bytes.removeLast() }
        self.bytes = bytes
        guard !bytes.isEmpty else { return nil }
        // A shape of a shape is itself, so what changes was none.
        var again: [UInt8] = []
        bytes.withUnsafeBufferPointer { Self.append($0, 0, $0.count, to: &again) }
        let letters = bytes.allSatisfy { byte in
            let isLetter = byte &- 0x41 < 26 || byte &- 0x61 < 26
            let isDigit = byte &- 0x30 < 10
            return (!isLetter || byte == 0x58 || byte == 0x78) && (!isDigit || byte == 0x39)
        }
        if again != bytes || !letters { return nil }
    }

    /// Whether a word of this shape is meant.
    func matches(_ shape: [UInt8]) -> Bool { isPrefix ? shape.starts(with: bytes) : shape == bytes }

    /// Appends the shape of a stretch of text. O(length).
    static func append(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, to out: inout [UInt8]) {
        guard let base = text.baseAddress else { return }
        let first = out.count
        var at = start
        while at < end {
            let (value, length) = decodeScalar(base, at)
            at += length
            guard let symbol = symbol(value) else { continue }
            if symbol == 0 {
                out += text[(at - length)..<at]
                continue
            }
            let limit = symbol == 0x39 ? 1 : 2
            var run = 0
            while run < limit, out.count - run > first, out[out.count - run - 1] == symbol { run += 1 }
            if run < limit { out.append(symbol) }
        }
    }

    /// 0 for what stands for itself, nil for what does not count.
    private static func symbol(_ value: UInt32) -> UInt8? {
        if value < 0x80 {
            switch UInt8(value) {
            case 0x41...0x5A: return 0x58
            case 0x61...0x7A: return 0x78
            case 0x30...0x39: return 0x39
            default: return 0
            }
        }
        guard let properties = Unicode.Scalar(value)?.properties else { return 0 }
        switch properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: return 0x58
        case .lowercaseLetter, .modifierLetter, .otherLetter: return 0x78
        case .decimalNumber: return 0x39
        case .nonspacingMark, .spacingMark, .enclosingMark: return nil
        default: return 0
        }
    }
}
