/// Puts numbers and units together to sums of money, percentages and measures.
struct QuantityFinder {
    /// A quantity in a text.
    struct Found {
        var start: Int
        var end: Int
        let kind: Unit.Kind
        let unit: String
        let low: Double?
        var high: Double?
        var isPoints = false
        /// One of two readings, such as pounds of money and of weight.
        var isAmbiguous = false
    }

    let text: TextBytes
    let words: NumberWords
    let units: Units
    let numbers: [NumberSpan]
    private let percents: [Range<Int>]
    private(set) var found: [Found] = []
    /// Up to here signs and names are taken.
    private var taken: Int

    init(_ text: TextBytes, _ words: NumberWords, _ units: Units) {
        self.text = text
        self.words = words
        self.units = units
        (numbers, percents) = NumberScanner.scan(text, words)
        taken = text.start
    }

    /// Finds them all, in text order.
    mutating func find() {
        var index = 0
        while index < numbers.count { index += step(index) }
        bare()
    }

    /// `percent of ten`; `a small percent` and `the %`, which say no number.
    private mutating func bare() {
        guard !percents.isEmpty else { return }
        let known = found.filter { $0.kind == .percent }
        var next = 0
        var bare: [Found] = []
        for range in percents {
            while next < known.count, known[next].end <= range.lowerBound { next += 1 }
            if next < known.count, known[next].start < range.upperBound { continue }
            if let of = text.gap(range.upperBound, hyphen: false).flatMap({ text.has("of", $0) }), let number = number(at: text.skippingSpaces(of)) {
                bare.append(Found(start: range.lowerBound, end: number.end, kind: .percent, unit: "%", low: number.value))
            } else if isDetermined(range.lowerBound) {
                bare.append(Found(start: range.lowerBound, end: range.upperBound, kind: .percent, unit: "%", low: nil))
            }
        }
        found += bare
    }

    private func number(at start: Int) -> NumberSpan? {
        var (low, high) = (0, numbers.count)
        while low < high {
            let middle = (low + high) / 2
            if numbers[middle].start < start { low = middle + 1 } else { high = middle }
        }
        return low < numbers.count && numbers[low].start == start && !numbers[low].isOrdinal ? numbers[low] : nil
    }

    /// Whether `a` or `the` stands before, at most one word between.
    private func isDetermined(_ start: Int) -> Bool {
        if text.follows(words.determiners, start) { return true }
        var at = text.skippingSpacesBack(start)
        guard at < start, text.isLetterBefore(at) else { return false }
        while at > text.start, text[at - 1].isLetter { at -= 1 }
        return text.follows(words.determiners, at)
    }

    /// Whether a number that cannot stand alone is one in a sum of money: `USD75`, `$2m`.
    func isWithin(_ number: NumberSpan) -> Bool {
        !number.isOrdinal && !number.needsUnit
            && found.contains { $0.kind == .money && $0.start <= number.start && number.end <= $0.end }
    }

    /// A unit at a number, with the number as the unit makes it.
    private struct Attached {
        var start: Int
        var end: Int
        var value: Double
        var scale: Double
        let unit: Unit
        var isBefore = false
    }

    /// Handles the number at an index; returns how many numbers it used.
    private mutating func step(_ index: Int) -> Int {
        let number = numbers[index]
        if number.isOrdinal { return 1 }
        if let used = range(index) { return used }
        // "2 pounds 8 ounces": what follows tells weight from money.
        if let measure = measure(number), composite(measure, index) != nil { return add(measure, index) }
        if let money = money(index) {
            taken = money.end
            return add(money, index)
        }
        if number.isNamed { return 1 }
        if let percent = behind(number, .percent) { return add(percent, index) }
        if let measure = measure(number) { return add(measure, index) }
        return 1
    }

    private mutating func add(_ attached: Attached, _ index: Int) -> Int {
        var attached = attached
        var used = 1
        if attached.unit.kind != .percent, let (longer, last) = composite(attached, index) {
            attached = longer
            used = last - index + 1
        }
        let factor = attached.unit.kind == .measure ? 1 : attached.unit.factor
        var quantity = Found(
            start: attached.start, end: attached.end, kind: attached.unit.kind, unit: attached.unit.code,
            low: NumberSpan.tidy(attached.value * factor), isPoints: attached.unit.isPoints)
        if attached.unit.kind == .money, !attached.isBefore, used == 1, attached.scale == 1, let weight = behind(numbers[index], .measure), weight.end == attached.end {
            quantity.isAmbiguous = true
            found.append(Found(
                start: attached.start, end: attached.end, kind: .measure, unit: weight.unit.code, low: quantity.low, isAmbiguous: true))
        }
        found.append(quantity)
        taken = attached.end
        return used
    }

    // MARK: one number

    private func money(_ index: Int) -> Attached? {
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
        return Attached(start: sum.start, end: end, value: sum.value, scale: sum.scale, unit: unit)
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
    private func suffix(_ sum: inout Attached) {
        guard sum.scale == 1 else { return }
        let at = text[sum.end] == 0x20 || text[sum.end] == 0x2D ? sum.end + 1 : sum.end
        if let (end, factor) = units.moneySuffixes.longest(text, at) {
            (sum.end, sum.scale, sum.value) = (end, factor, NumberSpan.tidy(sum.value * factor))
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
    private func behind(_ number: NumberSpan, _ kind: Unit.Kind) -> Attached? {
        if number.isNamed || number.isLetterBefore || text[number.start - 1] == 0x25 { return nil }
        guard let (end, unit) = unit(behind: number, kind) else { return nil }
        return Attached(start: number.start, end: end, value: number.value, scale: number.scale, unit: unit)
    }

    private func unit(behind number: NumberSpan, _ kind: Unit.Kind) -> (end: Int, unit: Unit)? {
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
    private func isOtherWord(_ number: NumberSpan, _ start: Int, _ end: Int) -> Bool {
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

    private func measure(_ number: NumberSpan) -> Attached? {
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

    // MARK: several numbers

    /// `5 ft 2 in`, `2 dollars and 50 cents`, `15 dollars 50`.
    private func composite(_ first: Attached, _ index: Int) -> (Attached, last: Int)? {
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
    private mutating func range(_ index: Int) -> Int? {
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
        guard let second = single(index + 1) ?? first.flatMap({ shared($0, to, join.isWord) }), second.start == join.end, second.unit.rule == .none || second.unit.rule == .notTemperature else { return nil }
        if let first {
            guard first.unit.kind == second.unit.kind, first.unit.code == second.unit.code, first.unit.factor == second.unit.factor,
                !join.isChange || first.isBefore && !second.isBefore
            else { return nil }
        } else if from.isYear, join.isWord {
            return nil
        }
        return append(range: first, from, second)
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
