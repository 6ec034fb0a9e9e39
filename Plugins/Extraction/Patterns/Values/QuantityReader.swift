internal import JSON

/// The groups of a number: `number` and `scale`, and the same with a 2 for the upper end of a range.
struct NumberGroups: Sendable {
    static let names = ["number", "scale"]

    private let low: (number: Captures.Group?, scale: Captures.Group?)
    private let high: (number: Captures.Group?, scale: Captures.Group?)
    private let words: LookupTable?
    private let scales: LookupTable?

    init(_ groups: GroupTable) {
        low = (groups["number"], groups["scale"])
        high = (groups["number2"], groups["scale2"])
        words = low.number?.table
        scales = low.scale?.table ?? high.scale?.table ?? groups.table(named: "scale")
    }

    /// Whether the upper end of a range took part.
    func isRange(_ captures: Captures) -> Bool { high.number.map { captures.range($0.number) != nil } ?? false }

    /// One number, or both ends of a range.
    func read(_ captures: Captures) -> (low: Double, high: Double?)? {
        guard let from = text(low.number, low.scale, captures) else { return nil }
        guard isRange(captures), let to = text(high.number, high.scale, captures) else {
            return NumberParser.parse(from, number: words, scale: scales).map { ($0, nil) }
        }
        return NumberParser.parse(from, to, number: words, scale: scales).map { ($0.0, $0.1) }
    }

    private func text(_ number: Captures.Group?, _ scale: Captures.Group?, _ captures: Captures) -> String? {
        guard let number, let text = captures.raw(number) else { return nil }
        return scale.flatMap { captures.raw($0) }.map { text + " " + $0 } ?? text
    }
}

/// Numbers, money, percentages, measures.
struct QuantityReader: ValueReader {
    private let numbers: NumberGroups
    private let fixedUnit: String?
    private let units: [Captures.Group]

    init(_ groups: GroupTable, unit: String?, unitGroup: String = "") {
        numbers = NumberGroups(groups)
        fixedUnit = unit
        units = [unitGroup, unitGroup + "2"].compactMap { groups[$0] }
    }

    func value(of captures: Captures, reference: CivilDate?) -> FoundValue? {
        guard let (low, high) = numbers.read(captures) else { return nil }
        var unit = fixedUnit ?? units.lazy.compactMap { captures.string($0) }.first
        // `USD/100`: the unit is a hundredth, as a cent is.
        var divisor = 1.0
        if let text = unit, let slash = text.lastIndex(of: "/"), let part = Double(text[text.index(after: slash)...]) {
            (unit, divisor) = (String(text[..<slash]), part)
        }
        return FoundValue(value: Self.json(low / divisor, high.map { $0 / divisor }), unit: unit)
    }

    /// A number, or `[low, high]`.
    private static func json(_ low: Double, _ high: Double?) -> JSONValue {
        high.map { .array([json(low), json($0)]) } ?? json(low)
    }

    private static func json(_ value: Double) -> JSONValue {
        value == value.rounded() && abs(value) < 1e15 ? JSONValue(Int(value)) : JSONValue(value)
    }
}

/// `five years` → `P5Y`; `two or three hours` → `PT2H/PT3H`. The table `unit` gives a TIMEX unit, with a factor where
/// TIMEX has none: `Y`, `TH`, `10Y` for a decade.
struct DurationReader: ValueReader {
    private let numbers: NumberGroups
    private let number: Captures.Group?
    private let unit: Captures.Group?
    /// The half of `an hour and a half`.
    private let fraction: Captures.Group?

    init(_ groups: GroupTable) {
        numbers = NumberGroups(groups)
        number = groups["number"]
        fraction = groups["fraction"]
        unit = groups["unit"]
    }

    func value(of captures: Captures, reference: CivilDate?) -> FoundValue? {
        guard let unit = captures.string(unit) else { return nil }
        let isArticle = fraction.map { captures.range($0.number) != nil } ?? false
        guard let (count, high) = numbers.read(captures) ?? (isArticle ? (1, nil) : nil) else {
            // No number, or a vague one such as `several`.
            let isAbsent = number.map { captures.range($0.number) == nil } ?? true
            return FoundValue(value: .string(Self.period(isAbsent ? "1" : "X", unit)))
        }
        var low = count
        if let part = captures.string(fraction) { low += part == "0.25" || part == "quarter" ? 0.25 : 0.5 }
        let values = [low] + (high.map { [$0] } ?? [])
        return FoundValue(value: .string(values.map { Self.period($0, unit) }.joined(separator: "/")))
    }

    /// A number of units as a TIMEX period.
    static func period(_ count: Double, _ unit: String) -> String {
        let (factor, letters) = split(unit)
        let total = count * factor
        return period(total == total.rounded() && abs(total) < 1e15 ? "\(Int(total))" : "\(total)", letters)
    }

    private static func period(_ count: String, _ unit: String) -> String {
        let (factor, letters) = split(unit)
        let shown = factor == 1 ? count : count == "X" ? "X" : Double(count).map { "\(Int($0 * factor))" } ?? count
        return letters.hasPrefix("T") ? "PT\(shown)\(letters.dropFirst())" : "P\(shown)\(letters)"
    }

    /// `10Y` → 10 and `Y`.
    static func split(_ unit: String) -> (factor: Double, letters: String) {
        let digits = unit.prefix { $0.isASCII && $0.isNumber }
        return (Double(digits) ?? 1, String(unit.dropFirst(digits.count)))
    }
}
