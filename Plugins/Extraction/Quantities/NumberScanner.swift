/// Finds the numbers of a text, in figures and words, in one pass.
struct NumberScanner {
    private let text: ReadableText
    private let words: NumberWords
    private let figures: FigureReader
    private let reader: WordReader
    private var found: [NumberSpan] = []
    /// A word for minus before a figure, and where that begins.
    private var minus: (start: Int, next: Int)?
    private var percents: [Range<Int>] = []

    init(_ text: ReadableText, _ words: NumberWords) {
        self.text = text
        self.words = words
        figures = FigureReader(text: text, words: words)
        reader = WordReader(text: text, words: words)
    }

    /// The numbers in text order, which do not overlap, and the words and signs for per cent.
    static func scan(_ text: ReadableText, _ words: NumberWords) -> (numbers: [NumberSpan], percents: [Range<Int>]) {
        var scanner = NumberScanner(text, words)
        scanner.scan()
        return (scanner.found, scanner.percents)
    }

    private mutating func scan() {
        var at = text.start
        while at < text.end {
            let byte = text.bytes[at]
            if byte.isLetter {
                at = word(at)
            } else if byte.isDigit || byte == 0x2E && text[at + 1].isDigit && isOpen(at) {
                at = figure(at)
            } else if byte == 0xC2 || byte == 0xE2, let (end, value) = words.glyphs.longest(text, at) {
                found.append(NumberSpan(start: at, end: end, value: value))
                at = end
            } else {
                if byte == 0x25, text.spaceLength(at + 1) > 0 { percents.append(at..<at + 1) }
                at += 1
            }
        }
    }

    /// Whether a point begins a number here; behind a word, bracket or quotation mark it ends a sentence.
    private func isOpen(_ at: Int) -> Bool {
        at == text.start || text.spaceLength(at - 1) > 0 || [0x28, 0x2D, 0x2B, 0x24, 0x3D, 0x3C, 0x3E].contains(text[at - 1])
    }

    /// Reads a number in words, or passes the word.
    private mutating func word(_ at: Int) -> Int {
        guard let first = reader.item(at) else { return skip(at) }
        if first.word.kind == .percent {
            percents.append(at..<first.end)
            return first.end
        }
        if first.word.kind == .negative, let next = text.gap(first.end, hyphen: false), text[next].isDigit {
            minus = (at, next)
            return next
        }
        if let span = reader.read(first), !(found.last.map { $0.end > span.start } ?? false) {
            if text.isWordBefore(at) { return skip(at) }
            add(span)
            return span.end
        }
        return skip(at)
    }

    /// The end of a word; of a whole address, if it begins one.
    private func skip(_ at: Int) -> Int {
        var end = at
        while end < text.end, text.bytes[end].isLetter { end += 1 }
        let isAddress = text[end] == 0x3A && text[end + 1] == 0x2F && text[end + 2] == 0x2F
            || end - at == 3 && text[end] == 0x2E && text[at].lowercased == 0x77 && text[at + 1].lowercased == 0x77
        if isAddress { while end < text.end, text.spaceLength(end) == 0 { end += 1 } }
        // Digits within a word are no numbers, except behind a code such as USD.
        return end
    }

    private mutating func figure(_ at: Int) -> Int {
        let count = found.count
        let next = figures.read(at, into: &found)
        if found.count > count, !(found.last?.value.isFinite ?? true) { found.removeLast() }
        guard found.count > count else { return max(next, at + 1) }
        if found.count == count + 1 {
            var span = found.removeLast()
            if let (start, next) = minus, next == span.start { (span.start, span.value, span.isPlain) = (start, -span.value, false) }
            add(span.isGlued || span.isLetterBefore ? span : extended(span))
        }
        return max(found.last?.end ?? next, next)
    }

    /// A figure with scale words, and a part behind it: `3 million and a half`.
    private func extended(_ span: NumberSpan) -> NumberSpan {
        var span = span
        if span.scale == 1 {
            var number = WordReader.Cardinal(end: span.end)
            _ = number.add(abs(span.value), end: span.end)
            number.isFigure = true
            number.room = 0
            let whole = reader.cardinal(from: number)
            if whole.end > span.end {
                (span.end, span.scale, span.isPlain) = (whole.end, whole.scale, false)
                span.value = span.value < 0 ? -whole.value : whole.value
            } else {
                reader.scale(&span)
            }
        }
        let whole = reader.withPart(span)
        return text.isInsideWord(whole.end) ? span : whole
    }

    // MARK: guards and shares

    private mutating func add(_ span: NumberSpan) {
        if isPronoun(span) || !span.value.isFinite { return }
        var span = span
        if let last = found.last, let end = share(last, span) {
            span.end = end
            found[found.count - 1] = merged(last, span)
        } else {
            found.append(span)
        }
    }

    /// `the one`, `one another`.
    private func isPronoun(_ span: NumberSpan) -> Bool {
        guard span.value == 1, !span.isFigure, span.end - span.start == 3 else { return false }
        if text.follows(words.beforePronoun, span.start) { return true }
        if text[span.end] == 0x27 || text[span.end] == 0xE2 && text[span.end + 2] == 0x99 { return true }
        return text.gap(span.end, hyphen: false).map { words.afterPronoun.longest(text, $0) != nil } ?? false
    }

    /// The end of what two numbers make: `one over three`, `two out of five`, `one in ten`.
    private func share(_ over: NumberSpan, _ under: NumberSpan) -> Int? {
        guard under.value > 0, !over.needsUnit, !over.isOrdinal, !under.needsUnit, !under.isOrdinal, !over.isGlued, !under.isGlued,
            let at = text.gap(over.end, hyphen: false)
        else { return nil }
        if let end = text.has("over", at), text.skippingSpaces(end) == under.start {
            return isAlone(over) && endsHere(under.end) ? under.end : nil
        }
        let isOut = text.has("out", at).flatMap { text.gap($0, hyphen: false) }.flatMap { text.has("of", $0) }
        let isWhole = over.value > 0 && over.value == over.value.rounded() && under.value == under.value.rounded()
        if let end = isOut, text.skippingSpaces(end) == under.start {
            return isWhole && over.value < under.value && isAlone(over) ? under.end : nil
        }
        guard let end = text.has("in", at), text.skippingSpaces(end) == under.start, over.value == 1, under.value > 1, isWhole, isAlone(over),
            !under.isYear
        else { return nil }
        let isTime = text.gap(under.end, hyphen: true).map { words.times.longest(text, $0) != nil } ?? false
        return isTime ? nil : under.end
    }

    /// No sign of a currency stands before.
    private func isAlone(_ span: NumberSpan) -> Bool {
        let at = text.skippingSpacesBack(span.start)
        return at == text.start || text[at - 1] != 0x24 && (text[at - 1] < 0x80 || text.isWordBefore(at))
    }

    /// Nothing that could be counted follows.
    private func endsHere(_ end: Int) -> Bool {
        let at = text.skippingSpaces(end)
        return !text.isWord(at) || words.afterPart.longest(text, at) != nil
    }

    private func merged(_ over: NumberSpan, _ under: NumberSpan) -> NumberSpan {
        NumberSpan(start: over.start, end: under.end, value: over.value / under.value, isFigure: over.isFigure)
    }
}
