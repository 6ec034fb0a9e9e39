internal import EntenteKit

/// Reads off a sentence's tree how real an act is: from its verb's tense, modality and negation, and from what the act
/// depends on, up to the clause that stands alone.
struct StatusReader {
    let tree: SentenceTree
    let table: StatusTable

    /// The status of an act told by a verb or by what a copula goes with.
    func status(ofVerb verb: Int) -> EventStatus { verbStatus(verb, depth: 0) }

    /// The status of an act told by a noun; `support` is the verb that carries it out (`hold` in `hold talks`).
    func status(ofNoun noun: Int, support: Int?) -> EventStatus {
        var found = nounModifiers(noun)
        if let support {
            found = max(found, verbStatus(support, depth: 0))
            if let cue = cue(ofVerb: support, for: noun) { found = max(found, cue) }
            return found
        }
        return max(found, nounContext(noun, depth: 0))
    }

    private static let limit = 12

    private func verbStatus(_ verb: Int, depth: Int) -> EventStatus {
        guard depth < StatusReader.limit else { return .conditional }
        return max(own(verb), context(verb, depth: depth))
    }

    // MARK: a verb's own words

    /// What a verb's auxiliaries, adverbs and marks say.
    private func own(_ verb: Int) -> EventStatus {
        var found: EventStatus = .done
        var isProgressive = false
        var isNegated = false
        for child in tree.children(verb) {
            let word = tree.words[child]
            switch tree.relations[child] {
            case .aux, .auxPassive, .cop:
                if let status = table.modals[word] { found = max(found, status) }
                // `Were they to leave, …`.
                if child == 0, StatusReader.inverted.contains(word), !tree.isQuestion { found = max(found, .conditional) }
                if tree.relations[child] != .cop, StatusReader.presentBe.contains(word), tree.forms[verb] == .presentParticiple {
                    isProgressive = true
                }
                if isNegation(child) { isNegated = true }
            case .advmod, .det, .dep, .discourse:
                if let status = table.adverbs[word] { found = max(found, status) }
                if isNegation(child), isNear(child, verb) { isNegated = true }
            case .mark:
                if let status = table.marks[word] { found = max(found, status) }
                for phrase in table.phrases where ends(phrase.words, at: child) { found = max(found, phrase.status) }
            // `Neither Iran nor Iraq did it`.
            case .cc: if isNegation(child) { isNegated = true }
            case .nsubj, .nsubjPassive, .obj:
                // `I'll`, which the tokeniser leaves whole.
                if let status = table.modals[word] { found = max(found, status) }
                // Nobody met; it signed no treaty.
                if hasNegatingDeterminer(child) { isNegated = true }
            case .advcl:
                // What hangs on a condition is conditional itself.
                if isCondition(child) { found = max(found, .conditional) }
            default: break
            }
        }
        if isProgressive { found = max(found, .ongoing) }
        if isFutureInfinitive(verb) { found = max(found, .planned) }
        if isYetToBe(verb) { isNegated = true }
        return isNegated ? .denied : found
    }

    private static let inverted: Set<UInt64> = Set(["were", "had", "should"].map(WordHash.of))
    private static let yet = WordHash.of("yet")

    /// `has yet to sign`.
    private func isYetToBe(_ verb: Int) -> Bool {
        guard let mark = tree.children(verb).first(where: { tree.words[$0] == StatusReader.to }), mark > 0 else { return false }
        return tree.words[mark - 1] == StatusReader.yet
    }

    private static let presentBe: Set<UInt64> = Set(["is", "are", "am", "'s", "'re", "'m", "been"].map(WordHash.of))

    /// `not only` denies nothing.
    private func isNegation(_ token: Int) -> Bool {
        table.negations.contains(tree.words[token]) && !(token + 1 < tree.count && StatusReader.mere.contains(tree.words[token + 1]))
    }

    private static let mere: Set<UInt64> = Set(["only", "just", "merely", "simply", "least"].map(WordHash.of))

    /// A negation far from the verb is mostly another word's that the tree hangs wrongly.
    private func isNear(_ token: Int, _ verb: Int) -> Bool { abs(verb - token) <= 6 && token < verb }

    private func hasNegatingDeterminer(_ noun: Int) -> Bool {
        isNegation(noun) || tree.children(noun).contains { [.det, .cc, .advmod, .dep].contains(tree.relations[$0]) && $0 < noun && isNegation($0) }
    }

    private func isCondition(_ clause: Int) -> Bool {
        if StatusReader.inverted.contains(tree.words[0]), tree.heads[0] == clause, tree.relations[0] == .aux, !tree.isQuestion { return true }
        return hasConditionalMark(clause)
    }

