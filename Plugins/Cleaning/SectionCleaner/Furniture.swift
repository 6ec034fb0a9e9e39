/// What stands round an article on a page: menus, share buttons, notices. Phrases, matched without regard to case.
struct Furniture: Sendable {
    /// How a line betrays itself.
    enum Finding: Equatable { case none, furniture, caption, byline, dateline, keywords }

    private let phrases: [UInt8: [[UInt8]]]
    private let starts: [[UInt8]]
    private let contents: [[UInt8]]
    private let credits: [[UInt8]]
    private let bylines: [[UInt8]]

    init() {
        phrases = Dictionary(grouping: Furniture.lines(Phrases.whole).sorted { $0.count > $1.count }, by: { $0[0] })
        starts = Furniture.lines(Phrases.starts)
        contents = Furniture.lines(Phrases.contents)
        credits = Furniture.lines(Phrases.credits)
        bylines = Phrases.bylines.map { Array($0.utf8) }
    }

    /// What a line is by itself.
    func finding(_ text: TextBytes, _ line: Line) -> Finding {
        if line.words == 0 { return line.digits > 0 || line.count <= 3 || line.separators > 0 ? .furniture : isRule(text, line) ? .furniture : .none }
        if isCaption(text, line) { return .caption }
        if isWhole(text, line) { return .furniture }
        if line.words <= (line.isFinished ? 14 : 25), !line.startsSmall, starts.contains(where: { has($0, text, at: line.start, line.end) }) {
            return .furniture
        }
        if line.words <= 40, !line.startsSmall, contents.contains(where: { find($0, text, line) }) { return .furniture }
        if line.head == 0xA9 { return .furniture }
        if isDateline(line) { return .dateline }
        if isByline(text, line) { return .byline }
        if isKeywords(line) { return .keywords }
        return .none
    }

    // MARK: Forms

    /// `* * *`, `-----`.
    private func isRule(_ text: TextBytes, _ line: Line) -> Bool {
        (line.start..<line.end).allSatisfy { text.base[$0] < 0x41 || text.base[$0] == 0x5F || text.base[$0] == 0x7E }
    }

    /// The line is nothing but known phrases, digits and marks: `See AllAdvertisement`, `FacebookTwitterEmail`, `0shares`.
    private func isWhole(_ text: TextBytes, _ line: Line) -> Bool {
        // A small start and a full stop or a colon: the end of a sentence that a line break has cut.
        guard line.count <= 160, !(line.startsSmall && (line.isFinished || line.last == 0x3A)) else { return false }
        var at = line.start
        var found = false
        while at < line.end {
            let (value, length) = text.scalar(at: at)
            guard TextBytes.isLetter(value) else { at += length; continue }
            let first = UInt8(truncatingIfNeeded: TextBytes.folded(value) < 0x80 ? TextBytes.folded(value) : UInt32(text[at]))
            guard let phrase = phrases[first]?.first(where: { has($0, text, at: at, line.end) }) else { return false }
            at += phrase.count
            // `and` and its like only join what is furniture.
            if phrase.count > 3 || !Phrases.glue.contains(phrase) { found = true }
        }
        return found
    }

    /// `Photo: AFP` at the end or the start of a line.
    private func isCaption(_ text: TextBytes, _ line: Line) -> Bool {
        guard line.words <= 90, !line.startsSmall else { return false }
        for credit in credits {
            guard let at = position(credit, text, line) else { continue }
            let rest = text.base + at + credit.count
            let tail = line.end - at - credit.count
            let words = (0..<tail).reduce(0) { rest[$1] == 0x20 && $1 > 0 ? $0 + 1 : $0 }
            let isStart = at == line.start
            if isStart ? line.words <= 25 : words <= 8 { return true }
        }
        return false
    }

    private func isDateline(_ line: Line) -> Bool {
        !line.isFinished && line.dating > 0 && line.words <= 14 && line.digits > 0 && line.words - line.dating <= (line.words > 5 ? 1 : 0)
    }

    /// `By Jane Smith`, `Written by Jane Smith and John Jones`.
    private func isByline(_ text: TextBytes, _ line: Line) -> Bool {
        guard line.words <= 9, !line.isFinished, line.capitalised * 3 >= line.words * 2 - 1, line.words >= 2 else { return false }
        return bylines.contains { has($0, text, at: line.start, line.end) }
    }

    /// `Serbia, Vucic, Kazakhstan`: short names between commas, and no sentence.
    private func isKeywords(_ line: Line) -> Bool {
        line.commas >= 2 && !line.isFinished && line.stops == 0 && line.last != 0x3A && line.last != 0x2C
            && line.words <= 30 && line.words <= (line.commas + 1) * 3 && line.capitalised * 3 >= line.words * 2 && line.digits == 0
    }

    // MARK: Matching

    /// Whether a folded phrase stands at an offset.
    private func has(_ phrase: [UInt8], _ text: TextBytes, at offset: Int, _ limit: Int) -> Bool {
        guard offset + phrase.count <= limit else { return false }
        for index in phrase.indices {
            var byte = text.base[offset + index]
            if byte &- 0x41 < 26 { byte |= 0x20 }
            if byte != phrase[index] { return hasFolded(phrase, text, at: offset, limit) }
        }
        return true
    }

    /// The same for phrases beyond ASCII, whose capitals have other bytes.
    private func hasFolded(_ phrase: [UInt8], _ text: TextBytes, at offset: Int, _ limit: Int) -> Bool {
        guard phrase.contains(where: { $0 >= 0x80 }) else { return false }
        return phrase.withUnsafeBufferPointer { buffer in
            guard let wanted = TextBytes(buffer) else { return false }
            var at = 0
            while at < wanted.count {
                let (a, length) = wanted.scalar(at: at)
                let (b, other) = text.scalar(at: offset + at)
                guard length == other, TextBytes.folded(a) == TextBytes.folded(b) else { return false }
                at += length
            }
            return offset + at <= limit
        }
    }

    private func find(_ phrase: [UInt8], _ text: TextBytes, _ line: Line) -> Bool { position(phrase, text, line) != nil }

    private func position(_ phrase: [UInt8], _ text: TextBytes, _ line: Line) -> Int? {
        let first = phrase[0]
        var at = line.start
        while at + phrase.count <= line.end {
            let byte = text.base[at]
            if byte | 0x20 == first | 0x20 || byte >= 0x80, has(phrase, text, at: at, line.end) { return at }
            at += 1
        }
        return nil
    }

    private static func lines(_ list: String) -> [[UInt8]] {
        list.split(separator: "\n").map { Array($0.lowercased().utf8) }
    }
}
