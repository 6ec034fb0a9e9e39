import EntenteKit
internal import UTF8Bytes

/// Finds labels such as `Q:`, `Wikinews:` or `President Vučić:` at the start of paragraphs.
struct SpeakerLabels {
    /// A label that stands before a turn.
    struct Label {
        let range: TextRange
        /// Of its folded words.
        let hash: UInt64
        /// Whether its words name a role.
        let isRole: Bool
        /// Whether it can only be the one who asks.
        let isAsker: Bool
    }

    let text: Bytes
    let vocabulary: Vocabulary

    /// The label of a line: one to four capitalised words before a colon.
    func label(_ line: Line) -> Label? {
        var at = line.start
        var words = 0
        var hash = Vocabulary.seed
        var isRole = false, isAsker = false
        while at < line.end, at - line.start < 60 {
            let (value, length) = text.decoded(at: at)
            if value == 0x3A || value == 0xFF1A {
                guard words > 0, at + length < line.end, !Scalar.isDigit(text.scalar(at: at + length).value), text[at + 1] != 0x2F else { return nil }
                return Label(range: TextRange(line.start, at), hash: hash, isRole: isRole, isAsker: isAsker)
            }
            if Scalar.isLetter(value) {
                guard Scalar.isCapital(value), words < 4 else { return nil }
                var wordHash = Vocabulary.seed
                while at < line.end, Scalar.isLetter(text.scalar(at: at).value) || text[at] == 0x27 || text[at] == 0x2D {
                    wordHash = Vocabulary.extend(wordHash, text.scalar(at: at).value)
                    at += text.scalar(at: at).length
                }
                hash = (hash ^ wordHash) &* 0x100_0000_01B3
                let flags = vocabulary[wordHash]
                if flags.contains(.role) { isRole = true }
                if flags.contains(.asker) { isAsker = true }
                words += 1
            } else {
                guard value == 0x20 || value == 0x2E || value == 0xA0 else { return nil }
                at += length
            }
        }
        return nil
    }
}
