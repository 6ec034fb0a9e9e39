/// Reads numbers in words, and in figures with words: `three hundred and five`, `4 thousand 3 hundred and 21`.
///
/// A small automaton over words. It keeps how much room the number has for what follows: after `hundred` for less than
/// 100, after `twenty` for less than 10, after `five` for nothing.
struct WordReader {
    let text: ReadableText
    let words: NumberWords

    /// What a word says, and where it ends.
    struct Item {
        let word: NumberWords.Word
        let start: Int
        let end: Int
    }

    /// The number word at a place.
    func item(_ at: Int) -> Item? {
        guard let (end, index) = words.trie.longest(text, at) else { return nil }
        return Item(word: words.words[index], start: at, end: end)
    }

    /// The number word behind white space or a hyphen.
    func next(_ at: Int) -> Item? { text.gap(at, hyphen: true).flatMap(item) }

    // MARK: whole numbers

    /// A whole number that is being read.
    struct Cardinal {
        var total = 0.0
        /// What stands behind the last thousand, million and so on.
        var group = 0.0
        /// What stands behind the last hundred.
        var small = 0.0
        /// Less than this may be added.
        var room = Double.infinity
        /// The last thousand, million and so on; a later one is smaller.
        var limit = Double.infinity
        /// The factor at the end, 1 if there is none.
        var scale = 1.0
        var end: Int
        var isEmpty = true
        /// The number before the last `twenty`, `thirty` …, if no `and` stood before that.
        var beforeTens: (value: Double, tens: Double)?
        /// The number before the last `and`, with its scale.
        var beforeAnd: (value: Double, scale: Double)?

        var value: Double { NumberSpan.tidy(total + group) }

        /// Adds a number below the room that is left.
        mutating func add(_ number: Double, end: Int) -> Bool {
            guard number < room, number > 0 || isEmpty else { return false }
            let isTens = number >= 20 && number < 100 && number.truncatingRemainder(dividingBy: 10) == 0
            beforeTens = isTens && !isEmpty ? (value, number) : nil
            group += number
            small = room <= 10 ? small + number : number
            room = isTens ? 10 : 0
            (scale, isEmpty, self.end) = (1, false, end)
            return true
        }

        /// Multiplies by `hundred`, `thousand`, `million`.
        mutating func multiply(by factor: Double, end: Int) -> Bool {
            if factor < 1000 {
                guard group > 0, group < 100 || isFigure, !isHundreds else { return false }
                (group, small, room, isHundreds) = (group * factor, 0, factor, true)
            } else if group > 0 {
                guard factor < limit else { return false }
                total += group * factor
                (group, small, room, limit, isHundreds) = (0, 0, factor, factor, false)
            } else {
                guard total > 0, scale > 1 else { return false }
                total *= factor
                (room, limit) = (min(room, factor), limit * factor)
            }
            (scale, self.end, isFigure, beforeTens) = (factor, end, false, nil)
            return true
        }

        var isHundreds = false
        var isFigure = false
    }

    /// Reads as far as words fit. A figure may begin the number, and follow a scale.
    func cardinal(from first: Cardinal) -> Cardinal {
        var number = first
        // Where the present group began: a scale that does not fit takes all of it away.
        var checkpoint = first
        while let (item, hasAnd) = follower(number) {
            let before = number
            switch item.word.kind {
            case .cardinals:
                if number.group == 0 || hasAnd { checkpoint = before }
                guard number.add(item.word.value, end: item.end) else { return before }
                if hasAnd { number.beforeTens = nil }
            case .scales:
                guard !hasAnd, number.multiply(by: item.word.value, end: item.end) else {
                    return number.scale == 1 && checkpoint.end < number.end && !checkpoint.isEmpty ? checkpoint : before
                }
                // "three hundreds": a plural ends the number.
                if item.word.isPlural { return number }
            case .dozens:
                guard !hasAnd, number.small > 0 else { return before }
                number.group += number.small * (item.word.value - 1)
                (number.small, number.room, number.end, number.scale) = (0, 0, item.end, item.word.value)
                return number
            default: return before
            }
            if hasAnd { number.beforeAnd = (before.value, before.scale) }
        }
        return figures(number)
    }

