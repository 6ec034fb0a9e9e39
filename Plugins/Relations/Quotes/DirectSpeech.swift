internal import EntenteKit

/// Finds direct speech and "according to" by rules: what works in any language, and without a model.
///
/// A quotation is speech if a verb of saying stands beside it in its sentence (`"…," said X`, `X said: "…"`), or a name
/// and a colon before it; other quotations are titles, terms and irony.
struct DirectSpeech {
    /// Tokens between a quotation and its verb of saying.
    private static let reach = 10
    /// Tokens of a source.
    private static let longestSource = 9

    private let text: SpeechText
    private var words: [SpeechWord] { text.words }

    init(_ text: SpeechText) { self.text = text }

    /// Attributions of the quotations that are not taken, and of "according to", by the place of their cues. O(text).
    ///
    /// - Parameters:
    ///   - taken: quotations that belong to somebody.
    ///   - cues: words that are cues of others. Where there are any, single marks are left alone: they stand for much else.
    func attributions(except taken: [Bool], besides cues: Set<Int>) -> [Attribution] {
        var found: [Attribution] = []
        for index in text.quotations.indices where !taken[index] && !text.quoted[index].isEmpty {
            if !cues.isEmpty, text.quotations[index].isSingle { continue }
            let quoted = text.quoted[index]
            if var last = found.last, goesOn(quoted, last) {
                last.contents.append(quoted)
                found[found.count - 1] = last
            } else if let said = after(quoted) ?? before(quoted), !cues.contains(said.anchor) {
                found.append(said)
            }
        }
        return found
    }

    /// Sentences with "according to", as indirect speech. O(text).
    func accounts() -> [Attribution] {
        words.indices.compactMap { at in
            guard words[at].sentence >= 0, words[at].quotation < 0, let seconds = SpeechVerbs.according[words[at].lower] else { return nil }
            let hasSecond = at + 1 < words.count && seconds.contains(words[at + 1].lower)
            guard hasSecond || seconds.contains(nil) else { return nil }
            return account(at..<(at + (hasSecond ? 2 : 1)))
        }
    }

    /// `"A," said X, "B."`: a second part in the sentence of the cue.
    private func goesOn(_ quoted: Range<Int>, _ said: Attribution) -> Bool {
        guard let first = said.contents.first, quoted.lowerBound > said.anchor, said.anchor >= first.upperBound, quoted.lowerBound > 0,
            words[quoted.lowerBound].sentence == words[said.anchor].sentence
        else { return false }
        let before = words[quoted.lowerBound - 1].kind
        return before == .comma || before == .colon || before == .dash
    }

    /// `"…," said X` and `"…," X said`.
    private func after(_ quoted: Range<Int>) -> Attribution? {
        let end = quoted.upperBound
        guard end < words.count, quoted.count > 2, text.quotations[Int(words[quoted.lowerBound].quotation)].isClosed else { return nil }
        let sentence = words[end].sentence
        guard sentence >= 0, sentence == words[end - 1].sentence || words[end].kind == .comma else { return nil }
        switch (words[end - 2].kind, words[end].kind) {
        case (.comma, _), (.ask, _), (.dash, _), (.stop, _), (_, .comma), (_, .dash): break
        default: return nil
        }
        var at = end
        while at < min(words.count, end + Self.reach), words[at].sentence == sentence, words[at].quotation < 0 {
            switch words[at].kind {
            case .stop, .ask, .semicolon, .colon: return nil
            default: break
            }
            if SpeechVerbs.said.contains(words[at].lower) {
                return Attribution(
                    anchor: at, cue: at..<(at + 1), source: name(end..<at) ?? following(at + 1, sentence), contents: [quoted], score: 0.9, isByRule: true)
            }
            at += 1
        }
        return nil
    }

