internal import EntenteKit
internal import JSON

/// Finds what one referring word or phrase stands for.
struct TargetFinder {
    typealias Target = ReferenceWalk.Target

    let walk: ReferenceWalk
    let rule: ReferenceRule
    let span: Range<Int>
    let sentence: Int

    /// How many sentences back an antecedent may stand.
    private static let reach = 2
    /// How many sentences a body or office is in mind, once it was named.
    private static let memory = 60
    /// How many words an antecedent behind a preposition stays in mind.
    private static let obliqueReach = 8

    /// One target, two for two sides, none where the text leaves it open.
    func targets() -> [Target] {
        switch rule.refers {
        case .speaker: return list(spoken(personFirst: true))
        case .speakersSide: return list(spoken(personFirst: false))
        case .addressee: return list(addressed(personFirst: true))
        case .addresseesState: return list(addressed(personFirst: false))
        case .person: return list(person().map(target))
        case .personsState: return list(person().flatMap { $0.state.map(country) })
        case .thing: return list(thing().map(target))
        case .state: return list(state().map(country))
        case .body: return list(body())
        case .group: return group()
        case .twoStates: return two(persons: false)
        case .twoPersons: return two(persons: true)
        case .office: return list(office().map(target) ?? ownOffice())
        case .dateline: return list(dateline())
        case .entity: return list(rule.entity.map { Target(label: $0.label, entity: $0.id, state: nil, mention: "") })
        }
    }

    private func list(_ target: Target?) -> [Target] { target.map { [$0] } ?? [] }

    private func target(_ antecedent: Antecedent) -> Target {
        Target(label: antecedent.label, entity: antecedent.entity, state: antecedent.state, mention: antecedent.mention)
    }

    private func country(_ code: String) -> Target { Target(label: "COUNTRY", entity: code, state: code, mention: "") }

    // MARK: Speakers

    /// Who says this word; `nil` inside a quotation of somebody unknown.
    private func speaker() -> Speaker {
        if let quotation = walk.quotation(at: span.lowerBound) {
            guard let source = quotation.source.map({ walk.antecedents[$0] }) else {
                // A speech may quote a phrase; a turn of an interview too.
                let outer = outerSpeaker()
                return walk.speakers.document.isKnown || walk.section(at: span.lowerBound)?.kind == .answer ? outer : Speaker()
            }
            var speaker = Speaker(
                person: source.kind == .person ? source.entity : nil, state: source.state,
                body: source.kind == .body && source.state == nil ? source.entity : bodyOf(source), mention: source.mention)
            // Whom a publisher quotes without a word of whose he is, is the publisher's own.
            if speaker.state == nil, speaker.body == nil { (speaker.state, speaker.body) = (outerSpeaker().state, outerSpeaker().body) }
            return speaker
        }
        return outerSpeaker()
    }

    private func outerSpeaker() -> Speaker {
        walk.speakers.speaker(at: walk.words.ranges[span.lowerBound].start, in: walk.section(at: span.lowerBound))
    }

    /// The body for which a person of no state speaks.
    private func bodyOf(_ source: Antecedent) -> String? {
        walk.document.mentions.first { $0.entity == source.entity && $0.attributes["organisation"] != nil }?.attributes["organisation"]?.string
    }

    private func spoken(personFirst: Bool) -> Target? { target(of: speaker(), personFirst: personFirst) }

    private func addressed(personFirst: Bool) -> Target? {
        guard walk.quotation(at: span.lowerBound) == nil else { return nil }
        switch walk.section(at: span.lowerBound)?.kind {
        case .question: return target(of: walk.speakers.interviewee, personFirst: personFirst)
        case .answer: return target(of: walk.speakers.interviewer, personFirst: personFirst)
        default: return nil
        }
    }

    private func target(of speaker: Speaker, personFirst: Bool) -> Target? {
        if personFirst, let person = speaker.person {
            return Target(label: "PERSON", entity: person, state: speaker.state, mention: speaker.mention)
        }
        if let state = speaker.state { return Target(label: "COUNTRY", entity: state, state: state, mention: speaker.mention) }
        if let body = speaker.body { return Target(label: "ORGANISATION", entity: body, state: nil, mention: speaker.mention) }
        // `We` of one who speaks for nobody known stays open.
        return nil
    }

    // MARK: Places

    /// The place of the last dateline before the word.
    private func dateline() -> Target? {
        let offset = walk.words.ranges[span.lowerBound].start
        guard walk.quotation(at: span.lowerBound) == nil,
            let line = walk.document.mentions.last(where: { $0.label == "DATELINE" && $0.range.end <= offset }), let entity = line.entity
        else { return nil }
        let isState = line.attributes["state"] == nil
        return Target(label: isState ? "COUNTRY" : "PLACE", entity: entity, state: line.attributes["state"]?.string, mention: line.id)
    }

