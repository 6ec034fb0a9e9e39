internal import EntenteKit
internal import YAML

/// A file of event frames, without its version.
struct FrameFileSettings: StageSettings {
    @Setting("Prefix of the provenance; by default the file's name.") var name: String? = nil
    @Setting("The event type of frames that name none.") var type: String? = nil
    @Setting("Lists of nouns, written $NAME in objects.") var lists: [String: [String]] = [:]
    @Setting("The frames; of two that find one event in the same word the first one wins.") var frames: [Node]
    init() {}
}

/// One frame: words that tell of an act, and where those who take part stand to them.
struct FrameSettings: StageSettings {
    @Setting("Unique in its file.") var name: String
    @Setting("The event's type, a label of PLOVER; by default the file's.") var type: String? = nil
    @Setting("The event's mode.") var mode: String? = nil
    @Setting("Its mode by the type of the act that is asked for, refused, threatened: {CONSULT: meet, default: change}.")
    var modes: [String: String] = [:]
    @Setting("Its contexts, beside those that its words tell.") var context: [String] = []
    @Setting("Verbs as lemmas, with a particle or preposition that must be there: call on, hand over.") var verbs: [String] = []
    @Setting("Nouns as lemmas, with words that stand right before: visit, phone call.") var nouns: [String] = []
    @Setting("Adjectives with a preposition: grateful to.") var adjectives: [String] = []
    @Setting("Auxiliaries: the verb they go with tells the event.") var modals: [String] = []
    @Setting("The verb's object must be one of these nouns; $NAME is a list of the file, @ a name.") var objects: [String] = []
    @Setting("The verb's object must be none of these nouns.") var unlessObjects: [String] = []
    @Setting("The subject must be none of these nouns.") var unlessSources: [String] = []
    @Setting("Words that must not stand under the verb or noun.") var unless: [String] = []
    @Setting("Words of which one must stand somewhere below the verb or noun.") var requires: [String] = []
    @Setting("Only where it is negated: does not recognise. What is told then is done.") var negated = false
    @Setting("Only with one of these statuses.") var only: [EventStatus] = []
    @Setting("Where the source stands; the first that leads to a party.") var source = ["subject"]
    @Setting("Where the target stands; the first that leads to a party.") var target = ["object"]
    @Setting("Where the source of a noun stands.") var nounSource = ["support", "by", "possessor", "modifier"]
    @Setting("Where the target of a noun stands; by default as of a verb.") var nounTarget: [String]? = nil
    @Setting("Source and target may be exchanged; two sources do it with each other.") var symmetric = false
    @Setting("Whether two sources of a symmetric noun without a target do it with each other, whosever it is: their talks.") var mutual = true
    @Setting("The status whatever the text says of it, unless it denies it.") var status: EventStatus? = nil
    @Setting("Acts in its clause or object are its content and not reported on their own.") var absorbs = false
    @Setting("A present tense tells of something that goes on.") var durative = false
    @Setting("What is said counts as done when a speaker wishes to say it: I would like to thank.") var spoken = false
    @Setting("From 0 to 1.", in: 0...1) var score = 0.9
    @Setting("Texts with marks: ⟦Iran|source COUNTRY IRN⟧ ⟦condemned⟧ ⟦Iraq|target COUNTRY IRQ⟧.") var match: [FrameMatch] = []
    @Setting("Texts in which the frame finds nothing, with mentions marked.") var reject: [String] = []
    init() {}
}
