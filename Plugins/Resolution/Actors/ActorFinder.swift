internal import EntenteKit
internal import JSON

/// Finds actors in one document; see ``ActorExtractor``.
struct ActorFinder {
    /// For whom an actor acts.
    struct Party {
        /// ISO code of a state.
        var state: String?
        /// Entity of a body such as the UN.
        var body: String?
    }

    /// An actor found.
    struct Found {
        var words: Range<Int>
        var label: String
        var entity: String
        var name: String
        var attributes: JSONObject
        var rule: String
    }

    let lexicon: ActorLexicon
    let words: Words
    let text: Text
    let mentions: [Mention]
    private let published: String?
    /// The entities of the mentions.
    private let named: Set<String>
    /// The words of each mention.
    let spans: [Range<Int>]
    /// The first mention that covers each word, of those that hold names; -1 for none.
    var nameAt: [Int]
    private(set) var found: [Found] = []
    /// Words inside a phrase that was found.
    var isTaken: [Bool]
    var persons: PersonLedger
    /// Where names of persons end that titles have shown.
    var nameEnds: [Int: Range<Int>] = [:]
    /// Places that act: indices into `mentions`.
    var acting: Set<Int> = []

    private static let nameLabels: Set = ["COUNTRY", "DEMONYM", "PLACE", "PERSON", "ORGANISATION"]

    init(_ lexicon: ActorLexicon, _ words: Words, _ document: Document) {
        self.lexicon = lexicon
        self.words = words
        text = document.text
        mentions = document.mentions
        published = document.published
        named = Set(mentions.compactMap(\.entity))
        spans = mentions.map { words.indices(of: $0.range) }
        nameAt = Array(repeating: -1, count: words.count)
        isTaken = Array(repeating: false, count: words.count)
        persons = PersonLedger()
        for index in mentions.indices where Self.nameLabels.contains(mentions[index].label) {
            for word in spans[index] where nameAt[word] < 0 { nameAt[word] = index }
        }
        for index in mentions.indices where mentions[index].label == "PERSON" {
            persons.note(mentions[index], words: spans[index].map { words.hashes[$0] })
        }
    }

    mutating func add(_ actor: Found) {
        found.append(actor)
        for word in actor.words { isTaken[word] = true }
        if actor.label == "PERSON" { nameEnds[actor.words.upperBound] = actor.words }
    }

    /// For whom a named actor stands in front of an actor noun; `nil` if it does for nobody.
    func party(of mention: Mention, before group: ActorGroup) -> Party? {
        switch mention.label {
        case "COUNTRY", "DEMONYM": return mention.entity.map { Party(state: $0) }
        case "PLACE":
            // `Basel officials` are of a city, `the Kabul government` is of a state.
            guard group.takesCapital, mention.attributes["kind"]?.string == "capital" else { return nil }
            return state(ofPlace: mention).map { Party(state: $0) }
        case "PERSON":
            guard group.takesCapital else { return nil }
            return mention.attributes["state"]?.string.map { Party(state: $0) }
        case "ORGANISATION":
            if let state = mention.attributes["state"]?.string { return Party(state: state) }
            return mention.entity.map { Party(body: $0) }
        default: return nil
        }
    }

    /// The state of a capital at the time of the text: Belgrade was Yugoslavia's, Moscow the Soviet Union's.
    func state(ofPlace mention: Mention) -> String? {
        guard let now = mention.attributes["state"]?.string else { return nil }
        // A text without a date is of the time of the states that it names.
        let former = lexicon.former.first { former in
            former.now == now && (published.map { $0 < former.until } ?? (named.contains(former.state) && !named.contains(now)))
        }
        return former?.state ?? now
    }

    /// The body that a capital stands for in this text: the EU, where a text speaks of it and not of Belgium.
    func body(ofPlace mention: Mention) -> String? {
        lexicon.bodies.first { $0.place == mention.entity && named.contains($0.body) && !named.contains($0.state) }?.body
    }

    /// The bytes of words as one line.
    func string(_ range: Range<Int>) -> String {
        text.string(words.range(range)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// A part of an entity's id made of words.
    func slug(_ range: Range<Int>) -> String {
        range.filter { !words.kinds[$0].isEmpty }.map { String(text.string(words.ranges[$0]).lowercased().filter { $0 != "." }) }
            .joined(separator: "-")
    }

    /// Whether a sentence is set in capitals, as headlines are: its words' shapes say nothing.
    func isHeadline(_ sentence: Range<Int>) -> Bool {
        let letters = sentence.filter { words.kinds[$0].contains(.letters) }
        return letters.count > 2 && letters.filter { words.kinds[$0].contains(.capital) }.count * 4 > letters.count * 3
    }
}
