internal import JSON

/// The groups of a time of day.
struct ClockGroups: Sendable {
    /// `meridiem` is 0 of `am`, 12 of `pm`; `past` and `to` are minutes after and before the hour; `daytime` is a TIMEX word
    /// such as `MO`; `digits` is `0930`.
    static let names = ["hour", "minute", "second", "meridiem", "daytime", "past", "to", "digits"]

    private let hour, minute, second, meridiem, daytime, past, to, digits: Captures.Group?

    init(_ groups: GroupTable, suffix: String = "") {
        hour = groups["hour" + suffix]
        minute = groups["minute" + suffix]
        second = groups["second" + suffix]
        meridiem = groups["meridiem" + suffix]
        daytime = groups["daytime" + suffix]
        past = groups["past" + suffix]
        to = groups["to" + suffix]
        digits = groups["digits" + suffix]
    }

    /// What the groups matched; nil if nothing is said, or no such time exists.
    func read(_ captures: Captures) -> ClockTime? {
        func number(_ group: Captures.Group?) -> Int? { captures.string(group).flatMap(Self.number) }
        if let word = captures.string(daytime) { return ClockTime(word: word) }
        var time: ClockTime
        if let packed = captures.string(digits).flatMap({ Int($0) }) {
            time = ClockTime(hour: packed / 100, minute: packed % 100)
        } else {
            guard let hours = number(hour) else { return nil }
            time = ClockTime(hour: hours, minute: number(minute), second: number(second))
        }
        if let minutes = number(past) { time.minute = minutes }
        if let minutes = number(to), minutes > 0 {
            time.hour = (time.hour + 23) % 24
            time.minute = 60 - minutes
        }
        guard time.hour < 25, time.minute ?? 0 < 60, time.second ?? 0 < 60 else { return nil }
        guard let half = number(meridiem) else { return time }
        guard time.hour <= 12 else { return half == 12 && time.minute != nil && time.hour < 24 ? time : nil }
        time.set(half: half)
        return time
    }

    /// A number in figures, or the sum of numbers that a table gave: `20 5` for `twenty-five`.
    private static func number(_ text: String) -> Int? {
        if let value = Int(text) { return value }
        let words = text.split { $0 == " " || $0 == "-" }
        var sum = 0
        for word in words {
            guard let value = ClockTime.words[word.lowercased()] else { return nil }
            sum += value
        }
        return words.isEmpty ? nil : sum
    }
}

/// A time of day.
struct ClockTime {
    var hour = 0
    var minute: Int?
    var second: Int?
    /// Instead of a clock time: `MO`.
    var word: String?
    /// Whether the text says which half of the day.
    private(set) var hasHalf = false

    init(word: String) { self.word = word }

    init(hour: Int, minute: Int? = nil, second: Int? = nil) { (self.hour, self.minute, self.second) = (hour, minute, second) }

    /// The time that ``timex`` writes; nil for a part of the day.
    init?(timex: String) {
        let parts = timex.dropFirst().split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard timex.first == "T", (1...3).contains(parts.count), let hour = parts[0], !parts.contains(nil) else { return nil }
        self.init(hour: hour, minute: parts.count > 1 ? parts[1] : nil, second: parts.count > 2 ? parts[2] : nil)
    }

    /// The time a while later; nil on the next day.
    func adding(seconds: Int) -> ClockTime? {
        let total = minutes * 60 + (second ?? 0) + seconds
        guard total < 86_400 else { return nil }
        let isWhole = total % 60 == 0
        return ClockTime(
            hour: total / 3600, minute: isWhole && total % 3600 == 0 && minute == nil ? nil : total / 60 % 60, second: isWhole ? nil : total % 60)
    }

    /// 0 for the morning, 12 for the afternoon.
    mutating func set(half: Int) {
        (hour, hasHalf) = (hour % 12 + half, true)
    }

    /// Minutes since midnight.
    var minutes: Int { hour * 60 + (minute ?? 0) }

    /// `T14:30`, as exact as the text.
    var timex: String {
        if let word { return "T" + word }
        let parts = [hour] + (minute.map { [$0] } ?? []) + (minute == nil ? [] : second.map { [$0] } ?? [])
        return "T" + parts.map { CivilDate.padded($0, 2) }.joined(separator: ":")
    }

    /// The start of a range, in the light of its end: `9 to 5 p.m.` is in the morning, `2 to 5 p.m.` is not.
    func before(_ end: ClockTime) -> ClockTime {
        guard word == nil, end.word == nil, !hasHalf, end.hasHalf, hour < 12 else { return self }
        var late = self
        late.set(half: end.hour >= 12 ? 12 : 0)
        return late.minutes < end.minutes ? late : self
    }

    /// The end of a range, in the light of its start: of `9 to 5` the later half.
    func after(_ start: ClockTime) -> ClockTime {
        guard word == nil, start.word == nil, !hasHalf, hour < 12, minutes <= start.minutes else { return self }
        var late = self
        late.hour += 12
        return late
    }

    /// A time, or both ends of one, on a day; what ends before it begins, such as `10 p.m. to 2 a.m.`, ends on the next day.
    static func on(_ day: String, _ clocks: [String]) -> String {
        var days = clocks.map { _ in day }
        if let first = clocks.first, let last = clocks.last, last < first, ![first, last].contains(where: { $0.dropFirst().first?.isLetter ?? true }),
            let next = CivilDate(iso: day)?.adding(days: 1)
        {
            days[days.count - 1] = next.iso
        }
        return zip(days, clocks).map { $0 + $1 }.joined(separator: "/")
    }

    /// Numbers that name hours and minutes.
    static let words: [String: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "quarter": 15, "half": 30,
    ]
}

/// Times of day and ranges of them, with a date where one stands beside them.
struct TimeReader: ValueReader {
    private let date: DateGroups
    private let clock: ClockGroups
    private let end: ClockGroups

    init(_ groups: GroupTable) {
        date = DateGroups(groups)
        clock = ClockGroups(groups)
        end = ClockGroups(groups, suffix: "2")
    }

    func value(of captures: Captures, reference: CivilDate?) -> FoundValue? {
        guard var from = clock.read(captures) else { return nil }
        var ends = [from]
        if var to = end.read(captures) {
            from = from.before(to)
            to = to.after(from)
            ends = [from, to]
        }
        let parts = date.parts(captures)
        let further = parts.part.map { [(key: "mod", value: $0)] } ?? []
        let times = ends.map(\.timex)
        guard !parts.isEmpty else { return FoundValue(value: .string(times.joined(separator: "/")), further: further) }
        func on(_ day: CivilDate?) -> String? {
            DateResolver(day).value(parts).map { ClockTime.on($0, times) }
        }
        return on(reference).map { FoundValue(value: .string($0), further: further, open: on(nil)) }
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
        guard let value = recurring(parts) ?? (clock.read(captures) == nil ? nil : "") else { return nil }
        let further = times.lazy.compactMap { captures.string($0) }.first.map { [(key: "freq", value: $0 + "X")] } ?? []
        return FoundValue(value: .string(value + (clock.read(captures)?.timex ?? "")), further: further)
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
