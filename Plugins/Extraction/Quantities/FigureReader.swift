/// Reads numbers in digits: `1,234.5`, `12,34,567`, `1 234 567,89`, `1.2e10`, `2.5^-1`, `3/4`, `2 1/4`, `2½`.
struct FigureReader {
    let text: ReadableText
    let words: NumberWords

    /// The numbers of the run of digits and separators that begins at a digit or point; `next` is behind it.
    func read(_ start: Int, into found: inout [NumberSpan]) -> Int {
        let (run, dots, commas) = self.run(start)
        if dots + commas == 0 {
            found.append(finished(plain(start, run)))
        } else if let value = grouped(start, run, dots, commas) {
            found.append(finished(NumberSpan(start: start, end: run, value: value, isFigure: true)))
        } else if dots > 1 {
            // A version, a date or an address.
            return afterWord(run)
        } else {
            list(start, run, into: &found)
        }
        if let last = found.last, last.end < run, commas == 0 { found.removeLast() }
        return found.last.map { max($0.end, run) } ?? run
    }

    private func afterWord(_ at: Int) -> Int {
        var at = at
        while text.isWord(at) { at += 1 }
        return at
    }

    /// Digits, and points and commas before further digits.
    private func run(_ start: Int) -> (end: Int, dots: Int, commas: Int) {
        var (at, dots, commas) = (start, 0, 0)
        while true {
            if text[at].isDigit {
                at += 1
            } else if text[at + 1].isDigit, text[at] == 0x2E {
                (at, dots) = (at + 2, dots + 1)
            } else if text[at + 1].isDigit, text[at] == 0x2C {
                (at, commas) = (at + 2, commas + 1)
            } else {
                return (at, dots, commas)
            }
        }
    }

    /// Numbers with a comma and no space between.
    private func list(_ start: Int, _ end: Int, into found: inout [NumberSpan]) {
        var from = start
        for at in start...end where at == end || text[at] == 0x2C {
            var span = NumberSpan(start: from, end: at, value: value(from, at, point: 0x2E), isFigure: true)
            if at == end { span = finished(span) }
            found.append(span)
            from = at + 1
        }
    }

    /// Digits alone, with groups of three behind spaces.
    private func plain(_ start: Int, _ run: Int) -> NumberSpan {
        var span = NumberSpan(start: start, end: run, value: value(start, run, point: 0x2E), isFigure: true, isPlain: true)
        guard run - start <= 3, text[start] != 0x30 else { return span }
        while let end = spacedGroup(span.end) {
            span.end = end
            span.isPlain = false
        }
        if !span.isPlain {
            let point = text[span.end]
            if point == 0x2E || point == 0x2C, text[span.end + 1].isDigit, let end = decimals(span.end + 1) {
                span.value = value(start, end, point: point)
                span.end = end
            } else {
                span.value = value(start, span.end, point: 0x2E)
            }
        }
        return span
    }

    /// The end of a space and three digits.
    private func spacedGroup(_ at: Int) -> Int? {
        let length = text.spaceLength(at)
        guard length > 0, text[at] != 0x0A, text[at] != 0x0D, text[at] != 0x09 else { return nil }
        let first = at + length
        guard text[first].isDigit, text[first + 1].isDigit, text[first + 2].isDigit else { return nil }
        let after = first + 3
        if text.isWord(after) || text[after] == 0x2F || text[after] == 0x2D { return nil }
        // "between 5 300,000": the second is a number of its own.
        if text[after] == 0x2C, text[after + 1].isDigit, decimals(after + 1).map({ $0 - after - 1 }) == 3 { return nil }
        return after
    }

    /// The end of digits that end before a word, comma or point.
    private func decimals(_ start: Int) -> Int? {
        var at = start
        while text[at].isDigit { at += 1 }
        return text[at + 1].isDigit && (text[at] == 0x2C || text[at] == 0x2E) ? nil : at
    }

