internal import EntenteKit

/// Finds the parties that a noun phrase stands for.
struct PartyResolver {
    let tree: SentenceTree
    let clauses: ClauseReader
    let words: EventWords
    /// Of each token: the parties whose mention covers it.
    let parties: [[Party]]
    /// Whether a word may tell of an act: whose noun it is then, is who acts.
    let isAct: (UInt64) -> Bool

    /// At most this many parties of one phrase; a list of all members of a union is no list of actors.
    private static let most = 8
    private static let of = WordHash.of("of")
    private static let by = WordHash.of("by")
    private static let from = WordHash.of("from")
    /// `our partners, including Kenya`: the name says it better than the possessor does.
    private static let naming = ["including", "like", "namely"].map(WordHash.of)

    /// The parties of a phrase that acts: a name, a pronoun, or a noun that acts for somebody (`Iraqi forces`).
    func actors(_ head: Int) -> [Party] { parties(head, isStrict: true, depth: 0) }

    /// The parties of any phrase: of a thing, whose it is (`Iraq's aggression`, `the sovereignty of Kuwait`).
    func owners(_ head: Int) -> [Party] { parties(head, isStrict: false, depth: 0) }

    private func parties(_ head: Int, isStrict: Bool, depth: Int) -> [Party] {
        guard depth < 4 else { return [] }
        var found: [Party] = []
        for token in tree.conjuncts(head).prefix(PartyResolver.most) where token == head || tree.relations[token] == .conj {
            // A verb coordinated by a slip of the tree is no party.
            if token != head, tree.tags[token] == .verb { continue }
            for party in single(clauses.antecedent(token), isStrict, depth) where !found.contains(where: { $0.isSame(as: party) }) {
                found.append(party)
            }
        }
        // `the minister and other officials who visited us`: the clause hangs on the last of them.
        let first = tree.heads[head]
        if found.isEmpty, tree.relations[head] == .conj, first >= 0, !tree.isPredicate(first) {
            return parties(first, isStrict: isStrict, depth: depth + 1)
        }
        return found
    }

    private func single(_ token: Int, _ isStrict: Bool, _ depth: Int) -> [Party] {
        if !parties[token].isEmpty { return parties[token] }
        if words.quantifiers.contains(tree.words[token]) || tree.tags[token] == .numeral || tree.tags[token] == .determiner {
            let inner = tree.children(token).first { tree.relations[$0] == .nmod && tree.isMarked($0, by: PartyResolver.of) }
            if let inner { return parties(inner, isStrict: isStrict, depth: depth + 1) }
        }
        let isName = tree.tags[token] == .properNoun
        if isStrict, !isName, !words.actors.contains(tree.words[token]) { return [] }
        return qualifiers(of: token, isStrict, depth)
    }

    /// Whose a noun is: by whom, whose, of which people, of whom.
    private func qualifiers(of noun: Int, _ isStrict: Bool, _ depth: Int) -> [Party] {
        if !isStrict, isAct(tree.words[noun]), let agent = child(noun, markedBy: PartyResolver.by) ?? strayAgent(noun) ?? deepAgent(noun) {
            let found = parties(agent, isStrict: false, depth: depth + 1)
            if !found.isEmpty { return found }
        }
        for mark in PartyResolver.naming {
            guard let inner = child(noun, markedBy: mark) else { continue }
            let found = parties(inner, isStrict: false, depth: depth + 1)
            if !found.isEmpty { return found }
        }
        // `OPEC member Venezuela`, `President X`: the name says it better than what stands before it.
        for child in tree.children(noun) where child > noun && (tree.relations[child] == .appos || tree.relations[child] == .flat) {
            if !parties[child].isEmpty { return parties[child] }
        }
        let own = possessors(noun, depth) + modifiers(noun)
        if !own.isEmpty { return own }
        // `threats made by the government`.
        for child in tree.children(noun) where !isStrict && tree.relations[child] == .acl && clauses.isPassive(child) {
            let found = clauses.agent(child).map { parties($0, isStrict: false, depth: depth + 1) } ?? []
            if !found.isEmpty { return found }
        }
        // `the session of the General Assembly` is no part of what it is of.
        if words.occasions.contains(tree.words[noun]) { return [] }
        for mark in [PartyResolver.of, PartyResolver.from] {
            guard let inner = child(noun, markedBy: mark) else { continue }
            let found = parties(inner, isStrict: false, depth: depth + 1)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// `condemned the invasion of Kuwait by Iraq`: a tree may hang the agent on the verb, which is active.
    private func strayAgent(_ noun: Int) -> Int? {
        let verb = tree.heads[noun]
        guard verb >= 0, tree.relations[noun] == .obj, !clauses.isPassive(verb) else { return nil }
        return clauses.agent(verb).flatMap { $0 > noun ? $0 : nil }
    }

    /// `the annexation of Kuwait by Iraq`, where a tree hangs the agent on whom it is done to.
    private func deepAgent(_ noun: Int) -> Int? { child(noun, markedBy: PartyResolver.of).flatMap { child($0, markedBy: PartyResolver.by) } }

    /// `Iran's`, `its`.
    func possessors(_ noun: Int, _ depth: Int = 0) -> [Party] {
        for child in tree.children(noun) where tree.relations[child] == .possessor {
            let found = parties(child, isStrict: false, depth: depth + 1)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// Names right before a noun: `Russian`, `US`, `UN Security Council`.
    func modifiers(_ noun: Int) -> [Party] {
        for child in tree.children(noun) where child < noun {
            guard [.amod, .compound, .nmod, .flat, .det, .dep].contains(tree.relations[child]) else { continue }
            if parties[child].isEmpty, tree.relations[child] == .compound, tree.tags[child] == .noun {
                // `Kuwaiti tanker Sea Isle City`: the people's name stands before a noun before the name.
                let inner = tree.children(child).first { $0 < child && !parties[$0].isEmpty && tree.relations[$0] != .possessor }
                if let inner { return parties[inner] }
            }
            if parties[child].isEmpty { continue }
            if tree.children(child).contains(where: { tree.relations[$0] == .case }) { continue }
            return tree.conjuncts(child).flatMap { parties[$0] }
        }
        return []
    }

    private func child(_ noun: Int, markedBy mark: UInt64) -> Int? {
        tree.children(noun).first { (tree.relations[$0] == .nmod || tree.relations[$0] == .obl || tree.relations[$0] == .agent) && tree.isMarked($0, by: mark) }
    }
}
