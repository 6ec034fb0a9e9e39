/// What every match of a pattern contains: a word of one of some sets, or a mention with one of some labels.
///
/// A rule waits for that, and costs nothing in a sentence without it.
struct TokenNeed: Sendable {
    var sets: Set<Int> = []
    var labels: Set<String> = []

    /// What a pattern waits for; nil if it can match with no particular word or label.
    static func of(_ syntax: TokenSyntax, _ words: WordSets) -> TokenNeed? {
        switch syntax {
        case .item(let item): of(item, words)
        case .sequence(let parts): parts.compactMap { of($0, words) }.min { $0.cost(words) < $1.cost(words) }
        case .alternation(let branches): union(branches, words)
        case .repetition(let body, let minimum, _, _): minimum > 0 ? of(body, words) : nil
        case .capture(_, let body): of(body, words)
        case .sentenceStart, .sentenceEnd: nil
        }
    }

    private static func of(_ item: TokenItem, _ words: WordSets) -> TokenNeed? {
        switch item {
        case .words(let set): return TokenNeed(sets: [set])
        case .step: return nil
        case .token(let tests):
            let sets = tests.compactMap { test -> TokenNeed? in
                switch test.kind {
                case .words(let set) where !test.isNegated: TokenNeed(sets: [set])
                case .inside(let labels) where !test.isNegated: TokenNeed(labels: Set(labels))
                default: nil
                }
            }
            return sets.min { $0.cost(words) < $1.cost(words) }
        case .mention(let tests):
            let needs = tests.compactMap { test -> TokenNeed? in
                switch test.kind {
                case .words(let set) where !test.isNegated: TokenNeed(sets: [set])
                case .label(let labels) where !test.isNegated: TokenNeed(labels: Set(labels))
                default: nil
                }
            }
            return needs.min { $0.cost(words) < $1.cost(words) }
        }
    }

    private static func union(_ branches: [TokenSyntax], _ words: WordSets) -> TokenNeed? {
        var all = TokenNeed()
        for branch in branches {
            guard let need = of(branch, words) else { return nil }
            all.sets.formUnion(need.sets)
            all.labels.formUnion(need.labels)
        }
        return all
    }

    /// How often it is likely to occur: a short word everywhere, a label often, a long word seldom.
    private func cost(_ words: WordSets) -> Double {
        let lengths = sets.flatMap { words.entries[$0].words.map(\.count) }
        return lengths.reduce(Double(labels.count) * 0.2) { $0 + 1 / Double(max(1, $1 * $1)) }
    }
}