    /// The value of digits with separators, nil if they stand where no separator does.
    private func grouped(_ start: Int, _ end: Int, _ dots: Int, _ commas: Int) -> Double? {
        if commas == 0 { return dots == 1 ? value(start, end, point: 0x2E) : hasGroups(start, end, 0x2E) ? value(start, end, point: 0) : nil }
        if dots == 0 {
            if hasGroups(start, end, 0x2C) { return value(start, end, point: 0) }
            return commas == 1 && isDecimal(start, end) ? value(start, end, point: 0x2C) : nil
        }
        guard let comma = (start..<end).first(where: { text[$0] == 0x2C }), let dot = (start..<end).first(where: { text[$0] == 0x2E })
        else { return nil }
        if comma < dot { return dots == 1 && hasGroups(start, dot, 0x2C) ? value(start, end, point: 0x2E) : nil }
        return commas == 1 && hasGroups(start, comma, 0x2E) ? value(start, end, point: 0x2C) : nil
    }

    /// `5,00`, `0,5`, `2,5 million`: one comma that cannot begin a group.
    private func isDecimal(_ start: Int, _ end: Int) -> Bool {
        guard let comma = (start..<end).first(where: { text[$0] == 0x2C }) else { return false }
        if end - comma == 3 || comma == start + 1 && text[start] == 0x30 { return true }
        let reader = WordReader(text: text, words: words)
        return end - comma == 2 && (text[end] == 0x25 || reader.next(end)?.word.kind == .scales)
    }

    /// Groups of three, or as in India of two before a last one of three.
    private func hasGroups(_ start: Int, _ end: Int, _ separator: UInt8) -> Bool {
        var sizes: [Int] = [0]
        for at in start..<end {
            if text[at] == separator { sizes.append(0) } else { sizes[sizes.count - 1] += 1 }
        }
        guard let first = sizes.first, first > 0, first <= 3, sizes.count > 1, sizes.last == 3 else { return false }
        let middle = sizes.dropFirst().dropLast()
        return middle.allSatisfy { $0 == 3 } || separator == 0x2C && first <= 2 && middle.allSatisfy { $0 == 2 }
    }

    /// Digits as a number; all but the point are separators.
    private func value(_ start: Int, _ end: Int, point: UInt8) -> Double {
        var mantissa = 0.0
        var divisor = 1.0
        var isBehind = false
        for at in start..<end {
            if text[at].isDigit {
                mantissa = mantissa * 10 + Double(text[at] & 15)
                if isBehind { divisor *= 10 }
            } else if text[at] == point {
                isBehind = true
            }
        }
        return mantissa / divisor
    }

    // MARK: what may follow

    /// With exponent, fraction, suffix and sign.
    private func finished(_ span: NumberSpan) -> NumberSpan {
        var span = span
        if !exponent(&span), !fraction(&span) { suffix(&span) }
        sign(&span)
        return span
    }

    /// `e10`, `x10^-4`, `^23`.
    private func exponent(_ span: inout NumberSpan) -> Bool {
        if text[span.end] | 0x20 == 0x65, let (power, end) = signed(span.end + 1), !text.isInsideWord(end) {
            span.value = span.value.times(tenToThe: power)
            span.end = end
        } else if let (power, end) = power(span.end) {
            span.value = span.value.raised(to: power)
            span.end = end
        } else if let (power, end) = tens(span.end) {
            span.value = span.value.times(tenToThe: power)
            span.end = end
        } else {
            return false
        }
        span.isPlain = false
        return true
    }

    private func power(_ at: Int) -> (Int, Int)? { text[at] == 0x5E ? signed(at + 1) : nil }

    /// `x10^-4`, ` × 10^6`.
    private func tens(_ start: Int) -> (Int, Int)? {
        var at = text.skippingSpaces(start)
        if text[at] == 0x78 { at += 1 } else if text[at] == 0xC3, text[at + 1] == 0x97 { at += 2 } else { return nil }
        at = text.skippingSpaces(at)
        guard text[at] == 0x31, text[at + 1] == 0x30 else { return nil }
        return power(at + 2)
    }

    /// Signs and up to four digits.
    private func signed(_ start: Int) -> (Int, Int)? {
        var (at, isNegative, value) = (start, false, 0)
        while text[at] == 0x2B || text[at] == 0x2D {
            if text[at] == 0x2D { isNegative.toggle() }
            at += 1
        }
        let first = at
        while text[at].isDigit, at - first < 4 {
            value = value * 10 + Int(text[at] & 15)
            at += 1
        }
        return at > first ? (isNegative ? -value : value, at) : nil
    }

