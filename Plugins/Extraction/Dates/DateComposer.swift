internal import EntenteKit

/// Makes whole expressions of the parts that rules find: `Friday` and `5 p.m.`, `two weeks` and `before Christmas`,
/// `May` to `October 2020`.
///
/// Each pass looks at neighbours only, so that the work grows with the number of expressions.
struct DateComposer {
    let words: JoinWords
    let text: UnsafeBufferPointer<UInt8>
    /// The date of publication.
    let reference: Moment?

    /// The expressions of a text, composed; `parts` stand in text order and do not overlap.
    func compose(_ parts: [TimeExpression]) -> [TimeExpression] {
        var items = fold(parts, compound)
        items = fold(items, lasting)
        items = fold(items, anchored)
        eachWithNeighbours(&items, shifted)
        items = fold(items, positioned)
        items = fold(items, refined)
        eachWithNeighbours(&items, opened)
        items = fold(items, timed)
        items = fold(items, recurring)
        eachWithNeighbours(&items, partly)
        items = fold(items, ranged)
        eachWithNeighbours(&items, modified)
        return items.filter { !$0.isPart }
    }

    /// Merges neighbours from left to right, as long as they let themselves be merged.
    private func fold(
        _ items: [TimeExpression], _ merge: (TimeExpression, TimeExpression, String) -> TimeExpression?
    ) -> [TimeExpression] {
        guard haveNeighbours(items) else { return items }
        var done: [TimeExpression] = []
        done.reserveCapacity(items.count)
        for item in items {
            if let last = done.last,
                let joint = words.between(Int(last.range.end), Int(item.range.start), in: text),
                let merged = merge(last, item, joint)
            {
                done[done.count - 1] = merged
            } else {
                done.append(item)
            }
        }
        return done
    }

    /// Whether any two stand near enough to each other to be merged; in most documents few do.
    private func haveNeighbours(_ items: [TimeExpression]) -> Bool {
        items.indices.dropFirst().contains { Int(items[$0].range.start) - Int(items[$0 - 1].range.end) <= JoinWords.widest }
    }

    /// Changes expressions one by one; they may grow as far as their neighbours.
    private func eachWithNeighbours(_ items: inout [TimeExpression], _ change: (inout TimeExpression, Range<Int>) -> Void) {
        for index in items.indices {
            let from = index > 0 ? Int(items[index - 1].range.end) : 0
            let to = index + 1 < items.count ? Int(items[index + 1].range.start) : text.count
            change(&items[index], from..<to)
        }
    }

    // MARK: Dates and times

    /// `two years` + `three months`.
    private func compound(_ left: TimeExpression, _ right: TimeExpression, _ joint: String) -> TimeExpression? {
        guard left.kind == .duration, right.kind == .duration, !left.isRange, !right.isRange, joint == "join" || joint == "and",
            let a = Self.rank(left.value, last: true), let b = Self.rank(right.value, last: false), a > b
        else { return nil }
        var merged = left
        merged.cover(right)
        let isTimeTwice = left.value.contains("T") && right.value.hasPrefix("PT")
        merged.value += String(right.value.dropFirst(isTimeTwice ? 2 : 1))
        return merged
    }

    /// How long the first or last unit of a period is, for comparison.
    private static func rank(_ value: String, last: Bool) -> Int? {
        guard value.hasPrefix("P"), let letter = last ? value.last : value.first(where: { "YMWDHS".contains($0) }) else { return nil }
        let inTime = value.contains("T")
        return "SmHDWMY".firstIndex(of: letter == "M" && inTime ? "m" : letter).map { "SmHDWMY".distance(from: "SmHDWMY".startIndex, to: $0) }
    }

    /// `Friday` + `at 5 p.m.`, in either order.
    private func timed(_ left: TimeExpression, _ right: TimeExpression, _ joint: String) -> TimeExpression? {
        let bound = joint == "join" || joint == "on" || joint == "at" || (joint == "of" && left.kind == .time)
        if left.kind == .time, right.kind == .time, let both = narrowed(left, right, bound) { return both }
        let modifier = bound ? nil : ["BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "APPROX"].first { $0 == joint }
        guard bound || modifier != nil else { return nil }
        let (day, clock) = left.kind == .time ? (right, left) : (left, right)
        guard day.isDay, !day.isPart || !clock.isPart || day.weekday != nil, clock.kind == .time, clock.date.isEmpty, joint != "at" || right.kind == .time
        else { return nil }
        var merged = left
        merged.cover(right)
        (merged.kind, merged.isPart, merged.isTimeFirst) = (.time, false, left.kind == .time)
        merged.value = Self.on(day.value, clock.value)
        merged.open = Self.on(day.open, clock.value)
        merged.mod = modifier ?? clock.mod
        return merged
    }

    private static func on(_ day: String, _ clock: String) -> String {
        ClockTime.on(day, clock.split(separator: "/").map(String.init))
    }

    /// `yesterday evening` + `at 8`: the clock says when, the part of the day which half.
    private func narrowed(_ left: TimeExpression, _ right: TimeExpression, _ bound: Bool) -> TimeExpression? {
        let (rough, exact) = Self.isRough(left) ? (left, right) : (right, left)
        guard bound, Self.isRough(rough), !Self.isRough(exact), exact.date.isEmpty || rough.date.isEmpty,
            let half = rough.clock,
            // Of `at 2 morning sessions` no time is meant.
            !(exact.isPart && left.range == exact.range && rough.date.isEmpty)
        else { return nil }
        var merged = left
        merged.cover(right)
        let ends = exact.value.split(separator: "/").map { end -> String in
            guard let t = end.firstIndex(of: "T"), let hour = Int(end[end.index(after: t)...].prefix(2)) else { return String(end) }
            let isLate = half != "TMO" && hour < 12 && hour > (half == "TNI" ? 5 : 0)
            return end[...t] + CivilDate.padded(isLate ? hour + 12 : hour, 2) + end[t...].dropFirst(3)
        }
        let day = exact.date.isEmpty ? rough.date : ""
        merged.value = ends.map { day + $0 }.joined(separator: "/")
        merged.open = merged.value
        merged.mod = exact.mod
        return merged
    }

    private static func isRough(_ item: TimeExpression) -> Bool {
        item.clock.map { ["TMO", "TAF", "TEV", "TNI"].contains($0) } ?? false
    }

    /// `every day` + `at 7 p.m.`, in either order.
    private func recurring(_ left: TimeExpression, _ right: TimeExpression, _ joint: String) -> TimeExpression? {
        guard joint == "join" || joint == "at" || joint == "on" else { return nil }
        let (set, clock) = left.kind == .set ? (left, right) : (right, left)
        guard set.kind == .set, clock.kind == .time, clock.date.isEmpty, !clock.isRange, !set.value.contains("T") || !set.value.hasPrefix("XXXX")
        else { return nil }
        var merged = left
        merged.cover(right)
        merged.kind = .set
        merged.value = set.value.hasPrefix("XXXX") ? set.value + clock.value : clock.value
        return merged
    }
}