    // MARK: Persons and things

    /// The antecedents of a sentence that end before the word.
    private func before(_ sentence: Int, _ isFit: (Antecedent) -> Bool) -> [Antecedent] {
        walk.antecedents(of: sentence).filter { $0.words.upperBound <= span.lowerBound && isFit($0) }
    }

    private func distinct(_ antecedents: [Antecedent]) -> Int { Set(antecedents.map(\.entity)).count }

    /// The one that is meant among those of one sentence: the only one, or the only one that is a subject.
    private func choice(_ candidates: [Antecedent]) -> Antecedent? {
        if distinct(candidates) == 1 { return candidates.last }
        let subjects = candidates.filter(\.isSubject)
        return distinct(subjects) == 1 ? subjects.last : nil
    }

    private func isStart(_ limit: Int) -> Bool { span.lowerBound - walk.words.sentences[sentence].lowerBound < limit }

    private func person() -> Antecedent? {
        // Whoever speaks says `I` of himself.
        let self_ = speaker().person
        let doer = rule.isObject ? clauseSubject()?.entity : nil
        func fits(_ antecedent: Antecedent) -> Bool {
            antecedent.kind == .person && !antecedent.isPlural && antecedent.entity != self_ && antecedent.entity != doer
        }
        for back in 0...Self.reach where sentence >= back {
            let candidates = before(sentence - back, fits)
            if !candidates.isEmpty { return choice(candidates) }
        }
        return isStart(5) ? ahead(fits) : nil
    }

    /// The subject of the clause that the word stands in: `X assured him` is not of X.
    private func clauseSubject() -> Antecedent? {
        guard let subject = before(sentence, { $0.isSubject }).last else { return nil }
        let between = subject.words.upperBound..<span.lowerBound
        return between.contains { walk.rules.clauses.contains($0, in: walk.words) } ? nil : subject
    }

    /// `During his visit, X said`: the first person behind the comma.
    private func ahead(_ fits: (Antecedent) -> Bool) -> Antecedent? {
        let range = walk.words.sentences[sentence]
        guard let comma = (span.upperBound..<range.upperBound).first(where: { walk.words.hashes[$0] == Words.comma }) else { return nil }
        return walk.antecedents(of: sentence).first { $0.words.lowerBound > comma && $0.words.lowerBound - comma < 4 && fits($0) }
    }

    private func thing() -> Antecedent? {
        func fits(_ antecedent: Antecedent) -> Bool {
            (antecedent.kind == .state || antecedent.kind == .body) && !antecedent.isPlural
        }
        let all = before(sentence, fits), here = all.filter { !$0.isPossessor }
        if let told = here.last, isTold(told) { return told }
        // `condemning Iraq's aggression and calling for its withdrawal`.
        if here.isEmpty, !all.isEmpty { return distinct(all) == 1 ? all.last : nil }
        if !here.isEmpty {
            if distinct(here) == 1 { return here.last.flatMap { isNear($0) ? $0 : nil } }
            // Others behind prepositions do not compete with a subject.
            let upright = here.filter { !$0.isOblique }
            return distinct(upright) == 1 ? upright.last : nil
        }
        guard sentence > 0, isStart(10), before(sentence, { $0.kind == .person }).isEmpty else { return nil }
        let there = before(sentence - 1, fits).filter { !$0.isPossessor }
        let subjects = there.filter(\.isSubject)
        // Away from the start of the sentence the subject is in mind only if nothing else was spoken of.
        return distinct(isStart(3) ? subjects : there) == 1 ? subjects.last : nil
    }

    /// `urged Israel to end its occupation`: who is to act, right before the infinitive that the word belongs to.
    private func isTold(_ antecedent: Antecedent) -> Bool {
        let to = antecedent.words.upperBound, first = walk.words.sentences[sentence].lowerBound
        guard to < span.lowerBound, span.lowerBound - to < 8, walk.words.hashes[to] == Self.to else { return false }
        var before = antecedent.words.lowerBound - 1
        while before > first, walk.rules.articles.contains(before, in: walk.words) || walk.words.hashes[before] == Words.of { before -= 1 }
        let reach = max(first, before - 3)...max(first, before)
        return reach.contains { walk.rules.urging.contains($0, in: walk.words) }
    }

    private static let to = WordHash.of("to")

