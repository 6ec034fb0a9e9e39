internal import EntenteKit

/// A word that may tell of an act, in its sentence.
struct Predicate {
    /// The verb, noun or adjective; of a modal the verb it goes with.
    var token: Int
    var kind: UnitKind
    /// The verb that carries out a noun.
    var support: Int?
    /// Whether that verb makes its subject the one to whom it is done: `received aid`.
    var isReceiving = false
    /// The phrase behind the preposition that is a part of the verb: `call on X`.
    var governed: Int?
    /// The words that tell of it.
    var trigger: ClosedRange<Int>
}

/// Finds the parties in a predicate's roles.
struct RoleReader {
    let tree: SentenceTree
    let clauses: ClauseReader
    let resolver: PartyResolver
    /// Who acts upon whom in the sentence before.
    let previous: [(source: Party, target: Party)]
    /// Whom an interview's turn speaks to.
    let addressee: Party?

    private static let of = WordHash.of("of")
    private static let by = WordHash.of("by")
    private static let between = WordHash.of("between")
    private static let engaged = WordHash.of("engaged")

    /// The parties at the first path that leads to any. `speaker` gives those of who says the sentence.
    func parties(_ paths: [RolePath], of predicate: Predicate, isSource: Bool, excluding: [Party] = [], speaker: () -> [Party]) -> [Party] {
        for path in paths {
            let found = parties(path, predicate, isSource, excluding, speaker)
                .filter { party in !excluding.contains { $0.isSame(as: party) } }
            if !found.isEmpty { return found }
        }
        return []
    }

    private func parties(
        _ path: RolePath, _ predicate: Predicate, _ isSource: Bool, _ excluding: [Party], _ speaker: () -> [Party]
    ) -> [Party] {
        let token = predicate.token
        func phrase(_ head: Int?) -> [Party] { head.map { isSource ? resolver.actors($0) : resolver.owners($0) } ?? [] }
        switch path {
        case .subject: return phrase(isActive(predicate) ? clauses.surfaceSubject(token) : clauses.logicalSubject(token))
        case .actor: return clauses.logicalSubject(token).map(resolver.actors) ?? []
        case .object: return object(predicate, isSource)
        case .receiver: return receiver(token)
        case .possessor: return resolver.possessors(token)
        case .modifier: return resolver.modifiers(token)
        case .support:
            guard let support = predicate.support else { return [] }
            if predicate.isReceiving { return [] }
            // `are engaged in talks`: they talk.
            return phrase(clauses.logicalSubject(support) ?? (tree.words[support] == RoleReader.engaged ? clauses.surfaceSubject(support) : nil))
        case .clause: return clauseSubjects(predicate)
        case .within: return within(predicate, excluding)
        case .speaker: return speaker()
        case .above: return partners(above: token)
        case .opponent: return opponents(excluding)
        case .addressee: return excluding.contains(where: \.isFirstPerson) ? addressee.map { [$0] } ?? [] : []
        case .adverb: return tree.children(token).first { tree.relations[$0] == .advmod && !resolver.parties[$0].isEmpty }.map { resolver.parties[$0] } ?? []
        case .marked(let word): return marked(word, predicate, isSource)
        }
    }

    /// Whether the grammatical subject acts: of what is no verb, and of a verb whose own preposition is `by` (`stood by Oman`).
    private func isActive(_ predicate: Predicate) -> Bool {
        predicate.kind != .verb || predicate.governed.map { tree.isMarked($0, by: RoleReader.by) } ?? false
    }

    /// Those who act upon some parties in the sentence before, if it is one.
    private func opponents(_ parties: [Party]) -> [Party] {
        let found = previous.filter { act in parties.contains { $0.isSame(as: act.target) } }.map(\.source)
        return Set(found.map(\.code)).count == 1 ? Array(found.prefix(1)) : []
    }

    /// A clause of somebody else's: `agreed that the court should sit` is no promise to the court.
    private func isOthers(_ clause: Int, _ own: [Party]) -> Bool {
        guard tree.relations[clause] == .ccomp, let subject = tree.child(clause, in: [.nsubj, .nsubjPassive]), tree.tags[subject] != .pronoun else { return false }
        let parties = resolver.owners(subject)
        return !parties.contains { party in own.contains { $0.isSame(as: party) } }
    }

    private static let with = WordHash.of("with")

    /// With whom the act is that a gerund tells more of.
    private func partners(above gerund: Int) -> [Party] {
        guard tree.forms[gerund] == .presentParticiple, [.advcl, .acl, .xcomp].contains(tree.relations[gerund]) else { return [] }
        var at = tree.heads[gerund]
        for _ in 0..<3 where at >= 0 {
            let found = clauses.marked(by: RoleReader.with, under: [at], reach: 2).lazy.filter { $0 < gerund }.map { resolver.owners($0) }.first { !$0.isEmpty }
            if let found { return found }
            at = tree.heads[at]
        }
        return []
    }

    private func object(_ predicate: Predicate, _ isSource: Bool) -> [Party] {
        if let governed = predicate.governed {
            let found = resolver.owners(governed)
            if !found.isEmpty || predicate.kind != .verb { return found }
        }
        if predicate.kind == .noun {
            if predicate.isReceiving, let support = predicate.support { return clauses.surfaceSubject(support).map(resolver.owners) ?? [] }
            return marked(RoleReader.of, predicate, isSource)
        }
        let receivers = receiver(predicate.token)
        if !receivers.isEmpty { return receivers }
        return (clauses.logicalObject(predicate.token) ?? strayObject(predicate.token)).map(resolver.owners) ?? []
    }

