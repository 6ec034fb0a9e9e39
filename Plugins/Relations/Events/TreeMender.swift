internal import EntenteKit

extension SentenceTree {
    /// Mends what a parser gets wrong about names, now that it is known which words are names: a name is no verb or
    /// adverb, and one that stands bare before its verb is the subject, if there is no other.
    ///
    /// - Parameters:
    ///   - names: whether a token is a name.
    ///   - genitives: whether it ends in `'s`, which the parser's training text has as a word of its own.
    mutating func mend(names: [Bool], genitives: [Bool]) {
        for token in 0..<count where relations[token] == .case && heads[token] > token {
            // `on eleven Iranian firms`: the preposition is the noun's, not the number's.
            let number = heads[token]
            if relations[number] == .nummod, heads[number] > number { heads[token] = heads[number] }
        }
        link()
        for token in 0..<count where genitives[token] {
            nominalise(after: token)
            guard relations[token] != .possessor, let owned = owned(after: token) else { continue }
            if isBelow(owned, token) { takePlace(owned, of: token) }
            (heads[token], relations[token]) = (owned, .possessor)
            link()
        }
        for token in 0..<count where token > 0 { makeNoun(token) }
        for token in 0..<count where token > 0 { promote(token, names) }
        link()
        for token in 0..<count where names[token] {
            joinList(token, names)
            makeObject(token)
        }
        link()
        for token in 0..<count { findSubject(token, names) }
        link()
        for token in 0..<count where names[token] {
            if ![.properNoun, .noun, .adjective, .pronoun].contains(tags[token]), heads[token] >= 0 { tags[token] = .properNoun }
            if tags[token] == .noun, heads[token] < 0 { tags[token] = .properNoun }
            let verb = heads[token]
            guard verb > token, tags[verb] == .verb, SentenceTree.mistaken.contains(relations[token]) else { continue }
            let hasSubject = children(verb).contains { [.nsubj, .nsubjPassive, .expl].contains(relations[$0]) }
            let isMarked = children(token).contains { relations[$0] == .case || relations[$0] == .mark }
            if !hasSubject, !isMarked, tags[token] != .adjective {
                relations[token] = children(verb).contains { relations[$0] == .auxPassive } ? .nsubjPassive : .nsubj
            }
        }
    }

    /// The head of the noun phrase behind a genitive: its last noun before another kind of word.
    private func owned(after genitive: Int) -> Int? {
        var found: Int?
        for token in (genitive + 1)..<max(genitive + 1, min(count, genitive + 7)) {
            switch tags[token] {
            case .noun: found = token
            case .properNoun where found == nil: found = token
            case .adjective, .numeral, .adverb: if let found { return found }
            default: return found
            }
        }
        return found
    }

    /// Puts a noun where the genitive before it stands, with all that hangs on that.
    private mutating func takePlace(_ owned: Int, of genitive: Int) {
        (heads[owned], relations[owned]) = (heads[genitive], relations[genitive])
        for token in 0..<count where heads[token] == genitive && token != owned && (token > genitive || relations[token] == .case || relations[token] == .mark) {
            heads[token] = owned
        }
    }

    private static let nominal: [Dependency: Dependency] = [
        .ccomp: .obj, .xcomp: .obj, .acl: .nmod, .advcl: .obl, .parataxis: .obj, .relativeClause: .nmod,
    ]

    /// Behind `'s` a participle qualifies the noun behind it, and is no verb: `Korea's repeated launches`, `Sudan's ruling council`.
    private mutating func nominalise(after genitive: Int) {
        let verb = genitive + 1, noun = genitive + 2
        guard noun < count, tags[verb] == .verb, [.pastParticiple, .presentParticiple, .past].contains(forms[verb]), tags[noun] == .noun,
            heads[noun] == verb, heads[verb] != noun, let relation = SentenceTree.nominal[relations[verb]]
        else { return }
        (heads[noun], relations[noun]) = (heads[verb], relation)
        for token in 0..<count where heads[token] == verb && token != noun {
            heads[token] = noun
            if relations[token] == .mark { relations[token] = .case }
            if relations[token] == .obl { relations[token] = .nmod }
        }
        (heads[verb], relations[verb], tags[verb]) = (noun, .amod, .adjective)
        link()
    }

    private static let mistaken: Set<Dependency> = [
        .aux, .auxPassive, .cop, .advmod, .dep, .obl, .obj, .nmod, .vocative, .dislocated, .discourse, .parataxis, .temporal, .amod, .compound, .punct,
    ]

    /// Makes a participle the verb of its clause where a tree takes it for an adjective, which English does not put there:
    /// behind its noun (`troops fought rebels`), or between a bare name and a noun (`Egypt blockaded Gaza`).
    private mutating func promote(_ verb: Int, _ names: [Bool]) {
        guard relations[verb] == .amod, tags[verb] == .verb, forms[verb] == .pastParticiple || forms[verb] == .past else { return }
        let head = heads[verb]
        guard head >= 0 else { return }
        if head < verb, head + 3 > verb {
            raise(verb, over: head)
            for token in (verb + 1)..<max(verb + 1, count) where heads[token] == head && token != verb { hang(token, on: verb) }
            relations[head] = .nsubj
        } else if head > verb, names[verb - 1], tags[verb - 1] != .adjective || heads[verb - 1] == head {
            let name = heads[verb - 1] == verb || heads[verb - 1] == head ? verb - 1 : (heads[head] >= 0 && heads[head] < verb ? heads[head] : -1)
            guard name >= 0, name < verb else { return }
            raise(verb, over: name == heads[head] ? name : head)
            (heads[name], relations[name]) = (verb, .nsubj)
            (heads[head], relations[head]) = (verb, .obj)
        }
    }

