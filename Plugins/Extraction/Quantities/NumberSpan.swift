/// A number in a text.
struct NumberSpan {
    var start: Int
    var end: Int
    var value: Double
    /// What it is multiplied by at its end, 1 if nothing.
    var scale = 1.0
    /// Written in digits, at least at its begin.
    var isFigure = false
    /// Digits alone, without separators or scale.
    var isPlain = false
    /// A letter follows directly: `75ml`.
    var isGlued = false
    /// A letter or a letter and a hyphen stand directly before: `USD75`, `F-16`.
    var isNamed = false
    /// Something that is a number only before a unit: `half a` mile.
    var needsUnit = false
    /// Only a letter and nothing else stands before: no number unless a currency does.
    var isLetterBefore = false
    /// Part of a sum of money, which may hold what cannot stand alone: `USD75`, `$2m`.
    var isMoney = false
    /// An ordinal: no quantity.
    var isOrdinal = false

    /// Whether it is a number without a unit too: not `75ml`, `SU30`, `5th`.
    var standsAlone: Bool { isMoney || !isGlued && !isLetterBefore && !needsUnit && !isOrdinal }

    /// Whether it looks like a year of our time.
    var isYear: Bool { isPlain && value >= 1800 && value < 2100 }

    /// 3.3 × 10⁶ is 3299999.9999999995 in binary: a value that near to a whole number is one.
    static func tidy(_ value: Double) -> Double {
        let whole = value.rounded()
        return abs(value - whole) < 1e-12 * max(1, abs(value)) && !(whole == 0 && value != 0) ? whole : value
    }
}