    /// `X said: "…"` and `X: "…"`.
    private func before(_ quoted: Range<Int>) -> Attribution? {
        let start = quoted.lowerBound
        guard start > 0, quoted.count > 4, words[start - 1].sentence >= 0, words[start - 1].quotation < 0 else { return nil }
        let sentence = words[start - 1].sentence
        let mark = words[start - 1].kind
        guard mark == .colon || sentence == words[start].sentence else { return nil }
        var at = start - 1
        let first = max(text.sentences[Int(sentence)].lowerBound, start - Self.reach)
        while at >= first, words[at].quotation < 0 {
            if SpeechVerbs.said.contains(words[at].lower) {
                // Without a mark before it, a quotation right behind the verb is its object: said "no".
                guard mark == .colon || mark == .comma || at == start - 1 else { return nil }
                return Attribution(anchor: at, cue: at..<(at + 1), source: name(clause(at)..<at), contents: [quoted], score: 0.9, isByRule: true)
            }
            if at < start - 1, words[at].kind == .stop || words[at].kind == .semicolon { return nil }
            at -= 1
        }
        guard mark == .colon, start - 1 - text.sentences[Int(sentence)].lowerBound <= 5 else { return nil }
        let source = name(text.sentences[Int(sentence)].lowerBound..<(start - 1))
        return source.map { Attribution(anchor: start - 1, cue: (start - 1)..<start, source: $0, contents: [quoted], score: 0.7, isByRule: true) }
    }

    /// Where the clause of a verb begins.
    private func clause(_ verb: Int) -> Int {
        let first = max(text.sentences[Int(words[verb].sentence)].lowerBound, verb - Self.longestSource)
        var at = verb
        while at > first {
            switch words[at - 1].kind {
            case .comma, .semicolon, .colon, .closeQuote, .dash, .that, .coordinator: return at
            default: at -= 1
            }
        }
        return at
    }

    /// The words of a stretch that can name somebody: a capital, a pronoun or a noun with its article; without marks,
    /// auxiliaries and adverbs at either end.
    private func name(_ range: Range<Int>) -> Range<Int>? {
        var (first, last) = (range.lowerBound, range.upperBound)
        while first < last, !Self.canEnd(words[first]) { first += 1 }
        while last > first, !Self.canEnd(words[last - 1]) { last -= 1 }
        guard first < last, last - first <= Self.longestSource else { return nil }
        let names = (first..<last).contains {
            switch words[$0].kind {
            case .capital, .acronym, .subjectPronoun, .pronoun, .you, .lower, .plural: true
            default: words[$0].isUpper
            }
        }
        return names ? first..<last : nil
    }

    private static func canEnd(_ word: SpeechWord) -> Bool {
        guard word.isWord else { return false }
        switch word.kind {
        case .auxiliary, .modal, .adverb, .negation, .preposition, .coordinator, .subordinator, .that, .to: return false
        default: return true
        }
    }

    /// `said X on Monday`: the words behind a verb up to a mark or a small word.
    private func following(_ start: Int, _ sentence: Int32) -> Range<Int>? {
        var at = start
        scan: while at < min(words.count, start + Self.longestSource), words[at].sentence == sentence, words[at].isWord, words[at].quotation < 0 {
            switch words[at].kind {
            case .preposition, .to, .coordinator, .subordinator, .that, .wh, .adverb, .auxiliary, .modal: break scan
            default: at += 1
            }
        }
        return name(start..<at)
    }

    private func account(_ cue: Range<Int>) -> Attribution? {
        let sentence = text.sentences[Int(words[cue.lowerBound].sentence)]
        var end = cue.upperBound
        // Bounds keep a sentence of nothing but "according to" from taking the square of its length.
        let longest = min(sentence.upperBound, end + 2 * Self.longestSource + 1)
        while end < longest, words[end].isWord || words[end].kind == .single { end += 1 }
        guard end > cue.upperBound, end - cue.upperBound <= 2 * Self.longestSource else { return nil }
        let last = spoken(end, sentence.upperBound)
        let content: Range<Int>
        if cue.lowerBound <= sentence.lowerBound + 1 {
            guard end + 1 < last, words[end].kind == .comma else { return nil }
            content = (end + 1)..<last
        } else {
            let before = spoken(sentence.lowerBound, cue.lowerBound)
            guard before > sentence.lowerBound, words[before - 1].isWord || words[before - 1].kind == .closeQuote else { return nil }
            content = sentence.lowerBound..<before
        }
        return Attribution(anchor: cue.lowerBound, cue: cue, source: cue.upperBound..<end, contents: [content], score: 0.9, isByRule: true)
    }

    /// The end of a stretch without the marks behind it, a few at most.
    private func spoken(_ first: Int, _ end: Int) -> Int {
        var last = end
        while last > first, end - last < Self.reach, !words[last - 1].isWord, words[last - 1].kind != .closeQuote { last -= 1 }
        return last
    }
}
