internal import EntenteKit
internal import JSON

/// Goes through a document word by word and resolves what refers.
///
/// First what refers to others (`he`, `the regime`), left to right, so that a resolved word is an antecedent for the
/// next; then what refers to speakers, since the source of a quotation may be such a word itself and stand behind it.
struct ReferenceWalk {
    /// What a word stands for.
    struct Target {
        var label: String
        var entity: String
        var state: String?
        /// The antecedent's mention.
        var mention: String
    }

    struct Found {
        var words: Range<Int>
        var target: Target
        /// Index of the rule; `nil` for an actor behind a possessive.
        var rule: Int?
        /// The actor's name and attributes.
        var name = ""
        var attributes: JSONObject = [:]
    }

    let rules: ReferenceRules
    let names: NameTable
    let words: Words
    let document: Document
    var antecedents: [Antecedent]
    private(set) var quotations: [Quotation] = []
    let speakers: Speakers
    private var found: [Found] = []
    /// Words inside names, which are no pronouns: `US`.
    private let isName: [Bool]
    private let spokenOf: Set<String>
    private let actors: ActorFinder
    /// How often the text names each state or person, and speaks for it.
    let counts: [String: Int]
    /// What is said of persons: `his foreign minister, X`.
    private var states: [String: String] = [:]

    init(_ rules: ReferenceRules, _ names: NameTable, _ lexicon: ActorLexicon, _ words: Words, _ document: Document) {
        self.rules = rules
        self.names = names
        self.words = words
        self.document = document
        actors = ActorFinder(lexicon, words, document)
        antecedents = AntecedentList(words, rules, document).all()
        var counts: [String: Int] = [:]
        for antecedent in antecedents {
            if let state = antecedent.state { counts[state, default: 0] += 1 }
            if antecedent.kind == .person { counts[antecedent.entity, default: 0] += 1 }
        }
        self.counts = counts
        speakers = Speakers(rules, names, words, document, antecedents)
        quotations = QuotationFinder(words: words, rules: rules, document: document, antecedents: antecedents).all()
        var isName = [Bool](repeating: false, count: words.count)
        for mention in document.mentions where Self.blocking.contains(mention.label) {
            for word in words.indices(of: mention.range) { isName[word] = true }
        }
        self.isName = isName
        var spokenOf = Set(document.mentions.compactMap(\.entity))
        for key in ["source", "title", "collection"] {
            guard let text = document.meta[key]?.string else { continue }
            for name in names.names(in: Words(PlainDocument.make(Array(text.utf8)))) { spokenOf.insert(name.bearer.id) }
        }
        self.spokenOf = spokenOf
    }

    private static let blocking: Set = ["COUNTRY", "DEMONYM", "PERSON", "ORGANISATION", "PLACE", "OFFICE"]

    mutating func run() {
        walk { $0 != .speaker && $0 != .speakersSide && $0 != .addressee && $0 != .addresseesState }
        quotations = QuotationFinder(words: words, rules: rules, document: document, antecedents: antecedents).all()
        walk { $0 == .speaker || $0 == .speakersSide || $0 == .addressee || $0 == .addresseesState }
    }

    private mutating func walk(_ isWanted: (Reference) -> Bool) {
        for sentence in words.sentences.indices {
            let range = words.sentences[sentence]
            var word = range.lowerBound
            while word < range.upperBound {
                guard !isName[word], let hit = rules.table.longest(at: word, before: range.upperBound, in: words) else {
                    word += 1
                    continue
                }
                let span = word..<(word + hit.count)
                if !span.contains(where: { isName[$0] }) { resolve(span, rules.sharing[hit.payload], sentence, isWanted) }
                word += hit.count
            }
        }
    }

    private mutating func resolve(_ span: Range<Int>, _ candidates: [Int], _ sentence: Int, _ isWanted: (Reference) -> Bool) {
        // The first rule for this kind of text decides: what its guards refuse is not for the next.
        guard let index = candidates.first(where: { isMeant(rules.rules[$0], span, sentence) }) else { return }
        let rule = rules.rules[index]
        guard isWanted(rule.refers), holds(rule, span, sentence) else { return }
        let targets = targets(of: rule, span, sentence)
        for target in targets { found.append(Found(words: span, target: target, rule: index)) }
        // What was resolved keeps its antecedent in mind.
        if targets.count == 2 { rememberPair(targets, span, sentence) }
        guard targets.count == 1, let target = targets.first else { return }
        if rule.refers != .speaker, rule.refers != .speakersSide { remember(target, span, sentence) }
        if span.count == 1, rules.possessives.contains(span.lowerBound, in: words) { possess(target, span, sentence) }
    }

