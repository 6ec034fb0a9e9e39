/// A day of the Gregorian calendar.
struct CivilDate: Hashable, Comparable, Sendable {
    var year: Int
    var month: Int
    var day: Int

    /// A date; nil if there is no such day.
    init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...12).contains(month), day >= 1, day <= Self.length(ofMonth: month, year) else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The date at the head of an ISO 8601 date or date-time.
    init?(iso text: String) {
        let parts = text.utf8.prefix(10).split(separator: UInt8(ascii: "-")).map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 3, parts[0].utf8.count == 4,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year, month, day)
    }

    /// Days since 1 January 1970.
    ///
    /// Howard Hinnant, "chrono-compatible low-level date algorithms".
    var serial: Int {
        let y = month <= 2 ? year - 1 : year
        let era = (y >= 0 ? y : y - 399) / 400
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The day with a serial number.
    init(serial: Int) {
        let z = serial + 719_468
        let era = (z >= 0 ? z : z - 146_096) / 146_097
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let m = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * m + 2) / 5 + 1
        month = m < 10 ? m + 3 : m - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// 1 is Monday, 7 Sunday.
    var weekday: Int { ((serial + 3) % 7 + 7) % 7 + 1 }

    /// The day some days later.
    func adding(days: Int) -> CivilDate { CivilDate(serial: serial + days) }

    /// The same day some months later, or the month's last day.
    func adding(months: Int) -> CivilDate {
        let count = year * 12 + month - 1 + months
        let (year, month) = (Int((Double(count) / 12).rounded(.down)), (count % 12 + 12) % 12 + 1)
        return CivilDate(year, month, min(day, Self.length(ofMonth: month, year)))!
    }

    /// ISO 8601 week and the year it belongs to.
    var isoWeek: (year: Int, week: Int) {
        // The week belongs to the year of its Thursday.
        let thursday = adding(days: 4 - weekday)
        let first = CivilDate(thursday.year, 1, 1)!
        return (thursday.year, (thursday.serial - first.serial) / 7 + 1)
    }

    /// The week: `2024-W19`.
    var weekValue: String {
        let week = isoWeek
        return "\(Self.padded(week.year, 4))-W\(Self.padded(week.week, 2))"
    }

    /// `2024-05-08`.
    var iso: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    static func < (a: CivilDate, b: CivilDate) -> Bool { a.serial < b.serial }

    static func length(ofMonth month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// A number with leading zeros.
    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(abs(number))
        return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
