/// How real an act is, from real to not: where several words speak of it, the last one in this order holds.
enum EventStatus: String, Sendable, CaseIterable, Comparable, Hashable {
    case done, ongoing, planned, hoped, conditional, denied

    static func < (a: EventStatus, b: EventStatus) -> Bool { a.rank < b.rank }

    private var rank: Int { EventStatus.allCases.firstIndex(of: self) ?? 0 }
}
