internal import EntenteKit

/// `Both sides`, `the two leaders`: the two last spoken of.
extension TargetFinder {
    /// How many sentences back the two may stand.
    private static var farthest: Int { 5 }

    /// Two targets, or none.
    func two(persons: Bool) -> [Target] {
        let own = ownSide()
        if !persons, let own { return pair(with: own) }
        if let pair = joined(sentence, persons) { return pair.map { target(of: $0, persons) } }
        // Two that the sentence itself has named come before those that the sentence before joined.
        let here = recent(persons, within: 0) { $0.kind != .people }
        if here.count == 2 { return here }
        if sentence > 0, let pair = joined(sentence - 1, persons) { return pair.map { target(of: $0, persons) } }
        let found = recent(persons) { $0.kind != .people }
        // Adjectives such as `Chilean` name a side only where nothing else does.
        return found.isEmpty && !persons ? recent(false) { _ in true } : found
    }

    private func recent(_ persons: Bool, within farthest: Int = Self.farthest, _ isFit: (Antecedent) -> Bool) -> [Target] {
        var parties: [Antecedent] = []
        for back in 0...farthest where sentence >= back {
            let candidates = walk.antecedents(of: sentence - back).filter {
                $0.words.upperBound <= span.lowerBound && !$0.isPlural && $0.state != nil && isFit($0)
                    && (persons ? $0.kind == .person && $0.label != "OFFICE" : true)
            }
            let new = unique(candidates.reversed(), persons).filter { item in !parties.contains { key($0, persons) == key(item, persons) } }
            if parties.count + new.count > 2 { return prominent(among: parties + new, persons) }
            parties += new
            if parties.count == 2 { return back == 0 || persons ? parties.reversed().map { target(of: $0, persons) } : main(parties.reversed()) }
        }
        return []
    }

    /// The last two of a sentence that `and` joins, be they states or bodies: `between Iraq and the Kurdish government`.
    private func joined(_ sentence: Int, _ persons: Bool) -> [Antecedent]? {
        let all = walk.antecedents(of: sentence).filter {
            $0.words.upperBound <= span.lowerBound && !$0.isPlural && (persons ? $0.kind == .person : $0.kind != .person)
        }
        for (first, second) in zip(all, all.dropFirst()).reversed() where key(first, persons) != key(second, persons) {
            guard first.words.upperBound < second.words.lowerBound else { continue }
            let between = first.words.upperBound..<second.words.lowerBound
            guard between.count < 4, between.contains(where: { walk.words.hashes[$0] == Words.and }) else { continue }
            // A third in the row makes it a list.
            if all.contains(where: { $0.words.upperBound + 1 == first.words.lowerBound && walk.words.hashes[$0.words.upperBound] == Words.comma }) { return nil }
            return [first, second]
        }
        return nil
    }

    private func key(_ antecedent: Antecedent, _ persons: Bool) -> String { persons ? antecedent.entity : antecedent.party }

    private func unique(_ antecedents: [Antecedent], _ persons: Bool) -> [Antecedent] {
        var seen: Set<String> = []
        return antecedents.filter { seen.insert(key($0, persons)).inserted }
    }

    private func target(of antecedent: Antecedent, _ persons: Bool) -> Target {
        if persons { return Target(label: antecedent.label, entity: antecedent.entity, state: antecedent.state, mention: antecedent.mention) }
        guard let code = antecedent.state else {
            return Target(label: antecedent.label, entity: antecedent.entity, state: nil, mention: antecedent.mention)
        }
        return Target(label: "COUNTRY", entity: code, state: code, mention: antecedent.mention)
    }

    /// Two states of earlier sentences are meant unless the whole text is of two others.
    private func main(_ parties: [Antecedent]) -> [Target] {
        let ranked = walk.counts.filter { count in count.key.utf8.count == 3 }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        let top = Set(ranked.prefix(2).map(\.key)), third = ranked.count > 2 ? ranked[2].value : 0
        if Set(parties.compactMap(\.state)) == top || ranked.count < 3 || ranked[1].value < 2 * third { return parties.map { target(of: $0, false) } }
        guard ranked[1].value >= 3 * third else { return [] }
        return ranked.prefix(2).map { Target(label: "COUNTRY", entity: $0.key, state: $0.key, mention: "") }
    }

    /// Of more than two, those two of which the whole text speaks most, by far.
    private func prominent(among candidates: [Antecedent], _ persons: Bool) -> [Target] {
        let counts = walk.counts
        let ranked = candidates.sorted { (counts[key($0, persons)] ?? 0, $0.words.lowerBound) > (counts[key($1, persons)] ?? 0, $1.words.lowerBound) }
        let second = counts[key(ranked[1], persons)] ?? 0, third = counts[key(ranked[2], persons)] ?? 0
        guard second >= 2 * third, second > 2 else { return [] }
        return ranked.prefix(2).map { target(of: $0, persons) }
    }

    /// `Our two countries`: the speaker's is one.
    private func ownSide() -> String? {
        let first = walk.words.hashes[span.lowerBound]
        guard first == WordHash.of("our") else { return nil }
        let speaker = walk.speakers.speaker(at: walk.words.ranges[span.lowerBound].start, in: walk.section(at: span.lowerBound))
        return speaker.state
    }

    private func pair(with own: String) -> [Target] {
        for back in 0...Self.farthest where sentence >= back {
            let others = walk.antecedents(of: sentence - back).filter {
                $0.words.upperBound <= span.lowerBound && $0.state != nil && $0.state != own
            }
            let codes = Set(others.compactMap(\.state))
            if codes.isEmpty { continue }
            guard codes.count == 1, let other = others.last else { return [] }
            return [Target(label: "COUNTRY", entity: own, state: own, mention: ""), target(of: other, false)]
        }
        return []
    }
}
