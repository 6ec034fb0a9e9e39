/// Several numbers that make one quantity.
extension QuantityFinder {
    /// `5 ft 2 in`, `2 dollars and 50 cents`, `15 dollars 50`.
    func composite(_ first: Attached, _ index: Int) -> (Attached, last: Int)? {
        guard index + 1 < numbers.count, first.unit.factor > 0 else { return nil }
        let second = numbers[index + 1]
        guard let gap = text.gap(first.end, hyphen: false) else { return nil }
        let start = text.has("and", gap).map { text.skippingSpaces($0) } ?? gap
        guard start == second.start, second.value >= 0, !second.isNamed, !second.needsUnit, first.value == first.value.rounded() else { return nil }
        var whole = first
        if let (end, unit) = self.unit(behind: second, first.unit.kind) {
            let isPart = first.unit.kind == .money
                ? first.unit.factor == 1 && unit.factor < 1 && (unit.code == first.unit.code || unit.code == "USD" && unit.factor == 0.01)
                : unit.quantity == first.unit.quantity && unit.rule != .per && unit.factor < first.unit.factor
            guard isPart, second.value * unit.factor < first.unit.factor else { return nil }
            whole.value += second.value * unit.factor / first.unit.factor
            whole.end = end
            return (whole, index + 1)
        }
        guard first.unit.kind == .money, first.unit.factor == 1, !first.isBefore, first.scale == 1, second.isPlain, second.end - second.start == 2,
            !second.isGlued, isEnd(second.end)
        else { return nil }
        whole.value += second.value / 100
        whole.end = second.end
        return (whole, index + 1)
    }

    /// Whether a clause ends: cents without their name are followed by nothing that they could count.
    private func isEnd(_ end: Int) -> Bool {
        let at = text.skippingSpaces(end)
        return at >= text.end || [0x2E, 0x2C, 0x3B, 0x21, 0x3F, 0x29].contains(text[at]) && !text[at + 1].isDigit && text[at + 1] != 0x2D
    }

    /// `10 - 11%`, `two to three million euros`, `$5 to $7`, `between 5 and 6 km`.
    mutating func range(_ index: Int) -> Int? {
        guard index + 1 < numbers.count else { return nil }
        let (from, to) = (numbers[index], numbers[index + 1])
        guard to.start - from.end < 40, !from.isNamed, !from.isLetterBefore, !from.needsUnit, !to.needsUnit,
            !to.isOrdinal, !from.isGlued
        else { return nil }
        let first = single(index)
        guard let join = join(first?.end ?? from.end, from) else { return nil }
        let saved = taken
        taken = first?.end ?? saved
        defer { taken = saved }
        let own = single(index + 1)
        let common = own?.unit.kind == .money ? nil : first.flatMap { shared($0, to, join.isWord) }
        guard let second = common ?? own, second.start == join.end, second.unit.rule == .none || second.unit.rule == .notTemperature else { return nil }
        if let first {
            guard first.unit.kind == second.unit.kind, first.unit.code == second.unit.code, first.unit.factor == second.unit.factor,
                !join.isChange || first.isBefore && !second.isBefore
            else { return nil }
        } else if from.isYear, join.isWord {
            return nil
        }
        if first == nil, second.scale == 1, let value = thousands(from, second.unit, end: second.end) { reread(index, as: value) }
        guard let used = append(range: first, numbers[index], second) else { return nil }
        if let first { claim(index, first) }
        claim(index + 1, second)
        return used
    }

    private mutating func append(range first: Attached?, _ from: NumberSpan, _ second: Attached) -> Int? {
        var low = first?.value ?? from.value
        let hasScale = (first?.scale ?? from.scale) > 1
        if !hasScale, second.scale >= 100, low * second.scale <= second.value { low = NumberSpan.tidy(low * second.scale) }
        guard low <= second.value else { return nil }
        let factor = second.unit.kind == .measure ? 1 : second.unit.factor
        found.append(Found(
            start: first?.start ?? from.start, end: second.end, kind: second.unit.kind, unit: second.unit.code,
            low: NumberSpan.tidy(low * factor), high: NumberSpan.tidy(second.value * factor), isPoints: second.unit.isPoints))
        return 2
    }

    /// A number with its unit, of whatever kind; in a range the first sign goes for both: `$10-12 million`.
    private func single(_ index: Int) -> Attached? {
        if let money = money(index) { return money }
        if let percent = behind(numbers[index], .percent) { return percent }
        if let measure = measure(numbers[index]) { return measure }
        return nil
    }

    /// The second number of `$10-12 million`, which has its sign from the first.
    private func shared(_ first: Attached, _ to: NumberSpan, _ isWord: Bool) -> Attached? {
        guard first.isBefore, !isWord || to.scale > 1, !to.isGlued || text[to.end].isLetter else { return nil }
        var second = Attached(start: to.start, end: to.end, value: to.value, scale: to.scale, unit: first.unit)
        suffix(&second)
        return text.isInsideWord(second.end) ? nil : second
    }

    /// What joins two ends of a range behind a place; its end is where the second begins.
    private func join(_ at: Int, _ from: NumberSpan) -> (end: Int, isWord: Bool, isChange: Bool)? {
        let gap = text.skippingSpaces(at)
        let dash = text.dashLength(gap)
        if dash > 0 { return (text.skippingSpaces(gap + dash), false, false) }
        guard gap > at else { return nil }
        if let end = text.has("to", gap) ?? text.has("or", gap) {
            return (text.skippingSpaces(end), true, followsWord("from", from.start))
        }
        guard let end = text.has("and", gap), followsWord("between", from.start) else { return nil }
        return (text.skippingSpaces(end), true, false)
    }

    /// Whether a word stands before a number and the sign before that.
    private func followsWord(_ word: StaticString, _ start: Int) -> Bool {
        let sign = units.money(text, endingAt: text.skippingSpacesBack(start))?.start ?? start
        let at = text.skippingSpacesBack(sign) - word.utf8CodeUnitCount
        return at >= text.start && !text.isWordBefore(at) && text.has(word, at) != nil
    }
}
