/// One number and its unit.
extension QuantityFinder {
    func money(_ index: Int) -> Attached? {
        guard var sum = plainMoney(index) else { return nil }
        if sum.scale == 1, let value = thousands(numbers[index], sum.unit, end: sum.end) {
            (sum.value, sum.numberEnd) = (value, numbers[index].end)
        }
        return sum
    }

    private func plainMoney(_ index: Int) -> Attached? {
        let number = numbers[index]
        if let (start, unit) = signBefore(number) {
            var sum = Attached(start: start, end: number.end, value: number.value, scale: number.scale, unit: unit, isBefore: true)
            suffix(&sum)
            if !number.isGlued || sum.end > number.end {
                // "$10 dollars".
                if let (end, same) = name(behind: sum.end), same.code == unit.code, same.factor == 1, text[end - 1].isLetter { sum.end = end }
                return sum
            }
            return nil
        }
        if number.isNamed || number.isLetterBefore { return nil }
        if let sum = behind(number, .money), !text[sum.end].isDigit {
            var sum = sum
            // "75 USD million".
            if number.scale == 1, number.isFigure { scaleWord(&sum) }
            return sum
        }
        guard number.isFigure, number.scale == 1 else { return nil }
        var sum = Attached(start: number.start, end: number.end, value: number.value, scale: 1, unit: Unit(kind: .money, code: "", factor: 1))
        suffix(&sum)
        guard sum.end > number.end, let (end, unit) = name(behind: sum.end), text.gap(sum.end, hyphen: true) != nil || end > sum.end else { return nil }
        return Attached(start: sum.start, end: end, value: sum.value, scale: sum.scale, unit: unit, numberEnd: sum.numberEnd)
    }

    private func signBefore(_ number: NumberSpan) -> (Int, Unit)? {
        let isSigned = text[number.start] == 0x2D || text[number.start] == 0xE2
        let end = isSigned ? number.start : text.skippingSpacesBack(number.start)
        guard let (start, unit) = units.money(text, endingAt: end), start >= taken else { return nil }
        // A name of letters stands apart from a number in words, and before it.
        return number.isFigure || end < number.start ? (start, unit) : nil
    }

    private func name(behind end: Int) -> (Int, Unit)? {
        text.gap(end, hyphen: true).flatMap { units.any(text, $0, .money) } ?? units.sign(text, end, .money)
    }

    /// `m`, `bn`, `million` behind a figure with a sign.
    func suffix(_ sum: inout Attached) {
        guard sum.scale == 1 else { return }
        let at = text[sum.end] == 0x20 || text[sum.end] == 0x2D ? sum.end + 1 : sum.end
        if let (end, factor) = units.moneySuffixes.longest(text, at) {
            (sum.end, sum.scale, sum.value, sum.numberEnd) = (end, factor, NumberSpan.tidy(sum.value * factor), end)
        } else {
            scaleWord(&sum)
        }
    }

    private func scaleWord(_ sum: inout Attached) {
        guard let item = WordReader(text: text, words: words).next(sum.end), item.word.kind == .scales, item.word.value >= 1000, !item.word.isPlural
        else { return }
        (sum.end, sum.scale, sum.value) = (item.end, item.word.value, NumberSpan.tidy(sum.value * item.word.value))
    }

    /// The unit of a kind behind a number.
    func behind(_ number: NumberSpan, _ kind: Unit.Kind) -> Attached? {
        if number.isNamed || number.isLetterBefore || text[number.start - 1] == 0x25 { return nil }
        guard let (end, unit) = unit(behind: number, kind) else { return nil }
        return Attached(start: number.start, end: end, value: number.value, scale: number.scale, unit: unit)
    }

    func unit(behind number: NumberSpan, _ kind: Unit.Kind) -> (end: Int, unit: Unit)? {
        if let gap = text.gap(number.end, hyphen: true) {
            if let hit = units.any(text, gap, kind) { return isWhole(hit.end, kind) && !isOtherWord(number, gap, hit.end) ? hit : nil }
            return kind == .measure ? bracketed(gap) : nil
        }
        guard let hit = units.sign(text, number.end, kind), isWhole(hit.end, kind) else { return nil }
        return hit
    }

    /// `%20` in an address is no percent.
    private func isWhole(_ end: Int, _ kind: Unit.Kind) -> Bool {
        !(kind == .percent && text[end - 1] == 0x25 && (text.isWord(end) || text[end] == 0x25))
    }

    /// "In 1955 won", "whichever way one turns".
    func isOtherWord(_ number: NumberSpan, _ start: Int, _ end: Int) -> Bool {
        guard number.isYear || number.value == 1 && !number.isFigure else { return false }
        return units.otherWords.longest(text, start)?.end == end
    }

    /// `20 (kg)`.
    private func bracketed(_ at: Int) -> (end: Int, unit: Unit)? {
        let closing: UInt8
        switch text[at] {
        case 0x28: closing = 0x29
        case 0x5B: closing = 0x5D
        case 0x3C: closing = 0x3E
        default: return nil
        }
        // "(V)" and "(L)" are numbers of sessions.
        guard let hit = units.any(text, at + 1, .measure), text[hit.end] == closing, hit.end > at + 2 || text[at + 1] > 0x5A else { return nil }
        return (hit.end + 1, hit.unit)
    }

    func measure(_ number: NumberSpan) -> Attached? {
        guard var measure = behind(number, .measure), isAllowed(measure) else { return nil }
        perTime(&measure)
        return measure
    }

    private func isAllowed(_ measure: Attached) -> Bool {
        switch measure.unit.rule {
        case .none: true
        case .second, .per: false
        case .notTemperature: !hasBefore(measure.start, "temperature")
        }
    }

    /// Whether a word stands in the clause before a place.
    private func hasBefore(_ place: Int, _ word: StaticString) -> Bool {
        var at = place - 1
        while at >= max(text.start, place - 60), text[at] != 0x2E, text[at] != 0x2C {
            if text.has(word, at) != nil { return true }
            at -= 1
        }
        return false
    }

    /// `kilometers per hour`, `km/ms`.
    private func perTime(_ measure: inout Attached) {
        var at = measure.end
        if text[at] == 0x2F {
            at += 1
        } else if let per = text.gap(at, hyphen: false).flatMap({ text.has("per", $0) }) {
            at = text.skippingSpaces(per)
        } else {
            return
        }
        guard let (end, time) = units.any(text, at, .measure), time.quantity == "time" else { return }
        let unit = Unit(kind: .measure, code: measure.unit.code + "/" + time.code, factor: 1, quantity: "rate")
        measure = Attached(start: measure.start, end: end, value: measure.value, scale: measure.scale, unit: unit)
    }
}