    /// The next word of the number; `and` may stand before it behind a scale.
    private func follower(_ number: Cardinal) -> (Item, hasAnd: Bool)? {
        guard let item = number.isEmpty ? item(number.end) : next(number.end) else { return nil }
        guard item.word.kind == .and else { return (item, false) }
        guard number.scale > 1, let behind = text.gap(item.end, hyphen: false).flatMap(self.item), behind.word.kind == .cardinals,
            behind.word.value > 0
        else { return nil }
        return (behind, true)
    }

    /// `3 hundred and 21`, `4 thousand 3 hundred`: whole figures behind a scale.
    private func figures(_ number: Cardinal) -> Cardinal {
        guard number.scale >= 100, let gap = text.gap(number.end, hyphen: false) else { return number }
        let and = text.has("and", gap)
        guard let at = and.map({ text.skippingSpaces($0) }) ?? Optional(gap), text[at].isDigit else { return number }
        var (end, value) = (at, 0.0)
        while text[end].isDigit, end - at < 4 {
            value = value * 10 + Double(text[end] & 15)
            end += 1
        }
        guard value > 0, value < number.room, !text.isWord(end), text[end] != 0x25, text[end] != 0x2F,
            !((text[end] == 0x2E || text[end] == 0x2C) && text[end + 1].isDigit)
        else { return number }
        var longer = number
        guard longer.add(value, end: end) else { return number }
        longer.isFigure = true
        longer.isHundreds = number.isHundreds || number.group > 0
        if !number.isHundreds, let item = next(end), item.word.kind == .scales, item.word.value < number.scale {
            longer.isHundreds = false
            let whole = cardinal(from: longer)
            return whole.end > end ? whole : number
        }
        return and != nil && value < 100 ? longer : number
    }

    // MARK: parts

    /// What words make of a number that may begin with a word; nil if they make none.
    func read(_ first: Item) -> NumberSpan? {
        let start = first.start
        switch first.word.kind {
        case .negative:
            guard let at = text.gap(first.end, hyphen: false) else { return nil }
            guard let second = item(at), second.word.kind != .negative, var span = read(second), !span.isOrdinal, !span.needsUnit, span.value > 0 else { return nil }
            (span.start, span.value) = (start, -span.value)
            return span
        case .cardinals:
            return finish(cardinal(from: Cardinal(end: start)), start)
        case .article: return behindArticle(first)
        case .scales:
            // "hundred thousand": alone, a scale is a noun.
            guard !first.word.isPlural, let other = next(first.end), other.word.kind == .scales, !other.word.isPlural else { return nil }
            return finish(cardinal(from: one(times: first)), start)
        case .parts: return multiple(first)
        case .ordinals:
            return ordinal(first)
        default: return nil
        }
    }

    private func one(times item: Item) -> Cardinal {
        var number = Cardinal(end: item.start)
        _ = number.add(1, end: item.start)
        _ = item.word.kind == .scales ? number.multiply(by: item.word.value, end: item.end) : false
        return number
    }

    /// `a hundred and five`, `a dozen`, `a half`, `a fifth of`.
    private func behindArticle(_ article: Item) -> NumberSpan? {
        guard let item = text.gap(article.end, hyphen: false).flatMap(item), !item.word.isPlural else { return nil }
        // "a year and a half": the half is of what stands before.
        if item.word.kind == .parts, text.follows(words.joins, article.start) { return nil }
        switch item.word.kind {
        case .scales: return finish(cardinal(from: one(times: item)), article.start)
        case .dozens: return NumberSpan(start: article.start, end: item.end, value: item.word.value, scale: item.word.value)
        case .parts, .ordinals:
            if item.word.kind == .parts, let large = multiple(item), large.scale > 1 {
                return NumberSpan(start: article.start, end: large.end, value: large.value, scale: large.scale)
            }
            guard item.word.value > 2 || item.word.kind == .parts else { return nil }
            guard isPart(item.end) else {
                // "a half mile", but not "a third country".
                return item.word.kind == .parts ? NumberSpan(start: article.start, end: item.end, value: 1 / item.word.value, needsUnit: true) : nil
            }
            return ofScale(NumberSpan(start: article.start, end: item.end, value: 1 / item.word.value))
        default: return nil
        }
    }

