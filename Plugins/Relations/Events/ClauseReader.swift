internal import EntenteKit

/// Reads off a tree who does what a verb says and to whom, through passives, coordination, control, participles and
/// relative clauses.
struct ClauseReader {
    let tree: SentenceTree
    let words: EventWords

    private static let limit = 8
    private static let by = WordHash.of("by")
    private static let to = WordHash.of("to")
    private static let relativizers: Set<UInt64> = Set(["who", "which", "that", "whom", "whose"].map(WordHash.of))

    // MARK: voice

    /// Whether the verb's subject is who it is done to.
    func isPassive(_ verb: Int) -> Bool {
        if tree.child(verb, .auxPassive) != nil { return true }
        if isStranded(verb) { return false }
        // `both sides promised to go`: a participle with a clause of its own is the verb, unless one says it to others.
        if tree.relations[verb] == .acl, tree.child(verb, .xcomp) != nil, agent(verb) == nil, !words.passiveControl.contains(tree.words[verb]) {
            return false
        }
        guard tree.forms[verb] == .pastParticiple || tree.forms[verb] == .past else { return false }
        if tree.children(verb).contains(where: { tree.relations[$0] == .agent }) { return true }
        // `forces backed by Iran`, `asked to stay, he …`: a participle without auxiliary.
        let isParticiple = [.acl, .advcl, .amod].contains(tree.relations[verb]) && tree.child(verb, in: [.aux, .nsubj, .cop]) == nil
        if isParticiple { return tree.child(verb, .obj) == nil }
        // A coordinated participle shares the auxiliary: `was attacked and occupied`.
        let head = tree.heads[verb]
        let shares = tree.relations[verb] == .conj && head >= 0 && tree.forms[verb] == .pastParticiple
            && tree.child(verb, in: [.aux, .nsubj, .obj]) == nil
        return shares && isPassive(head)
    }

    /// A participle under a noun at the root of a sentence without any verb: the sentence's verb, which the tree missed.
    private func isStranded(_ verb: Int) -> Bool {
        let head = tree.heads[verb]
        guard tree.relations[verb] == .acl, head >= 0, tree.heads[head] < 0, tree.tags[head] == .properNoun, agent(verb) == nil else { return false }
        return tree.child(head, in: [.cop, .nsubj, .aux]) == nil
    }

    /// Who does it: subject of an active verb, agent of a passive one; a noun phrase's head.
    func logicalSubject(_ verb: Int) -> Int? { isPassive(verb) ? agent(verb) : surfaceSubject(verb) }

    /// To whom it is done.
    func logicalObject(_ verb: Int) -> Int? {
        if isPassive(verb) { return surfaceSubject(verb) }
        if let object = tree.child(verb, .obj) { return antecedent(object) }
        // `condemned and rejected the attack`: the last of coordinated verbs may have the object of all.
        for child in tree.children(verb) where tree.relations[child] == .conj && tree.child(child, .nsubj) == nil {
            if let object = tree.child(child, .obj), object > verb, tree.forms[child] == tree.forms[verb] { return object }
        }
        let head = tree.heads[verb]
        if tree.relations[verb] == .conj, head >= 0, tree.isPredicate(head), tree.child(verb, in: [.obl, .xcomp, .ccomp]) == nil {
            // `visited and praised Chile` with the object on the first.
            if let object = tree.child(head, .obj), object > verb { return object }
        }
        if tree.relations[verb] == .relativeClause, head >= 0, let subject = tree.child(verb, .nsubj), !isRelative(subject) {
            // `the country that he visited`, `the treaty Iran signed`.
            return head
        }
        return nil
    }

    /// `by` whom, of a passive verb.
    func agent(_ verb: Int) -> Int? {
        tree.children(verb).first {
            tree.relations[$0] == .agent || (tree.relations[$0] == .obl || tree.relations[$0] == .nmod) && tree.isMarked($0, by: ClauseReader.by)
        }
    }

    // MARK: subjects

    /// The subject of a predicate, its own or inherited.
    func surfaceSubject(_ predicate: Int) -> Int? { surfaceSubject(predicate, depth: 0) }