    /// `Its leaders`, `our ambassador`: an actor of the state that the possessive stands for, and the name behind.
    private mutating func possess(_ target: Target, _ span: Range<Int>, _ sentence: Int) {
        let end = words.sentences[sentence].upperBound
        guard let owner = target.state ?? (target.label == "PERSON" ? nil : target.entity),
            let phrase = actors.phrase(from: span.upperBound, before: end, isLoose: true) else { return }
        let group = actors.lexicon.groups[phrase.group]
        // `His official visit`.
        if group.isWhole, !closes(phrase.core.upperBound, end) { return }
        let range = span.lowerBound..<phrase.core.upperBound
        let part = group.body ?? actors.slug(phrase.core)
        let actor = Target(
            label: group.label, entity: target.state == nil ? owner : owner + "." + part, state: group.acts ? target.state : nil, mention: target.mention)
        var attributes: JSONObject = ["kind": "nominal"]
        if group.isPlural { attributes["number"] = "plural" }
        found.append(Found(words: range, target: actor, name: (names.name(of: owner) ?? owner) + " " + part, attributes: attributes))
        remember(actor, range, sentence)
        guard group.takesName, let state = actor.state else { return }
        let next = range.upperBound < end && words.hashes[range.upperBound] == Words.comma ? range.upperBound + 1 : range.upperBound
        if let person = antecedents.first(where: { $0.words.lowerBound == next && $0.label == "PERSON" && $0.state == nil }) { states[person.entity] = state }
    }

    private mutating func rememberPair(_ targets: [Target], _ span: Range<Int>, _ sentence: Int) {
        var antecedent = Antecedent(
            mention: "", words: span, sentence: sentence, kind: .body, label: "", entity: targets.map(\.entity).joined(separator: "+"), isPlural: true)
        antecedent.pair = targets
        insert(antecedent)
    }

    private mutating func remember(_ target: Target, _ span: Range<Int>, _ sentence: Int) {
        let kind: Antecedent.Kind = target.label == "PERSON" || target.label == "OFFICE" ? .person : target.label == "COUNTRY" ? .state : .body
        let antecedent = Antecedent(
            mention: target.mention, words: span, sentence: sentence, kind: kind, label: target.label, entity: target.entity, state: target.state)
        insert(antecedent)
    }

    private mutating func insert(_ new: Antecedent) {
        var antecedent = new
        let place = antecedents.firstIndex { $0.words.lowerBound >= new.words.lowerBound } ?? antecedents.count
        antecedent.isSubject = !antecedents[..<place].contains { $0.sentence == new.sentence && $0.isSubject }
        antecedents.insert(antecedent, at: place)
        for index in quotations.indices { if let source = quotations[index].source, source >= place { quotations[index].source = source + 1 } }
    }

    /// Whether a rule is for texts such as this.
    private func isMeant(_ rule: ReferenceRule, _ span: Range<Int>, _ sentence: Int) -> Bool {
        if !rule.kinds.isEmpty, !rule.kinds.contains(speakers.kind ?? "") { return false }
        if let needs = rule.needs, !spokenOf.contains(needs) { return false }
        if !rule.unlessSection.isEmpty, let kind = section(at: span.lowerBound)?.kind, rule.unlessSection.contains(kind.rawValue) { return false }
        if rule.followed.isEmpty { return true }
        let end = words.sentences[sentence].upperBound
        return span.upperBound < end && rule.followed.longest(at: span.upperBound, before: end, in: words) != nil
    }

