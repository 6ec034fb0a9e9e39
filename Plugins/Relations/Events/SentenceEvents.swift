internal import EntenteKit

/// An act found in a sentence.
struct FoundEvent {
    var frame: Frame
    var predicate: Predicate
    var source: Party
    var target: Party
    var status: EventStatus
    var isSymmetric: Bool
    /// The type of the act that it asks for, refuses or threatens.
    var content: String?
}

/// Finds the acts that one sentence tells of.
struct SentenceEvents {
    let tree: SentenceTree
    let lexicon: FrameLexicon
    let words: EventWords
    let clauses: ClauseReader
    let resolver: PartyResolver
    let roles: RoleReader
    let status: StatusReader
    /// Who says what stands at a token.
    let speaker: (Int) -> [Party]

    init(
        _ tree: SentenceTree, parties: [[Party]], lexicon: FrameLexicon, words: EventWords, table: StatusTable,
        previous: [(source: Party, target: Party)] = [], addressee: Party? = nil, speaker: @escaping (Int) -> [Party]
    ) {
        self.tree = tree
        self.lexicon = lexicon
        self.words = words
        self.speaker = speaker
        clauses = ClauseReader(tree: tree, words: words)
        resolver = PartyResolver(tree: tree, clauses: clauses, words: words, parties: parties) { lexicon.hasUnit($0) }
        roles = RoleReader(tree: tree, clauses: clauses, resolver: resolver, previous: previous, addressee: addressee)
        status = StatusReader(tree: tree, table: table)
    }

    /// The acts, in text order of their words; of several frames that find the same in one word the first.
    func events() -> [FoundEvent] {
        var found: [FoundEvent] = []
        for token in 0..<tree.count {
            guard let units = lexicon.units[tree.words[token]] else { continue }
            for unit in units.sorted(by: isBetter) {
                guard let predicate = predicate(unit, at: token) else { continue }
                let frame = lexicon.frames[unit.frame]
                guard fits(predicate, frame) else { continue }
                for event in events(of: frame, predicate) where !repeats(event, found) { found.append(event) }
            }
        }
        return absorbed(found)
    }

    /// A unit of more words says more; else the first frame.
    private func isBetter(_ a: LexicalUnit, _ b: LexicalUnit) -> Bool {
        let (first, second) = (weight(a), weight(b))
        return first != second ? first > second : a.frame < b.frame
    }

    private func weight(_ unit: LexicalUnit) -> Int {
        let frame = lexicon.frames[unit.frame]
        // What is not recognised is rejected, whatever recognising is.
        return unit.companions.count * 2 + (frame.objects.isEmpty ? 0 : 1) + (frame.settings.negated ? 4 : 0)
    }

    private func repeats(_ event: FoundEvent, _ found: [FoundEvent]) -> Bool {
        found.contains { other in
            guard other.predicate.token == event.predicate.token else { return false }
            let isSamePair = other.source.isSame(as: event.source) && other.target.isSame(as: event.target)
                || other.source.isSame(as: event.target) && other.target.isSame(as: event.source)
            return isSamePair || other.frame.type == event.frame.type && other.frame.rank != event.frame.rank
        }
    }

    // MARK: words

    /// A unit's word as predicate, if the tree agrees on what kind of word it is and the words that belong to it are there.
    private func predicate(_ unit: LexicalUnit, at token: Int) -> Predicate? {
        let tag = tree.tags[token]
        switch unit.kind {
        case .verb:
            guard tag == .verb || tag == .auxiliary && tree.relations[token] != .aux || isParticiple(token), !isFunction(token) else { return nil }
            return headed(unit, at: token)
        case .adjective:
            guard tag == .adjective || tag == .verb || tag == .adverb || tag == .noun else { return nil }
            return headed(unit, at: token)
        case .noun: return noun(unit, at: token)
        case .modal:
            guard tree.relations[token] == .aux, tree.heads[token] >= 0 else { return nil }
            let verb = tree.heads[token]
            return Predicate(token: verb, kind: .modal, trigger: min(token, verb)...max(token, verb))
        }
    }

    /// A participle that the tagger takes for an adjective: `backed`.
    private func isParticiple(_ token: Int) -> Bool {
        tree.tags[token] == .adjective && tree.forms[token] == .pastParticiple
    }

