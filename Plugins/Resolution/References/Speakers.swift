internal import EntenteKit
internal import JSON

/// Who speaks where: the speaker of the document, of an interview's turns, of what follows `X said:`.
struct Speakers {
    private(set) var document = Speaker()
    /// What kind of text it is: as the metadata say, or a speech by what it says of its speaker.
    private(set) var kind: String?
    /// The one interviewed and the one who asks.
    private(set) var interviewee = Speaker()
    private(set) var interviewer = Speaker()
    /// From this byte on somebody speaks whom the text announced with a colon.
    private(set) var announced: (from: UInt32, speaker: Speaker)?

    private let rules: ReferenceRules
    private let names: NameTable
    private let words: Words

    init(_ rules: ReferenceRules, _ names: NameTable, _ words: Words, _ text: Document, _ antecedents: [Antecedent]) {
        self.rules = rules
        self.names = names
        self.words = words
        kind = text.kind
        readDocument(text, antecedents)
        if kind == nil { readSpeech(text, antecedents) }
        readInterview(text, antecedents)
        readAnnouncement(text, antecedents)
    }

    // MARK: The document

    private mutating func readDocument(_ text: Document, _ antecedents: [Antecedent]) {
        let kind = text.kind ?? ""
        let title = text.meta["title"]?.string ?? text.sections.first { $0.kind == .title }.map { text.text.string($0.range) } ?? ""
        if let country = text.meta["country"]?.string { document.state = state(of: country) }
        if let name = text.meta["speaker"]?.string { adopt(speaker(named: name, text)) }
        let fromTitle = titled(title) ?? publishing(text, antecedents)
        let isSpeech = rules.speeches.contains(kind.lowercased())
        // What two states declare together is nobody's speech.
        if isJoint(title) { return }
        if isSpeech || fromTitle != nil { if let fromTitle { adopt(fromTitle) } }
        if let source = text.meta["source"]?.string, isSpeech || kind.isEmpty, let publisher = publisher(source) { adopt(publisher) }
    }

    /// A text without a kind is a speech if it speaks to an assembly; if nothing else does, its own words tell for whom.
    private mutating func readSpeech(_ text: Document, _ antecedents: [Antecedent]) {
        guard !text.sections.contains(where: { $0.kind == .answer }), addressesAssembly(text) else { return }
        if document.state == nil, document.body == nil { document.state = represented(antecedents) }
        if document.state != nil || document.body != nil { kind = Speakers.speech }
    }

    private static let speech = "speech"
    /// Most words between `on behalf of` and the state's name.
    private static let behalfReach = 12

    private func addressesAssembly(_ text: Document) -> Bool {
        let quoted = text.relations.filter { $0.label == "SAID" }.compactMap { $0.argument("content") }
        let contents = Set(quoted)
        let ranges = text.mentions.filter { contents.contains($0.id) }.map(\.range)
        return words.sentences.contains { sentence in
            sentence.contains { word in
                rules.assembly.longest(at: word, before: sentence.upperBound, in: words) != nil
                    && !ranges.contains { $0.contains(words.ranges[word].start) }
            }
        }
    }

    /// The one state on whose behalf somebody speaks here: `on behalf of the people of Ghana`, `my country, Ghana`.
    private func represented(_ antecedents: [Antecedent]) -> String? {
        var states: Set<String> = []
        for sentence in words.sentences {
            for word in sentence {
                guard let hit = rules.behalf.longest(at: word, before: sentence.upperBound, in: words) else { continue }
                let from = word + hit.count
                let named = antecedents.first {
                    $0.state != nil && $0.words.upperBound > from && $0.words.lowerBound < min(from + Speakers.behalfReach, sentence.upperBound)
                }
                if let state = named?.state { states.insert(state) }
            }
        }
        return states.count == 1 ? states.first : nil
    }

    private mutating func adopt(_ speaker: Speaker?) {
        guard let speaker else { return }
        document.person = document.person ?? speaker.person
        if document.state == nil, document.body == nil { (document.state, document.body) = (speaker.state, speaker.body) }
    }

