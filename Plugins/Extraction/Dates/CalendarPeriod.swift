/// The days of a TIMEX3 date that names a stretch of the calendar: `2024`, `2024-05`, `2024-W19`, `2024-Q2`, `2024-H1`, a
/// decade `202`, a century `20`, or one day.
struct CalendarPeriod: Equatable {
    let start: CivilDate
    /// The day after its last one.
    let end: CivilDate
    /// Whether ISO 8601 has no notation for it, as for a quarter: what reads ISO dates cannot read its value.
    let isBeyondISO: Bool

    /// Nil for what is no date, is not fully known (`XXXX-05`), or has not the same days everywhere (`2024-SU`, `FY2024`,
    /// `2024-W19-WE`).
    init?(_ value: String) {
        let parts = value.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard let head = parts.first, head.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(head) else { return nil }
        switch (head.utf8.count, parts.count) {
        case (2, 1): self.init(CivilDate(number * 100, 1, 1), months: 1200, isBeyondISO: true)
        case (3, 1): self.init(CivilDate(number * 10, 1, 1), months: 120, isBeyondISO: true)
        case (4, 1): self.init(CivilDate(number, 1, 1), months: 12)
        case (4, 2): self.init(number, part: parts[1])
        case (4, 3):
            guard let day = CivilDate(iso: value), value.utf8.count == 10 else { return nil }
            self.init(start: day, end: day.adding(days: 1), isBeyondISO: false)
        default: return nil
        }
    }

    private init(start: CivilDate, end: CivilDate, isBeyondISO: Bool) {
        (self.start, self.end, self.isBeyondISO) = (start, end, isBeyondISO)
    }

    private init?(_ start: CivilDate?, months: Int, isBeyondISO: Bool = false) {
        guard let start else { return nil }
        self.init(start: start, end: start.adding(months: months), isBeyondISO: isBeyondISO)
    }

    /// A month, week, quarter or half of a year.
    private init?(_ year: Int, part: String) {
        guard let count = Int(part.first?.isLetter == true ? String(part.dropFirst()) : part) else { return nil }
        switch part.first {
        case "W":
            guard (1...53).contains(count), let monday = DatePosition.day(1, ofWeek: "\(CivilDate.padded(year, 4))-\(part)") else { return nil }
            self.init(start: monday, end: monday.adding(days: 7), isBeyondISO: false)
        case "Q": self.init(CivilDate(year, 3 * count - 2, 1), months: 3, isBeyondISO: true)
        case "H": self.init(CivilDate(year, 6 * count - 5, 1), months: 6, isBeyondISO: true)
        default: self.init(CivilDate(year, count, 1), months: 1)
        }
    }

    /// The day in its middle, as `the middle of 2007` is 2 July.
    var middle: CivilDate { start.adding(days: (end.serial - start.serial) / 2) }
}