    private func isFunction(_ token: Int) -> Bool {
        [.case, .mark, .cop, .auxPassive, .fixed].contains(tree.relations[token])
    }

    private func headed(_ unit: LexicalUnit, at token: Int) -> Predicate? {
        var predicate = Predicate(token: token, kind: unit.kind, trigger: token...token)
        for companion in unit.companions {
            guard let place = self.companion(companion, of: token) else { return nil }
            if tree.relations[place] == .case || tree.relations[place] == .mark, tree.heads[place] >= 0, tree.heads[place] != token {
                predicate.governed = tree.heads[place]
            }
            if abs(place - predicate.trigger.upperBound) <= 3, place > token { predicate.trigger = token...place }
        }
        return predicate
    }

    /// A particle of a verb, or the preposition of one of its phrases, or the word right behind it.
    private func companion(_ word: UInt64, of verb: Int) -> Int? {
        for child in tree.children(verb) {
            if tree.words[child] == word, child > verb { return child }
            guard child > verb, [.obl, .obj, .nmod, .xcomp, .advcl, .ccomp, .iobj, .agent].contains(tree.relations[child]) else { continue }
            if let mark = tree.children(child).first(where: { tree.words[$0] == word && $0 < child && ($0 > verb) && [.case, .mark].contains(tree.relations[$0]) }) {
                // `called the attack on the rigs a crime` is no call on anybody.
                if SentenceEvents.upon.contains(word), let object = tree.child(verb, .obj), object > verb, object < mark { continue }
                return mark
            }
        }
        return verb + 1 < tree.count && tree.words[verb + 1] == word ? verb + 1 : nil
    }

    private func noun(_ unit: LexicalUnit, at token: Int) -> Predicate? {
        guard tree.tags[token] == .noun || tree.tags[token] == .properNoun else { return nil }
        var first = token
        for word in unit.companions {
            guard first > 0, tree.words[first - 1] == word else { return nil }
            first -= 1
        }
        // The first part of a compound is not what is told: `visit programme`.
        if tree.relations[token] == .compound || tree.relations[token] == .amod { return nil }
        let next = token + 1
        if next < tree.count, tree.tags[next] == .noun, resolver.parties[next].isEmpty, ![.temporal, .obl, .appos].contains(tree.relations[next]) {
            return nil
        }
        var predicate = Predicate(token: token, kind: .noun, trigger: first...token)
        (predicate.support, predicate.isReceiving) = support(of: token)
        // `We had support from X`.
        if predicate.support.map({ words.keeping.contains(tree.words[$0]) }) ?? false, comesFromParty(token, predicate.support) { predicate.isReceiving = true }
        return predicate
    }

    private static let upon: Set<UInt64> = Set(["on", "upon"].map(WordHash.of))
    private static let from = WordHash.of("from")

    private func comesFromParty(_ noun: Int, _ verb: Int?) -> Bool {
        clauses.marked(by: SentenceEvents.from, under: [noun] + (verb.map { [$0] } ?? []), reach: 1).contains { !resolver.owners($0).isEmpty }
    }

    /// The verb that carries a noun out: `held a series of talks`, `came under attack`.
    private func support(of noun: Int) -> (verb: Int?, isReceiving: Bool) {
        var at = noun
        for _ in 0..<3 {
            let head = tree.heads[at]
            guard head >= 0 else { return (nil, false) }
            switch tree.relations[at] {
            case .conj: at = head
            case .nmod:
                guard words.quantifiers.contains(tree.words[head]) else { return (nil, false) }
                at = head
            case .obj, .nsubjPassive, .obl, .xcomp, .nsubj:
                if tree.relations[at] == .nsubj, !clauses.isPassive(head) { return (nil, false) }
                if words.receiving.contains(tree.words[head]) { return (head, true) }
                let isDirect = tree.relations[at] != .obl || tree.words[head] == SentenceEvents.engage
                return words.light.contains(tree.words[head]) && isDirect ? (head, false) : (nil, false)
            case .acl, .relativeClause: return (nil, false)
            default: return (nil, false)
            }
        }
        return (nil, false)
    }

    private static let engage = WordHash.of("engaged")

    // MARK: conditions