    private func hasConditionalMark(_ clause: Int) -> Bool {
        tree.children(clause).contains { tree.relations[$0] == .mark && table.marks[tree.words[$0]] == .conditional }
    }

    private static let be: Set<UInt64> = Set(["is", "are", "was", "were", "am", "be", "'s", "'re"].map(WordHash.of))
    private static let going = WordHash.of("going")
    private static let about = WordHash.of("about")
    private static let to = WordHash.of("to")

    private func isInfinitive(_ verb: Int) -> Bool {
        tree.children(verb).contains { (tree.relations[$0] == .mark || tree.relations[$0] == .aux) && tree.words[$0] == StatusReader.to }
    }

    /// `is to visit`: a form of be right before to and the verb, however the tree hangs them.
    private func isFutureInfinitive(_ verb: Int) -> Bool {
        guard let mark = tree.children(verb).first(where: { tree.words[$0] == StatusReader.to }), mark > 0 else { return false }
        if StatusReader.be.contains(tree.words[mark - 1]) { return true }
        return tree.words[mark - 1] == StatusReader.going || tree.words[mark - 1] == StatusReader.about
    }

    // MARK: what a verb depends on

    private func context(_ verb: Int, depth: Int) -> EventStatus {
        let head = tree.heads[verb]
        guard head >= 0 else { return tree.isQuestion ? .conditional : .done }
        switch tree.relations[verb] {
        case .ccomp where isBareGerund(verb): return max(.planned, complement(verb, of: head, depth: depth))
        case .xcomp, .ccomp, .csubj, .csubjPassive, .obj, .obl, .dep: return complement(verb, of: head, depth: depth)
        case .advcl:
            // `stopped short of condemning`, `refrained from going`.
            if tree.forms[verb] == .presentParticiple, isMarkedByPreposition(verb), cue(ofVerb: head, for: nil) == .denied { return .denied }
            if isPurpose(verb) { return max(.planned, verbStatus(head, depth: depth + 1)) }
            // `signing it, they …` shares the fate of its clause; a clause with a subject of its own has its own.
            return hasSubject(verb) ? .done : weakened(verbStatus(head, depth: depth + 1))
        case .acl:
            guard isInfinitive(verb) else { return .done }
            return max(nounCue(head) ?? .planned, nounContext(head, depth: depth + 1))
        case .conj: return conjunct(verb, head, depth)
        case .parataxis where isInfinitive(verb) && tree.isPredicate(head) && !hasSubject(verb): return complement(verb, of: head, depth: depth)
        case .parataxis: return tree.isQuestion ? .conditional : .done
        default: return .done
        }
    }

    /// An act as clause of another verb, adjective or noun.
    private func complement(_ verb: Int, of head: Int, depth: Int) -> EventStatus {
        let outer = verbStatus(head, depth: depth + 1)
        // `did not hesitate to help`.
        if outer == .denied, table.affirming.contains(tree.words[head]) { return .done }
        if table.reporting.contains(tree.words[head]) {
            // `said it would`: told as a plan. What is not said, or may be said, is not told at all.
            return outer >= .conditional ? .conditional : .done
        }
        guard let cue = cue(ofVerb: head, for: nil) ?? table.adjectives[tree.words[head]] ?? table.nouns[tree.words[head]] else {
            return outer
        }
        // `did not refuse to meet` does not say that they met.
        if cue == .denied { return .denied }
        return max(cue, outer)
    }

    /// A verb coordinated with another shares what stands before both, if it has no auxiliary or mark of its own.
    private func conjunct(_ verb: Int, _ head: Int, _ depth: Int) -> EventStatus {
        let hasOwn = tree.children(verb).contains { [.aux, .auxPassive, .mark, .nsubj, .nsubjPassive, .cop].contains(tree.relations[$0]) }
        let isFinite = tree.forms[verb] == .past || tree.forms[verb] == .present
        // `intends to go, and to stay`: the second clause of the verb that it hangs on.
        if isInfinitive(verb), !isInfinitive(head), tree.isPredicate(head) { return complement(verb, of: head, depth: depth) }
        if hasOwn || isFinite && tree.forms[head] != tree.forms[verb] {
            return tree.isPredicate(head) ? weakened(context(head, depth: depth + 1)) : .done
        }
        if isFinite { return context(head, depth: depth + 1) }
        return tree.isPredicate(head) ? verbStatus(head, depth: depth + 1) : nounContext(head, depth: depth + 1)
    }

    /// Of an outer clause: whether it is conditional or denied does not pass on to what is told beside it.
    private func weakened(_ status: EventStatus) -> EventStatus { status == .planned || status == .hoped ? status : .done }