    private func isJoint(_ title: String) -> Bool {
        let lower = title.lowercased()
        return lower.hasPrefix("joint ") || lower.contains(" joint statement") || lower.contains(" joint declaration")
            || lower.contains(" joint communiqu")
    }

    /// `Bhutan: statement in …`, `Address by the Minister for Foreign Affairs of Ghana to …`.
    private func titled(_ title: String) -> Speaker? {
        let document = PlainDocument.make(Array(title.utf8)), words = Words(document)
        let found = names.names(in: words)
        if let first = found.first, first.words.lowerBound == 0, first.words.upperBound < words.count,
            document.text.bytes[Int(words.ranges[first.words.upperBound].start)] == 0x3A {
            return speaker(first.bearer)
        }
        var at = 0
        while at + 1 < words.count {
            if let address = rules.addresses.longest(at: at, before: words.count, in: words) {
                let behind = found.filter { $0.words.lowerBound >= at + address.count }
                // The speaker's state stands before the occasion: `by the minister of Ghana to the Assembly`.
                return behind.first.flatMap { $0.words.lowerBound - at < 14 ? speaker($0.bearer) : nil }
            }
            at += 1
        }
        return nil
    }

    /// `Written answer by the Minister of State, Foreign Office`: the body of a state in the first line.
    private func publishing(_ text: Document, _ antecedents: [Antecedent]) -> Speaker? {
        guard let first = words.sentences.first(where: { !$0.isEmpty }) else { return nil }
        for word in first {
            guard let address = rules.addresses.longest(at: word, before: first.upperBound, in: words) else { continue }
            let from = word + address.count
            let named = antecedents.first {
                $0.words.upperBound > from && $0.words.lowerBound < from + Speakers.behalfReach && first.contains($0.words.lowerBound)
                    && $0.state != nil && $0.kind == .body
            }
            return named.map { Speaker(state: $0.state) }
        }
        return nil
    }

    /// `UK Government`, `US State Department`: a state, with a word that says that it is the state who publishes.
    private func publisher(_ source: String) -> Speaker? {
        let words = Words(PlainDocument.make(Array(source.utf8)))
        let found = names.names(in: words)
        guard let first = found.first else { return nil }
        if first.bearer.label == "ORGANISATION" { return first.bearer.state == nil ? nil : speaker(first.bearer) }
        guard first.bearer.state != nil, (0..<words.count).contains(where: { rules.publishers.contains($0, in: words) }) else { return nil }
        return speaker(first.bearer)
    }

    private func speaker(_ bearer: NameTable.Bearer) -> Speaker {
        switch bearer.label {
        case "PERSON": Speaker(person: bearer.id, state: bearer.state)
        case "ORGANISATION": bearer.state.map { Speaker(state: $0) } ?? Speaker(body: bearer.id)
        default: Speaker(state: bearer.state)
        }
    }

    /// A code or a name.
    private func state(of country: String) -> String? {
        if country.utf8.count == 3, country.utf8.allSatisfy({ $0 &- 0x41 < 26 }) { return country }
        let words = Words(PlainDocument.make(Array(country.utf8)))
        return names.names(in: words).first?.bearer.state
    }

    // MARK: Interviews

    private mutating func readInterview(_ text: Document, _ antecedents: [Antecedent]) {
        guard text.sections.contains(where: { $0.kind == .answer }) else { return }
        let answers = text.sections.filter { $0.kind == .answer }.compactMap(\.speaker)
        if let name = answers.first { interviewee = speaker(named: name, text) ?? Speaker() }
        if !interviewee.isKnown { interviewee = introduced(text) ?? (document.isKnown ? document : briefing(text)) }
        let questions = text.sections.filter { $0.kind == .question }
        if let name = questions.lazy.compactMap(\.speaker).first, let asker = speaker(named: name, text) { interviewer = asker }
        if interviewer.state == nil { interviewer.state = mediumsState(text) }
    }

    /// A ministry's spokesperson without a name, in a transcript that the ministry publishes.
    private func briefing(_ text: Document) -> Speaker {
        text.meta["source"]?.string.flatMap(publisher) ?? Speaker()
    }

