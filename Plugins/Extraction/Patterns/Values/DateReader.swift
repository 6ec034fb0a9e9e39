internal import JSON

/// Dates in TIMEX3 form, resolved against the date of publication; a range is `start/end`.
struct DateReader: ValueReader {
    private let first: DateGroups
    private let second: DateGroups

    init(_ groups: GroupTable) {
        first = DateGroups(groups)
        second = DateGroups(groups, suffix: "2")
    }

    func value(of captures: Captures, reference: CivilDate?) -> FoundValue? {
        let from = first.parts(captures)
        if let position = from.position { return FoundValue(value: .string(""), further: [("position", position)]) }
        let to = second.isEmpty ? DateParts() : second.parts(captures)
        let further: [(key: String, value: String)] = from.part.map { [("mod", $0)] } ?? []
        guard let value = Self.value(from, to, reference) else { return nil }
        let open = reference == nil ? nil : Self.value(from, to, nil)
        return FoundValue(value: .string(value), further: further, open: open == value ? nil : open)
    }

    private static func value(_ from: DateParts, _ to: DateParts, _ reference: CivilDate?) -> String? {
        let resolver = DateResolver(reference)
        if to.isEmpty { return resolver.value(from) }
        var (from, to) = (from, to)
        // `8 to 10 May 2024`: what one end lacks the other has said.
        let isYearShared = from.year == nil
        from.year = from.year ?? to.year
        from.month = from.month ?? to.month
        to.month = to.month ?? (to.day == nil ? nil : from.month)
        to.year = to.year ?? (to.month == nil ? nil : from.year)
        if let year = from.year, let last = to.year, last < 100, year > 999 { to.year = year / 100 * 100 + last }
        // `November to February 2017`
        if isYearShared, let year = to.year, let start = from.month, let end = to.month, start > end { from.year = year - 1 }
        guard let start = resolver.value(from), let end = resolver.value(to) else { return nil }
        return "\(start)/\(end)"
    }
}

/// Says a date in TIMEX3; what depends on an unknown date of publication stays `X`.
struct DateResolver {
    private let reference: CivilDate?

    init(_ reference: CivilDate?) { self.reference = reference }

    /// The value, or nil if there is no such day.
    func value(_ parts: DateParts) -> String? {
        if let word = parts.reference { return word }
        if let days = parts.deictic { return reference?.adding(days: days).iso ?? "XXXX-XX-XX" }
        if let direction = parts.direction, let unit = parts.unit { return shifted(parts.counts, direction, unit) }
        if let relative = parts.relative, let count = parts.counts.first, let unit = parts.unit {
            return stretch(relative, count, unit)
        }
        if let relative = parts.relative { return self.relative(relative, parts) }
        return absolute(parts)
    }

    // MARK: Said outright

    private func absolute(_ parts: DateParts) -> String? {
        if let century = parts.century { return CivilDate.padded(century - 1, 2) }
        if let decade = parts.decade { return CivilDate.padded(decade, 3) }
        let year = parts.year ?? assumedYear(parts)
        let shown = year.map { CivilDate.padded($0, 4) } ?? "XXXX"
        if let month = parts.month { return self.month(month, parts.day, year, shown) }
        if let week = parts.week { return (1...53).contains(week) ? "\(shown)-W\(CivilDate.padded(week, 2))" : nil }
        if let holiday = parts.holiday {
            let day = self.holiday(holiday, year, parts.year != nil)
            return parts.unit == "WE" ? Self.weekend(of: day) : day
        }
        if let fiscal = parts.fiscal { return fiscal + (parts.year == nil ? "XXXX" : shown) }
        if let quarter = parts.quarter { return "\(shown)-Q\(quarter)" }
        if let half = parts.half { return "\(shown)-H\(half)" }
        if let season = parts.season { return "\(shown)-\(season)" }
        if let weekday = parts.weekday { return self.weekday(weekday, parts.day) }
        if let day = parts.day { return dayOfMonth(day) }
        return parts.year.map { _ in shown }
    }

