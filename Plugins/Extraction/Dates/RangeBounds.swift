/// Writes a range by the days or moments that bound it, as SQL and RFC 3339 write them: `2014-01-01/2018-01-01`,
/// `2024-05-08 09:00:00/2024-05-08 17:30:00`, `09:00:00/17:30:00`.
///
/// Ranges are half-open: the first bound belongs to it, the second does not. A range from one date to another reaches from
/// the start of the one to the start of the other: `from 2014 to 2018` ends where 2018 begins, because the words leave open
/// how much of 2018 is meant; `to the end of 2018` ends where 2019 begins. A quarter, half-year, decade or century, for
/// which ISO 8601 has no notation, reaches to the day after its last. What is no range, is bent by a modifier (`before
/// 2018`), or has an end whose day nobody knows, stays as it is.
struct RangeBounds {
    /// The date of publication, for `until now`.
    let reference: Moment?

    /// The expression with its bounds written out.
    func bounded(_ item: TimeExpression) -> TimeExpression {
        guard item.kind == .date || item.kind == .time, item.mod == nil, let value = value(item) else { return item }
        var bounded = item
        bounded.value = value
        return bounded
    }

    private func value(_ item: TimeExpression) -> String? {
        let ends = item.value.split(separator: "/").map(String.init)
        if ends.count == 1 {
            guard let period = CalendarPeriod(item.value), period.isBeyondISO else { return nil }
            return "\(period.start.iso)/\(period.end.iso)"
        }
        // `between 22 January and now` is said in days.
        let isInDays = !ends.contains { $0.contains("T") && !$0.hasSuffix("_REF") }
        guard ends.count == 2, var start = bound(ends[0], item.endModifiers.start), var end = bound(ends[1], item.endModifiers.end) else {
            return nil
        }
        if isInDays { (start.seconds, end.seconds) = (nil, nil) }
        let isTime = start.seconds != nil || end.seconds != nil
        // `from now until eight`, said at ten, ends nobody knows on which day.
        guard !isTime || (start.day == nil) == (end.day == nil), start.day == nil || start <= end else { return nil }
        return [start, end].map { $0.written(withTime: isTime) }.joined(separator: "/")
    }

    /// Where an end of a range lies.
    private struct Bound: Comparable {
        var day: CivilDate?
        /// Since the day began; nil for the day as a whole.
        var seconds: Int?

        static func < (a: Bound, b: Bound) -> Bool {
            a.day == b.day ? a.seconds ?? 0 < b.seconds ?? 0 : (a.day?.serial ?? 0) < (b.day?.serial ?? 0)
        }

        func written(withTime: Bool) -> String {
            guard withTime else { return day?.iso ?? "" }
            let clock = [3600, 60, 1].map { CivilDate.padded((seconds ?? 0) / $0 % ($0 == 3600 ? 100 : 60), 2) }.joined(separator: ":")
            return day.map { "\($0.iso) \(clock)" } ?? clock
        }
    }

    private func bound(_ value: String, _ modifier: String?) -> Bound? {
        if value == "PRESENT_REF" { return reference.map { Bound(day: $0.day, seconds: $0.seconds == 0 ? nil : $0.seconds) } }
        guard let t = value.firstIndex(of: "T") else {
            guard let period = CalendarPeriod(value) else { return nil }
            switch modifier {
            case "END": return Bound(day: period.end)
            case "MID": return Bound(day: period.middle)
            default: return Bound(day: period.start)
            }
        }
        guard let clock = ClockTime(timex: String(value[t...])) else { return nil }
        let seconds = clock.minutes * 60 + (clock.second ?? 0)
        if t == value.startIndex { return Bound(seconds: seconds) }
        return CivilDate(iso: String(value[..<t])).map { Bound(day: $0, seconds: seconds) }
    }
}
