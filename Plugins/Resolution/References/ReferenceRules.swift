internal import EntenteKit
internal import YAML

/// What the words of a rule refer to.
enum Reference: String, SettingChoice, Sendable {
    /// Who speaks: the person, or else the state or body.
    case speaker
    /// The state or body that the speaker speaks for.
    case speakersSide = "speakers_side"
    /// Who is spoken to in an interview, and their state.
    case addressee, addresseesState = "addressees_state"
    /// The person last spoken of, and the state of that person.
    case person, personsState = "persons_state"
    /// The state or body last spoken of: `it`, `its`.
    case thing
    /// The state last spoken of: `the country`.
    case state
    /// The body of this kind last spoken of: `the regime`.
    case body
    /// The group last spoken of: `they`.
    case group
    /// The two states, or the two persons, last spoken of.
    case twoStates = "two_states", twoPersons = "two_persons"
    /// The bearer of this office last spoken of.
    case office
    /// The place of the dateline: `here`.
    case dateline
    /// The entity that the rule names.
    case entity
}

/// What kind of words a rule has.
enum ReferenceKind: String, SettingChoice, Sendable { case pronoun, nominal }

struct ReferenceRule: Sendable {
    var name: String
    var by: String
    var refers: Reference
    var kind: ReferenceKind
    var entity: Entity?
    /// Entity that the document must speak of.
    var needs: String?
    /// The end of the entity's id that a `body` rule looks for: `government`.
    var body: String?
    var before: PhraseTable<Void>
    var after: PhraseTable<Void>
    var followed: PhraseTable<Void>
    /// Kinds of document (`meta.kind`) in which the rule holds; all, if empty.
    var kinds: Set<String>
    /// Whether its words are objects: `him`.
    var isObject: Bool
    /// Words anywhere in the sentence that keep it from holding.
    var cues: PhraseTable<Void>
    /// Whether no noun may follow: `the military`, not `the military coup`.
    var isWhole: Bool
    /// Kinds of section in which it does not hold.
    var unlessSection: Set<String>
}

struct ReferenceFileSettings: StageSettings {
    @Setting("Prefix of the provenance; by default the file's name.") var name: String? = nil
    @Setting("The rules; of two with the same words the first wins whose guards hold.") var rules: [Node]
    @Setting("Verbs of saying, for sources of quotations.") var say: [String] = []
    @Setting("Prepositions: what stands behind them is no subject.") var prepositions: [String] = []
    @Setting("Possessive pronouns; an actor noun behind one is an actor of the same state.") var possessives: [String] = []
    @Setting("Words and marks that begin a clause.") var clauses: [String] = []
    @Setting("Small words and verbs behind which no noun goes on.") var closers: [String] = []
    @Setting("Articles and the like, skipped in front of a name.") var articles: [String] = []
    @Setting("Values of meta.kind that make the whole text one speech.") var speeches: [String] = []
    @Setting("Words of a source or title that make the whole text one speech of its state.") var publishers: [String] = []
    @Setting("Words of a title in front of its speaker.") var addresses: [String] = []
    @Setting("Verbs whose object is to do what the infinitive behind it says: urged X to end its war.") var urging: [String] = []
    @Setting("Words in front of the state for which a speaker says that they speak: on behalf of.") var behalf: [String] = []
    @Setting("Words of whoever speaks to an assembly; outside quotations they make a text without a kind a speech.") var assembly: [String] = []
    init() {}
}

struct ReferenceRuleSettings: StageSettings {
    @Setting("Unique in its file.") var name: String
    @Setting("What the words refer to.") var refers: Reference
    @Setting("Pronoun or nominal.") var kind = ReferenceKind.pronoun
    @Setting("The words or phrases, in any case.") var words: [String]
    @Setting("Words in front of which the rule does not hold.") var unlessBefore: [String] = []
    @Setting("Words behind which the rule does not hold.") var unlessAfter: [String] = []
    @Setting("Words of which one must follow; else a later rule may hold.") var followedBy: [String] = []
    @Setting("Kinds of text in which it holds: meta.kind; all by default.") var within: [String] = []
    @Setting("Whether its words are objects, and so not the subject of their own clause.") var object = false
    @Setting("Words that keep it from holding anywhere in the sentence.") var unlessSentence: [String] = []
    @Setting("Whether no further noun may follow: the military, not the military coup.") var whole = false
    @Setting("Kinds of section in which it does not hold.") var unlessWithin: [String] = []
    @Setting("The entity, for refers: entity.") var entity: String? = nil
    @Setting("Its label.") var label = "ORGANISATION"
    @Setting("Its name.") var entityName: String? = nil
    @Setting("An entity that the text must mention.") var needs: String? = nil
    @Setting("End of the entity's id that refers: body looks for.") var body: String? = nil
    @Setting("Examples with marked mentions.") var match: [Node] = []
    @Setting("Texts in which the rule finds nothing.") var reject: [Node] = []
    init() {}
}