    private func month(_ month: Int, _ day: Int?, _ year: Int?, _ shown: String) -> String? {
        guard (1...12).contains(month) else { return nil }
        let head = "\(shown)-\(CivilDate.padded(month, 2))"
        guard let day else { return head }
        // 2000 is a leap year: without a year, 29 February may be.
        return CivilDate(year ?? 2000, month, day).map { _ in "\(head)-\(CivilDate.padded(day, 2))" }
    }

    /// Without a year the one that brings the date nearest to publication; news tell of what is near.
    private func assumedYear(_ parts: DateParts) -> Int? {
        guard let reference, parts.weekday == nil || parts.month != nil else { return nil }
        guard let month = parts.month else { return reference.year }
        func distance(_ year: Int) -> Int {
            let day = parts.day ?? 15
            return CivilDate(year, month, day).map { abs($0.serial - reference.serial) } ?? .max
        }
        // 29 February has to wait up to eight years.
        let years = month == 2 && parts.day == 29 ? Array((reference.year - 8)...(reference.year + 8)) : [reference.year, reference.year - 1, reference.year + 1]
        return years.min { distance($0) < distance($1) }
    }

    /// `the 21st`: of the month of publication.
    private func dayOfMonth(_ day: Int) -> String? {
        guard let reference else { return "XXXX-XX-" + CivilDate.padded(day, 2) }
        return CivilDate(reference.year, reference.month, day)?.iso ?? "XXXX-XX-" + CivilDate.padded(day, 2)
    }

    private func holiday(_ name: String, _ year: Int?, _ isGiven: Bool) -> String? {
        guard let holiday = Holiday(name) else { return nil }
        guard let year else { return holiday.open }
        if isGiven { return holiday.day(in: year)?.iso }
        guard let reference else { return holiday.open }
        return [year, year - 1, year + 1].compactMap(holiday.day(in:))
            .min { abs($0.serial - reference.serial) < abs($1.serial - reference.serial) }?.iso
    }

    /// The weekend that a holiday makes long: a Monday's or Tuesday's is the one before.
    private static func weekend(of day: String?) -> String? {
        guard let day = day.flatMap(CivilDate.init(iso:)) else { return day == nil ? nil : "XXXX-WXX-WE" }
        return day.adding(days: day.weekday <= 2 ? -day.weekday : 0).weekValue + "-WE"
    }

    /// A bare weekday is the last one, the day of publication included.
    private func weekday(_ weekday: Int, _ day: Int?) -> String? {
        guard let reference else { return "XXXX-WXX-\(weekday)" }
        if let day {
            let months = (-12...12).map { reference.adding(months: $0) }
            return months.compactMap { CivilDate($0.year, $0.month, day) }.filter { $0.weekday == weekday }
                .min { abs($0.serial - reference.serial) < abs($1.serial - reference.serial) }?.iso
        }
        return reference.adding(days: -((reference.weekday - weekday + 7) % 7)).iso
    }

    // MARK: Said from the day of publication

    /// `the last three weeks` end, and `the next three weeks` begin, with the day of publication.
    private func stretch(_ steps: Int, _ count: Double, _ unit: String) -> String? {
        let period = DurationReader.period(count, unit)
        guard let reference, let length = TimePeriod(period), length.unit != "T" else { return period }
        if unit == "3M", count == count.rounded(), count < 1000 { return quarters(steps, Int(count), from: reference) }
        let start = steps < 0 ? length.shifting(reference, by: -1) : reference.adding(days: 1)
        guard let start, let end = steps < 0 ? reference : length.shifting(start, by: 1) else { return nil }
        return "\(start.iso)/\(end.iso)"
    }

    /// `the last two quarters` are those of the calendar, up to the first day of the current one.
    private func quarters(_ steps: Int, _ count: Int, from day: CivilDate) -> String? {
        guard let current = CivilDate(day.year, (day.month - 1) / 3 * 3 + 1, 1) else { return nil }
        let start = current.adding(months: steps < 0 ? -3 * count : 3)
        return "\(start.iso)/\(start.adding(months: 3 * count).iso)"
    }

