/// The groups of a date, and what they matched in one hit.
struct DateGroups: Sendable {
    /// - `year` `month` `day` `weekday` `quarter` `season` `decade` `century`: parts of a date.
    /// - `deictic`: days from publication, of `yesterday`.
    /// - `relative` with `unit`, `weekday` or `month`: -1 of `last`, 0 of `this`, 1 of `next`.
    /// - `number` with `unit` and `direction`: -1 of `ago`, 1 of `from now`.
    /// - `week` of the year, `holiday` by its name in ``Holiday``, `fiscal`: `FY` or another kind of year.
    /// - `ordinal` with `unit` or `weekday`: a part of what follows, -1 for the last.
    /// - `reference`: a TIMEX word such as `PRESENT_REF`.
    private enum Name: Int, CaseIterable {
        case year, month, day, weekday, quarter, season, decade, century, deictic, relative, unit, number, scale, direction, reference
        case half, part, week, holiday, fiscal, ordinal
    }

    /// Their names in a pattern.
    static let names = Name.allCases.map { "\($0)" }

    /// By name: a look-up of twenty strings a hit would cost more than the rest.
    private let groups: [Captures.Group?]
    private let numbers: NumberGroups
    private let words: LookupTable?

    /// The groups whose names end with `suffix`.
    init(_ table: GroupTable, suffix: String = "") {
        groups = Self.names.map { table[$0 + suffix] }
        numbers = NumberGroups(table)
        words = table.table(named: "number")
    }

    var isEmpty: Bool { groups.allSatisfy { $0 == nil } }

    /// What the groups matched.
    func parts(_ captures: Captures) -> DateParts {
        func text(_ name: Name) -> String? { captures.string(groups[name.rawValue]) }
        func number(_ name: Name) -> Int? { text(name).flatMap { Int($0) } }
        var parts = DateParts()
        parts.year = text(.year).flatMap(year)
        (parts.month, parts.day, parts.weekday) = (number(.month), text(.day).flatMap(day), number(.weekday))
        (parts.quarter, parts.season, parts.half) = (number(.quarter), text(.season), number(.half))
        (parts.decade, parts.century) = (text(.decade).flatMap(Self.decade), number(.century))
        (parts.deictic, parts.relative, parts.direction) = (number(.deictic), number(.relative), number(.direction))
        (parts.week, parts.holiday, parts.fiscal) = (number(.week), text(.holiday), text(.fiscal))
        parts.ordinal = text(.ordinal).flatMap { Int($0) ?? day($0) }
        (parts.unit, parts.reference, parts.part) = (text(.unit), text(.reference), text(.part))
        if let (low, high) = numbers.read(captures) { parts.counts = [low] + (high.map { [$0] } ?? []) }
        return parts
    }

    /// `8`, `8th`; words that no table knows are cardinals: `twenty-five`.
    private func day(_ text: String) -> Int? {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty { return Int(digits) }
        var sum = 0
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
            guard let value = words?[String(word)].flatMap({ Int($0) }) else { return nil }
            sum += value
        }
        return sum
    }

    /// `2024`, `'98` with its century guessed, `nineteen ninety-six`.
    private func year(_ text: String) -> Int? {
        guard let value = Int(text.filter { $0.isASCII && $0.isNumber }) else { return spoken(text) }
        return value < 100 && text.count < 4 ? value + (value < 50 ? 2000 : 1900) : value
    }

    /// `nineteen ninety-six`, `nineteen hundred and six`, `two thousand and five`.
    private func spoken(_ text: String) -> Int? {
        var (century, rest): (Int?, Int) = (nil, 0)
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) where word != "and" {
            if word == "thousand" {
                (century, rest) = (rest * 10, 0)
            } else if word == "hundred" {
                continue
            } else {
                guard let value = words?[String(word)].flatMap({ Int($0) }) else { return nil }
                if century == nil, rest > 9 { (century, rest) = (rest, value) } else { rest += value }
            }
        }
        return century.map { $0 * 100 + rest }
    }

    /// `1990s` → 199, `90s` → 199.
    private static func decade(_ text: String) -> Int? {
        guard let value = Int(text.filter { $0.isASCII && $0.isNumber }) else { return nil }
        return value < 100 ? (value < 30 ? 200 : 190) + value / 10 : value / 10
    }
}

/// What is said of a date.
struct DateParts {
    var year, month, day, weekday, quarter, half, decade, century, deictic, relative, direction, week, ordinal: Int?
    var season, unit, reference, part, holiday, fiscal: String?
    /// One number, or the ends of a range.
    var counts: [Double] = []

    /// Whether nothing is said.
    var isEmpty: Bool {
        year == nil && month == nil && day == nil && weekday == nil && quarter == nil && decade == nil && century == nil
            && deictic == nil && relative == nil && direction == nil && season == nil && reference == nil && half == nil && week == nil && holiday == nil && fiscal == nil
    }
    /// A part of what follows, as ``DatePosition`` reads it.
    var position: String? {
        guard let ordinal else { return nil }
        if let weekday { return "WD\(weekday)#\(ordinal)" }
        guard let letter = unit.map({ $0 == "3M" ? "Q" : $0 }) else { return nil }
        guard let count = counts.first, count > 1, count < 100, count == count.rounded(), abs(ordinal) == 1 else { return "\(letter)\(ordinal)" }
        return ordinal > 0 ? "\(letter)1..\(Int(count))" : "\(letter)-\(Int(count))..-1"
    }
}
