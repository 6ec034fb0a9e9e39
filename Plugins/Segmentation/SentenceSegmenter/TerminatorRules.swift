internal import UTF8Bytes

/// Decides whether a run of terminators ends a sentence, from the words on both sides.
struct TerminatorRules {
    let bytes: Bytes
    let language: SentenceLanguage
    /// Where the sentence starts.
    let start: Int
    /// Where the section ends.
    let end: Int

    /// What stands behind a run.
    struct Following {
        /// The first visible scalar.
        var offset: Int
        /// The first one behind opening quotes, brackets and dashes.
        var core: Int
        var kind: ScalarKind
        var isOpened: Bool { core > offset }
    }

    /// Where the sentence ends, closing quotes and brackets included; `nil` if it goes on.
    func boundary(_ run: TerminatorRun) -> Int? {
        var after = closersEnd(run.end)
        // What starts with its terminators does not end with them: `. . . The practice was kept.`
        if isElision(run, after) || after >= end || run.start == start { return nil }
        if run.isFullWidth { return after }
        if !bytes.kind(at: after).isSpace { return gluedBoundary(run, after) }
        after = detachedCloserEnd(after)
        guard let next = following(after) else { return nil }
        if run.isSpaced, run.periods >= 4, run.firstEnd == run.start + 1, next.kind.isCapital, !bytes.kind(before: run.start).isSpace {
            // `compounds. . . . The`: the first period ends the sentence, the ellipsis starts the next.
            return run.firstEnd
        }
        let isClosed = after > run.end
        if isClosed, run.isStrong, isAttribution(after, next) { return nil }
        let ends: Bool = if run.isStrong {
            strongEnds(run, next, isClosed)
        } else if run.isEllipsis {
            ellipsisEnds(next)
        } else {
            PeriodRules(bytes: bytes, language: language, start: start, end: end).ends(run.start, next, isClosed)
        }
        return ends ? noteEnd(after, next) ?? after : nil
    }

    /// `the claim. 4 In 2007`: the number of a note belongs to what it is a note to.
    private func noteEnd(_ after: Int, _ next: Following) -> Int? {
        guard next.kind == .digit, !next.isOpened else { return nil }
        let digits = bytes.digitsEnd(next.core, end)
        guard digits - next.core <= 3, bytes[digits] == 0x20, bytes.kind(at: digits + 1) == .upper else { return nil }
        return language.flags(bytes, digits + 1, bytes.wordEnd(digits + 1, end)).contains(.starter) ? digits : nil
    }

    // MARK: Kinds of runs

    private func strongEnds(_ run: TerminatorRun, _ next: Following, _ isClosed: Bool) -> Bool {
        let word = wordBefore(run.start)
        let flags = language.flags(bytes, word.lowerBound, word.upperBound)
        if flags.contains(.exclaiming), !isClosed { return startsSentence(next) }
        guard next.kind == .lower else { return true }
        return language.allowsSmallStarts && !isClosed && !next.isOpened && isStarter(next)
    }

    private func ellipsisEnds(_ next: Following) -> Bool {
        // `I` has its capital anyway, so it tells nothing.
        next.kind.isCapital && !(bytes[next.core] == 0x49 && !bytes.kind(at: next.core + 1).isLetter)
    }

    /// `"Why?" John Smith asked`: a quotation goes on with who said it.
    private func isAttribution(_ after: Int, _ next: Following) -> Bool {
        let closer = bytes.kind(before: after)
        guard closer == .quote || closer == .closer && bytes[after - 1] >= 0x80, !next.isOpened else { return false }
        var at = next.offset
        for _ in 0..<3 {
            guard at < end, bytes.kind(at: at) == .upper else { return false }
            at = bytes.wordEnd(at, end)
            if bytes[at] == 0x2E { at += 1 }
            guard bytes[at] == 0x20 else { return false }
            let verb = at + 1
            if language.flags(bytes, verb, bytes.wordEnd(verb, end)).contains(.speaking) { return bytes.kind(at: verb) == .lower }
            at = verb
        }
        return false
    }

    /// `[...]` and `(?)`: something was left out, or is doubted.
    private func isElision(_ run: TerminatorRun, _ after: Int) -> Bool {
        let before = bytes[run.start - 1]
        guard run.start > start, before == 0x5B || before == 0x28 else { return false }
        return after > run.end
    }