    private func relative(_ steps: Int, _ parts: DateParts) -> String? {
        if let weekday = parts.weekday { return relativeWeekday(weekday, steps) }
        if let name = parts.holiday { return relativeHoliday(name, steps) }
        if let fiscal = parts.fiscal { return fiscal + (reference.map { CivilDate.padded($0.year + steps, 4) } ?? "XXXX") }
        if let day = parts.day {
            guard let month = reference?.adding(months: steps) else { return "XXXX-XX-" + CivilDate.padded(day, 2) }
            return CivilDate(month.year, month.month, day)?.iso
        }
        if let month = parts.month { return relativeMonth(month, steps) }
        if let season = parts.season { return "\(reference.map { CivilDate.padded($0.year + steps, 4) } ?? "XXXX")-\(season)" }
        return parts.unit.flatMap { period($0, steps) }
    }

    private func relativeWeekday(_ weekday: Int, _ steps: Int) -> String {
        guard let reference else { return "XXXX-WXX-\(weekday)" }
        let monday = reference.adding(days: 1 - reference.weekday)
        if steps == 0 { return monday.adding(days: weekday - 1).iso }
        if steps > 0 { return monday.adding(days: 7 * steps + weekday - 1).iso }
        let back = (reference.weekday - weekday + 6) % 7 + 1
        return reference.adding(days: -back - 7 * (-steps - 1)).iso
    }

    private func relativeHoliday(_ name: String, _ steps: Int) -> String? {
        guard let holiday = Holiday(name) else { return nil }
        guard let reference else { return holiday.open }
        let days = (-2...2).compactMap { holiday.day(in: reference.year + $0) }
        if steps == 0 { return holiday.day(in: reference.year)?.iso }
        return (steps < 0 ? days.last { $0 < reference } : days.first { $0 > reference })?.iso
    }

    private func relativeMonth(_ month: Int, _ steps: Int) -> String {
        guard let reference else { return "XXXX-\(CivilDate.padded(month, 2))" }
        var year = reference.year
        if steps < 0, month >= reference.month { year -= 1 }
        if steps > 0, month <= reference.month { year += 1 }
        return "\(CivilDate.padded(year, 4))-\(CivilDate.padded(month, 2))"
    }

    /// The year, month, week … some steps away.
    private func period(_ unit: String, _ steps: Int) -> String? {
        let (factor, letters) = DurationReader.split(unit)
        let count = Int(factor)
        switch letters {
        case "Y" where count == 1: return reference.map { CivilDate.padded($0.year + steps, 4) } ?? "XXXX"
        case "Y" where count == 10: return reference.map { CivilDate.padded($0.year / 10 + steps, 3) } ?? "XXX"
        case "Y" where count == 100: return reference.map { CivilDate.padded($0.year / 100 + steps, 2) } ?? "XX"
        case "M" where count == 3:
            guard let date = reference?.adding(months: 3 * steps) else { return "XXXX-QX" }
            return "\(CivilDate.padded(date.year, 4))-Q\((date.month + 2) / 3)"
        case "M":
            return reference.map { String($0.adding(months: steps * count).iso.prefix(7)) } ?? "XXXX-XX"
        case "W", "WE":
            let week = reference.map { $0.adding(days: 7 * steps * count).isoWeek }
            let shown = week.map { "\(CivilDate.padded($0.year, 4))-W\(CivilDate.padded($0.week, 2))" } ?? "XXXX-WXX"
            return shown + (letters == "WE" ? "-WE" : "")
        case "D": return reference.map { $0.adding(days: steps * count).iso } ?? "XXXX-XX-XX"
        default: return nil
        }
    }

    /// `three years ago`; of a range the earlier end first.
    private func shifted(_ counts: [Double], _ direction: Int, _ unit: String) -> String? {
        let values = (counts.isEmpty ? [1] : counts).compactMap { count -> String? in
            guard abs(count) < 10_000 else { return nil }
            return period(unit, direction * Int(count.rounded()))
        }
        if values.isEmpty { return direction < 0 ? "PAST_REF" : "FUTURE_REF" }
        let ends = direction < 0 ? values.reversed() : values
        return Set(ends).count == 1 ? ends[0] : ends.joined(separator: "/")
    }
}