    private func fits(_ predicate: Predicate, _ frame: Frame) -> Bool {
        if !frame.unless.isEmpty, tree.children(predicate.token).contains(where: { frame.unless.contains(tree.words[$0]) }) { return false }
        if !frame.requires.isEmpty, !hasBelow(frame.requires, predicate.token) { return false }
        if !frame.unlessSources.isEmpty, let subject = clauses.logicalSubject(predicate.token), frame.unlessSources.contains(tree.words[subject]) {
            return false
        }
        if frame.objects.isEmpty, !frame.allowsName, frame.unlessObjects.isEmpty { return true }
        let object = predicate.governed ?? clauses.logicalObject(predicate.token)
        let heads = object.map { tree.conjuncts($0).flatMap(counted) } ?? []
        let hasNamed = frame.allowsName && heads.contains { !resolver.parties[$0].isEmpty }
        if !frame.objects.isEmpty || frame.allowsName, !hasNamed, !heads.contains(where: { frame.objects.contains(tree.words[$0]) }) {
            return false
        }
        return !(object.map(counted) ?? []).contains { frame.unlessObjects.contains(tree.words[$0]) }
    }

    private func hasBelow(_ words: WordSet, _ ancestor: Int) -> Bool {
        tree.words.indices.contains { words.contains(tree.words[$0]) && $0 != ancestor && tree.isBelow($0, ancestor) }
    }

    /// A noun, and what it counts: `a number of agreements`.
    private func counted(_ noun: Int) -> [Int] {
        guard words.quantifiers.contains(tree.words[noun]) || tree.tags[noun] == .numeral else { return [noun] }
        return [noun] + tree.children(noun).filter { tree.relations[$0] == .nmod }
    }

    // MARK: roles

    private func events(of frame: Frame, _ predicate: Predicate) -> [FoundEvent] {
        let speaker = { self.speaker(predicate.token) }
        let sources = roles.parties(frame.source(predicate.kind), of: predicate, isSource: true, speaker: speaker)
        guard !sources.isEmpty || frame.settings.symmetric else { return [] }
        let targets = roles.parties(frame.target(predicate.kind), of: predicate, isSource: false, excluding: sources, speaker: speaker)
        var pairs: [(Party, Party)] = []
        if !sources.isEmpty, !targets.isEmpty {
            for source in sources { for target in targets where !source.isSame(as: target) { pairs.append((source, target)) } }
        } else if frame.settings.symmetric {
            let isMutual = frame.settings.mutual || predicate.kind != .noun || predicate.support != nil
            pairs = mutual(isMutual ? sources : [], predicate)
        }
        guard !pairs.isEmpty, pairs.count <= 12 else { return [] }
        guard let status = self.status(frame, predicate, isFirstPerson: (sources.first ?? pairs[0].0).isFirstPerson) else { return [] }
        return pairs.map {
            FoundEvent(frame: frame, predicate: predicate, source: $0.0, target: $0.1, status: status, isSymmetric: frame.settings.symmetric)
        }
    }

    private static let between = WordHash.of("between")

    /// Each with each of `Serbia and China`, `both sides`; or of those `between` whom it is.
    private func mutual(_ sources: [Party], _ predicate: Predicate) -> [(Party, Party)] {
        var parties = sources
        if parties.count < 2 {
            // `the talks that have resumed between Israel and Syria`.
            let clause = tree.children(predicate.token).filter { tree.relations[$0] == .relativeClause }
            let roots = [predicate.token] + (predicate.support.map { [$0] } ?? []) + clause
            let tokens = clauses.marked(by: SentenceEvents.between, under: roots)
            parties = tokens.lazy.map { resolver.owners($0) }.first { $0.count > 1 } ?? []
        }
        guard (2...4).contains(parties.count) else { return [] }
        var pairs: [(Party, Party)] = []
        for first in parties.indices { for second in parties.indices where second > first { pairs.append((parties[first], parties[second])) } }
        return pairs
    }

    // MARK: status