    /// Behind a preposition an antecedent is in mind for some words only: `stand with X and support its army`.
    private func isNear(_ antecedent: Antecedent) -> Bool {
        guard antecedent.isOblique, !antecedent.isSubject else { return true }
        let gap = span.lowerBound - antecedent.words.upperBound
        let first = walk.words.sentences[antecedent.sentence].lowerBound
        let isOf = antecedent.words.lowerBound > first && walk.words.hashes[antecedent.words.lowerBound - 1] == Words.of
        return gap <= (isOf ? 1 : Self.obliqueReach)
    }

    /// The state last spoken of.
    private func state() -> String? {
        for back in 0...Self.reach where sentence >= back {
            // Whoever speaks says `my country` of their own.
            let own = speaker().state
            let named = before(sentence - back) { $0.kind == .state && $0.state != own }
            if named.isEmpty { continue }
            if Set(named.compactMap(\.state)).count == 1 { return named.last?.state }
            let subjects = named.filter(\.isSubject)
            return Set(subjects.compactMap(\.state)).count == 1 ? subjects.last?.state : nil
        }
        return nil
    }

    /// A body of the same kind, or that of the only state spoken of around.
    private func body() -> Target? {
        let suffix = "." + (rule.body ?? "")
        let same = remembered { $0.kind == .body && $0.state != nil && $0.entity.hasSuffix(suffix) }.last
        if let same { return target(same) }
        for back in 0...1 where sentence >= back {
            let near = before(sentence - back) { $0.state != nil && $0.kind != .person }
            let states = Set(near.compactMap(\.state))
            if states.isEmpty { continue }
            guard states.count == 1, let state = states.first else { return nil }
            return Target(label: "ORGANISATION", entity: state + suffix, state: state, mention: "")
        }
        return nil
    }

    private func group() -> [Target] {
        func fits(_ antecedent: Antecedent) -> Bool { antecedent.isPlural && (antecedent.kind == .body || antecedent.kind == .person) }
        let here = before(sentence, fits)
        if !here.isEmpty { return distinct(here) == 1 ? here.last.map(targets) ?? [] : [] }
        let start = walk.words.sentences[sentence].lowerBound
        guard sentence > 0, isStart(9), before(sentence, { $0.kind != .people }).isEmpty,
            !(start..<span.lowerBound).contains(where: { walk.rules.say.contains($0, in: walk.words) }) else { return [] }
        let there = before(sentence - 1, fits).filter(\.isSubject)
        return distinct(there) == 1 ? there.last.map(targets) ?? [] : []
    }

    private func targets(_ antecedent: Antecedent) -> [Target] { antecedent.pair.isEmpty ? [target(antecedent)] : antecedent.pair }

    /// The fitting ones of the last sentence that has any, of those that a reader still has in mind.
    private func remembered(_ isFit: (Antecedent) -> Bool) -> [Antecedent] {
        for back in 0...min(Self.memory, sentence) {
            let found = before(sentence - back, isFit)
            if !found.isEmpty { return found }
        }
        return []
    }

    /// In what a state publishes, an office without a bearer is the state's own: `The Foreign Secretary met …`.
    private func ownOffice() -> Target? {
        guard walk.quotation(at: span.lowerBound) == nil, let state = walk.speakers.document.state, !isBorne(),
            ReferenceRules.own.contains(walk.words.hashes[span.upperBound - 1]) else { return nil }
        let name = walk.document.text.string(walk.words.ranges[span.upperBound - 1]).lowercased()
        return Target(label: "OFFICE", entity: "\(state).\(name)", state: state, mention: "")
    }

    /// Whether the text names any bearer of such an office: then it is open which one is meant.
    private func isBorne() -> Bool {
        let wanted = walk.document.text.string(walk.words.ranges[span.upperBound - 1]).lowercased()
        return walk.antecedents.contains { $0.kind == .person && $0.state != walk.speakers.document.state && ends($0.office, wanted) }
            && span.count < 3
    }

    /// The last bearer of an office that ends in the same word.
    private func office() -> Antecedent? {
        let self_ = speaker().person
        let wanted = walk.document.text.string(walk.words.ranges[span.upperBound - 1]).lowercased()
        let bearers = remembered { $0.kind == .person && !$0.isPlural && $0.entity != self_ && ends($0.office, wanted) }
        return distinct(bearers) == 1 ? bearers.last : nil
    }

    private func ends(_ office: String?, _ word: String) -> Bool {
        guard let office else { return false }
        let words = office.lowercased().split { $0 == " " || $0 == "-" }.map(String.init)
        if words.last == word { return true }
        // `Minister of Foreign Affairs`.
        return words.firstIndex(of: "of").map { $0 > 0 && words[$0 - 1] == word } ?? words.firstIndex(of: "for").map { $0 > 0 && words[$0 - 1] == word } ?? false
    }
}
