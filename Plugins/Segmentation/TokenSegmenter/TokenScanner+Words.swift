import EntenteKit
import UTF8Bytes

extension TokenScanner {
    /// A word whose first letters end at `stop`; returns where the next token may start.
    ///
    /// Goes on over marks that belong to the word: an apostrophe, an abbreviation's period, the hyphen of `e-mail`.
    func word(_ at: Int, _ stop: Int, _ tokens: inout TokenColumn) -> Int {
        var stop = stop
        // Looked for once a word: what is written without a blank is the same for all its marks.
        var mayBeWeb = true
        if hasWebPrefix(at), let web = webEnd(at) { return emit(at, web, &tokens) }
        loop: while stop < end {
            let scalar = bytes.scalar(at: stop)
            switch scalar.value {
            case 0x27, 0x2019:
                guard let next = apostropheEnd(at, stop, scalar.length) else { break loop }
                if options.splitsClitics, let clitic = cliticStart(at, stop, next) { return split(at, clitic, next, &tokens) }
                stop = next
            case 0x2E:
                if mayBeWeb, isGluedPeriod(stop) {
                    if let web = webEnd(at) { return emit(at, web, &tokens) }
                    mayBeWeb = false
                }
                guard let next = periodEnd(at, stop) else { break loop }
                stop = next
                if bytes[next - 1] == 0x2E { break loop }
            case 0x2D, 0x2010, 0x2011:
                guard let next = hyphenEnd(at, stop, scalar.length) else { break loop }
                stop = next
            case 0x40, 0x3A:
                let isSign = scalar.value == 0x40 || bytes.has("//", at: stop + 1) || bytes.has("mailto", at: at)
                guard mayBeWeb, isSign, let web = webEnd(at) else { break loop }
                return emit(at, web, &tokens)
            case 0x26:
                guard bytes.kind(at: stop + 1).isLetter, stop + 1 < end, stop - at <= 4 else { break loop }
                stop = bytes.wordEnd(stop + 1, end)
            case 0x24, 0x2A:
                // `US$` and `$` inside a word; `f*ed`.
                if scalar.value == 0x24, stop - at <= 3, bytes.kind(before: stop) == .upper { return emit(at, stop + 1, &tokens) }
                guard bytes.kind(at: stop + 1) == .lower, stop + 1 < end else { break loop }
                stop = bytes.wordEnd(stop + 1, end)
            case 0x5F: stop += 1
            default:
                guard scalar.kind.isWord || scalar.kind == .digit else { break loop }
                stop += scalar.length
            }
        }
        if options.splitsClitics, let seam = fusedSeam(at, stop) { return split(at, seam, stop, &tokens) }
        return emit(at, min(stop, end), &tokens)
    }

    func split(_ at: Int, _ seam: Int, _ stop: Int, _ tokens: inout TokenColumn) -> Int {
        tokens.append(TextRange(at, seam))
        return emit(seam, stop, &tokens)
    }

    // MARK: Apostrophes

    /// The end of the word behind an apostrophe: `don't`, `L'Enfant`, `states'`.
    private func apostropheEnd(_ at: Int, _ apostrophe: Int, _ length: Int) -> Int? {
        let next = apostrophe + length
        if next < end, bytes.kind(at: next).isLetter { return bytes.wordEnd(next, end) }
        // A plural's genitive, if no single quote waits to be closed.
        guard bytes[apostrophe - 1] | 0x20 == 0x73, apostrophe - at > 2, next >= end || bytes[next] != 0x27 else { return nil }
        return hasOpenSingleQuote(before: at) ? nil : next
    }

    private func hasOpenSingleQuote(before offset: Int) -> Bool {
        var isOpen = false
        // A quotation is not longer; without the bound a text without full stops would cost its square.
        var at = max(start, offset - 1000)
        while at > start, bytes.base[at] & 0xC0 == 0x80 { at -= 1 }
        while at < offset {
            let scalar = bytes.scalar(at: at)
            let isQuote = scalar.value == 0x27 || scalar.value == 0x2018 || scalar.value == 0x2019
            if isQuote, at == start || !bytes.kind(before: at).isWord { isOpen = scalar.value != 0x2019 }
            at += scalar.length
        }
        return isOpen
    }

