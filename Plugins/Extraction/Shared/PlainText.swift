internal import EntenteKit

/// Sentences and tokens of an example's text, by rules plain enough to predict by eye.
///
/// A sentence ends behind `.`, `!` or `?` before white space; a token is a run of letters and digits, or one other mark.
/// What is pointed inside a word (`U.S.`, `3.5`) stays one.
enum PlainText {
    /// Cuts a text. O(n).
    static func cut(_ bytes: [UInt8]) -> (sentences: [TextRange], tokens: [TextRange]) {
        var tokens: [TextRange] = [], sentences: [TextRange] = []
        var first = 0, at = 0
        while at < bytes.count {
            if bytes[at] <= 0x20 {
                at += 1
                continue
            }
            let start = at
            at += 1
            if isWord(bytes[start]) {
                while at < bytes.count, isWord(bytes[at]) || isInner(bytes, at) { at += 1 }
            }
            tokens.append(TextRange(start, at))
            let isMark = at - start == 1 && [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(bytes[start])
            if isMark && (at == bytes.count || bytes[at] <= 0x20) {
                sentences.append(TextRange(Int(tokens[first].start), at))
                first = tokens.count
            }
        }
        if first < tokens.count { sentences.append(TextRange(tokens[first].start, tokens[tokens.count - 1].end)) }
        return (sentences, tokens)
    }

    private static func isWord(_ byte: UInt8) -> Bool { byte >= 0x80 || byte.isDigit || (byte | 0x20) &- 0x61 < 26 }

    /// A point or an apostrophe between letters or digits, a comma between digits, and the last point of `U.S.`
    private static func isInner(_ bytes: [UInt8], _ at: Int) -> Bool {
        guard bytes[at] == UInt8(ascii: ".") || bytes[at] == UInt8(ascii: ",") || bytes[at] == UInt8(ascii: "'") else { return false }
        if at + 1 < bytes.count, isWord(bytes[at + 1]) { return bytes[at] != UInt8(ascii: ",") || bytes[at + 1].isDigit }
        return bytes[at] == UInt8(ascii: ".") && at >= 2 && bytes[at - 2] == UInt8(ascii: ".")
    }
}
