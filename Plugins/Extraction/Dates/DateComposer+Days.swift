internal import EntenteKit

/// Dates that are said by way of others.
extension DateComposer {
    /// `two weeks` + `before` + `Christmas`.
    func anchored(_ left: TimeExpression, _ right: TimeExpression, _ joint: String) -> TimeExpression? {
        guard left.kind == .duration, right.kind == .date, !left.isRange, let period = TimePeriod(left.value) else { return nil }
        if joint == "start" { return started(left, right, period) }
        // `for two weeks from 4 May` is the two weeks, `two weeks from 4 May` the day that ends them.
        if joint == "from", let (effect, start) = words.ahead(of: Int(left.range.start), from: 0, in: text), effect == "FOR",
            var merged = started(left, right, period)
        {
            merged.range.start = UInt32(start)
            return merged
        }
        if joint == "from", right.value == "PRESENT_REF" {
            var merged = left
            merged.cover(right)
            shift(&merged, by: 1)
            return merged
        }
        let sign: Int
        switch joint {
        case "AFTER", "from", "ON_OR_AFTER": sign = 1
        case "BEFORE": sign = -1
        default: return nil
        }
        guard right.isDay || right.value.utf8.count == 4 else { return nil }
        var merged = left
        merged.cover(right)
        merged.kind = .date
        let base = right.day ?? CivilDate(iso: right.value + "-01-01")
        merged.value = base.flatMap { period.shifting($0, by: sign) }?.iso ?? "XXXX-XX-XX"
        merged.open = "XXXX-XX-XX"
        merged.mod = nil
        return merged
    }

    /// `three days` + `starting next Monday`.
    private func started(_ left: TimeExpression, _ right: TimeExpression, _ period: TimePeriod) -> TimeExpression? {
        guard let start = right.day, period.unit != "T", let end = period.shifting(start, by: 1) else { return nil }
        var merged = left
        merged.cover(right)
        (merged.kind, merged.value, merged.mod) = (.date, "\(start.iso)/\(end.iso)", nil)
        merged.open = merged.value
        return merged
    }

    /// `9:30 a.m.` + `for two hours`, `for two hours` + `from 9:30 a.m.`
    func lasting(_ left: TimeExpression, _ right: TimeExpression, _ joint: String) -> TimeExpression? {
        let isLengthFirst = left.kind == .duration
        let (clock, length) = isLengthFirst ? (right, left) : (left, right)
        guard clock.kind == .time, length.kind == .duration, !clock.isPart, clock.date.isEmpty, !length.isRange,
            let period = TimePeriod(length.value), period.days == 0, period.months == 0,
            let end = clock.clock.flatMap({ ClockTime(timex: $0) })?.adding(seconds: Int(period.seconds))
        else { return nil }
        var merged = left
        merged.cover(right)
        if isLengthFirst {
            guard joint == "from" || joint == "start", let (effect, start) = words.ahead(of: Int(left.range.start), from: 0, in: text), effect == "FOR"
            else { return nil }
            merged.range.start = UInt32(start)
        } else if joint != "for" {
            return nil
        }
        (merged.kind, merged.value) = (.time, clock.value + "/" + end.timex)
        merged.open = merged.value
        return merged
    }

    /// `three years ago`, `in two weeks`, `within five years`.
    func shifted(_ item: inout TimeExpression, _ room: Range<Int>) {
        guard item.kind == .duration else { return }
        if let (effect, end) = words.behind(Int(item.range.end), to: room.upperBound, in: text), let sign = Self.signs[effect] {
            item.range.end = UInt32(end)
            return shift(&item, by: sign)
        }
        guard let (effect, start) = words.ahead(of: Int(item.range.start), from: room.lowerBound, in: text) else { return }
        switch effect {
        case "IN" where !item.isRange && TimePeriod(item.value) != nil && reference != nil && !looksBack(from: start):
            item.range.start = UInt32(start)
            shift(&item, by: 1)
        case "WITHIN":
            guard let period = TimePeriod(item.value), let reference, let end = period.shifting(reference, by: 1) else { return }
            item.range.start = UInt32(start)
            item.kind = period.unit == "T" ? .time : .date
            let isTime = period.unit == "T"
            item.value = (isTime ? reference.iso : reference.day.iso) + "/" + (isTime ? end.iso : end.day.iso)
        case "LESS_THAN", "MORE_THAN":
            item.range.start = UInt32(start)
            item.mod = effect
        default: break
        }
    }

    /// `the first visit in eleven years`: a superlative shortly before means the years gone by.
    private func looksBack(from place: Int) -> Bool {
        var start = place
        while start > max(0, place - 60), ![0x2E, 0x3B, 0x21, 0x3F, 0x0A].contains(text[start - 1]) { start -= 1 }
        let words = String(decoding: UnsafeBufferPointer(rebasing: text[start..<place]), as: UTF8.self).lowercased()
            .split { !$0.isLetter }
        return words.contains { ["first", "only", "last", "once", "twice", "times", "time", "worst", "best", "most", "least"].contains($0) }
            || words.contains { $0.count > 6 && $0.hasSuffix("est") }
    }

