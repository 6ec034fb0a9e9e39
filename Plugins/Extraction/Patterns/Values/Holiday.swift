/// A holiday by the rule for its day: `12-25`, `E-2` days from Easter, `11-4#4` the fourth Thursday of November, `5-1#-1`
/// the last Monday of May, with a number of days after it: `11-4#4+1`.
struct Holiday {
    private enum Rule {
        case fixed(Int, Int), easter(Int), weekday(month: Int, weekday: Int, count: Int, offset: Int)
    }

    private let rule: Rule

    init?(_ text: String) {
        if text.first == "E" {
            guard let days = Int(text.dropFirst()) else { return nil }
            rule = .easter(days)
            return
        }
        let halves = text.split(separator: "#", maxSplits: 1).map(String.init)
        let parts = halves[0].split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2 else { return nil }
        if halves.count == 1 {
            rule = .fixed(parts[0], parts[1])
        } else {
            let ends = halves[1].split(separator: "+").compactMap { Int($0) }
            guard let count = ends.first else { return nil }
            rule = .weekday(month: parts[0], weekday: parts[1], count: count, offset: ends.count > 1 ? ends[1] : 0)
        }
    }

    /// The day in a year.
    func day(in year: Int) -> CivilDate? {
        switch rule {
        case .fixed(let month, let day): return CivilDate(year, month, day)
        case .easter(let days): return CivilDate.easter(year).adding(days: days)
        case .weekday(let month, let weekday, let count, let offset):
            guard let start = CivilDate(year, month, 1) else { return nil }
            let first = start.adding(days: (weekday - start.weekday + 7) % 7)
            let size = (start.adding(months: 1).serial - 1 - first.serial) / 7 + 1
            let at = count < 0 ? size + 1 + count : count
            return first.adding(days: 7 * (at - 1) + offset)
        }
    }

    /// The value without a year.
    var open: String {
        if case .fixed(let month, let day) = rule { return "XXXX-\(CivilDate.padded(month, 2))-\(CivilDate.padded(day, 2))" }
        return "XXXX-XX-XX"
    }
}

extension CivilDate {
    /// Easter Sunday by the Gregorian rule (Meeus/Jones/Butcher).
    static func easter(_ year: Int) -> CivilDate {
        let (a, b, c) = (year % 19, year / 100, year % 100)
        let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
        let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
        let m = (a + 11 * h + 22 * l) / 451
        let sum = h + l - 7 * m + 114
        return CivilDate(year, sum / 31, sum % 31 + 1)!
    }
}
