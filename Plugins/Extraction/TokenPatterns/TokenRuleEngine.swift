internal import EntenteKit
internal import Literals

/// All rules of a stage, ready to run over documents.
///
/// One pass over the tokens finds every word that a rule names; a rule runs only in sentences that hold what it waits for
/// (`TokenNeed`), so rules whose words do not occur cost nothing.
struct TokenRuleEngine: Sendable {
    let rules: [TokenRule]
    private let overlaps: [Overlap]
    private let table: WordTable
    private let scanner: LiteralScanner?
    /// Rules that wait for set `n`, for a label, and for nothing.
    private let bySet: [[Int]]
    private let byLabel: [String: [Int]]
    private let always: [Int]

    init(_ rules: [TokenRule], words: WordSets, overlaps: [Overlap]) {
        self.rules = rules
        self.overlaps = overlaps
        table = WordTable(words)
        scanner = try? LiteralScanner(table.words.map { .init($0) })
        var bySet = [[Int]](repeating: [], count: words.entries.count)
        var byLabel: [String: [Int]] = [:]
        var always: [Int] = []
        for (index, rule) in rules.enumerated() {
            guard let need = rule.need else {
                always.append(index)
                continue
            }
            for set in need.sets { bySet[set].append(index) }
            for label in need.labels { byLabel[label, default: []].append(index) }
        }
        (self.bySet, self.byLabel, self.always) = (bySet, byLabel, always)
    }

    /// The hits in a document, sentence by sentence, rule by rule; overlaps are settled.
    ///
    /// - Throws: ``StageError`` with code `limit` and the rule, for a sentence that is none.
    func hits(in document: borrowing Document) throws(StageError) -> (TokenView, [TokenHit]) {
        let view = TokenView(document, table, scanner)
        let kinds = document.layers.contains(.sections) ? SectionKinds(document.sections) : nil
        var matcher = TokenMatcher()
        var hits: [TokenHit] = []
        for (sentence, waiting) in sentencesByRule(view).enumerated() where !waiting.isEmpty {
            let range = view.sentences[sentence]
            for index in waiting.sorted() {
                let rule = rules[index]
                let kind = kinds?.kind(at: document.sentences[sentence].start) ?? .body
                if rule.sections.isEmpty ? kind == .boilerplate : !rule.sections.contains(kind) { continue }
                guard let found = matcher.matches(of: rule.program, in: view, range) else {
                    throw StageError(
                        .limit, "a sentence of \(range.count) tokens is too long for the pattern",
                        hint: "see what the sentence segmenter made of the text", offset: Int(document.sentences[sentence].start), rule: rule.by)
                }
                if found.isEmpty { continue }
                let barred = rule.unless.flatMap { matcher.matches(of: $0, in: view, range) ?? [] }.map(\.range)
                for match in found where !barred.contains(where: { $0.overlaps(match.range) }) {
                    let hit = TokenHit(rule: index, sentence: sentence, match: match)
                    if hit.differs(rule, view) { hits.append(hit) }
                }
            }
        }
        return (view, settled(hits))
    }

    /// For each sentence the rules whose need is met in it.
    private func sentencesByRule(_ view: TokenView) -> [Set<Int>] {
        var waiting = [Set<Int>](repeating: Set(always), count: view.sentences.count)
        for (sentence, range) in view.sentences.enumerated() {
            for token in range {
                for hit in view.hits(at: token) {
                    for set in table.sets(of: Int(hit.word)) where !bySet[Int(set)].isEmpty { waiting[sentence].formUnion(bySet[Int(set)]) }
                }
                if byLabel.isEmpty { continue }
                for unit in view.units(at: token) {
                    if let rules = byLabel[view.mentions[Int(unit.mention)].label] { waiting[sentence].formUnion(rules) }
                }
            }
            if range.isEmpty { waiting[sentence] = [] }
        }
        return waiting
    }

    /// The hits that stay, in their order: within a file, overlapping ones as its `overlap` says.
    private func settled(_ hits: [TokenHit]) -> [TokenHit] {
        var kept = [Bool](repeating: true, count: hits.count)
        for (set, overlap) in overlaps.enumerated() where overlap != .all {
            let own = hits.indices.filter { rules[hits[$0].rule].set == set }
            // Sorted and disjoint, so that a place is found by halving.
            var winners: [TextRange] = []
            for index in own.sorted(by: { isStronger(hits[$0], hits[$1], overlap) }) {
                let range = TextRange(hits[index].match.range.lowerBound, hits[index].match.range.upperBound)
                let place = winners.firstIndex(endingAfter: range.start)
                if place < winners.count, winners[place].start < range.end {
                    kept[index] = false
                } else {
                    winners.insert(range, at: place)
                }
            }
        }
        return hits.indices.filter { kept[$0] }.map { hits[$0] }
    }

    private func isStronger(_ a: TokenHit, _ b: TokenHit, _ overlap: Overlap) -> Bool {
        let (left, right) = (rules[a.rule], rules[b.rule])
        if left.priority != right.priority { return left.priority > right.priority }
        if overlap == .longest, a.match.range.count != b.match.range.count { return a.match.range.count > b.match.range.count }
        if a.rule != b.rule, overlap == .first { return a.rule < b.rule }
        if a.match.range.lowerBound != b.match.range.lowerBound { return a.match.range.lowerBound < b.match.range.lowerBound }
        return a.rule < b.rule
    }
}

/// The kinds of sections by place.
private struct SectionKinds {
    private let ranges: [TextRange]
    private let kinds: [Section.Kind]

    init(_ sections: [Section]) {
        ranges = sections.map(\.range)
        kinds = sections.map(\.kind)
    }

    func kind(at offset: UInt32) -> Section.Kind? {
        let index = ranges.firstIndex(endingAfter: offset)
        return index < ranges.count && ranges[index].start <= offset ? kinds[index] : nil
    }
}