    private static let signs = ["-": -1, "+": 1]

    private func shift(_ item: inout TimeExpression, by sign: Int) {
        let ends = item.value.split(separator: "/").map(String.init)
        item.kind = ends.allSatisfy { $0.hasPrefix("PT") } ? .time : .date
        let values = ends.map { moved($0, by: sign) }
        let ordered = sign < 0 ? values.reversed() : values
        item.value = Set(ordered).count == 1 ? ordered[0] : ordered.joined(separator: "/")
        item.open = "XXXX-XX-XX"
    }

    /// The past is told as roughly as its unit: `three years ago` is a year, `in three years` a day from now.
    private func moved(_ period: String, by sign: Int) -> String {
        guard let length = TimePeriod(period) else { return sign < 0 ? "PAST_REF" : "FUTURE_REF" }
        guard let reference, let then = length.shifting(reference, by: sign) else {
            switch length.unit {
            case "Y": return "XXXX"
            case "M": return "XXXX-XX"
            case "W": return "XXXX-WXX"
            case "T": return "XXXX-XX-XXTXX:XX"
            default: return "XXXX-XX-XX"
            }
        }
        switch length.unit {
        case "T": return then.iso
        case "Y" where sign < 0: return CivilDate.padded(then.day.year, 4)
        case "M" where sign < 0: return String(then.day.iso.prefix(7))
        case "W" where sign < 0:
            return then.day.weekValue
        default: return then.day.iso
        }
    }

    /// `the last week of` + `July`, `the first Monday of` + `next month`.
    func positioned(_ left: TimeExpression, _ right: TimeExpression, _ joint: String) -> TimeExpression? {
        guard let position = left.position, right.kind == .date else { return nil }
        if position == "WEEK" { return joint == "of" || joint == "start" ? week(left, right) : nil }
        guard joint == "join" || joint == "of", let value = DatePosition(position)?.value(in: right.value) else { return nil }
        var merged = left
        merged.cover(right)
        (merged.kind, merged.value, merged.isPart, merged.position) = (.date, value, false, nil)
        merged.open = DatePosition(position)?.value(in: right.open) ?? value
        // `the first three months of 2024` end when March does.
        if merged.isRange { merged.endModifiers.end = "END" }
        return merged
    }

    /// `the week of` + `6 May`, `the week beginning` + `6 May`.
    private func week(_ left: TimeExpression, _ right: TimeExpression) -> TimeExpression? {
        guard right.isDay, !right.isRange, right.mod == nil else { return nil }
        var merged = left
        merged.cover(right)
        merged.value = right.day.map(\.weekValue) ?? "XXXX-WXX"
        (merged.kind, merged.open, merged.isPart, merged.position) = (.date, merged.value, false, nil)
        return merged
    }

    /// `Tuesday` + `of next week`, `Friday` + `7 June`: a weekday beside the week or the day that it belongs to.
    func refined(_ left: TimeExpression, _ right: TimeExpression, _ joint: String) -> TimeExpression? {
        guard left.kind == .date || left.kind == .time, right.kind == .date, joint == "join" || joint == "on" || joint == "of" || joint == "-"
        else { return nil }
        if left.kind == .date, let value = inWeek(left, right) ?? inWeek(right, left) {
            return joined(left, right, value)
        }
        if left.kind == .date, joint == "join" || joint == "on", let value = onDay(left, right) ?? onDay(right, left) {
            return joined(left, right, value)
        }
        // `4 July` + `of next year`
        if left.kind == .date, joint == "of" || joint == "join", right.value.utf8.count == 4, Int(right.value) != nil, left.open.hasPrefix("XXXX-"),
            left.weekday == nil, left.open.utf8.count > 6, right.mod == nil, joint == "of" || !right.open.hasPrefix("X") || right.open.utf8.count < 4
        {
            return joined(left, right, right.value + left.open.dropFirst(4))
        }
        if left.kind == .time, let clock = left.clock, left.open.hasPrefix("XXXX-WXX-") {
            var day = left
            (day.kind, day.open) = (.date, left.open.prefix { $0 != "T" }.description)
            if let value = inWeek(day, right) {
                var merged = joined(left, right, value + clock)
                merged.kind = .time
                return merged
            }
        }
        return nil
    }

    private func joined(_ left: TimeExpression, _ right: TimeExpression, _ value: String) -> TimeExpression {
        var merged = left
        merged.cover(right)
        (merged.value, merged.open) = (value, value)
        return merged
    }

    private func inWeek(_ day: TimeExpression, _ week: TimeExpression) -> String? {
        guard let weekday = day.weekday else { return nil }
        return DatePosition.day(weekday, ofWeek: week.value)?.iso
    }

    /// A weekday says no more than the date beside it; of `Friday in two weeks` the one of that week is meant.
    private func onDay(_ weekday: TimeExpression, _ day: TimeExpression) -> String? {
        guard let number = weekday.weekday, day.weekday == nil, day.isDay else { return nil }
        guard day.open == "XXXX-XX-XX" else { return day.value }
        return day.day.map { $0.adding(days: number - $0.weekday).iso } ?? day.value
    }
}
