internal import EntenteKit
internal import JSON
internal import PCRE2

/// Mentions found in a document, before overlaps are settled.
struct Drafts {
    /// A mention and the rule that found it.
    struct Draft {
        var mention: Mention
        let rule: Int
        /// The whole match, of which the mention may be a group.
        let hit: TextRange
        /// The value without regard to the date of publication, where it is another.
        let open: String?
    }

    private let text: UnsafeBufferPointer<UInt8>
    private let reference: CivilDate?
    private var drafts: [Draft] = []
    /// Groups of the hit at hand; kept to spare allocations.
    private var groups: [UInt32] = []

    init(text: UnsafeBufferPointer<UInt8>, reference: CivilDate?) {
        self.text = text
        self.reference = reference
    }

    /// Makes a mention of a match. A match whose value makes no sense, such as 31 February, is none.
    mutating func add(_ match: borrowing Match, of rule: Rule, index: Int) {
        groups.removeAll(keepingCapacity: true)
        for number in 0...match.groupCount {
            let range = match.group(number)
            groups.append(range?.start ?? .max)
            groups.append(range?.end ?? .max)
        }
        let start = groups[2 * rule.span], end = groups[2 * rule.span + 1]
        guard start != .max, start < end else { return }
        let captures = Captures(text: text, groups: groups[...])
        guard let (attributes, open) = attributes(of: captures, rule) else { return }
        let mention = Mention(
            TextRange(start, end), rule.label, entity: rule.entity.flatMap(captures.string), attributes: attributes,
            score: rule.score, by: rule.by)
        drafts.append(Draft(mention: mention, rule: index, hit: TextRange(groups[0], groups[1]), open: open))
    }

    /// Takes out drafts for which `condition` holds.
    mutating func removeDrafts(where condition: (Draft) throws(StageError) -> Bool) throws(StageError) {
        var kept: [Draft] = []
        kept.reserveCapacity(drafts.count)
        for draft in drafts where try !condition(draft) { kept.append(draft) }
        drafts = kept
    }

    private func attributes(of captures: Captures, _ rule: Rule) -> (JSONObject, open: String?)? {
        var attributes = rule.fixed
        var open: String?
        if let reader = rule.value {
            guard let found = reader.value(of: captures, reference: reference) else { return nil }
            attributes["value"] = found.value
            open = found.open
            if let unit = found.unit { attributes["unit"] = .string(unit) }
            for (key, value) in found.further { attributes[key] = .string(value) }
        }
        if let unit = rule.unit.flatMap(captures.string) { attributes["unit"] = .string(unit) }
        for (key, group) in rule.captured {
            if let text = captures.string(group) { attributes[key] = .string(text) }
        }
        return (attributes, open)
    }

    /// The drafts that stay, in text order.
    consuming func settled(_ overlaps: [Overlap], _ rules: [Rule]) -> [Draft] {
        // Text order as one number: by start, a longer range before a shorter one.
        let keys = drafts.indices.map { index in
            let range = drafts[index].mention.range
            return (key: UInt64(range.start) << 32 | UInt64(~range.end), index: index)
        }
        let order = keys.sorted { $0.key == $1.key ? $0.index < $1.index : $0.key < $1.key }.map(\.index)
        var kept = [Bool](repeating: true, count: drafts.count)
        for (set, overlap) in overlaps.enumerated() where overlap != .all {
            let own = overlaps.count == 1 ? order : order.filter { rules[drafts[$0].rule].set == set }
            settle(own, overlap, rules, &kept)
        }
        return order.compactMap { kept[$0] ? drafts[$0] : nil }
    }

    /// Cuts the drafts, which are in text order, into runs that overlap, and settles each.
    private func settle(_ order: [Int], _ overlap: Overlap, _ rules: [Rule], _ kept: inout [Bool]) {
        var at = 0
        while at < order.count {
            var end = drafts[order[at]].mention.range.end
            var next = at + 1
            while next < order.count, drafts[order[next]].mention.range.start < end {
                end = max(end, drafts[order[next]].mention.range.end)
                next += 1
            }
            if next - at > 1 { settleRun(order[at..<next], overlap, rules, &kept) }
            at = next
        }
    }

    private func settleRun(_ run: ArraySlice<Int>, _ overlap: Overlap, _ rules: [Rule], _ kept: inout [Bool]) {
        // Sorted and disjoint, so that a place is found by halving.
        var winners: [TextRange] = []
        for index in run.sorted(by: { isStronger($0, $1, overlap, rules) }) {
            let range = drafts[index].mention.range
            let place = winners.firstIndex(endingAfter: range.start)
            if place < winners.count, winners[place].start < range.end {
                kept[index] = false
            } else {
                winners.insert(range, at: place)
            }
        }
    }

    private func isStronger(_ a: Int, _ b: Int, _ overlap: Overlap, _ rules: [Rule]) -> Bool {
        let (left, right) = (drafts[a], drafts[b])
        let (leftRule, rightRule) = (rules[left.rule], rules[right.rule])
        if leftRule.priority != rightRule.priority { return leftRule.priority > rightRule.priority }
        if overlap == .longest, left.mention.range.count != right.mention.range.count {
            return left.mention.range.count > right.mention.range.count
        }
        if left.rule != right.rule, overlap == .first { return left.rule < right.rule }
        if left.mention.range.start != right.mention.range.start { return left.mention.range.start < right.mention.range.start }
        return left.rule < right.rule
    }
}
