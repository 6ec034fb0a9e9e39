import EntenteKit
internal import UTF8Bytes

/// Lifts what stands at the head of an article into its metadata: the title, the byline's author, the date.
///
/// Only a line that is nothing else counts, near the first paragraphs, and only a date with its year: a wrong date would
/// turn every `last week` of the text wrong, none leaves them open.
struct HeadMeta {
    let text: Bytes
    let lines: [Line]
    let findings: [Furniture.Finding]
    let kinds: [Section.Kind]

    /// The title section's text.
    var title: String? { kinds.firstIndex(of: .title).map { string(lines[$0].start, lines[$0].end) } }

    /// Who wrote it: `By Jane Smith` is `Jane Smith`.
    var author: String? {
        for index in head where findings[index] == .byline {
            if let name = Byline(text: text, line: lines[index]).name { return string(Int(name.start), Int(name.end)) }
        }
        return nil
    }

    /// When it was published, as an ISO 8601 date; where lines say so by name, not when it was changed.
    var published: String? {
        var other: String?
        for index in head where findings[index] != .none && lines[index].words <= 14 && !(lines[index].isFinished && lines[index].words > 6) {
            guard let date = WrittenDate.first(in: text, lines[index].start, lines[index].end) else { continue }
            if !lines[index].firstFlags.contains(.changing) { return date }
            other = other ?? date
        }
        return other
    }

    /// The lines round the beginning: two before the title or first paragraph, and up to the third paragraph.
    private var head: Range<Int> {
        let isContent = { (kind: Section.Kind) in kind == .body || kind == .question || kind == .answer }
        guard let first = kinds.firstIndex(where: { $0 == .title || isContent($0) }) else { return 0..<0 }
        var end = first, paragraphs = 0
        while end < lines.count, end - first < 16 {
            if isContent(kinds[end]) { paragraphs += 1 }
            if paragraphs == 3 { break }
            end += 1
        }
        return max(0, first - 2)..<end
    }

    private func string(_ start: Int, _ end: Int) -> String {
        String(decoding: UnsafeBufferPointer(start: text.base + start, count: end - start), as: UTF8.self)
    }
}

/// `By Jane Smith, Diplomatic Correspondent`.
private struct Byline {
    let text: Bytes
    let line: Line

    private static let openings = PhraseIndex(Phrases.bylines.map { Array($0.utf8) })

    /// The names without what introduces and follows them; `nil` if less than two words are left.
    var name: TextRange? {
        guard let opening = Byline.openings.longest(text, at: line.start, line.end) else { return nil }
        var at = line.start + opening
        // `Autor:`, `Written by:`.
        while at < line.end, text.base[at] == 0x20 || text.base[at] == 0x3A { at += 1 }
        let start = at
        var end = start, words = 0
        while at < line.end {
            let (value, length) = text.decoded(at: at)
            if Scalar.isLetter(value) {
                let stop = wordEnd(at)
                // `de`, `von`, `and` stand between names; a longer small word begins something else.
                guard Scalar.isCapital(value) || stop - at <= 4 else { break }
                if Scalar.isCapital(value) { (end, words) = (stop, words + 1) }
                at = stop
            } else {
                guard value == 0x20 || value == 0xA0 || value == 0x2E else { break }
                at += length
            }
        }
        return (2...8).contains(words) && Scalar.isCapital(text.scalar(at: start).value) ? TextRange(start, end) : nil
    }

    private func wordEnd(_ from: Int) -> Int {
        var at = from
        while at < line.end {
            let (value, length) = text.decoded(at: at)
            let isInside = value == 0x2D || value == 0x27 || value == 0x2019
            guard Scalar.isLetter(value) || isInside && Scalar.isLetter(text.scalar(at: at + length).value) else { break }
            at += length
        }
        return at
    }
}