    /// `3/4`, `2 1/4`, `2½`.
    private func fraction(_ span: inout NumberSpan) -> Bool {
        if span.isPlain, let (value, end) = quotient(span.start, span.end) {
            (span.value, span.end, span.isPlain) = (value, end, false)
            return true
        }
        let at = text.skippingSpaces(span.end)
        if let (end, value) = words.glyphs.longest(text, at) {
            (span.value, span.end, span.isPlain) = (span.value + value, end, false)
            return true
        }
        guard at > span.end, span.isPlain, text[at].isDigit else { return false }
        let (run, dots, commas) = self.run(at)
        guard dots + commas == 0, let (value, end) = quotient(at, run), value < 1 else { return false }
        (span.value, span.end, span.isPlain) = (span.value + value, end, false)
        return true
    }

    /// A quotient as people write parts: no date, no number of a resolution, no season.
    private func quotient(_ start: Int, _ slash: Int) -> (Double, Int)? {
        guard text[slash] == 0x2F, text[slash + 1].isDigit, slash - start <= 3 else { return nil }
        let before = text[start - 1]
        if before == 0x2F || before == 0x2E || before == 0x2D && text[start - 2].isDigit || text.isWordBefore(start) { return nil }
        let (end, dots, commas) = run(slash + 1)
        guard dots + commas == 0, end - slash <= 4, text[end] != 0x2F, !text.isWord(end), !(text[end] == 0x2D && text[end + 1].isDigit)
        else { return nil }
        let (over, under) = (value(start, slash, point: 0), value(slash + 1, end, point: 0))
        return under > 1 && (over == 1 || words.divisors.contains(under)) ? (over / under, end) : nil
    }

    /// `k`, `bn`.
    private func suffix(_ span: inout NumberSpan) {
        let at = text[span.end] == 0x20 ? span.end + 1 : span.end
        if let (end, factor) = words.suffixes.longest(text, at) {
            // 4G and 5G are telephone networks; behind a space a short suffix needs more than one digit.
            let isName = end - at == 1 && text[at] == 0x47 && span.end - span.start == 1
            if !isName, end - at > 1 || at == span.end || span.end - span.start > 1 {
                span.value = NumberSpan.tidy(span.value * factor)
                (span.end, span.scale, span.isPlain) = (end, factor, false)
            }
        }
    }

    /// ( [ " ' : = , / < > $ +
    private static let openers: Set<UInt8> = [0x28, 0x5B, 0x22, 0x27, 0x3A, 0x3D, 0x2C, 0x2F, 0x3C, 0x3E, 0x24, 0x2B]

    /// A minus, and what stands directly before and behind.
    private func sign(_ span: inout NumberSpan) {
        let first = span.start
        let length = text[first - 1] == 0x2D ? 1 : text[first - 1] == 0x92 && text[first - 2] == 0x88 ? 3 : 0
        if length > 0 {
            let before = first - length
            let gap = text.skippingSpacesBack(before)
            // Behind anything else it is a hyphen or a dash: `4%-5%`, `3-5`.
            let isOpen = before == text.start || gap < before || Self.openers.contains(text[before - 1])
            if isOpen, gap == before || !(text[gap - 1].isDigit || text[gap - 1] == 0x29 || text[gap - 1] == 0x25) {
                span.value = -span.value
                span.start = before
                span.isPlain = false
            } else if text.hasLetter(inWordBefore: before) {
                span.isNamed = true
            }
        }
        span.isLetterBefore = text.isWordBefore(span.start)
        span.isGlued = text.isInsideWord(span.end)
    }
}

extension Double {
    /// Exact where it can be: 1.232e15 and not something next to it.
    func times(tenToThe power: Int) -> Double {
        Double("\(self)e\(power)") ?? (power < 0 ? self / 10.raised(to: -power) : self * 10.raised(to: power))
    }

    func raised(to power: Int) -> Double {
        var (result, base, rest) = (1.0, self, abs(power))
        while rest > 0 {
            if rest & 1 == 1 { result *= base }
            base *= base
            rest >>= 1
        }
        return power < 0 ? 1 / result : result
    }
}