    /// `vowed revenge against Iraq`: an infinitive right behind its verb and without `to` is a noun, except where English has
    /// such infinitives.
    private mutating func makeNoun(_ token: Int) {
        let verb = token - 1
        guard relations[token] == .xcomp, heads[token] == verb, tags[token] == .verb, tags[verb] == .verb,
            forms[token] == .base || forms[token] == .present, !SentenceTree.bareInfinitives.contains(words[verb])
        else { return }
        (tags[token], relations[token]) = (.noun, .obj)
        for child in children(token) where relations[child] == .obl { relations[child] = .nmod }
    }

    /// Verbs with infinitives that have no `to`.
    private static let bareInfinitives = Set(
        """
        help helps helped helping let lets letting make makes made making see sees saw seen seeing watch watched watching
        hear heard hearing have has had having dare dares dared need go goes going come comes came coming
        """.split { $0 == " " || $0 == "\n" }.map { WordHash.of(String($0)) })

    /// `France, Germany and Romania`: a name behind a comma and a name is the next of a list.
    private mutating func joinList(_ token: Int, _ names: [Bool]) {
        guard token > 1, words[token - 1] == SentenceTree.comma, names[token - 2], !isBelow(token - 2, token) else { return }
        let loose: Set<Dependency> = [.parataxis, .dep, .list, .dislocated, .obl, .nmod, .obj, .vocative]
        guard loose.contains(relations[token]), !isMarked(token) else { return }
        (heads[token], relations[token]) = (token - 2, .conj)
        link()
    }

    /// `recognised Kosovo`: a name without a preposition behind a verb that has no object.
    private mutating func makeObject(_ token: Int) {
        // `visit Chile next week`: no week is Chile's.
        let time = heads[token]
        if time > token, token > 0, tags[token - 1] == .verb, [.temporal, .obl].contains(relations[time]), !isMarked(time),
            heads[time] == token - 1, [.possessor, .compound, .nmod].contains(relations[token]) {
            (heads[token], relations[token]) = (token - 1, .obj)
            return link()
        }
        let verb = heads[token]
        guard verb >= 0, verb < token, token - verb <= 5, relations[token] == .obl, tags[verb] == .verb, !isMarked(token) else { return }
        if child(verb, in: [.obj, .auxPassive]) == nil { relations[token] = .obj }
    }

    /// A finite verb without a subject has the name right before it, wherever the tree hangs that.
    private mutating func findSubject(_ verb: Int, _ names: [Bool]) {
        guard verb > 0, tags[verb] == .verb, child(verb, in: [.nsubj, .nsubjPassive, .expl, .mark]) == nil, relations[verb] != .relativeClause,
            relations[verb] != .amod else { return }
        var first = verb
        while first > 0, heads[first - 1] == verb, [.aux, .auxPassive, .advmod].contains(relations[first - 1]) { first -= 1 }
        let isFinite = forms[verb] == .present || forms[verb] == .past || (first..<verb).contains { relations[$0] == .aux && words[$0] != SentenceTree.to }
        guard first > 0, names[first - 1], isFinite, child(verb, .auxPassive) == nil || first < verb else { return }
        var name = first - 1
        while heads[name] >= 0, heads[name] < verb, names[heads[name]] { name = heads[name] }
        // `as Serbia has …`: the conjunction, which a tree may take for a preposition.
        let conjunction = children(name).first { relations[$0] == .case && SentenceTree.conjunctions.contains(words[$0]) }
        if let conjunction, !isBelow(verb, name) {
            (heads[conjunction], relations[conjunction]) = (verb, .mark)
            if relations[verb] == .ccomp { relations[verb] = .advcl }
            link()
        }
        guard !isMarked(name), !isBelow(verb, name), relations[name] != .possessor, relations[name] != .nsubj, relations[name] != .conj else { return }
        (heads[name], relations[name]) = (verb, child(verb, .auxPassive) == nil ? .nsubj : .nsubjPassive)
        link()
    }

    private static let to = WordHash.of("to")
    private static let conjunctions: Set<UInt64> = Set(["as", "after", "before", "since", "until", "because", "while", "when"].map(WordHash.of))
    private static let comma = WordHash.of(",")

    private func isMarked(_ token: Int) -> Bool {
        children(token).contains { relations[$0] == .case || relations[$0] == .mark }
    }

    /// Puts the verb into a noun's place, and the noun below it.
    private mutating func raise(_ verb: Int, over noun: Int) {
        (heads[verb], relations[verb]) = (heads[noun], relations[noun])
        heads[noun] = verb
    }

    private mutating func hang(_ token: Int, on verb: Int) {
        let isMarked = ((verb + 1)..<max(verb + 1, token)).contains { heads[$0] == token && relations[$0] == .case }
        heads[token] = verb
        if [.nmod, .appos, .dep, .obl, .obj, .flat, .compound].contains(relations[token]) { relations[token] = isMarked ? .obl : .obj }
    }
}