    /// Whether a rule's guards let it speak of these words.
    private func holds(_ rule: ReferenceRule, _ span: Range<Int>, _ sentence: Int) -> Bool {
        let range = words.sentences[sentence]
        // `US` is no `us`, `IT` no `it`.
        if span.count == 1, words.kinds[span.lowerBound].contains(.allCapital), !isHeadline(range) { return false }
        if span.upperBound < range.upperBound, rule.before.longest(at: span.upperBound, before: range.upperBound, in: words) != nil { return false }
        if rule.isWhole, !closes(span.upperBound, range.upperBound) { return false }
        if !rule.cues.isEmpty, range.contains(where: { rule.cues.longest(at: $0, before: range.upperBound, in: words) != nil }) { return false }
        if span.lowerBound > range.lowerBound, rule.after.contains(span.lowerBound - 1, in: words) { return false }
        if span.lowerBound > range.lowerBound + 1, rule.after.longest(at: span.lowerBound - 2, before: span.lowerBound, in: words)?.count == 2 { return false }
        return true
    }

    /// Whether a noun phrase can end before a word: by the syntax layer, or else at a mark or a small word.
    private func closes(_ word: Int, _ limit: Int) -> Bool {
        guard word < limit, words.kinds[word].contains(.letters) else { return true }
        if let tag = tag(of: word) { return tag != .noun && tag != .properNoun }
        if rules.closers.contains(word, in: words) || rules.say.contains(word, in: words) { return true }
        let range = words.ranges[word]
        return range.count > 4 && document.text.bytes[(Int(range.end) - 2)..<Int(range.end)].elementsEqual([0x65, 0x64])
    }

    /// The part of speech of a word, where the syntax layer is there.
    private func tag(of word: Int) -> PartOfSpeech? {
        guard document.syntax.count == document.tokens.count, document.syntax.count > 0 else { return nil }
        let token = document.tokens.firstIndex(endingAfter: words.ranges[word].start)
        return token < document.tokens.count ? document.syntax.tags[token] : nil
    }

    private func isHeadline(_ range: Range<Int>) -> Bool {
        range.allSatisfy { !words.kinds[$0].contains(.letters) || words.kinds[$0].contains(.capital) }
    }

    private func targets(of rule: ReferenceRule, _ span: Range<Int>, _ sentence: Int) -> [Target] {
        let finder = TargetFinder(walk: self, rule: rule, span: span, sentence: sentence)
        return finder.targets()
    }

    /// The antecedents of a sentence, in text order. O(log n).
    func antecedents(of sentence: Int) -> ArraySlice<Antecedent> {
        func first(atLeast wanted: Int) -> Int {
            var low = 0, high = antecedents.count
            while low < high {
                let middle = (low + high) / 2
                if antecedents[middle].sentence < wanted { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return antecedents[first(atLeast: sentence)..<first(atLeast: sentence + 1)]
    }

    /// The innermost quotation that holds a word.
    func quotation(at word: Int) -> Quotation? {
        let offset = words.ranges[word].start
        return quotations.filter { $0.range.contains(offset) }.min { $0.range.count < $1.range.count }
    }

    func section(at word: Int) -> Section? {
        let offset = words.ranges[word].start
        let index = document.sections.map(\.range).firstIndex(endingAfter: offset)
        return index < document.sections.count && document.sections[index].range.start <= offset ? document.sections[index] : nil
    }

    /// Adds the mentions and the entities that are new.
    func write(to document: inout Document) {
        var entities = EntityList(document)
        let new = found.map { item in
            let rule = item.rule.map { rules.rules[$0] }
            var attributes = item.attributes
            if let rule { attributes["kind"] = .string(rule.kind.rawValue) }
            if let state = item.target.state { attributes["state"] = .string(state) }
            if !item.target.mention.isEmpty { attributes["antecedent"] = .string(item.target.mention) }
            let known = rule?.entity.flatMap { $0.id == item.target.entity ? $0.name : nil } ?? names.name(of: item.target.entity)
            let name = known ?? (item.name.isEmpty ? item.target.entity : item.name)
            entities.add(item.target.entity, item.target.label, name)
            return Mention(words.range(item.words), item.target.label, entity: item.target.entity, attributes: attributes,
                by: rule?.by ?? "resolve.references/possessed")
        }
        document.add(mentions: new.sorted { $0.range < $1.range })
        document.entities = entities.all
        guard !states.isEmpty else { return }
        document.updateMentions { mention in
            guard let entity = mention.entity, let state = states[entity], mention.attributes["state"] == nil else { return }
            mention.attributes["state"] = .string(state)
        }
    }
}
