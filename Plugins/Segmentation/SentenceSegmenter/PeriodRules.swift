internal import UTF8Bytes

/// Decides whether a single period ends a sentence.
struct PeriodRules {
    typealias Following = TerminatorRules.Following

    let bytes: Bytes
    let language: SentenceLanguage
    /// Where the sentence starts.
    let start: Int
    /// Where the section ends.
    let end: Int

    /// The period's offset, what follows it, and whether quotes or brackets close in between.
    func ends(_ period: Int, _ next: Following, _ isClosed: Bool) -> Bool {
        let word = rules.wordBefore(period)
        if word.isEmpty { return next.kind != .lower && next.kind != .terminator }
        let flags = language.abbreviationFlags(bytes, word.lowerBound, word.upperBound)
        if isNumber(word) { return numberEnds(word, next, isClosed) }
        let isListed = !flags.isDisjoint(with: .abbreviation) && (!flags.contains(.numeric) || isBesideNumber(word, next))
        if next.kind == .lower { return lowerEnds(word, isAbbreviation: isListed || isShort(word), next, isClosed) }
        if !isListed {
            if isSingleLetter(word) { return initialEnds(word, next) }
            if isAcronym(word) { return next.kind.isCapital ? rules.startsSentence(next) : next.isOpened && next.kind != .digit }
            return next.kind != .terminator
        }
        return abbreviationEnds(word, flags, next, isClosed)
    }

    private var rules: TerminatorRules { TerminatorRules(bytes: bytes, language: language, start: start, end: end) }

    // MARK: Kinds of words

    private func abbreviationEnds(_ word: Range<Int>, _ flags: SentenceLanguage.Flags, _ next: Following, _ isClosed: Bool) -> Bool {
        if next.kind == .terminator || next.kind == .punctuation { return false }
        if next.kind == .digit {
            return !(flags.contains(.reference) || flags.contains(.title) || flags.contains(.inner)) && !flags.contains(.usuallyFinal)
        }
        guard next.kind.isCapital else { return false }
        if flags.contains(.usuallyFinal) { return !isFronted(word) || rules.startsSentence(next) }
        if flags.contains(.title) || flags.contains(.inner) { return false }
        return rules.startsSentence(next)
    }

    /// A single letter: an initial, the pronoun `I`, `vitamin C`, or the letter of an item.
    private func initialEnds(_ word: Range<Int>, _ next: Following) -> Bool {
        guard word.lowerBound > start, next.kind.isCapital else { return false }
        let isCapital = bytes.kind(at: word.lowerBound) == .upper
        let before = previousWord(word.lowerBound)
        if isCapital, bytes[word.lowerBound] == 0x49, bytes.kind(at: before.lowerBound) == .lower { return true }
        return rules.startsSentence(next) && !isInitial(next.core)
    }

    private func numberEnds(_ word: Range<Int>, _ next: Following, _ isClosed: Bool) -> Bool {
        if isClosed { return next.kind != .lower }
        if next.kind == .lower || next.kind == .terminator { return false }
        let isOrdinal = word.count <= 2 && next.kind != .digit
        switch language.numbers {
        case .plain: return next.kind != .digit || word.count > 2
        case .ordinal: return next.kind == .digit ? false : !isOrdinal || rules.startsSentence(next)
        case .ordinalBeforeLower: return next.kind.isCapital || next.kind == .symbol
        }
    }

    /// Before a small letter: those who write no capitals write no abbreviations that look like words either.
    private func lowerEnds(_ word: Range<Int>, isAbbreviation: Bool, _ next: Following, _ isClosed: Bool) -> Bool {
        guard language.allowsSmallStarts, !isAbbreviation, !isClosed, word.count >= 3 else { return false }
        // What was opened behind the period is no part of what ends there, unless it is quoted.
        if next.isOpened { return bytes[next.offset] == 0x28 }
        return (word.lowerBound..<word.upperBound).allSatisfy { ScalarKind(ascii: bytes.base[$0] & 0x7F) == .lower || bytes.base[$0] == 0x27 }
    }

    // MARK: Looking around

    /// `At 5 a.m. Mr. Smith`: with so few words before it the abbreviation still belongs to an adverbial.
    private func isFronted(_ word: Range<Int>) -> Bool {
        var words = 0
        var at = start
        while at < word.lowerBound, words <= 2 {
            words += 1
            while at < word.lowerBound, bytes.base[at] > 0x20 { at += 1 }
            at = bytes.skipSpaces(at, word.lowerBound)
        }
        return words <= 2
    }

    private func previousWord(_ offset: Int) -> Range<Int> {
        rules.wordBefore(bytes.trimEnd(start, offset))
    }

    /// Whether a single letter with a period stands at an offset.
    private func isInitial(_ offset: Int) -> Bool {
        bytes[offset + bytes.scalar(at: offset).length] == 0x2E
    }

    private func isBesideNumber(_ word: Range<Int>, _ next: Following) -> Bool {
        if next.kind == .digit { return true }
        return bytes.kind(before: bytes.trimEnd(start, word.lowerBound)) == .digit
    }

    private func isSingleLetter(_ word: Range<Int>) -> Bool {
        let scalar = bytes.scalar(at: word.lowerBound)
        return scalar.length == word.count && (scalar.kind == .upper || scalar.kind == .lower)
    }

    private func isNumber(_ word: Range<Int>) -> Bool {
        bytes.digitsEnd(word.lowerBound, word.upperBound) == word.upperBound
    }

    /// Letters with periods between them, none longer than two: `U.S`, `Ph.D`, `т.е`.
    private func isAcronym(_ word: Range<Int>) -> Bool {
        var length = 0, periods = 0
        var at = word.lowerBound
        while at < word.upperBound {
            let scalar = bytes.scalar(at: at)
            if scalar.value == 0x2E { periods += 1; length = 0 } else { length += 1 }
            guard length <= 2, scalar.value == 0x2E || scalar.kind.isWord else { return false }
            at += scalar.length
        }
        return periods > 0
    }

    private func isShort(_ word: Range<Int>) -> Bool {
        isSingleLetter(word) || isAcronym(word)
    }
}