    private func status(_ frame: Frame, _ predicate: Predicate, isFirstPerson: Bool) -> EventStatus? {
        var found: EventStatus
        switch predicate.kind {
        case .noun: found = status.status(ofNoun: predicate.token, support: predicate.support)
        case .modal: found = tree.isQuestion || isConditional(predicate.token) ? .conditional : .done
        case .verb, .adjective: found = status.status(ofVerb: predicate.token)
        }
        if frame.settings.negated { return found == .denied ? .done : nil }
        let (only, fixed) = (frame.settings.only, frame.settings.status)
        if !only.isEmpty, !only.contains(found) { return nil }
        if !only.isEmpty, let fixed { return fixed }
        if frame.settings.spoken {
            // Who wishes to thank thanks; who is condemning condemns.
            if found == .ongoing { found = .done }
            if isFirstPerson, found == .hoped || found == .planned || found == .conditional, !isConditional(predicate.token), !isFuture(predicate.token) {
                found = .done
            }
        }
        if let fixed, found != .denied, found != .conditional { return fixed }
        if frame.settings.durative, found == .done, predicate.kind == .verb, tree.forms[predicate.token] == .present { return .ongoing }
        return found
    }

    private static let future: Set<UInt64> = Set(["will", "shall", "'ll"].map(WordHash.of))

    /// `I will propose it`: not yet said.
    private func isFuture(_ token: Int) -> Bool {
        tree.children(token).contains { tree.relations[$0] == .aux && SentenceEvents.future.contains(tree.words[$0]) }
    }

    private static let conditions: Set<UInt64> = Set(["if", "unless", "whether"].map(WordHash.of))

    private func isConditional(_ token: Int) -> Bool {
        tree.children(token).contains { SentenceEvents.conditions.contains(tree.words[$0]) }
    }

    // MARK: content

    /// Leaves out acts that are only the content of another: what is demanded, refused, threatened or promised. They
    /// tell its mode.
    private func absorbed(_ events: [FoundEvent]) -> [FoundEvent] {
        var kept: [FoundEvent] = []
        var events = events
        for index in events.indices where events[index].frame.settings.absorbs {
            let inner = events.first { $0.predicate.token != events[index].predicate.token && isContent($0, of: events[index]) }
            events[index].content = inner?.frame.type ?? contentType(of: events[index].predicate)
        }
        for event in events {
            let whole = events.filter {
                $0.frame.settings.absorbs && $0.predicate.token != event.predicate.token && self.isContent(event, of: $0)
            }
            if whole.isEmpty || isOwnPromise(event, in: whole) { kept.append(event) }
        }
        return kept
    }

    /// `agreed to build roads, pledging to deepen cooperation`: the second promise is one with the first, and its act is told.
    private func isOwnPromise(_ event: FoundEvent, in whole: [FoundEvent]) -> Bool {
        let promises = whole.filter { $0.frame.type == SentenceEvents.agreement && event.frame.type != SentenceEvents.agreement }
        guard promises.count > 1, promises.count == whole.count else { return false }
        return promises.contains { inner in promises.contains { $0.predicate.token != inner.predicate.token && isContent(inner, of: $0) } }
    }

    private static let agreement = "AGREE"

    private func isContent(_ inner: FoundEvent, of outer: FoundEvent) -> Bool {
        guard tree.isBelow(inner.predicate.token, outer.predicate.token) || inner.predicate.support.map({ tree.isBelow($0, outer.predicate.token) }) == true
        else { return false }
        if inner.status != .done, inner.status != .ongoing { return true }
        if outer.frame.settings.mode == SentenceEvents.allege, isAlleged(inner.predicate, of: outer.predicate) { return true }
        let isInfinitive = inner.predicate.kind == .verb && tree.forms[inner.predicate.token] == .base
        return isInfinitive
    }

    private static let allege = "allege"

    /// `accused Iraq of arming rebels`: told by who accuses; not so what a relative clause tells of those who take part.
    private func isAlleged(_ inner: Predicate, of outer: Predicate) -> Bool {
        var at = inner.token
        while at >= 0, at != outer.token {
            if [.relativeClause, .nsubj, .nsubjPassive, .conj, .parataxis].contains(tree.relations[at]) { return false }
            at = tree.heads[at]
        }
        return inner.token > outer.token
    }

    /// The type of an act that stands as clause or object without parties of its own: `refused to negotiate`.
    private func contentType(of predicate: Predicate) -> String? {
        let starts = [predicate.governed].compactMap { $0 } + tree.children(predicate.token).filter {
            [.xcomp, .ccomp, .obj, .obl, .advcl, .acl, .nmod].contains(tree.relations[$0]) && $0 > predicate.token
        }
        for start in starts {
            if let unit = lexicon.units[tree.words[start]]?.first { return lexicon.frames[unit.frame].type }
        }
        return nil
    }
}