    private static let prepositions: Set<UInt64> = Set(["of", "from", "against"].map(WordHash.of))

    private func isMarkedByPreposition(_ verb: Int) -> Bool {
        tree.children(verb).contains { StatusReader.prepositions.contains(tree.words[$0]) && (tree.relations[$0] == .mark || tree.relations[$0] == .case) }
    }

    /// `I believe that improving ties …`: what would be done.
    private func isBareGerund(_ verb: Int) -> Bool {
        tree.forms[verb] == .presentParticiple && tree.child(verb, in: [.aux, .auxPassive, .nsubj]) == nil
    }

    private func isPurpose(_ verb: Int) -> Bool { isInfinitive(verb) && !hasSubject(verb) }

    private func hasSubject(_ verb: Int) -> Bool { tree.child(verb, in: [.nsubj, .nsubjPassive, .csubj]) != nil }

    // MARK: nouns

    private func nounModifiers(_ noun: Int) -> EventStatus {
        var found: EventStatus = .done
        for child in tree.children(noun) {
            switch tree.relations[child] {
            case .amod, .compound, .nmod, .advmod:
                if let status = table.qualifiers[tree.words[child]] { found = max(found, status) }
            case .det: if isNegation(child) { found = .denied }
            default: break
            }
        }
        return found
    }

    /// What the words that a noun depends on say of it.
    private func nounContext(_ noun: Int, depth: Int) -> EventStatus {
        let head = tree.heads[noun]
        guard depth < StatusReader.limit, head >= 0 else { return tree.isQuestion ? .conditional : .done }
        var found = mark(ofNoun: noun)
        switch tree.relations[noun] {
        case .obj, .obl, .nsubjPassive, .xcomp, .ccomp, .iobj:
            if let cue = cue(ofVerb: head, for: noun) {
                let outer = verbStatus(head, depth: depth + 1)
                // `did not cancel the visit`: nothing is said of whether it was paid.
                found = max(found, outer == .denied ? (cue == .denied ? .conditional : .denied) : cue)
            } else if table.carrying.contains(tree.words[head]) || isCondition(head) {
                found = max(found, verbStatus(head, depth: depth + 1))
            }
        case .nsubj:
            // `will not go unanswered` says nothing of whether it is.
            if table.carrying.contains(tree.words[head]), tree.child(head, .xcomp) == nil {
                found = max(found, verbStatus(head, depth: depth + 1))
            } else if tree.children(head).contains(where: { tree.relations[$0] == .cop }), tree.child(head, in: [.xcomp, .ccomp]) == nil,
                let status = table.adjectives[tree.words[head]] ?? table.adverbs[tree.words[head]] {
                found = max(found, status)
            }
        case .nmod, .acl, .compound:
            if let cue = nounCue(head) {
                found = max(found, cue)
            } else if tree.relations[noun] != .compound {
                found = max(found, weakened(nounContext(head, depth: depth + 1)))
            }
        case .conj, .appos: found = max(found, nounContext(head, depth: depth + 1))
        default: break
        }
        return found
    }

    private func nounCue(_ noun: Int) -> EventStatus? { table.nouns[tree.words[noun]] }

    /// `ahead of the visit`, `without talks`, `for talks`.
    private func mark(ofNoun noun: Int) -> EventStatus {
        var found: EventStatus = .done
        for child in tree.children(noun) where tree.relations[child] == .case || tree.relations[child] == .mark {
            if let status = table.marks[tree.words[child]] { found = max(found, status) }
            for phrase in table.phrases where ends(phrase.words, at: child) { found = max(found, phrase.status) }
        }
        return found
    }

    private func ends(_ words: [UInt64], at token: Int) -> Bool {
        // The case marker is the phrase's first or last word, as the tree has it.
        let count = words.count
        if token + 1 >= count, Array(tree.words[(token + 1 - count)...token]) == words { return true }
        return token + count <= tree.count && Array(tree.words[token..<(token + count)]) == words
    }

    /// The cue of a verb for a clause, or for a noun that depends on it.
    private func cue(ofVerb verb: Int, for noun: Int?) -> EventStatus? {
        guard let cues = table.verbs[tree.words[verb]] else { return nil }
        var found: EventStatus?
        for cue in cues {
            guard let companion = cue.companion else {
                // `call` alone says nothing where `call for` does.
                if noun == nil || tree.relations[noun!] != .obl { found = found ?? cue.status }
                continue
            }
            let isThere = noun.map { tree.isMarked($0, by: companion) } ?? false
                || tree.children(verb).contains { tree.words[$0] == companion }
                || verb + 1 < tree.count && tree.words[verb + 1] == companion
            if isThere { return cue.status }
        }
        return found
    }
}
