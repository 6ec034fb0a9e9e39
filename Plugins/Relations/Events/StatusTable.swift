internal import EntenteKit
internal import YAML

/// A file that says which words make an act planned, hoped for, conditional, denied or ongoing.
///
/// ```yaml
/// entente-events: 1
/// modals: {planned: [will, shall], conditional: [may, might]}
/// verbs: {planned: [plan, agree], denied: [refuse, call off]}
/// ```
/// Each key maps a status to words; verbs and nouns are given as lemmas, a verb perhaps with a particle or preposition.
struct StatusFileSettings: StageSettings {
    @Setting("Auxiliaries before the act's verb.") var modals = StatusWords()
    @Setting("Verbs that an act depends on, as clause or as object: refuse to meet, call for talks.") var verbs = StatusWords()
    @Setting("Adjectives with an act's clause: ready to sign.") var adjectives = StatusWords()
    @Setting("Nouns that an act depends on: a plan to visit, calls for talks.") var nouns = StatusWords()
    @Setting("Adjectives of an act that is a noun: upcoming visit.") var qualifiers = StatusWords()
    @Setting("Prepositions and conjunctions that an act stands behind: if, ahead of.") var marks = StatusWords()
    @Setting("Adverbs beside an act's verb.") var adverbs = StatusWords()
    @Setting("Words that negate.") var negations: [String] = []
    @Setting("Phrases that an act is a noun behind: ahead of, prior to.") var phrases = StatusWords()
    @Setting("Verbs of saying, whose clause is as real as it says itself.") var reporting: [String] = []
    @Setting("Verbs without which, negated, an act is done: did not hesitate to help.") var affirming: [String] = []
    @Setting("Verbs whose noun they make happen or say that it does, and so pass on their own status: hold, take place.")
    var carrying: [String] = []
    init() {}
}

/// Words to statuses.
struct StatusTable: Sendable {
    /// A verb's cue, and the particle or preposition that it needs, if any.
    struct VerbCue: Sendable {
        var companion: UInt64?
        var status: EventStatus
    }

    private(set) var modals: [UInt64: EventStatus] = [:]
    private(set) var verbs: [UInt64: [VerbCue]] = [:]
    private(set) var adjectives: [UInt64: EventStatus] = [:]
    private(set) var nouns: [UInt64: EventStatus] = [:]
    private(set) var qualifiers: [UInt64: EventStatus] = [:]
    private(set) var marks: [UInt64: EventStatus] = [:]
    private(set) var adverbs: [UInt64: EventStatus] = [:]
    private(set) var phrases: [(words: [UInt64], status: EventStatus)] = []
    private(set) var negations = WordSet()
    private(set) var reporting = WordSet()
    private(set) var carrying = WordSet()
    private(set) var affirming = WordSet()

    /// A table without entries, in which every act is done.
    init() {}

    init(_ settings: StatusFileSettings, _ inflection: Inflection) {
        func each(_ map: StatusWords, _ body: (String, EventStatus) -> Void) {
            for (status, words) in map.lists.sorted(by: { $0.status.rawValue < $1.status.rawValue }) {
                for word in words { body(word, status) }
            }
        }
        each(settings.modals) { modals[WordHash.of($0)] = $1 }
        each(settings.adjectives) { adjectives[WordHash.of($0)] = $1 }
        each(settings.qualifiers) { qualifiers[WordHash.of($0)] = $1 }
        each(settings.marks) { marks[WordHash.of($0)] = $1 }
        each(settings.adverbs) { adverbs[WordHash.of($0)] = $1 }
        each(settings.phrases) { phrase, status in
            phrases.append((phrase.split(separator: " ").map { WordHash.of(String($0)) }, status))
        }
        each(settings.nouns) { word, status in
            for form in inflection.forms(ofNoun: word) { nouns[WordHash.of(form)] = status }
        }
        each(settings.verbs) { phrase, status in
            let parts = phrase.split(separator: " ").map(String.init)
            let cue = VerbCue(companion: parts.count > 1 ? WordHash.of(parts[1]) : nil, status: status)
            for form in inflection.forms(ofVerb: parts.first ?? "") { verbs[WordHash.of(form), default: []].append(cue) }
        }
        for word in settings.negations { negations.insert(word) }
        for verb in settings.reporting { for form in inflection.forms(ofVerb: verb) { reporting.insert(form) } }
        for verb in settings.affirming { for form in inflection.forms(ofVerb: verb) { affirming.insert(form) } }
        for verb in settings.carrying { for form in inflection.forms(ofVerb: verb) { carrying.insert(form) } }
    }
}
