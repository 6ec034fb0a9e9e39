/// The groups of a date, and what they matched in one hit.
struct DateGroups: Sendable {
    /// - `year` `month` `day` `weekday` `quarter` `season` `decade` `century`: parts of a date.
    /// - `deictic`: days from publication, of `yesterday`.
    /// - `relative` with `unit`, `weekday` or `month`: -1 of `last`, 0 of `this`, 1 of `next`.
    /// - `number` with `unit` and `direction`: -1 of `ago`, 1 of `from now`.
    /// - `reference`: a TIMEX word such as `PRESENT_REF`.
    static let names = [
        "year", "month", "day", "weekday", "quarter", "season", "decade", "century", "deictic", "relative", "unit", "number", "scale",
        "direction", "reference", "half", "part",
    ]

    private let groups: [String: Captures.Group]
    private let numbers: NumberGroups

    /// The groups whose names end with `suffix`.
    init(_ table: GroupTable, suffix: String = "") {
        var groups: [String: Captures.Group] = [:]
        for name in Self.names { if let group = table[name + suffix] { groups[name] = group } }
        self.groups = groups
        numbers = NumberGroups(table)
    }

    var isEmpty: Bool { groups.isEmpty }

    /// What the groups matched.
    func parts(_ captures: Captures) -> DateParts {
        func text(_ name: String) -> String? { captures.string(groups[name]) }
        func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }
        var parts = DateParts()
        parts.year = text("year").flatMap(Self.year)
        (parts.month, parts.day, parts.weekday) = (number("month"), number("day"), number("weekday"))
        (parts.quarter, parts.season, parts.half) = (number("quarter"), text("season"), number("half"))
        (parts.decade, parts.century) = (text("decade").flatMap(Self.decade), number("century"))
        (parts.deictic, parts.relative, parts.direction) = (number("deictic"), number("relative"), number("direction"))
        (parts.unit, parts.reference, parts.part) = (text("unit"), text("reference"), text("part"))
        if let (low, high) = numbers.read(captures) { parts.counts = [low] + (high.map { [$0] } ?? []) }
        return parts
    }

    /// `2024`, or `'98` with its century guessed.
    private static func year(_ text: String) -> Int? {
        guard let value = Int(text.filter { $0.isASCII && $0.isNumber }) else { return nil }
        return value < 100 && text.count < 4 ? value + (value < 50 ? 2000 : 1900) : value
    }

    /// `1990s` → 199, `90s` → 199.
    private static func decade(_ text: String) -> Int? {
        guard let value = Int(text.filter { $0.isASCII && $0.isNumber }) else { return nil }
        return value < 100 ? (value < 30 ? 200 : 190) + value / 10 : value / 10
    }
}

/// What is said of a date.
struct DateParts {
    var year, month, day, weekday, quarter, half, decade, century, deictic, relative, direction: Int?
    var season, unit, reference, part: String?
    /// One number, or the ends of a range.
    var counts: [Double] = []

    /// Whether nothing is said.
    var isEmpty: Bool {
        year == nil && month == nil && day == nil && weekday == nil && quarter == nil && decade == nil && century == nil
            && deictic == nil && relative == nil && direction == nil && season == nil && reference == nil && half == nil
    }
}