    /// Whether a part, not an ordinal, ends here: `a fifth of them`, not `a fifth country`.
    private func isPart(_ end: Int) -> Bool {
        let at = text.skippingSpaces(end)
        return !text.isWord(at) && text[end] != 0x2D || words.afterPart.longest(text, at) != nil
    }

    /// `half a million`, `half million`, `quarter million`; `half a` mile.
    private func multiple(_ part: Item) -> NumberSpan? {
        guard !part.word.isPlural, let second = text.gap(part.end, hyphen: true).flatMap(item) else { return nil }
        let hasArticle = second.word.kind == .article
        guard let factor = hasArticle ? text.gap(second.end, hyphen: false).flatMap(item) : second,
            factor.word.kind == .scales || factor.word.kind == .dozens, !factor.word.isPlural
        else {
            return hasArticle && part.word.value == 2
                ? NumberSpan(start: part.start, end: second.end, value: 0.5, needsUnit: true) : nil
        }
        return NumberSpan(
            start: part.start, end: factor.end, value: factor.word.value / part.word.value, scale: factor.word.value)
    }

    /// `a quarter of a million`; `three quarters of a` mile stays a part.
    private func ofScale(_ span: NumberSpan) -> NumberSpan {
        guard let of = text.gap(span.end, hyphen: false).flatMap({ text.has("of", $0) }),
            let article = text.gap(of, hyphen: false).flatMap(item), article.word.kind == .article || article.word.value == 1,
            let factor = text.gap(article.end, hyphen: false).flatMap(item), factor.word.kind == .scales, !factor.word.isPlural
        else { return span }
        var whole = span
        (whole.end, whole.scale) = (factor.end, factor.word.value)
        whole.value = NumberSpan.tidy(span.value * factor.word.value)
        return whole
    }

    /// `fifth`, `twentieth`: counts places, not things.
    private func ordinal(_ item: Item) -> NumberSpan? {
        item.word.isPlural ? nil : NumberSpan(start: item.start, end: item.end, value: item.word.value, isOrdinal: true)
    }

    /// The whole number with decimals or parts behind it.
    func finish(_ number: Cardinal, _ start: Int) -> NumberSpan? {
        guard !number.isEmpty else { return nil }
        if let span = decimals(number, start) { return span }
        if let span = fraction(number, start) { return span }
        return withPart(NumberSpan(start: start, end: number.end, value: number.value, scale: number.scale))
    }

    /// `point seven five`, `point seventy-five`, also before a scale.
    private func decimals(_ number: Cardinal, _ start: Int) -> NumberSpan? {
        guard number.value < 1e15, let point = text.gap(number.end, hyphen: false).flatMap(item), point.word.kind == .point else { return nil }
        var digits = ""
        var end = point.end
        while digits.utf8.count < 15, let item = next(end), item.word.kind == .cardinals {
            var part = Cardinal(end: item.start)
            _ = part.add(item.word.value, end: item.end)
            if part.room == 10, let unit = next(item.end), unit.word.kind == .cardinals, unit.word.value > 0, unit.word.value < 10 {
                _ = part.add(unit.word.value, end: unit.end)
            }
            digits += "\(Int(part.value))"
            end = part.end
        }
        guard let fraction = Double("0." + digits), !digits.isEmpty else { return nil }
        var span = NumberSpan(start: start, end: end, value: Double("\(Int(number.value)).\(digits)") ?? number.value + fraction)
        scale(&span)
        return span
    }