    /// The person of a state whom the title names, or else the only one named before the first turn.
    private func introduced(_ text: Document) -> Speaker? {
        guard let first = text.sections.first(where: { $0.kind == .question || $0.kind == .answer })?.range.start else { return nil }
        let persons = text.mentions.filter { ($0.label == "PERSON" || $0.label == "OFFICE") && $0.range.start < first && $0.attributes["state"] != nil && $0.entity != nil }
        let titles = text.sections.filter { $0.kind == .title }.map(\.range)
        let titled = persons.filter { person in titles.contains { $0.contains(person.range) } }
        let candidates = (titled.isEmpty ? persons : titled).sorted { $0.label > $1.label }
        guard Set(candidates.compactMap(\.entity)).count == 1, let person = candidates.first else { return nil }
        return Speaker(person: person.entity, state: person.attributes["state"]?.string, mention: person.id)
    }

    /// The home of the medium that asks: the source, or a medium that the introduction names.
    private func mediumsState(_ text: Document) -> String? {
        if let source = text.meta["source"]?.string,
            let bearer = names.names(in: Words(PlainDocument.make(Array(source.utf8)))).first?.bearer, let state = bearer.state { return state }
        let turns = text.sections.filter { $0.kind == .question || $0.kind == .answer }.map(\.range)
        guard let first = turns.first else { return nil }
        let media = text.mentions.filter { $0.attributes["kind"]?.string == "media" && $0.range.start < first.start }
        let homes = Set(media.compactMap { $0.attributes["home"]?.string ?? $0.attributes["state"]?.string })
        return homes.count == 1 ? homes.first : nil
    }

    /// A person by name: one of the document's, or of a list.
    private func speaker(named name: String, _ text: Document) -> Speaker? {
        let wanted = name.lowercased()
        let persons = text.mentions.filter { $0.label == "PERSON" && $0.entity != nil }
        let same = persons.first { text.text.string($0.range).lowercased() == wanted }
            ?? persons.first { wanted.hasSuffix(" " + text.text.string($0.range).lowercased()) }
        if let same {
            return Speaker(
                person: same.entity, state: same.attributes["state"]?.string, body: same.attributes["organisation"]?.string, mention: same.id)
        }
        let found = names.names(in: Words(PlainDocument.make(Array(name.utf8))))
        return (found.first { $0.bearer.label == "PERSON" } ?? found.first { $0.bearer.state != nil }).map { speaker($0.bearer) }
    }

    // MARK: Announcements

    /// `The Foreign Secretary said:` and then paragraphs without quotation marks.
    private mutating func readAnnouncement(_ text: Document, _ antecedents: [Antecedent]) {
        for sentence in words.sentences where sentence.count > 1 {
            let last = sentence.upperBound - 1
            guard text.text.bytes[Int(words.ranges[last].start)] == 0x3A, rules.say.contains(last - 1, in: words),
                let source = antecedents.last(where: { sentence.contains($0.words.lowerBound) && $0.words.upperBound <= last && $0.kind != .people && !$0.isPossessor }) else { continue }
            let next = Int(words.ranges[last].end)
            guard let follows = text.text.bytes[next...].first(where: { $0 > 0x20 }), follows != 0x22, follows != 0xE2 else { continue }
            announced = (
                UInt32(next),
                Speaker(
                    person: source.kind == .person ? source.entity : nil, state: source.state,
                    body: source.kind == .body && source.state == nil ? source.entity : nil, mention: source.mention))
            return
        }
    }

    /// Who speaks at a place outside quotations.
    func speaker(at offset: UInt32, in section: Section?) -> Speaker {
        switch section?.kind {
        case .answer: return interviewee
        case .question: return interviewer
        case .title, .summary, .caption, .boilerplate: return Speaker()
        default: break
        }
        if let announced, offset >= announced.from {
            var speaker = announced.speaker
            if speaker.state == nil, speaker.body == nil { (speaker.state, speaker.body) = (document.state, document.body) }
            return speaker
        }
        return document
    }
}
