/// Decides where the rules say nothing: whether a sentence ends before a word though no mark ends it.
protocol BoundaryJudge {
    /// Whether a sentence starts at the context's place.
    func accepts(_ context: BoundaryContext) -> Bool
}

/// The cheap tests before a judge is asked. In running text nearly every word fails them.
enum BoundaryGate {
    /// Whether a judge should be asked about `offset`, which has a blank before it.
    ///
    /// Between two plain words there is nothing to go by; behind a period the rules know better, except before a small
    /// letter; a colon announces the rest of its sentence; a bracketed number is a reference.
    @inline(__always)
    static func isOpen(_ bytes: Bytes, _ offset: Int) -> Bool {
        let before = bytes[offset - 2]
        let first = bytes[offset]
        if first | 0x20 &- 0x61 < 26 {
            if before &- 0x61 < 26 || before <= 0x20 || before >= 0x80 && bytes.kind(before: offset - 1).isWord { return false }
            let isFinal = before == 0x2E || before == 0x21 || before == 0x3F
            return first >= 0x61 ? isFinal : before != 0x2E && before != 0x3A
        }
        return first != 0x5B && first > 0x20 && before > 0x20 && before != 0x2C && before != 0x2E
    }
}
