internal import EntenteKit
internal import JSON

/// What a value reader found in a hit.
struct FoundValue {
    /// Attribute `value`.
    var value: JSONValue
    /// Attribute `unit`.
    var unit: String?
    /// Further attributes, for instance how often something happens.
    var further: [(key: String, value: String)] = []
    /// A date as the text says it, without regard to the date of publication; nil if that is `value`.
    var open: String?
}

/// Reads the value of a hit from its named groups. Words come translated by the tables of the rule file.
protocol ValueReader: Sendable {
    /// The value; nil if the hit makes no sense, and is none.
    func value(of captures: Captures, reference: CivilDate?) -> FoundValue?
}

extension ValueKind {
    /// The groups that the kind reads; of some there may be a second one, `number2`, for a range.
    var groupNames: [String] {
        switch self {
        case .number, .percent: NumberGroups.names
        case .money: NumberGroups.names + ["currency"]
        case .measure: NumberGroups.names + ["unit"]
        case .duration: NumberGroups.names + ["unit", "fraction"]
        case .date: DateGroups.names
        case .time: DateGroups.names + ClockGroups.names
        case .set: DateGroups.names + ClockGroups.names + ["times"]
        }
    }

    /// What a pattern lacks for the kind, in words.
    func missing(in groups: GroupTable) -> String? {
        func lacks(_ names: [String]) -> Bool { !names.contains { groups[$0] != nil } }
        switch self {
        case .number, .percent: return lacks(["number"]) ? "a group named number" : nil
        case .money: return lacks(["number"]) || lacks(["currency", "currency2"]) ? "groups named number and currency" : nil
        case .measure, .duration: return lacks(["unit"]) ? "a group named unit" : nil
        case .date: return lacks(DateGroups.names) ? "a group such as year, month, day or weekday" : nil
        case .time: return lacks(ClockGroups.names) ? "a group such as hour" : nil
        case .set: return lacks(DateGroups.names + ClockGroups.names) ? "a group such as unit or weekday" : nil
        }
    }

    /// The reader for the groups of a pattern.
    func reader(_ groups: GroupTable) -> any ValueReader {
        switch self {
        case .number: QuantityReader(groups, unit: nil)
        case .percent: QuantityReader(groups, unit: "%")
        case .money: QuantityReader(groups, unit: nil, unitGroup: "currency")
        case .measure: QuantityReader(groups, unit: nil, unitGroup: "unit")
        case .duration: DurationReader(groups)
        case .date: DateReader(groups)
        case .time: TimeReader(groups)
        case .set: SetReader(groups)
        }
    }
}