    /// Multiplies by the scales that follow.
    func scale(_ span: inout NumberSpan) {
        while let item = next(span.end), item.word.kind == .scales || item.word.kind == .dozens, span.scale < item.word.value || span.scale == 1 || item.word.value >= 1000 {
            span.value = NumberSpan.tidy(span.value * item.word.value)
            (span.end, span.scale, span.isPlain) = (item.end, item.word.value, false)
            if item.word.isPlural { return }
        }
    }

    /// `three fifths`, `one twenty-fifth`, `a hundred and two thirds`; an ordinal if it is one.
    private func fraction(_ number: Cardinal, _ start: Int) -> NumberSpan? {
        guard let item = next(number.end) else { return nil }
        if item.word.kind == .ordinals || item.word.kind == .parts { return divided(number, by: item, start) }
        // "three twenty-fifths": what cannot belong to the number begins the divisor.
        guard item.word.kind == .cardinals || item.word.kind == .scales else { return nil }
        let divisor = cardinal(from: Cardinal(end: item.start))
        guard !divisor.isEmpty, let last = behindAnd(divisor), last.word.kind == .ordinals, last.word.value < max(divisor.room, 1),
            last.word.isPlural || number.value == 1
        else { return nil }
        return NumberSpan(start: start, end: last.end, value: number.value / (divisor.value + last.word.value))
    }

    private func behindAnd(_ number: Cardinal) -> Item? {
        guard let item = next(number.end) else { return nil }
        return item.word.kind == .and && number.scale > 1 ? next(item.end) : item
    }

    private func divided(_ number: Cardinal, by item: Item, _ start: Int) -> NumberSpan? {
        let divisor = item.word.value
        if let (value, tens) = number.beforeTens, item.word.kind == .ordinals, divisor < 10, number.room == 10, item.word.isPlural || value == 1 {
            return NumberSpan(start: start, end: item.end, value: value / (tens + divisor))
        }
        let before = number.beforeAnd
        let over = number.value - (before?.value ?? 0)
        guard divisor > 2 || item.word.kind == .parts, item.word.isPlural || number.value == 1 || over == 1 && before != nil else {
            guard item.word.kind == .ordinals, !item.word.isPlural else { return nil }
            return NumberSpan(start: start, end: item.end, value: number.value + divisor, isOrdinal: true)
        }
        if let before, over < divisor {
            let part = over / divisor * (before.scale >= 1_000_000 ? before.scale : 1)
            return NumberSpan(start: start, end: item.end, value: before.value + part)
        }
        return ofScale(NumberSpan(start: start, end: item.end, value: NumberSpan.tidy(number.value / divisor)))
    }

    /// `two and a half`, `six million and two thirds`, `five and a half million`.
    func withPart(_ span: NumberSpan) -> NumberSpan {
        guard let and = text.gap(span.end, hyphen: true).flatMap(item), and.word.kind == .and,
            let first = text.gap(and.end, hyphen: true).flatMap(item)
        else { return span }
        let over: (value: Double, end: Int)
        switch first.word.kind {
        case .article: over = (1, first.end)
        case .cardinals:
            // "twenty and three and three fifths": the unit of a number that is said slowly.
            if span.value.truncatingRemainder(dividingBy: 10) == 0, span.value >= 20, first.word.value < 10, span.scale == 1 {
                let slow = NumberSpan(start: span.start, end: first.end, value: span.value + first.word.value, scale: 1)
                let whole = withPart(slow)
                if whole.end > slow.end { return whole }
            }
            over = (first.word.value, first.end)
        default: return span
        }
        guard let item = next(over.end), item.word.kind == .parts || item.word.kind == .ordinals && item.word.value > 2,
            item.word.isPlural || over.value == 1, over.value < item.word.value
        else { return span }
        if first.word.kind == .article, item.word.kind == .ordinals, !isPart(item.end) { return span }
        var whole = span
        whole.end = item.end
        whole.value += over.value / item.word.value * (span.scale >= 1000 ? span.scale : 1)
        whole.isPlain = false
        if span.scale == 1 { scale(&whole) }
        return whole
    }
}
