internal import UTF8Bytes

/// What stands round an article on a page: menus, share buttons, notices. Phrases, matched without regard to case.
struct Furniture: Sendable {
    /// How a line betrays itself.
    enum Finding: Equatable { case none, furniture, caption, byline, dateline, keywords }

    private let phrases = PhraseIndex(Furniture.lines(Phrases.whole))
    private let starts = PhraseIndex(Furniture.lines(Phrases.starts))
    private let contents = PhraseIndex(Furniture.lines(Phrases.contents))
    private let credits = PhraseIndex(Furniture.lines(Phrases.credits))
    private let bylines = PhraseIndex(Phrases.bylines.map { Array($0.utf8) })

    /// What a line is by itself.
    func finding(_ text: Bytes, _ line: Line) -> Finding {
        if line.words == 0 { return line.digits > 0 || line.count <= 3 || line.separators > 0 ? .furniture : isRule(text, line) ? .furniture : .none }
        if isCaption(text, line) { return .caption }
        if isWhole(text, line) { return .furniture }
        if line.words <= (line.isFinished ? 14 : 25), !line.startsSmall, starts.any(text, at: line.start, line.end) {
            return .furniture
        }
        if line.words <= 40, !line.startsSmall, contents.any(text, in: line.start..<line.end) { return .furniture }
        if line.head == 0xA9 { return .furniture }
        if isDateline(line) { return .dateline }
        if isByline(text, line) { return .byline }
        if isKeywords(line) { return .keywords }
        return .none
    }

    // MARK: Forms

    /// `* * *`, `-----`.
    private func isRule(_ text: Bytes, _ line: Line) -> Bool {
        (line.start..<line.end).allSatisfy { text.base[$0] < 0x41 || text.base[$0] == 0x5F || text.base[$0] == 0x7E }
    }

    /// The line is nothing but known phrases, digits and marks: `See AllAdvertisement`, `FacebookTwitterEmail`, `0shares`.
    private func isWhole(_ text: Bytes, _ line: Line) -> Bool {
        // A small start and a full stop or a colon: the end of a sentence that a line break has cut.
        guard line.count <= 160, !(line.startsSmall && (line.isFinished || line.last == 0x3A)) else { return false }
        var at = line.start
        var found = false
        while at < line.end {
            let (value, length) = text.decoded(at: at)
            guard Scalar.isLetter(value) else { at += length; continue }
            guard let count = phrases.longest(text, at: at, line.end) else { return false }
            // `and` and its like only join what is furniture.
            if count > 3 || !Phrases.glue.contains(where: { isSame($0, text, at, count) }) { found = true }
            at += count
        }
        return found
    }

    /// `Photo: AFP` at the end or the start of a line.
    private func isCaption(_ text: Bytes, _ line: Line) -> Bool {
        guard line.words <= 90, !line.startsSmall else { return false }
        return credits.any(text, in: line.start..<line.end) { at, count in
            if at == line.start { return line.words <= 25 }
            let words = (at + count..<line.end).reduce(0) { text.base[$1] == 0x20 && $1 > at + count ? $0 + 1 : $0 }
            return words <= 8
        }
    }

    private func isDateline(_ line: Line) -> Bool {
        // `8. maj 2024.` ends in a full stop as an ordinal does.
        let isOpen = !line.isFinished || line.last == 0x2E && line.words <= 2 && line.words == line.dating
        return isOpen && line.dating > 0 && line.words <= 14 && line.digits > 0 && line.words - line.dating <= (line.words > 5 ? 1 : 0)
    }

    /// `By Jane Smith`, `Written by Jane Smith and John Jones`.
    private func isByline(_ text: Bytes, _ line: Line) -> Bool {
        guard line.words <= 9, !line.isFinished, line.capitalised * 3 >= line.words * 2 - 1, line.words >= 2 else { return false }
        return bylines.any(text, at: line.start, line.end)
    }

    /// `Serbia, Vucic, Kazakhstan`: short names between commas, and no sentence.
    private func isKeywords(_ line: Line) -> Bool {
        line.commas >= 2 && !line.isFinished && line.stops == 0 && line.last != 0x3A && line.last != 0x2C
            && line.words <= 30 && line.words <= (line.commas + 1) * 3 && line.capitalised * 3 >= line.words * 2 && line.digits == 0
    }

    // MARK: Matching

    private func isSame(_ word: [UInt8], _ text: Bytes, _ offset: Int, _ count: Int) -> Bool {
        word.count == count && word.indices.allSatisfy { text.base[offset + $0] | 0x20 == word[$0] }
    }

    private static func lines(_ list: String) -> [[UInt8]] {
        list.split(separator: "\n").map { Array($0.lowercased().utf8) }
    }
}