    /// Where a clitic starts in a word with an apostrophe.
    private func cliticStart(_ at: Int, _ apostrophe: Int, _ stop: Int) -> Int? {
        let tail = bytes.scalar(at: apostrophe).length + apostrophe
        let first = bytes[tail] | 0x20, second = bytes[tail + 1] | 0x20
        switch (stop - tail, first, second) {
        case (1, 0x74, _):
            return bytes[apostrophe - 1] | 0x20 == 0x6E && apostrophe - 1 > at ? apostrophe - 1 : nil
        case (1, 0x73, _), (1, 0x6D, _), (1, 0x64, _): return apostrophe
        case (2, 0x6C, 0x6C), (2, 0x72, 0x65), (2, 0x76, 0x65): return apostrophe
        default: return stop == tail ? apostrophe : nil
        }
    }

    /// Where the second word of `cannot`, `gonna`, `wanna`, `gotta`, `gimme`, `lemme` starts.
    func fusedSeam(_ at: Int, _ stop: Int) -> Int? {
        let length = stop - at
        guard length == 5 || length == 6 else { return nil }
        var packed: UInt64 = 0
        for offset in at..<stop { packed = packed << 8 | UInt64(bytes[offset] | 0x20) }
        switch packed {
        case 0x63_61_6E_6E_6F_74: return at + 3
        case 0x67_6F_6E_6E_61, 0x77_61_6E_6E_61, 0x67_6F_74_74_61, 0x67_69_6D_6D_65, 0x6C_65_6D_6D_65: return at + 3
        default: return nil
        }
    }

    // MARK: Periods

    /// Whether a word goes on behind a period.
    private func isGluedPeriod(_ period: Int) -> Bool {
        guard period + 1 < end else { return false }
        let kind = bytes.kind(at: period + 1)
        return kind.isWord || kind == .digit
    }

    /// The end of a word that goes on behind a period, or takes the period in as an abbreviation does.
    private func periodEnd(_ at: Int, _ period: Int) -> Int? {
        let next = period + 1
        if next < end {
            let kind = bytes.kind(at: next)
            if kind.isWord || kind == .digit { return bytes.wordEnd(next, end) }
            if kind == .terminator { return nil }
        }
        return isAbbreviation(at, period, isLast: isLast(next)) ? next : nil
    }

    /// Whether only closing marks follow in the sentence.
    private func isLast(_ offset: Int) -> Bool {
        var at = offset
        while at < end {
            let scalar = bytes.scalar(at: at)
            guard scalar.kind == .closer || scalar.kind == .quote || scalar.kind.isSpace else { return false }
            at += scalar.length
        }
        return true
    }

    private func isAbbreviation(_ at: Int, _ period: Int, isLast: Bool) -> Bool {
        let first = bytes.scalar(at: at)
        if period == at + first.length, first.kind == .upper { return !isLast }
        if (at..<period).contains(where: { bytes.base[$0] == 0x2E }) {
            return bytes[period - 2] == 0x2E || bytes[period - 3] == 0x2E
        }
        let flags = language.abbreviationFlags(bytes, at, period)
        if flags.isDisjoint(with: .abbreviation) { return false }
        if !isLast { return true }
        return flags.contains(.usuallyFinal) || flags.contains(.final) && first.kind == .upper
    }

    // MARK: Hyphens

    /// The end of a word that goes on behind a hyphen; `nil` where the hyphen is a token.
    private func hyphenEnd(_ at: Int, _ hyphen: Int, _ length: Int) -> Int? {
        let next = hyphen + length
        guard next < end else { return nil }
        let kind = bytes.kind(at: next)
        guard kind.isWord || kind == .digit else { return nil }
        if options.hyphens == .split {
            guard options.keepsPrefixes, EnglishPrefixes.table.flags(bytes, at, hyphen) != 0 else { return nil }
        }
        return kind == .digit ? bytes.digitsEnd(next, end) : bytes.wordEnd(next, end)
    }
}

/// Prefixes that are no words by themselves, so that their hyphen does not part two words.
enum EnglishPrefixes {
    static let table = WordTable(
        """
        e co non pre ex post pro anti multi re mid semi psycho mini cross pan un sub inter intra micro macro bi tri neo
        pseudo quasi ultra counter uni hyper trans extra electro socio bio geo eco nano mega poly mono proto
        """
        .split(whereSeparator: \.isWhitespace).map { (String($0), 1) })
}