    /// The first of two objects, also where a tree takes it for a part of the second: `lent Chad 20 million euros`.
    private func receiver(_ verb: Int) -> [Party] {
        if let receiver = tree.child(verb, .iobj) { return resolver.owners(receiver) }
        guard !clauses.isPassive(verb), let object = tree.child(verb, .obj), object > verb else { return [] }
        let stray = tree.children(object).first { child in
            [.possessor, .compound, .nmod].contains(tree.relations[child]) && child == verb + 1 && !resolver.parties[child].isEmpty
                && tree.tags[child] != .adjective && !tree.children(child).contains { tree.relations[$0] == .case }
        }
        guard let stray, tree.tags[stray] == .properNoun || tree.tags[stray] == .pronoun else { return [] }
        return clauses.words.giving.contains(tree.words[verb]) ? resolver.parties[stray] : []
    }

    /// `thanked Peru for the aid granted`: a tree may make the object the subject of a later participle.
    private func strayObject(_ verb: Int) -> Int? {
        guard !clauses.isPassive(verb) else { return nil }
        for child in tree.children(verb) where tree.relations[child] == .ccomp && child > verb {
            let hasMark = tree.children(child).contains { tree.relations[$0] == .mark || tree.relations[$0] == .aux }
            if !hasMark, let subject = tree.child(child, .nsubj), subject > verb, subject - verb <= 4 { return subject }
        }
        return nil
    }

    /// Subjects of the clauses that depend on a verb.
    private func clauseSubjects(_ predicate: Predicate) -> [Party] {
        let roots = [predicate.token] + (predicate.support.map { [$0] } ?? [])
        for root in roots {
            for child in tree.children(root) where child > predicate.token && RoleReader.clausal.contains(tree.relations[child]) {
                if let subject = tree.child(child, in: [.nsubj, .nsubjPassive]) {
                    let found = resolver.owners(clauses.antecedent(subject))
                    if !found.isEmpty { return found }
                }
                // Where a tree takes the clause's verb for a noun, its subject is the name that it begins with.
                if let name = clauseStart(child, after: predicate.token) { return resolver.parties[name] }
            }
        }
        return []
    }

    private static let clausal: Set<Dependency> = [.ccomp, .xcomp, .advcl, .csubj, .acl]
    private static let that = WordHash.of("that")

    /// A name at most three words behind the `that` of a clause.
    private func clauseStart(_ clause: Int, after token: Int) -> Int? {
        guard let mark = tree.children(clause).first(where: { tree.words[$0] == RoleReader.that && $0 > token }) else { return nil }
        return ((mark + 1)..<min(tree.count, mark + 5)).first { !resolver.parties[$0].isEmpty && $0 <= clause }
    }

    /// The only party in a verb's clause or object besides those that are known.
    private func within(_ predicate: Predicate, _ excluding: [Party]) -> [Party] {
        var found: [Party] = [], pair: [Party] = []
        var open = Array(tree.children(predicate.token).filter { RoleReader.content.contains(tree.relations[$0]) && $0 > predicate.token })
        while let token = open.popLast() {
            if isOthers(token, excluding) { continue }
            // `offered to mediate between Iran and Iraq`.
            if tree.isMarked(token, by: RoleReader.between) { pair = resolver.owners(token) }
            for party in resolver.parties[token] where !(found + excluding).contains(where: { $0.isSame(as: party) }) { found.append(party) }
            // What a relative clause adds is beside the point.
            open += tree.children(token).filter { tree.relations[$0] != .relativeClause && tree.relations[$0] != .parataxis }
        }
        if found.count == 2, pair.count == 2 { return pair }
        return found.count == 1 ? found : []
    }

    private static let content: Set<Dependency> = [.ccomp, .xcomp, .obj, .obl, .acl, .nmod, .advcl]

    private func marked(_ word: UInt64, _ predicate: Predicate, _ isSource: Bool) -> [Party] {
        var roots = [predicate.token]
        if let support = predicate.support { roots.append(support) }
        // The tree hangs phrases too deep, but `of` it does not.
        var tokens = clauses.marked(by: word, under: roots, reach: word == RoleReader.of && predicate.kind == .noun ? 1 : 3)
        if predicate.kind == .noun, predicate.support == nil { tokens = nearby(tokens, predicate, word) }
        for token in tokens {
            let found = word == RoleReader.by && isSource ? resolver.actors(token) : resolver.owners(token)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Of a noun without a verb of its own the phrase behind a preposition may hang on the verb: `sent aid to Chile`.
    private func nearby(_ tokens: [Int], _ predicate: Predicate, _ word: UInt64) -> [Int] {
        let head = tree.heads[predicate.token]
        guard tokens.isEmpty, head >= 0, tree.isPredicate(head), [.obj, .nsubj, .nsubjPassive].contains(tree.relations[predicate.token]) else {
            return tokens
        }
        return tree.children(head).filter { child in
            child > predicate.token && tree.relations[child] == .obl && tree.isMarked(child, by: word)
        }
    }
}