    private func surfaceSubject(_ predicate: Int, depth: Int) -> Int? {
        if let own = ownSubject(predicate) { return antecedent(own) }
        let head = tree.heads[predicate]
        guard depth < ClauseReader.limit, head >= 0 else { return nil }
        switch tree.relations[predicate] {
        case .conj: return tree.isPredicate(head) || isClausal(head) ? surfaceSubject(head, depth: depth + 1) : nil
        case .xcomp: return controller(of: predicate, head, depth)
        case .advcl, .ccomp:
            if tree.isPredicate(head) { return surfaceSubject(head, depth: depth + 1) }
            // `expands ties, notably in buying jets`.
            if tree.tags[head] == .adverb, tree.heads[head] >= 0 { return surfaceSubject(tree.heads[head], depth: depth + 1) }
            // A headline: `Greek prime minister to visit Ankara`.
            return owner(head, depth) ?? (tree.heads[head] < 0 && isInfinitive(predicate) ? head : nil)
        // `intends to press on, and to help`, where a tree puts the second clause beside the first.
        case .parataxis: return isInfinitive(predicate) && tree.isPredicate(head) ? surfaceSubject(head, depth: depth + 1) : nil
        case .obl, .obj: return tree.tags[predicate] == .verb ? surfaceSubject(head, depth: depth + 1) : nil
        case .relativeClause: return head
        case .acl: return isInfinitive(predicate) || isGerund(predicate) ? owner(head, depth) ?? head : head
        default: return nil
        }
    }

    /// Of several subjects, which are a tree's mistake, the nearest before the verb.
    private func ownSubject(_ predicate: Int) -> Int? {
        let all = tree.children(predicate).filter { tree.relations[$0] == .nsubj || tree.relations[$0] == .nsubjPassive }
        return all.last { $0 < predicate } ?? all.first
    }

    private func isClausal(_ token: Int) -> Bool {
        [.xcomp, .advcl, .ccomp, .acl, .relativeClause].contains(tree.relations[token])
    }

    /// The subject of `to go` in `urged him to go`, `promised him to go`, `called on him to go`.
    private func controller(of complement: Int, _ head: Int, _ depth: Int) -> Int? {
        let word = tree.words[head]
        if !words.subjectControl.contains(word), !isPassive(head) {
            if let object = tree.child(head, in: [.iobj, .obj]), object < complement { return antecedent(object) }
        }
        if words.obliqueControl.contains(word) {
            let oblique = tree.children(head).first { child in
                tree.relations[child] == .obl && words.controlMarks.contains { tree.isMarked(child, by: $0) }
            }
            if let oblique { return oblique }
        }
        return surfaceSubject(head, depth: depth + 1)
    }

    /// Who has the plan, the agreement: the subject of the verb that the noun is the object of.
    private func owner(_ noun: Int, _ depth: Int) -> Int? {
        if let possessor = tree.child(noun, .possessor) { return possessor }
        let verb = tree.heads[noun]
        guard verb >= 0, [.obj, .obl, .xcomp].contains(tree.relations[noun]), tree.isPredicate(verb) else {
            // `Peru plans to go`, where a tree takes plans for the noun.
            return tree.children(noun).first { $0 == noun - 1 && tree.relations[$0] == .compound }
        }
        return isPassive(verb) ? agent(verb) : surfaceSubject(verb, depth: depth + 1)
    }

    private func isInfinitive(_ verb: Int) -> Bool { tree.children(verb).contains { tree.words[$0] == ClauseReader.to } }

    /// `for setting up`: with a preposition of its own.
    private func isGerund(_ verb: Int) -> Bool {
        tree.forms[verb] == .presentParticiple && tree.children(verb).contains { tree.relations[$0] == .mark || tree.relations[$0] == .case }
    }

    // MARK: relative pronouns

    private func isRelative(_ token: Int) -> Bool {
        ClauseReader.relativizers.contains(tree.words[token]) && tree.tags[token] != .noun
    }

    /// The noun that a relative pronoun stands for, any other token itself.
    func antecedent(_ token: Int) -> Int {
        guard isRelative(token) else { return token }
        var at = tree.heads[token]
        var steps = 0
        while at >= 0, steps < ClauseReader.limit {
            let head = tree.heads[at]
            if tree.relations[at] == .relativeClause || tree.relations[at] == .acl, head >= 0 { return head }
            // A relative clause that the tree takes for a remark.
            if tree.relations[at] == .parataxis || tree.relations[at] == .ccomp, head >= 0, head < token, isNominal(head) { return head }
            at = tree.heads[at]
            steps += 1
        }
        return token
    }

    private func isNominal(_ token: Int) -> Bool {
        [.noun, .properNoun, .pronoun].contains(tree.tags[token])
    }

    // MARK: cases

    private static let carriers: Set<Dependency> = [.obl, .nmod, .obj, .iobj, .xcomp, .agent, .compound, .advmod, .conj, .dep, .amod]

    /// Tokens behind a preposition, the nearest in the tree first: the tree often hangs a phrase one word too deep.
    func marked(by word: UInt64, under roots: [Int], reach: Int = 3) -> [Int] {
        var found: [Int] = []
        var level = roots
        for _ in 0..<reach {
            var below: [Int] = []
            for token in level {
                for child in tree.children(token) where ClauseReader.carriers.contains(tree.relations[child]) {
                    if tree.isMarked(child, by: word) { found.append(child) }
                    if !tree.isPredicate(child) || tree.relations[child] == .obj { below.append(child) }
                }
            }
            level = below
        }
        return found
    }
}
