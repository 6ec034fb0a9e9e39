/// A part of a period: `W-1` its last week, `D15` its 15th day, `M9` its ninth month, `Q2`, `H1`, `WD1#2` its second Monday,
/// `M1..3` its first three months, `D-10..-1` its last ten days.
struct DatePosition {
    private let unit: String
    private let count: Int
    /// The last of several parts.
    private var last: Int?

    init?(_ text: String) {
        if let dots = text.firstRange(of: "..") {
            guard let first = DatePosition(String(text[..<dots.lowerBound])), let last = Int(text[dots.upperBound...]), last != 0 else { return nil }
            (unit, count, self.last) = (first.unit, first.count, last)
            return
        }
        let unit = text.prefix { !$0.isNumber && $0 != "-" }
        if unit == "WD" {
            let parts = text.dropFirst(2).split(separator: "#").compactMap { Int($0) }
            guard parts.count == 2 else { return nil }
            (self.unit, count) = ("WD\(parts[0])", parts[1])
        } else {
            guard let count = Int(text.dropFirst(unit.count)), count != 0 else { return nil }
            (self.unit, self.count) = (String(unit), count)
        }
    }

    /// The part's value within a period's, such as `2024` or `2024-05`; nil if the period has no such part.
    func value(in period: String) -> String? {
        if let last {
            guard let start = DatePosition("\(unit)\(count)")?.value(in: period), let end = DatePosition("\(unit)\(last)")?.value(in: period)
            else { return nil }
            return start + "/" + end
        }
        let parts = period.split(separator: "-").map(String.init)
        guard let year = parts.first, year.utf8.count == 4 else { return nil }
        let isYear = parts.count == 1
        let month = parts.count == 2 ? Int(parts[1]) : nil
        switch unit {
        case "M" where isYear: return within(12).map { "\(year)-\(CivilDate.padded($0, 2))" }
        case "Q" where isYear: return within(4).map { "\(year)-Q\($0)" }
        case "H" where isYear: return within(2).map { "\(year)-H\($0)" }
        case "D": return day(year, month, isYear)
        case "W": return week(year, month, isYear)
        default: return weekday(year, month)
        }
    }

    /// From the front, or with a negative count from the end.
    private func within(_ size: Int) -> Int? {
        let at = count < 0 ? size + 1 + count : count
        return (1...size).contains(at) ? at : nil
    }

    private func day(_ year: String, _ month: Int?, _ isYear: Bool) -> String? {
        if let month, (1...12).contains(month) {
            return within(CivilDate.length(ofMonth: month, Int(year) ?? 2000)).map {
                "\(year)-\(CivilDate.padded(month, 2))-\(CivilDate.padded($0, 2))"
            }
        }
        guard isYear, let number = Int(year), let first = CivilDate(number, 1, 1) else { return nil }
        return within(number % 4 == 0 && (number % 100 != 0 || number % 400 == 0) ? 366 : 365).map { first.adding(days: $0 - 1).iso }
    }

    /// ISO weeks: one belongs to the year, or here the month, that has its Thursday.
    private func week(_ year: String, _ month: Int?, _ isYear: Bool) -> String? {
        guard let number = Int(year) else { return isYear || month != nil ? "\(year)-WXX" : nil }
        guard let start = CivilDate(number, month ?? 1, 1), isYear || month != nil else { return nil }
        let after = start.adding(months: isYear ? 12 : 1)
        let first = start.adding(days: (4 - start.weekday + 7) % 7)
        let weeks = (after.serial - 1 - first.serial) / 7 + 1
        return within(weeks).map { at in
            let week = first.adding(days: 7 * (at - 1)).isoWeek
            return "\(CivilDate.padded(week.year, 4))-W\(CivilDate.padded(week.week, 2))"
        }
    }

    private func weekday(_ year: String, _ month: Int?) -> String? {
        guard let month, let wanted = Int(unit.dropFirst(2)), (1...12).contains(month) else { return nil }
        guard let number = Int(year), let start = CivilDate(number, month, 1) else {
            return "\(year)-\(CivilDate.padded(month, 2))-WXX-\(wanted)"
        }
        let first = start.adding(days: (wanted - start.weekday + 7) % 7)
        let size = (start.adding(months: 1).serial - 1 - first.serial) / 7 + 1
        return within(size).map { first.adding(days: 7 * ($0 - 1)).iso }
    }

    /// A weekday of `2024-W19`.
    static func day(_ weekday: Int, ofWeek week: String) -> CivilDate? {
        let parts = week.split(separator: "-")
        guard parts.count == 2, parts[1].first == "W", let year = Int(parts[0]), let number = Int(parts[1].dropFirst()),
            let fourth = CivilDate(year, 1, 4)
        else { return nil }
        return fourth.adding(days: 1 - fourth.weekday + 7 * (number - 1) + weekday - 1)
    }
}
