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

    let text: ReadableText
    let words: NumberWords
    let units: Units
    private(set) var numbers: [NumberSpan]
    private let percents: [Range<Int>]
    var found: [Found] = []
    /// Up to here signs and names are taken.
    var taken: Int

    init(_ text: ReadableText, _ words: NumberWords, _ units: Units) {
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

    /// A unit at a number, with the number as the unit makes it.
    struct Attached {
        var start: Int
        var end: Int
        var value: Double
        var scale: Double
        let unit: Unit
        var isBefore = false
        /// End of the number with its suffix: `2m` in `$2m`.
        var numberEnd = 0
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
            claim(index, money)
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

    /// Gives a number another value, of which its unit tells.
    mutating func reread(_ index: Int, as value: Double) { numbers[index].value = value }

    /// Makes a number part of a sum of money, with the suffix that only money has.
    mutating func claim(_ index: Int, _ sum: Attached) {
        guard sum.unit.kind == .money, !numbers[index].needsUnit else { return }
        numbers[index].isMoney = true
        if sum.numberEnd > 0 { (numbers[index].end, numbers[index].value) = (sum.numberEnd, sum.value) }
    }
}
