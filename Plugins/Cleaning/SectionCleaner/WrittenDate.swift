internal import UTF8Bytes

/// Reads dates with day, month and year as people write them above articles: `May 8, 2024`, `8. maj 2024.`, `8 мая 2024`,
/// `2024-05-08`, `08.05.2024`. Slashes count only where the order cannot be mistaken.
enum WrittenDate {
    private enum Item {
        case number(Int, digits: Int, before: UInt8)
        case month(Int)
        case other
    }

    private static let months: [UInt64: Int] = {
        var table: [UInt64: Int] = [:]
        for (index, names) in [
            "january jan januar januara januari janvier enero января январь јануар јануара қаңтар", "february feb februar februara février febrero февраля февраль фебруар фебруара ақпан",
            "march mar märz mart marta mars marzo марта март наурыз", "april apr aprila avril abril апреля апрель април априла сәуір", "may mai maj maja mayo мая май мај маја мамыр",
            "june jun juni juna juin junio июня июнь јун јуна маусым", "july jul juli jula juillet julio июля июль јул јула шілде", "august aug avgust avgusta août agosto августа август тамыз",
            "september sep sept septembar septembra septembre septiembre сентября сентябрь септембар септембра қыркүйек",
            "october oct oktober okt oktobar oktobra octobre octubre октября октябрь октобар октобра қазан",
            "november nov novembar novembra novembre noviembre ноября ноябрь новембар новембра қараша",
            "december dec dezember dez decembar decembra décembre diciembre декабря декабрь децембар децембра желтоқсан",
        ].enumerated() {
            for name in names.split(separator: " ") { table[Vocabulary.hash(name)] = index + 1 }
        }
        return table
    }()

    /// The first date between two offsets, as `2024-05-08`.
    static func first(in text: Bytes, _ start: Int, _ end: Int) -> String? {
        let items = items(in: text, start, end)
        guard items.count >= 3 else { return nil }
        for index in 0...(items.count - 3) {
            guard let date = date(items[index], items[index + 1], items[index + 2]), isDate(date) else { continue }
            return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
        }
        return nil
    }

    private static func date(_ a: Item, _ b: Item, _ c: Item) -> (year: Int, month: Int, day: Int)? {
        switch (a, b, c) {
        case (.month(let month), .number(let day, _, _), .number(let year, 4, _)): (year, month, day)
        case (.number(let day, 1...2, _), .month(let month), .number(let year, 4, _)): (year, month, day)
        case (.number(let year, 4, _), .number(let month, 2, 0x2D), .number(let day, 2, 0x2D)): (year, month, day)
        case (.number(let day, 1...2, _), .number(let month, 1...2, 0x2E), .number(let year, 4, 0x2E)): (year, month, day)
        case (.number(let a, 1...2, _), .number(let b, 1...2, 0x2F), .number(let year, 4, 0x2F)):
            a > 12 ? (year, b, a) : b > 12 ? (year, a, b) : nil
        default: nil
        }
    }

    private static func isDate(_ date: (year: Int, month: Int, day: Int)) -> Bool {
        guard 1900...2100 ~= date.year, 1...12 ~= date.month, date.day >= 1 else { return false }
        let isLeap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
        return date.day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][date.month - 1]
    }

    /// Numbers and words in order; the ending of an ordinal, `th`, is left out.
    private static func items(in text: Bytes, _ start: Int, _ end: Int) -> [Item] {
        var items: [Item] = []
        var at = start
        while at < end, items.count < 40 {
            let (value, length) = text.decoded(at: at)
            if Scalar.isDigit(value) {
                let from = at
                var number = 0
                while at < end, Scalar.isDigit(UInt32(text[at])) { number = min(99_999, number * 10 + Int(text[at] - 0x30)); at += 1 }
                items.append(.number(number, digits: at - from, before: text[from - 1]))
            } else if Scalar.isLetter(value) {
                let from = at
                let isEnding = at > start && Scalar.isDigit(UInt32(text[at - 1]))
                var hash = Vocabulary.seed
                while at < end, Scalar.isLetter(text.scalar(at: at).value) {
                    hash = Vocabulary.extend(hash, text.scalar(at: at).value)
                    at += text.scalar(at: at).length
                }
                if !(isEnding && at - from == 2) { items.append(months[hash].map { .month($0) } ?? .other) }
            } else {
                at += length
            }
        }
        return items
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
