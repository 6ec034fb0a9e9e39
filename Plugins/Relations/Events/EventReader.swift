internal import EntenteKit
internal import JSON

/// Finds the events of a document, sentence by sentence.
struct EventReader {
    private let stage: EventFinder
    private let document: Document
    private let map: PartyMap
    private let speakers: Speakers
    private let addressees: [(place: UInt32, kind: Section.Kind, party: Party)]

    init(_ stage: EventFinder, _ document: Document) {
        self.stage = stage
        self.document = document
        map = PartyMap(document, labels: stage.parties)
        speakers = Speakers(document)
        addressees = EventReader.addressees(document, map)
    }

    /// The relations in text order. O(tokens and mentions), and for sentences with a frame's word what their trees ask.
    func relations() -> [Relation] {
        guard document.syntax.count == document.tokens.count else { return [] }
        var found: [Relation] = []
        var nextMention = 0
        var lastSpeaker: (sentence: Int, section: Int?, party: Party)?
        var previous: (sentence: Int, acts: [(source: Party, target: Party)]) = (-1, [])
        for (index, sentence) in document.sentences.enumerated() {
            let section = self.section(of: sentence)
            if let section, !stage.sections.contains(document.sections[section].kind.rawValue) { continue }
            let tokens = document.tokens.indices(inside: sentence)
            guard !tokens.isEmpty else { continue }
            let parties = map.parties(of: sentence, tokens: tokens, from: &nextMention)
            let first = parties.lazy.compactMap { $0.first }.first
            guard first != nil else { continue }
            if let speaker = parties.lazy.flatMap({ $0 }).first(where: \.isFirstPerson) {
                lastSpeaker = (index, section, speaker)
            }
            let words = self.words(tokens)
            guard words.contains(where: stage.lexicon.hasUnit) else { continue }
            var tree = SentenceTree(tokens, words: words, in: document)
            tree.mend(names: parties.map { !$0.isEmpty }, genitives: tokens.map(isGenitive))
            let we = lastSpeaker.flatMap { isHeard($0.section, in: section) && index - $0.sentence <= EventReader.memory ? $0.party : nil }
            let acts = previous.sentence == index - 1 ? previous.acts : []
            let events = relations(
                tree, parties, sentence: index, from: nextMention, we: we, previous: acts, addressee: addressee(in: section, at: sentence.start))
            found += events.map(\.relation)
            previous = (index, EventReader.acts(events.map(\.event)))
        }
        return found
    }

    /// Where `you` and `your country` stand in the turns of an interview, and for whom.
    private static func addressees(_ document: Document, _ map: PartyMap) -> [(place: UInt32, kind: Section.Kind, party: Party)] {
        let turns = document.sections.filter { $0.kind == .question || $0.kind == .answer }
        guard !turns.isEmpty else { return [] }
        return document.mentions.indices.compactMap { index in
            let mention = document.mentions[index]
            guard EventReader.second.contains(mention.by), let turn = turns.first(where: { $0.range.contains(mention.range) }),
                let party = map.party(at: index) else { return nil }
            return (mention.range.start, turn.kind, party)
        }
    }

    private static let second: Set = ["resolve.references/second-person", "resolve.references/your-country"]

    /// Whom the turn at a place speaks to: as its speaker last said `you`, or says it next.
    private func addressee(in section: Int?, at offset: UInt32) -> Party? {
        guard let section else { return nil }
        let kind = document.sections[section].kind
        return addressees.last { $0.kind == kind && $0.place <= offset }?.party ?? addressees.first { $0.kind == kind }?.party
    }

    /// Types of acts to which the other side replies.
    private static let answered: Set<String> = ["ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE"]

    /// Who acts upon whom, of those acts.
    private static func acts(_ events: [FoundEvent]) -> [(source: Party, target: Party)] {
        events.filter { answered.contains($0.frame.type) }.map { ($0.source, $0.target) }
    }
    /// For how many sentences the speaker of a speech is remembered.
    private static let memory = 6

    /// Whether who speaks in one section speaks in the other: paragraphs of a speech, but not turns of an interview.
    private func isHeard(_ a: Int?, in b: Int?) -> Bool {
        guard let a, let b, a != b else { return true }
        return document.sections[a].kind == .body && document.sections[b].kind == .body
    }

    private func isGenitive(_ token: Int) -> Bool {
        let end = document.text.bytes[..<Int(document.tokens[token].end)].suffix(4)
        return document.tokens[token].count > 3 && (end.suffix(2) == [0x27, 0x73] || end == [0xE2, 0x80, 0x99, 0x73])
    }

