internal import EntenteKit

/// Cuts a source to the words that name it.
///
/// Labels of words know nothing of phrases: where a source is far from its cue, the words between are easily taken in.
enum SourceEdges {
    /// A source without auxiliaries, adverbs, conjunctions and marks at its ends; as it was if nothing else is there.
    static func trim(_ source: Range<Int>, _ text: borrowing SpeechText) -> Range<Int> {
        var (first, last) = (source.lowerBound, source.upperBound)
        while first < last, isLoose(text.words[first]) { first += 1 }
        // A comma at the end closes an apposition: "Flynn, a general, said".
        while last > first, isLoose(text.words[last - 1]), text.words[last - 1].kind != .comma { last -= 1 }
        return first < last ? first..<last : source
    }

    /// Where the last clause begins: behind a mark, "that" or ", and" that follows a verb.
    private static func lastClause(of source: Range<Int>, _ text: borrowing SpeechText) -> Int {
        var first = source.lowerBound, hasVerb = false
        for at in source {
            switch text.words[at].kind {
            case .past, .speech, .auxiliary, .modal: hasVerb = true
            case .semicolon, .colon, .that:
                if hasVerb, at + 1 < source.upperBound { (first, hasVerb) = (at + 1, false) }
            case .coordinator where at > source.lowerBound && text.words[at - 1].kind == .comma:
                if hasVerb, at + 1 < source.upperBound { (first, hasVerb) = (at + 1, false) }
            default: break
            }
        }
        return first
    }

    private static func isLoose(_ word: SpeechWord) -> Bool {
        switch word.kind {
        case .auxiliary, .modal, .adverb, .negation, .coordinator, .subordinator, .that, .comma, .semicolon, .dash, .to: true
        default: false
        }
    }

    /// The source of a cue for which the likeliest labels have none, given one that is less sure.
    ///
    /// - Parameters:
    ///   - guess: a source among labels that favour sources.
    ///   - found: the attributions before this one.
    static func settle(
        _ guess: Range<Int>?, _ anchor: Int, _ found: [Attribution], _ text: borrowing SpeechText
    ) -> Range<Int>? {
        let last = found.last.flatMap { text.words[$0.anchor].sentence == text.words[anchor].sentence ? $0 : nil }
        let isSameSpeech = last.map { text.words[$0.anchor].quotation == text.words[anchor].quotation } ?? false
        guard let guess else {
            // "Xi said …, adding …": a participle has the source of the cue before it.
            let sharesSource = text.words[anchor].kind == .gerund || text.words[anchor].kind == .speech
            return sharesSource && isSameSpeech ? last?.source : nil
        }
        if let last, isSameSpeech, guess.contains(last.anchor) {
            // "Xi wrote … and said": one source. "The statement said both sides promised": what follows the first verb.
            let before = lightlyBefore(anchor, text)
            if text.words[before].kind == .coordinator || text.words[before].kind == .comma { return last.source }
            let rest = trim((last.anchor + 1)..<max(last.anchor + 2, guess.upperBound), text)
            return rest.contains { text.words[$0].isWord } ? named(rest, text) : last.source
        }
        return named(trim(lastClause(of: guess, text)..<guess.upperBound, text), text)
    }

    /// The nearest word before a cue that is no auxiliary or adverb.
    private static func lightlyBefore(_ anchor: Int, _ text: borrowing SpeechText) -> Int {
        var at = max(0, anchor - 1)
        while at > 0 {
            switch text.words[at].kind {
            case .auxiliary, .modal, .adverb, .negation: at -= 1
            default: return at
            }
        }
        return at
    }

    /// A pronoun is a source by itself: the words that follow or go before belong to other clauses.
    private static func named(_ source: Range<Int>, _ text: borrowing SpeechText) -> Range<Int> {
        func isPronoun(_ at: Int) -> Bool { text.words[at].kind == .subjectPronoun || text.words[at].kind == .you }
        let last = source.upperBound - 1
        if isPronoun(last) { return last..<source.upperBound }
        if isPronoun(source.lowerBound) { return source.lowerBound..<(source.lowerBound + 1) }
        return source
    }
}
