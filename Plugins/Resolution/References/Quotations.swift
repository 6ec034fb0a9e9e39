internal import EntenteKit
internal import JSON

/// A quotation and the antecedent that says it.
struct Quotation {
    var range: TextRange
    /// Index into the antecedents; `nil` if the text does not say who speaks, or says it of nobody known.
    var source: Int?
}

/// Finds quotations: those of `SAID` relations, or else by quotation marks and verbs of saying.
struct QuotationFinder {
    /// Most words between a verb of saying and the quotation or its source.
    private static let reach = 12

    let words: Words
    let rules: ReferenceRules
    let document: Document
    let antecedents: [Antecedent]

    func all() -> [Quotation] {
        let said = related()
        return said.isEmpty ? marked() : said
    }

    // MARK: By relations

    private func related() -> [Quotation] {
        let indices = document.mentionIndices()
        return document.relations.compactMap { relation in
            guard relation.label == "SAID", let content = relation.argument("content").flatMap({ indices[$0] }) else { return nil }
            let source = relation.argument("source").flatMap { indices[$0] }.map { document.mentions[$0].range }
            return Quotation(range: document.mentions[content].range, source: source.flatMap(antecedent))
        }
    }

    /// The antecedent that stands for what a range names: the last person in it, else the last of all.
    private func antecedent(in range: TextRange) -> Int? {
        let inside = antecedents.indices.filter { range.overlaps(words.range(antecedents[$0].words)) }
        return inside.last { antecedents[$0].kind == .person } ?? inside.last
    }

    // MARK: By marks

    private func marked() -> [Quotation] {
        var found: [Quotation] = []
        var last: Int?, wasOpen = false
        for section in sections() {
            var previous: Int? = nil
            var hasPrevious = false
            for (range, isClosed) in quotes(in: section) {
                var source = source(of: range, in: section)
                if source == nil, hasPrevious { source = previous }
                // A paragraph that opens with a mark goes on with the quotation before it, if that was left open.
                if source == nil, !hasPrevious, wasOpen, range.lowerBound == section.lowerBound { source = last }
                found.append(Quotation(range: words.range(range), source: source))
                (previous, hasPrevious, last, wasOpen) = (source, true, source, !isClosed)
            }
            if !hasPrevious { wasOpen = false }
        }
        return found
    }

    /// The words of each section; of the whole text where there are none.
    private func sections() -> [Range<Int>] {
        guard !document.sections.isEmpty else { return [0..<words.count] }
        return document.sections.compactMap { section in
            let span = words.indices(of: section.range)
            return span.isEmpty ? nil : span
        }
    }

    private func quotes(in section: Range<Int>) -> [(words: Range<Int>, isClosed: Bool)] {
        var found: [(Range<Int>, Bool)] = [], start: Int?
        for word in section where words.kinds[word].isEmpty {
            switch mark(word) {
            case .open: start = start ?? word
            case .close:
                if let first = start { found.append((first..<(word + 1), true)) }
                start = nil
            case .either:
                if let first = start {
                    found.append((first..<(word + 1), true))
                    start = nil
                } else {
                    start = word
                }
            case nil: continue
            }
        }
        if let first = start, first + 1 < section.upperBound { found.append((first..<section.upperBound, false)) }
        // Words in marks that are no sentence are a name or an irony.
        return found.filter { $0.0.count > 4 }
    }

    private enum Mark { case open, close, either }

    private func mark(_ word: Int) -> Mark? {
        let start = Int(words.ranges[word].start), bytes = document.text.bytes
        if bytes[start] == 0x22 || bytes[start] == 0x60 { return .either }
        if bytes[start] == 0x27, words.ranges[word].count == 2, bytes[start + 1] == 0x27 { return .either }
        if bytes[start] == 0xC2, words.ranges[word].count == 2 { return bytes[start + 1] == 0xAB ? .open : bytes[start + 1] == 0xBB ? .close : nil }
        guard bytes[start] == 0xE2, words.ranges[word].count == 3, bytes[start + 1] == 0x80 else { return nil }
        return switch bytes[start + 2] {
        case 0x9C, 0x9E: .open
        case 0x9D: .close
        default: nil
        }
    }

    /// Who says a quotation: behind it `, X said` or `, said X`; before it `X said: ` or `X told reporters, `.
    private func source(of quote: Range<Int>, in section: Range<Int>) -> Int? {
        var at = quote.upperBound
        let end = min(section.upperBound, at + Self.reach)
        while at < end, mark(at) == nil, words.hashes[at] != Words.fullStop {
            if rules.say.contains(at, in: words) {
                if let before = antecedents.last(where: { $0.words.upperBound <= at && $0.words.lowerBound >= quote.upperBound && !$0.isPossessor }) {
                    return index(before)
                }
                let sentence = words.sentence(of: at)
                return index(antecedents.first { $0.words.lowerBound > at && $0.words.lowerBound <= at + 5 && $0.sentence == sentence })
            }
            at += 1
        }
        at = quote.lowerBound - 1
        let first = max(section.lowerBound, at - Self.reach)
        guard at >= section.lowerBound, words.hashes[at] == Words.comma || document.text.bytes[Int(words.ranges[at].start)] == 0x3A
            || rules.say.contains(at, in: words) || words.kinds[at] == .letters else { return nil }
        while at >= first, mark(at) == nil, words.hashes[at] != Words.fullStop {
            if rules.say.contains(at, in: words) {
                return subject(before: at, from: section.lowerBound)
            }
            at -= 1
        }
        return nil
    }

    /// Whom a verb of saying has for its subject: the last in its sentence that can be one.
    private func subject(before verb: Int, from first: Int) -> Int? {
        let near = antecedents.filter { $0.words.upperBound <= verb && $0.words.lowerBound >= first && words.sentence(of: verb) == $0.sentence }
        if let next = near.last, next.words.upperBound == verb { return index(next) }
        return index(near.last { $0.isSubject } ?? near.last { !$0.isOblique && !$0.isPossessor && verb - $0.words.upperBound < Self.reach })
    }

    private func index(_ antecedent: Antecedent?) -> Int? {
        antecedent.flatMap { wanted in antecedents.firstIndex { $0.words == wanted.words && $0.entity == wanted.entity } }
    }
}
