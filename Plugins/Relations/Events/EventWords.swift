internal import EntenteKit
internal import YAML

/// A file of words that frames share.
struct EventWordSettings: StageSettings {
    @Setting("Irregular verbs: give gave given.") var irregularVerbs: [String] = []
    @Setting("Irregular plurals: crisis crises.") var irregularNouns: [String] = []
    @Setting("Nouns that act for whoever they belong to: Iraqi forces, the government of Chile.") var actors: [String] = []
    @Setting("Nouns that only count or name another: a series of talks.") var quantifiers: [String] = []
    @Setting("Verbs that do what their noun says: hold talks, pay a visit, express concern.") var light: [String] = []
    @Setting("Verbs to whose subject happens what their noun says: receive aid, come under attack.") var receiving: [String] = []
    @Setting("Nouns that act for nobody, whoever's they are: the session of the Assembly.") var occasions: [String] = []
    @Setting("Light verbs that receive what comes from somebody: have support from him.") var keeping: [String] = []
    @Setting("Verbs with two objects, the first of whom receives: give him aid.") var giving: [String] = []
    @Setting("Verbs whose subject does what the clause behind their object says: promise him to go.") var subjectControl: [String] = []
    @Setting("Verbs whose oblique does what the clause says: call on him to go; with the prepositions.") var obliqueControl: [String] = []
    @Setting("Prepositions of that oblique.") var controlMarks: [String] = []
    @Setting("Verbs whose participle goes with a clause: a man told to go, talks expected to fail.") var passiveControl: [String] = []
    @Setting("Verbs of saying, whose subject is the speaker.") var saying: [String] = []
    @Setting("Words of the contexts of PLOVER: each a list of lemmas.") var contexts: [String: [String]] = [:]
    init() {}
}

/// The same by hash.
struct EventWords: Sendable {
    private(set) var actors = WordSet()
    private(set) var quantifiers = WordSet()
    private(set) var light = WordSet()
    private(set) var receiving = WordSet()
    private(set) var occasions = WordSet()
    private(set) var keeping = WordSet()
    private(set) var giving = WordSet()
    private(set) var subjectControl = WordSet()
    private(set) var obliqueControl = WordSet()
    private(set) var controlMarks: [UInt64] = []
    private(set) var passiveControl = WordSet()
    private(set) var saying = WordSet()
    private(set) var contexts: [UInt64: [String]] = [:]

    init() {}

    init(_ settings: EventWordSettings, _ inflection: Inflection) {
        func verbs(_ list: [String]) -> WordSet { EventWords.set(list, inflection.forms(ofVerb:)) }
        func nouns(_ list: [String]) -> WordSet { EventWords.set(list, inflection.forms(ofNoun:)) }
        actors = nouns(settings.actors)
        quantifiers = nouns(settings.quantifiers)
        light = verbs(settings.light)
        receiving = verbs(settings.receiving)
        occasions = nouns(settings.occasions)
        keeping = verbs(settings.keeping)
        giving = verbs(settings.giving)
        subjectControl = verbs(settings.subjectControl)
        obliqueControl = verbs(settings.obliqueControl)
        controlMarks = settings.controlMarks.map(WordHash.of)
        passiveControl = verbs(settings.passiveControl)
        saying = verbs(settings.saying)
        for (context, words) in settings.contexts.sorted(by: { $0.key < $1.key }) {
            for word in words { for form in inflection.forms(ofNoun: word) { contexts[WordHash.of(form), default: []].append(context) } }
        }
    }

    private static func set(_ words: [String], _ forms: (String) -> [String]) -> WordSet {
        var set = WordSet()
        for word in words { for form in forms(word) { set.insert(form) } }
        return set
    }
}
