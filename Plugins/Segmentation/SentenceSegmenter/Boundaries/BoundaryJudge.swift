internal import UTF8Bytes

/// Decides where the rules say nothing: whether a sentence ends before a word though no mark ends it.
protocol BoundaryJudge {
    /// Whether a sentence starts at the context's place.
    func accepts(_ context: BoundaryContext) -> Bool
}

/// The cheap tests before a judge is asked. In running text nearly every word fails them.
enum BoundaryGate {
    /// Whether a judge should be asked about `offset`, which has a blank before it, in a sentence from `start`.
    ///
    /// Between two plain words there is nothing to go by; behind a period the rules know better, except before a small
    /// letter; a colon announces the rest of its sentence; a comma may end a greeting, but not a clause; a bracketed
    /// number is a reference.
    static func isOpen(_ bytes: Bytes, _ offset: Int, start: Int) -> Bool {
        let before = bytes[offset - 2]
        let first = bytes[offset]
        if before <= 0x20 { return false }
        let isLetter = first | 0x20 &- 0x61 < 26
        if isLetter, before &- 0x61 < 26 || before >= 0x80 && bytes.kind(before: offset - 1).isWord { return false }
        switch before {
        case 0x2E: return isLetter && first >= 0x61
        case 0x21, 0x3F: return isLetter
        case 0x2C: return isLetter && first < 0x61 && offset - start <= longestGreeting
        case 0x3A: return !isLetter
        case 0x61...0x7A: return first != 0x5B && startsProud(bytes, offset - 2, start)
        default: return first != 0x5B && first < 0x61
        }
    }

    /// In bytes.
    private static let longestGreeting = 40

    /// Whether the word that ends at an offset starts with anything but a small letter.
    private static func startsProud(_ bytes: Bytes, _ offset: Int, _ start: Int) -> Bool {
        var at = offset
        while at > start, bytes.base[at - 1] > 0x20 { at -= 1 }
        return bytes.base[at] &- 0x61 >= 26
    }
}
