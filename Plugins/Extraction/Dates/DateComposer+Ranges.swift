internal import EntenteKit

/// Ranges and modifiers.
extension DateComposer {
    /// `May` + `to` + `October 2020`: what the first end leaves open, the second has said.
    func ranged(_ left: TimeExpression, _ right: TimeExpression, _ joint: String) -> TimeExpression? {
        guard joint == "range" || joint == "and" || joint == "-", !left.isRange, !right.isRange, left.mod == nil || left.mod == right.mod || joint != "-",
            [left.kind, right.kind].allSatisfy({ $0 == .date || $0 == .time }), !(left.isPart && right.isPart)
        else { return nil }
        let opening = words.ahead(of: Int(left.range.start), from: 0, in: text)
        let opens = opening.map { $0.effect == "FROM" || $0.effect == "BETWEEN" } ?? false
        // `and` makes a list, unless `between` stands before it.
        if joint == "and", opening?.effect != "BETWEEN" { return nil }
        if !Self.areAlike(left, right), !opens { return nil }
        guard let (start, end) = ends(left, right) else { return nil }
        var merged = left
        merged.cover(right)
        if opens, let opening { merged.range.start = UInt32(opening.start) }
        if right.kind == .time { merged.kind = .time }
        (merged.value, merged.open, merged.mod) = ("\(start)/\(end)", "\(start)/\(end)", nil)
        merged.endModifiers = (left.mod, right.mod)
        return merged
    }

    /// `2014 to 2018` is a range; of `today to 2018` that needs a `from`.
    private static func areAlike(_ a: TimeExpression, _ b: TimeExpression) -> Bool {
        if a.kind != b.kind { return !a.date.isEmpty && !b.date.isEmpty }
        return a.kind == .time || a.value.utf8.count == b.value.utf8.count || (a.isDay && b.isDay)
            || (a.value.utf8.count >= 7 && b.value.utf8.count >= 7) || (a.value.utf8.count == 4 && b.value.utf8.count == 7)
    }

    private func ends(_ left: TimeExpression, _ right: TimeExpression) -> (String, String)? {
        if left.kind == .time || right.kind == .time { return clockEnds(left, right) }
        var (start, end) = (left.value, right.value)
        // Only the end names its year, or only the start does.
        if left.hasOpenYear, !right.open.hasPrefix("X"), let year = Self.year(end) {
            start = Self.with(year, left.open)
            if start > end { start = Self.with(year - 1, left.open) }
        } else if right.hasOpenYear, let year = Self.year(start) {
            end = Self.with(year, right.open)
            if end < start { end = Self.with(year + 1, right.open) }
        } else if let weekday = right.weekday, let first = left.day {
            end = first.adding(days: (weekday - first.weekday + 7) % 7).iso
        }
        return (start, end)
    }

    private func clockEnds(_ left: TimeExpression, _ right: TimeExpression) -> (String, String)? {
        let today = reference?.day.iso ?? "XXXX-XX-XX"
        switch (left.date.isEmpty, right.date.isEmpty) {
        case (false, true) where left.isReference: return (left.value, today + right.value)
        case (true, false) where right.isReference: return (today + left.value, right.value)
        case (true, true), (false, false): return (left.value, right.value)
        case (false, true): return left.clock == nil ? nil : (left.value, left.date + right.value)
        case (true, false) where right.isTimeFirst && right.clock != nil: return (right.date + left.value, right.value)
        case (true, false):
            return right.clock == nil ? nil : (today + left.value, right.value)
        }
    }

    private static func year(_ value: String) -> Int? { Int(value.prefix(4)) }

    private static func with(_ year: Int, _ open: String) -> String { CivilDate.padded(year, 4) + open.dropFirst(4) }

    /// `from` + `9 to 5`
    func opened(_ item: inout TimeExpression, _ room: Range<Int>) {
        guard item.kind == .time, item.isRange,
            let (effect, start) = words.ahead(of: Int(item.range.start), from: room.lowerBound, in: text),
            effect == "FROM" || effect == "BETWEEN"
        else { return }
        item.range.start = UInt32(start)
    }

    /// `the end of` + `2024`, `early` + `May`.
    func partly(_ item: inout TimeExpression, _ room: Range<Int>) {
        guard item.kind == .date || item.kind == .time, item.mod == nil, !item.isPart || item.isPeriod, !item.isRange,
            let (effect, start) = words.ahead(of: Int(item.range.start), from: room.lowerBound, in: text),
            ["START", "MID", "END"].contains(effect)
        else { return }
        item.range.start = UInt32(start)
        (item.mod, item.isPart) = (effect, false)
    }

    /// `before` + `2018`, `2018` + `or later`.
    func modified(_ item: inout TimeExpression, _ room: Range<Int>) {
        guard item.kind == .date || item.kind == .time, !item.isPart, !item.value.hasSuffix("_REF") else { return }
        if let (effect, end) = words.behind(Int(item.range.end), to: room.upperBound, in: text), effect.hasPrefix("ON_OR"),
            end >= room.upperBound || room.upperBound == text.count || words.between(end, room.upperBound, in: text) == nil
        {
            item.range.end = UInt32(end)
            item.mod = effect
            return
        }
        for _ in 0..<2 {
            guard let (effect, start) = words.ahead(of: Int(item.range.start), from: room.lowerBound, in: text),
                Self.modifiers.contains(effect) || (item.isReckoned && effect.hasSuffix("_THAN") && !isCompared(start)),
                !item.isRange || effect != "APPROX"
            else { return }
            item.range.start = UInt32(start)
            item.mod = effect
        }
    }

    /// `18 percent` + `more than a year earlier` compares amounts; `they met more than a year ago` does not.
    private func isCompared(_ place: Int) -> Bool {
        var end = place
        while end > 0, text[end - 1] == 0x20 { end -= 1 }
        guard end > 0, text[end - 1] != 0x25 else { return end > 0 }
        var start = end
        while start > 0, text[start - 1].isWordByte { start -= 1 }
        // `18 more than a year earlier`, `€3m more`
        if start > 0, (0x30...0x39).contains(text[start - 1]) { return true }
        return words.compares(String(decoding: UnsafeBufferPointer(rebasing: text[start..<end]), as: UTF8.self))
    }

    private static let modifiers: Set<String> = ["BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "APPROX"]
}
