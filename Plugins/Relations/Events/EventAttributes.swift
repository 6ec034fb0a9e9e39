internal import EntenteKit
internal import JSON

/// Fills in what goes with an act: amount, date, deadline, place, speaker; contexts by the words of its clause.
struct EventAttributes {
    let document: Document
    let tree: SentenceTree
    let words: EventWords
    /// The document's mentions of this sentence.
    let mentions: Range<Int>

    private static let clausal: Set<Dependency> = [.ccomp, .parataxis, .relativeClause, .advcl, .conj]

    /// The tokens of the predicate's own clause: below it, down to the next clause; for a noun that of its verb as well.
    func clause(of predicate: Predicate) -> [Bool] {
        var inside = [Bool](repeating: false, count: tree.count)
        var top = predicate.support ?? predicate.token
        var steps = 0
        // A noun's or infinitive's date and amount may hang on the verb above.
        while tree.heads[top] >= 0, steps < 6, !isClauseHead(top) {
            top = tree.heads[top]
            steps += 1
        }
        var open = [top]
        while let token = open.popLast() {
            inside[token] = true
            for child in tree.children(token) where !inside[child] {
                if EventAttributes.clausal.contains(tree.relations[child]), !tree.isBelow(predicate.token, child), tree.isPredicate(child) { continue }
                open.append(child)
            }
        }
        return inside
    }

    private func isClauseHead(_ token: Int) -> Bool {
        switch tree.relations[token] {
        case .root, .ccomp, .advcl, .parataxis, .relativeClause, .csubj: true
        case .conj: tree.isPredicate(token)
        default: false
        }
    }

    /// The nearest mention of some labels in the clause that passes a test.
    func mention(_ labels: Set<String>, _ clause: [Bool], near token: Int, where test: (Int, Int) -> Bool = { _, _ in true }) -> Int? {
        var best: (mention: Int, distance: Int)?
        for index in mentions where labels.contains(document.mentions[index].label) {
            guard let at = self.token(of: index), clause[at], test(index, at) else { continue }
            if best == nil || abs(at - token) < best!.distance { best = (index, abs(at - token)) }
        }
        return best?.mention
    }

    /// The first token that a mention covers.
    private func token(of index: Int) -> Int? {
        let at = document.tokens.firstIndex(endingAfter: document.mentions[index].range.start)
        return tree.tokens.contains(at) ? at - tree.tokens.lowerBound : nil
    }

    private static let locatives: Set<UInt64> = Set(["in", "at", "near", "outside"].map(WordHash.of))
    private static let limits: Set<UInt64> = Set(["by", "within", "until", "till", "before"].map(WordHash.of))

    /// A word before a mention's phrase, two tokens back at most: `in the Gulf`.
    private func isBehind(_ words: Set<UInt64>, _ token: Int) -> Bool {
        (1...2).contains { token >= $0 && words.contains(tree.words[token - $0]) }
    }

    /// Arguments besides source and target.
    func arguments(of event: FoundEvent) -> [Relation.Argument] {
        let token = event.predicate.token
        let clause = self.clause(of: event.predicate)
        var found: [Relation.Argument] = []
        func add(_ role: String, _ index: Int?) {
            if let index { found.append(.init(role, document.mentions[index].id)) }
        }
        add("amount", mention(["MONEY", "MEASURE"], clause, near: token))
        let deadline = mention(["DATE", "DURATION"], clause, near: token) { isBehind(EventAttributes.limits, $1) && $0 >= 0 }
        add("when", mention(["DATE"], clause, near: token) { index, _ in index != deadline })
        add("deadline", deadline)
        add("place", mention(["PLACE", "COUNTRY"], clause, near: token) { index, at in
            isBehind(EventAttributes.locatives, at) && index != event.source.mention && index != event.target.mention
        })
        return found
    }

    /// PLOVER's contexts: the frame's and those of words in the clause, the most frequent first.
    func contexts(of event: FoundEvent) -> [String] {
        let clause = self.clause(of: event.predicate)
        var counts: [String: Int] = [:]
        for token in 0..<tree.count where clause[token] {
            for context in words.contexts[tree.words[token]] ?? [] { counts[context, default: 0] += 1 }
        }
        let told = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        var all = event.frame.settings.context
        for context in told where !all.contains(context) { all.append(context) }
        return Array(all.prefix(3))
    }
}