/// The rules of all files, and their word lists.
struct ReferenceRules: Sendable {
    private(set) var rules: [ReferenceRule] = []
    /// Rules by phrase: those with the same words in the order of the files.
    private(set) var table = PhraseTable<Int>()
    /// For each phrase number, the rules that share it.
    private(set) var sharing: [[Int]] = []
    private var phraseNumbers: [String: Int] = [:]
    private(set) var say = PhraseTable<Void>()
    private(set) var prepositions = PhraseTable<Void>()
    private(set) var possessives = PhraseTable<Void>()
    private(set) var clauses = PhraseTable<Void>()
    private(set) var closers = PhraseTable<Void>()
    private(set) var articles = PhraseTable<Void>()
    private(set) var publishers = PhraseTable<Void>()
    private(set) var addresses = PhraseTable<Void>()
    private(set) var urging = PhraseTable<Void>()
    private(set) var behalf = PhraseTable<Void>()
    private(set) var assembly = PhraseTable<Void>()
    private(set) var speeches: Set<String> = []
    /// Offices of which a state has one.
    static let own: Set<UInt64> = Set(["minister", "secretary", "premier", "chancellor"].map(WordHash.of))
    private(set) var examples: [ResolutionExamples.Group] = []

    /// Adds a file.
    mutating func read(_ file: ResourceFile) throws(Diagnostics) {
        let root = try VersionedFile.root(of: file, key: "entente-references", what: "reference rules")
        let settings = try ReferenceFileSettings.read(root).settings
        var findings: [Diagnostic] = []
        for (index, node) in settings.rules.enumerated() {
            do throws(Diagnostics) {
                let rule = try ReferenceRuleSettings.read(node, keyPath: "rules[\(index)]", owner: node).settings
                add(rule, "resolve.references/" + rule.name, node)
            } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
        for word in settings.say { say.add(word, ()) }
        for word in settings.prepositions { prepositions.add(word, ()) }
        for word in settings.possessives { possessives.add(word, ()) }
        for word in settings.clauses { clauses.add(word, ()) }
        for word in settings.closers { closers.add(word, ()) }
        for word in settings.articles { articles.add(word, ()) }
        for word in settings.publishers { publishers.add(word, ()) }
        for word in settings.addresses { addresses.add(word, ()) }
        for word in settings.urging { urging.add(word, ()) }
        for word in settings.behalf { behalf.add(word, ()) }
        for word in settings.assembly { assembly.add(word, ()) }
        speeches.formUnion(settings.speeches)
    }

    private mutating func add(_ settings: ReferenceRuleSettings, _ by: String, _ node: Node) {
        let index = rules.count
        rules.append(ReferenceRule(
            name: settings.name, by: by, refers: settings.refers, kind: settings.kind,
            entity: settings.entity.map { Entity(id: $0, label: settings.label, name: settings.entityName ?? $0) },
            needs: settings.needs, body: settings.body, before: PhraseTable(settings.unlessBefore),
            after: PhraseTable(settings.unlessAfter), followed: PhraseTable(settings.followedBy), kinds: Set(settings.within),
            isObject: settings.object, cues: PhraseTable(settings.unlessSentence), isWhole: settings.whole, unlessSection: Set(settings.unlessWithin)))
        for word in settings.words {
            if let number = phraseNumbers[word] {
                sharing[number].append(index)
            } else {
                phraseNumbers[word] = sharing.count
                table.add(word, sharing.count)
                sharing.append([index])
            }
        }
        examples.append(.init(name: by, node: node, match: settings.match, reject: settings.reject))
    }
}
