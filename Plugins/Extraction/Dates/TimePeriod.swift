/// A TIMEX3 length of time, such as `P1Y2M` or `PT90M`, for reckoning.
struct TimePeriod {
    private(set) var months = 0
    private(set) var days = 0
    private(set) var seconds = 0.0
    /// The letter of its only unit, or nil if it has several.
    private(set) var unit: Character?

    /// Nil for a vague one (`PXD`) and what is none.
    init?(_ text: String) {
        guard text.first == "P" else { return nil }
        var digits = "", inTime = false, count = 0, weekend = false
        for letter in text.dropFirst() {
            if letter == "T" { inTime = true; continue }
            if letter.isNumber || letter == "." { digits.append(letter); continue }
            if letter == "E", weekend { continue }
            guard let number = Double(digits), number < 1e6 else { return nil }
            digits = ""
            count += 1
            unit = letter
            add(number, letter, inTime)
            weekend = letter == "W"
        }
        if count == 0 || !digits.isEmpty { return nil }
        if count > 1 { unit = nil }
        if inTime { unit = "T" }
    }

    private mutating func add(_ number: Double, _ unit: Character, _ inTime: Bool) {
        switch (unit, inTime) {
        case ("Y", _): months += Int((number * 12).rounded())
        case ("M", false): months += Int(number.rounded())
        case ("W", _): days += Int((number * 7).rounded())
        case ("D", _): days += Int(number.rounded())
        case ("H", _): seconds += number * 3600
        case ("M", true): seconds += number * 60
        default: seconds += number
        }
    }

    /// The day some time before (-1) or after (1) another.
    func shifting(_ day: CivilDate, by sign: Int) -> CivilDate? {
        guard abs(day.year * 12 + sign * months) < 12 * 9000 else { return nil }
        return day.adding(months: sign * months).adding(days: sign * days)
    }

    /// The same for a moment.
    func shifting(_ moment: Moment, by sign: Int) -> Moment? {
        guard let day = shifting(moment.day, by: sign) else { return nil }
        let total = moment.seconds + sign * Int(seconds)
        let days = Int((Double(total) / 86_400).rounded(.down))
        return Moment(day: day.adding(days: days), seconds: total - days * 86_400)
    }
}

/// A day and the seconds since it began.
struct Moment {
    var day: CivilDate
    var seconds: Int

    init(day: CivilDate, seconds: Int) { (self.day, self.seconds) = (day, seconds) }

    /// The date of publication, with its time of day if that is given.
    init?(iso text: String) {
        guard let day = CivilDate(iso: text) else { return nil }
        self.day = day
        let parts = text.utf8.dropFirst(11).prefix(8).split(separator: UInt8(ascii: ":"))
            .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
        seconds = zip(parts, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// `2024-05-08T14:30:00`.
    var iso: String {
        let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { CivilDate.padded($0, 2) }
        return day.iso + "T" + parts.joined(separator: ":")
    }
}