    /// Terminators with no blank behind them: `sold out.They left`, `Really?Yes`.
    private func gluedBoundary(_ run: TerminatorRun, _ after: Int) -> Int? {
        guard bytes.kind(at: after) == .upper, run.isPeriod || run.isStrong else { return nil }
        let word = wordBefore(run.start)
        guard word.count >= 2, bytes.wordEnd(word.lowerBound, run.start) == run.start else { return nil }
        guard bytes.kind(before: run.start) == .lower else { return nil }
        let before = bytes.kind(before: word.lowerBound)
        guard before.isSpace || word.lowerBound == start else { return nil }
        if !language.flags(bytes, word.lowerBound, word.upperBound).isDisjoint(with: .abbreviation) { return nil }
        let nextEnd = bytes.wordEnd(after, end)
        let behind = bytes.kind(at: nextEnd)
        guard behind.isSpace || behind == .closer || bytes[nextEnd] == 0x2C || bytes[nextEnd] == 0x27 else { return nil }
        let isStarter = language.flags(bytes, after, nextEnd).contains(.starter)
        return isStarter || run.isStrong ? after : nil
    }

    // MARK: Looking around

    /// Whether the following word, with its capital, most likely starts a sentence.
    func startsSentence(_ next: Following) -> Bool { next.kind.isCapital && isStarter(next) }

    private func isStarter(_ next: Following) -> Bool {
        language.flags(bytes, next.core, bytes.wordEnd(next.core, end)).contains(.starter)
    }

    /// The letters, digits, periods and apostrophes before an offset, back to a blank, a bracket, a quote or a hyphen.
    func wordBefore(_ offset: Int) -> Range<Int> {
        var at = offset
        while at > start, offset - at < 64 {
            let byte = bytes.base[at - 1]
            if byte < 0x80 {
                guard (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2E || byte == 0x27 else { break }
                at -= 1
                continue
            }
            let scalar = bytes.scalar(before: at)
            let isInner = scalar.kind.isWord || scalar.kind == .digit || scalar.value == 0xB0 || scalar.value == 0x2116
                || scalar.value == 0xA7 || scalar.kind == .ideograph
            guard isInner else { break }
            at -= scalar.length
        }
        return max(at, start)..<offset
    }

    /// The offset behind closing quotes, brackets and reference marks such as `[3]`.
    private func closersEnd(_ offset: Int) -> Int {
        var at = offset
        while at < end {
            let scalar = bytes.scalar(at: at)
            switch scalar.kind {
            case .closer: at += scalar.length
            case .quote: at += 1
            case .opener where scalar.value == 0x201C && closesGerman(at): at += scalar.length
            case .opener where scalar.value == 0x5B:
                let digits = bytes.digitsEnd(at + 1, end)
                guard digits > at + 1, digits - at <= 4, bytes[digits] == 0x5D else { return at }
                at = digits + 1
            case .mark: at += scalar.length
            default: return at
            }
        }
        return at
    }

    /// `“` closes what `„` opened.
    private func closesGerman(_ offset: Int) -> Bool {
        let after = bytes.kind(at: offset + 3)
        return after.isSpace || after == .closer || after == .terminator || after == .punctuation || offset + 3 >= end
    }

    /// What belongs to the sentence though a blank stands before it: `said . ''`, `[3] [4]`, `:)`.
    private func detachedCloserEnd(_ after: Int) -> Int {
        var at = after
        while true {
            let next = detachedEnd(at)
            guard next > at else { return at }
            at = next
        }
    }

    private func detachedEnd(_ after: Int) -> Int {
        var at = after
        while at < end, bytes.kind(at: at) == .space { at += bytes.scalar(at: at).length }
        guard at > after, at < end else { return after }
        let scalar = bytes.scalar(at: at)
        var closer = at + scalar.length
        switch scalar.value {
        case 0x27 where bytes[at + 1] == 0x27: closer = at + 2
        case 0x201D, 0xBB, 0x29: break
        case 0x22 where isQuoteOpen(before: at): break
        case 0x5B:
            let mark = closersEnd(at)
            guard mark > at else { return after }
            closer = mark
        default:
            let face = Emoticon.length(bytes, at: at)
            guard face > 0 else { return after }
            closer = at + face
        }
        return closer >= end || bytes.kind(at: closer).isSpace ? closer : after
    }

    /// Whether the sentence, or its last kilobyte, holds an odd number of straight quotes before an offset.
    private func isQuoteOpen(before offset: Int) -> Bool {
        (max(start, offset - 1024)..<offset).reduce(false) { bytes.base[$1] == 0x22 ? !$0 : $0 }
    }

    private func following(_ after: Int) -> Following? {
        let offset = bytes.skipSpaces(after, end)
        guard offset < end else { return nil }
        var core = offset
        for _ in 0..<4 {
            let scalar = bytes.scalar(at: core)
            switch scalar.kind {
            case .opener, .quote, .hyphen, .dash, .closer: core = bytes.skipSpaces(core + scalar.length, end)
            default: return Following(offset: offset, core: core, kind: scalar.kind)
            }
            if core >= end { break }
        }
        return Following(offset: offset, core: min(core, end - 1), kind: .symbol)
    }
}
