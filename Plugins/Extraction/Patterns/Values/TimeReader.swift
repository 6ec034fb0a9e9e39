internal import JSON

/// The groups of a time of day.
struct ClockGroups: Sendable {
    /// `meridiem` is 0 of `am`, 12 of `pm`; `daytime` a TIMEX word such as `MO`.
    static let names = ["hour", "minute", "second", "meridiem", "daytime"]

    private let hour, minute, second, meridiem, daytime: Captures.Group?

    init(_ groups: GroupTable, suffix: String = "") {
        hour = groups["hour" + suffix]
        minute = groups["minute" + suffix]
        second = groups["second" + suffix]
        meridiem = groups["meridiem" + suffix]
        daytime = groups["daytime" + suffix]
    }

    /// `T14:30`; nil if nothing is said, or no such time exists.
    func value(_ captures: Captures) -> String? {
        if let word = captures.string(daytime) { return "T" + word }
        guard var hours = captures.string(hour).flatMap({ Int($0) }), hours < 25 else { return nil }
        if let half = captures.string(meridiem).flatMap({ Int($0) }) {
            guard hours <= 12 else { return nil }
            hours = hours % 12 + half
        }
        var out = "T" + CivilDate.padded(hours, 2)
        for group in [minute, second] {
            guard let part = captures.string(group).flatMap({ Int($0) }) else { break }
            guard part < 60 else { return nil }
            out += ":" + CivilDate.padded(part, 2)
        }
        return out
    }
}

/// Times of day, with a date where one stands beside them.
struct TimeReader: ValueReader {
    private let date: DateGroups
    private let clock: ClockGroups

    init(_ groups: GroupTable) {
        date = DateGroups(groups)
        clock = ClockGroups(groups)
    }

    func value(of captures: Captures, reference: CivilDate?) -> FoundValue? {
        guard let time = clock.value(captures) else { return nil }
        let parts = date.parts(captures)
        guard !parts.isEmpty else { return FoundValue(value: .string(time)) }
        return DateResolver(reference).value(parts).map { FoundValue(value: .string($0 + time)) }
    }
}

/// Recurring times: `twice a week` → `P1W` with `freq` `2X`, `every Wednesday` → `XXXX-WXX-3`.
struct SetReader: ValueReader {
    private let date: DateGroups
    private let clock: ClockGroups
    private let times: [Captures.Group]

    init(_ groups: GroupTable) {
        date = DateGroups(groups)
        clock = ClockGroups(groups)
        times = ["times", "times2"].compactMap { groups[$0] }
    }

    func value(of captures: Captures, reference: CivilDate?) -> FoundValue? {
        let parts = date.parts(captures)
        guard let value = recurring(parts) else { return nil }
        let further = times.lazy.compactMap { captures.string($0) }.first.map { [(key: "freq", value: $0 + "X")] } ?? []
        return FoundValue(value: .string(value + (clock.value(captures) ?? "")), further: further)
    }

    private func recurring(_ parts: DateParts) -> String? {
        if let weekday = parts.weekday { return "XXXX-WXX-\(weekday)" }
        if let month = parts.month {
            return "XXXX-\(CivilDate.padded(month, 2))" + (parts.day.map { "-" + CivilDate.padded($0, 2) } ?? "")
        }
        if let season = parts.season { return "XXXX-\(season)" }
        return parts.unit.map { DurationReader.period(parts.counts.first ?? 1, $0) }
    }
}
