internal import EntenteKit
internal import Learning

extension PairFeatures {
    /// Farthest mentions whose words between are told apart as a whole.
    private static let longestPath = 8

    /// Both heads together, and their affixes: what kind of things the mentions are says much about their relation.
    mutating func addHeads() {
        let source = zones.lastIndex(of: .source), target = zones.lastIndex(of: .target)
        if let source, let target {
            add(FeatureHash.combine(FeatureHash.combine(FeatureKind.heads, number: order.rawValue), stems[source], stems[target]))
        }
        for (zone, head) in [(Zone.source, source), (.target, target)] {
            guard let head, lower[head] != Self.name else { continue }
            let kind = FeatureHash.combine(FeatureKind.affix, number: zone.rawValue)
            let spelling = words.spelling(of: head)
            for length in 2...4 where spelling.count > length {
                add(FeatureHash.combine(kind, FeatureHash.of(spelling.suffix(length)), UInt64(length)), 0.7)
            }
            for length in 3...5 where spelling.count > length {
                add(FeatureHash.combine(kind, FeatureHash.of(spelling.prefix(length)), UInt64(length + 8)), 0.7)
            }
        }
    }

    /// The words between as they are spelt, with the order of the mentions: one, two, three and four in a row with the mentions
    /// as ends, and all of them. Spelling tells `caused by` from `causes`; stems do not.
    mutating func addBetween() {
        guard let first = symbols.firstIndex(where: { !$0.zone.isOutside }),
            let last = symbols.lastIndex(where: { !$0.zone.isOutside }), first < last
        else { return }
        let kind = FeatureHash.combine(FeatureKind.between, number: order.rawValue)
        for start in first...last {
            var hash = kind
            for end in start..<min(start + 4, last + 1) {
                let symbol = symbols[end]
                hash = FeatureHash.combine(hash, symbol.zone.isOutside ? lower[symbol.token] : symbol.hash)
                add(hash, end == start ? 0.5 : 0.7)
            }
        }
        guard last - first <= Self.longestPath else { return }
        var path = FeatureHash.combine(kind, number: 1)
        for symbol in symbols[(first + 1)..<last] { path = FeatureHash.combine(path, lower[symbol.token]) }
        add(path)
    }
}
