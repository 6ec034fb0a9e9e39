extension LiteralAnalysis {
    /// Facts of nodes one after the other.
    func sequence(_ parts: [Facts]) -> Facts {
        var run = Run()
        for part in parts { append(part, to: &run) }
        consider(run.texts, run.before, run.lead, &run.best)
        return Facts(
            exact: run.prefix == nil ? run.texts : nil, prefix: run.prefix ?? run.texts, suffix: run.texts,
            best: run.best, maxLength: run.length, lead: run.whole)
    }

    /// Texts that end where the sequence read so far ends.
    private struct Run {
        var texts: Set<LiteralBytes> = [.empty]
        /// At most this many bytes lie between the sequence's start and the run's.
        var before: Int? = 0
        /// The first run, once it is over: how the sequence begins.
        var prefix: Set<LiteralBytes>?
        /// Longest text of the sequence so far.
        var length: Int? = 0
        /// What stands between the sequence's start and the run's; and all of the sequence so far.
        var lead = Lead.empty, whole = Lead.empty
        var best: Candidate?
    }

    private func append(_ part: Facts, to run: inout Run) {
        let whole = sum(run.length, part.maxLength)
        if let exact = part.exact, let product = product(run.texts, exact) {
            if exact.count > 1 { consider(run.texts, run.before, run.lead, &run.best) }
            run.texts = product
        } else {
            let opening = part.exact ?? part.prefix
            let extended = product(run.texts, opening) ?? run.texts
            consider(run.texts, run.before, run.lead, &run.best)
            consider(extended, run.before, run.lead, &run.best)
            if var inner = candidate(of: part) {
                inner.before = sum(run.length, inner.before)
                inner.lead = run.whole.followed(by: inner.lead)
                inner = cover(inner.literals, before: inner.before, lead: inner.lead) ?? inner
                if inner.isBetter(than: run.best) { run.best = inner }
            }
            if run.prefix == nil { run.prefix = extended }
            // An inexact part's suffix begins no later than the part's end.
            (run.texts, run.before) = part.exact.map { ($0, run.length) } ?? (part.suffix, whole)
            // A suffix that is not empty begins somewhere inside the part.
            run.lead = part.exact != nil ? run.whole : run.whole.followed(by: part.suffix == [.empty] ? part.lead : .any(part.lead.bytes))
        }
        run.length = whole
        run.whole = run.whole.followed(by: part.lead)
    }

    /// Facts of one node or another.
    func alternation(_ branches: [Facts]) -> Facts {
        let candidates = branches.map(candidate)
        var best: Candidate?
        if candidates.allSatisfy({ $0 != nil }) {
            let before = candidates.reduce(Int?(0)) { longest($0, $1?.before) }
            let lead = Lead.alternation(candidates.compactMap { $0?.lead })
            best = cover(candidates.flatMap { $0?.literals ?? [] }, before: before, lead: lead)
        }
        return Facts(
            exact: union(branches.map(\.exact)),
            prefix: union(branches.map(\.prefix)).flatMap { small($0) } ?? [.empty],
            suffix: union(branches.map(\.suffix)).flatMap { small($0) } ?? [.empty], best: best,
            maxLength: branches.reduce(Int?(0)) { longest($0, $1.maxLength) }, lead: .alternation(branches.map(\.lead)))
    }

    /// Facts of a node repeated `low` to `high` times.
    func repetition(_ part: Facts, _ low: Int, _ high: Int?) -> Facts {
        if high == 0 { return .empty }
        let copies = min(low, 8)
        var facts = sequence(Array(repeating: part, count: copies))
        facts.maxLength = times(part.maxLength, high)
        facts.lead = part.lead.repeated(low, high)
        if low == high && copies == low { return facts }
        if low == 0 {
            guard high == 1, let exact = part.exact else { return .unknown(facts.maxLength, facts.lead) }
            let texts = exact.union([.empty])
            return Facts(exact: texts, prefix: [.empty], suffix: [.empty], best: nil, maxLength: facts.maxLength, lead: facts.lead)
        }
        // The first copies open the match and the last ones close it; between them anything.
        facts.best = candidate(of: facts)
        facts.exact = nil
        return facts
    }

    // MARK: Sets and lengths

    private func consider(_ texts: Set<LiteralBytes>, _ before: Int?, _ lead: Lead, _ best: inout Candidate?) {
        if let found = candidate(texts, before: before, lead: lead), found.isBetter(than: best) { best = found }
    }

    private func small(_ texts: Set<LiteralBytes>) -> Set<LiteralBytes>? {
        texts.count <= productLimit ? texts : nil
    }

    /// Every text of `left` followed by every text of `right`; nil when that is too much.
    private func product(_ left: Set<LiteralBytes>, _ right: Set<LiteralBytes>) -> Set<LiteralBytes>? {
        if left == [.empty] { return right }
        guard left.count * right.count <= productLimit || left.count == 1 || right.count == 1 else { return nil }
        var result: Set<LiteralBytes> = []
        for first in left {
            for second in right {
                guard first.bytes.count + second.bytes.count <= lengthLimit else { return nil }
                result.insert((first + second).normalised)
            }
        }
        return result
    }

    private func union(_ sets: [Set<LiteralBytes>?]) -> Set<LiteralBytes>? {
        var result: Set<LiteralBytes> = []
        for set in sets {
            guard let set else { return nil }
            result.formUnion(set)
            if result.count > maximumCount { return nil }
        }
        return result
    }

    private func sum(_ left: Int?, _ right: Int?) -> Int? {
        guard let left, let right, left < 1 << 40, right < 1 << 40 else { return nil }
        return left + right
    }

    private func longest(_ left: Int?, _ right: Int?) -> Int? {
        guard let left, let right else { return nil }
        return max(left, right)
    }

    private func times(_ length: Int?, _ count: Int?) -> Int? {
        if length == 0 { return 0 }
        guard let length, let count, length < 1 << 40 else { return nil }
        return length * count
    }
}
