internal import EntenteKit
internal import JSON

/// A date, time, duration or recurring time on its way to becoming a mention.
struct TimeExpression {
    /// What it says, after TIMEX3's types.
    enum Kind: String {
        case date = "DATE", time = "TIME", duration = "DURATION", set = "SET"
    }

    var range: TextRange
    var kind: Kind
    /// TIMEX3, resolved as far as it can be.
    var value: String
    /// TIMEX3 as the text says it: `XXXX-05` for a May whose year was guessed.
    var open: String
    /// TIMEX3 `mod`, or nil.
    var mod: String?
    /// Means something only beside another expression: the 7 of `tonight at 7`.
    var isPart: Bool
    /// A part that `the end of` makes whole: `the year`.
    var isPeriod: Bool
    /// Of a date and a time, whether the time stands first: a date at the end of a range then goes for both ends.
    var isTimeFirst = false
    /// Which part of the next expression is meant: `W-1` in `the last week of July`.
    var position: String?
    /// TIMEX3 `mod` of either end of a range: END of `from 2014 to the end of 2018`.
    var endModifiers: (start: String?, end: String?) = (nil, nil)
    /// Whatever else the rule says, such as `freq`.
    var attributes: JSONObject
    var by: String

    /// Nil for a hit that is no time expression.
    init?(_ draft: Drafts.Draft) {
        let mention = draft.mention
        guard let kind = Kind(rawValue: mention.label) else { return nil }
        attributes = mention.attributes
        (range, self.kind, by) = (mention.range, kind, mention.by)
        value = attributes["value"]?.string ?? ""
        open = draft.open ?? value
        // `the last five years`, of which nobody knows when they ended.
        if self.kind == .date, value.hasPrefix("P"), !value.hasSuffix("_REF") { self.kind = .duration }
        mod = attributes["mod"]?.string
        position = attributes["position"]?.string
        isPeriod = attributes["part"]?.string == "period"
        isPart = attributes["part"] != nil || position != nil
    }

    /// The mention that it has become.
    var mention: Mention {
        var all = JSONObject()
        all["value"] = .string(value)
        if let mod { all["mod"] = .string(mod) }
        for (key, item) in attributes where !["value", "mod", "part", "position"].contains(key) { all[key] = item }
        return Mention(range, kind.rawValue, attributes: all, by: by)
    }

    var isRange: Bool { value.contains("/") }

    /// The day, if it is one and known.
    var day: CivilDate? { value.utf8.count == 10 ? CivilDate(iso: value) : nil }

    /// 1 to 7 for a weekday whose week was guessed or left open.
    var weekday: Int? {
        open.hasPrefix("XXXX-WXX-") && open.utf8.count == 10 ? open.last.flatMap { Int(String($0)) } : nil
    }

    /// Whether its month is said, but its year was guessed or left open.
    var hasOpenYear: Bool {
        open.hasPrefix("XXXX-") && open.utf8.count >= 7 && !open.hasPrefix("XXXX-X") && !open.hasPrefix("XXXX-W")
    }

    /// Whether its day follows from another by counting.
    var isReckoned: Bool { kind == .date && open == "XXXX-XX-XX" }

    /// Whether it names one day, known or not.
    var isDay: Bool { kind == .date && (day != nil || weekday != nil || (open.utf8.count == 10 && !open.hasSuffix("_REF"))) }

    /// The part of a day's value from `T` on: `T17:30`, `TMO`.
    var clock: String? { isReference ? nil : value.firstIndex(of: "T").map { String(value[$0...]) } }

    /// The part before `T`; empty for a bare time of day.
    var date: String { isReference ? value : value.firstIndex(of: "T").map { String(value[..<$0]) } ?? value }

    /// `PRESENT_REF` and the like.
    var isReference: Bool { value.hasSuffix("_REF") }

    /// Grows over another expression.
    mutating func cover(_ other: TimeExpression) {
        range = TextRange(min(range.start, other.range.start), max(range.end, other.range.end))
        let rule = other.by.split(separator: "/").last ?? ""
        if !by.hasSuffix("+" + rule) { by += "+" + rule }
        for (key, item) in other.attributes where attributes[key] == nil && !["part", "position"].contains(key) {
            attributes[key] = item
        }
        mod = mod ?? other.mod
        isPart = isPart && other.isPart
    }
}