    private func words(_ tokens: Range<Int>) -> [UInt64] {
        tokens.map { WordHash.of(document.text.bytes[Int(document.tokens[$0].start)..<Int(document.tokens[$0].end)]) }
    }

    private func section(of sentence: TextRange) -> Int? {
        let index = document.sections.partition(after: sentence.start)
        return index < document.sections.count && document.sections[index].range.start <= sentence.start ? index : nil
    }

    private func relations(
        _ tree: SentenceTree, _ parties: [[Party]], sentence: Int, from next: Int, we: Party?, previous: [(source: Party, target: Party)],
        addressee: Party?
    ) -> [(event: FoundEvent, relation: Relation)] {
        let clauses = ClauseReader(tree: tree, words: stage.words)
        func said(_ token: Int) -> (mention: Int, party: Party?)? {
            if let subject = Speakers.subject(above: token, clauses) {
                let resolver = PartyResolver(tree: tree, clauses: clauses, words: stage.words, parties: parties) { _ in false }
                if let party = resolver.actors(subject).first { return (party.mention, party) }
            }
            let offset = document.tokens[tree.tokens.lowerBound + token].start
            guard let mention = speakers.mention(at: offset) else { return nil }
            return (mention, map.party(at: mention))
        }
        func events(_ previous: [(source: Party, target: Party)]) -> [FoundEvent] {
            SentenceEvents(
                tree, parties: parties, lexicon: stage.lexicon, words: stage.words, table: stage.table, previous: previous, addressee: addressee,
                speaker: { token in (said(token)?.party ?? we).map { [$0] } ?? [] }
            ).events()
        }
        var found = events(previous)
        // What the sentence itself tells may be replied to in it: `A accused B, and B denied the charge`.
        let own = EventReader.acts(found)
        if !own.isEmpty, !tree.words.lazy.filter(stage.lexicon.isReply).isEmpty { found = events(own + previous) }
        var last = next
        while last < document.mentions.count, document.mentions[last].range.start < document.sentences[sentence].end { last += 1 }
        let attributes = EventAttributes(document: document, tree: tree, words: stage.words, mentions: next..<last)
        return found.compactMap { event in
            relation(event, attributes, sentence, speaker: said(event.predicate.token)?.mention).map { (event, $0) }
        }
    }

    private func relation(_ event: FoundEvent, _ attributes: EventAttributes, _ sentence: Int, speaker: Int?) -> Relation? {
        var arguments: [Relation.Argument] = [
            .init("source", document.mentions[event.source.mention].id), .init("target", document.mentions[event.target.mention].id),
        ]
        arguments += attributes.arguments(of: event)
        if let speaker { arguments.append(.init("speaker", document.mentions[speaker].id)) }
        let status = dated(event, arguments)
        guard stage.statuses.contains(status) else { return nil }
        var all: JSONObject = ["status": .string(status.rawValue)]
        let settings = event.frame.settings
        if let mode = settings.mode ?? settings.modes[event.content ?? "default"] ?? settings.modes["default"] { all["mode"] = .string(mode) }
        let contexts = attributes.contexts(of: event)
        if !contexts.isEmpty { all["context"] = .array(contexts.map { .string($0) }) }
        if event.isSymmetric { all["symmetric"] = true }
        let tokens = attributes.tree.tokens
        let trigger = TextRange(
            document.tokens[tokens.lowerBound + event.predicate.trigger.lowerBound].start,
            document.tokens[tokens.lowerBound + event.predicate.trigger.upperBound].end)
        return Relation(
            event.frame.type, arguments, trigger: trigger, sentence: sentence, attributes: all, score: settings.score, by: event.frame.by)
    }

    /// What is to happen after the day of publication is planned, whatever the tense: `after the signing on Thursday`.
    private func dated(_ event: FoundEvent, _ arguments: [Relation.Argument]) -> EventStatus {
        guard event.status == .done || event.status == .ongoing, event.predicate.kind == .noun, let published = document.published,
            let when = arguments.first(where: { $0.role == "when" })?.mention,
            let value = document.mentions.first(where: { $0.id == when })?.attributes["value"]?.string,
            value.first?.isNumber == true
        else { return event.status }
        let day = value.prefix(10), today = published.prefix(10)
        let length = min(day.count, today.count)
        return day.prefix(length) > today.prefix(length) ? .planned : event.status
    }
}

extension [Section] {
    /// The index of the first section that ends after an offset. O(log n).
    fileprivate func partition(after offset: UInt32) -> Int {
        var low = 0, high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.end > offset { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
