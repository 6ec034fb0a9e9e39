internal import EntenteKit
internal import YAML

/// Nouns of one kind of actor.
struct ActorGroup: Sendable {
    var name: String
    var label: String
    /// Whether it acts for the state that it is named after.
    var acts: Bool
    /// One body of a state, whatever it is called: `government`, `regime` and `cabinet`.
    var body: String?
    /// Whether a capital or a leader in front stands for the state: `the Kabul government`, `the Assad regime`.
    var takesCapital: Bool
    /// Whether a person's name may follow: `minister X`.
    var takesName: Bool
    /// Whether a field may follow: `Ministry of Foreign Affairs`.
    var takesField: Bool
    var isPlural: Bool
    /// Whether its nouns are adjectives, too, and count only where the phrase ends behind them: `official`.
    var isWhole: Bool
    /// Whether it is never the body that it is named after: `the EU coalition`.
    var isApart: Bool
}

/// The words that `extract.actors` goes by.
struct ActorLexicon: Sendable {
    var nouns = PhraseTable<Int>()
    var groups: [ActorGroup] = []
    var modifiers = PhraseTable<Void>()
    /// Behind a hyphen: `US-led coalition` is not the US.
    var hyphenated = PhraseTable<Void>()
    /// Inside names: `al`, `van`.
    var particles = PhraseTable<Void>()
    /// `Mr`, `Dr`: a name follows.
    var titles = PhraseTable<Void>()
    /// Capitalised words that are no name: weekdays, months.
    var noNames = PhraseTable<Void>()
    /// Between a noun and its state: `of`.
    var of = PhraseTable<Void>()
    /// Between a noun and its field: `of`, `for`.
    var fieldLinks = PhraseTable<Void>()
    /// Between an office and where it is held: `to`, `for`.
    var posts = PhraseTable<Void>()
    var articles = PhraseTable<Void>()
    /// Small words that may follow a noun phrase.
    var closers = PhraseTable<Void>()
    /// Before or behind a capital that acts.
    var beforeCapital = PhraseTable<Void>()
    var afterCapital = PhraseTable<Void>()
    /// Before a pair of which both act, if the second one can: `between`.
    var pairing = PhraseTable<Void>()
    /// Before such a pair, what goes from place to place.
    var routes = PhraseTable<Void>()
    var capitalsOwn = PhraseTable<Void>()
    var notBeforeCapital = PhraseTable<Void>()
    /// Between a capital and a word in `ing`: `Moscow is seeking`.
    var auxiliaries = PhraseTable<Void>()
    /// Between a body and the capital of its state: `the authorities in Kabul`.
    var seated = PhraseTable<Void>()
    /// Numbers: modifiers only behind an adjective or `'s`, since `sold Peru six frigates` is no frigate of Peru's.
    var counts = PhraseTable<Void>()
    /// States before which a capital was another state's.
    var former: [FormerState] = []
    /// Bodies whose seat a capital is.
    var bodies: [SeatedBody] = []
    /// Endings of adjectives that may stand between a state and its actor.
    var endings: [[UInt8]] = []
}

/// A state that another one with the same capital came after.
struct FormerState: StageSettings {
    @Setting("The former state.") var state: String
    @Setting("The state to which the capital belongs now.") var now: String
    @Setting("The last day, ISO 8601.") var until: String
    init() {}
}

/// A body that news calls by the capital where it sits.
struct SeatedBody: StageSettings {
    @Setting("Entity of the capital.") var place: String
    @Setting("The state of the capital; where a text speaks of it, the capital is the state's.") var state: String
    @Setting("Entity of the body; only texts that speak of it call it so.") var body: String
    init() {}
}

/// A word file.
struct ActorFileSettings: StageSettings {
    @Setting("Prefix of the provenance; by default the file's name.") var name: String? = nil
    @Setting("Actor nouns, in groups.") var groups: [Node]
    @Setting("Words that may stand between a state and its actor noun.") var modifiers: [String] = []
    @Setting("Numbers, modifiers behind an adjective or 's only.") var counts: [String] = []
    @Setting("Endings of further such words, of adjectives for instance.") var endings: [String] = []
    @Setting("Behind a hyphen, words that make a body of many states: US-led.") var hyphenated: [String] = []
    @Setting("Small words inside names.") var particles: [String] = []
    @Setting("Titles before names that say nothing of an office.") var titles: [String] = []
    @Setting("Capitalised words that are no part of a name.") var noNames: [String] = []
    @Setting("Words between an actor noun and its state.") var of: [String] = []
    @Setting("Words between an actor noun and its field.") var fieldLinks: [String] = []
    @Setting("Words between an office and where it is held.") var posts: [String] = []
    @Setting("Small words and verbs behind which no noun goes on.") var closers: [String] = []
    @Setting("Articles.") var articles: [String] = []
    @Setting("When a capital stands for its state.") var capitals: Node? = nil
    @Setting("States that are no more, whose capital is another state's now.") var former: [Node] = []
    @Setting("Bodies that are called by the capital where they sit: Brussels for the EU.") var bodies: [Node] = []
    @Setting("Examples with marked mentions.") var match: [Node] = []
    @Setting("Texts in which nothing is found.") var reject: [Node] = []
    init() {}
}

struct ActorGroupSettings: StageSettings {
    @Setting("In the provenance.") var name: String
    @Setting("Label of the mentions.") var label: String
    @Setting("Whether it acts for the state that it is named after.") var acts = true
    @Setting("The body that all its nouns mean, part of the entity's id.") var body: String? = nil
    @Setting("Whether a capital or leader in front stands for the state.") var capitals = false
    @Setting("Whether a person's name may follow.") var names = false
    @Setting("Whether a field may follow: of Foreign Affairs.") var fields = false
    @Setting("Whether its nouns mean several people.") var plural = false
    @Setting("Whether it is never the body that it is named after.") var apart = false
    @Setting("Whether its nouns count only where no further noun follows.") var whole = false
    @Setting("The nouns, in any case; several words are one noun.") var words: [String]
    init() {}
}

struct CapitalSettings: StageSettings {
    @Setting("Before a capital that acts.") var before: [String] = []
    @Setting("Behind a capital that acts.") var after: [String] = []
    @Setting("What an acting capital has: Moscow's offer.") var own: [String] = []
    @Setting("Before two capitals that act: between.") var pairing: [String] = []
    @Setting("Before these, what goes from place to place: flights between.") var routes: [String] = []
    @Setting("Behind a capital, in front of a word in ing.") var auxiliaries: [String] = []
    @Setting("Between a body and its capital: the authorities in.") var seated: [String] = []
    @Setting("Before a capital where things happen; stronger than what stands behind.") var places: [String] = []
    init() {}
}

/// Reads word files.
enum ActorFile {
    /// Adds a file's words, and returns its examples.
    static func read(_ file: ResourceFile, into lexicon: inout ActorLexicon) throws(Diagnostics) -> ResolutionExamples.Group {
        let root = try VersionedFile.root(of: file, key: "entente-actors", what: "actor words")
        let settings = try ActorFileSettings.read(root).settings
        var findings: [Diagnostic] = []
        for (index, node) in settings.groups.enumerated() {
            do throws(Diagnostics) {
                add(try ActorGroupSettings.read(node, keyPath: "groups[\(index)]", owner: node).settings, to: &lexicon)
            } catch { findings += error.all }
        }
        for (index, node) in settings.bodies.enumerated() {
            do throws(Diagnostics) {
                lexicon.bodies.append(try SeatedBody.read(node, keyPath: "bodies[\(index)]", owner: node).settings)
            } catch { findings += error.all }
        }
        for (index, node) in settings.former.enumerated() {
            do throws(Diagnostics) {
                lexicon.former.append(try FormerState.read(node, keyPath: "former[\(index)]", owner: node).settings)
            } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
        add(settings, to: &lexicon)
        if let node = settings.capitals {
            let capitals = try CapitalSettings.read(node, keyPath: "capitals", owner: node).settings
            for word in capitals.before { lexicon.beforeCapital.add(word, ()) }
            for word in capitals.after { lexicon.afterCapital.add(word, ()) }
            for word in capitals.pairing { lexicon.pairing.add(word, ()) }
            for word in capitals.routes { lexicon.routes.add(word, ()) }
            for word in capitals.auxiliaries { lexicon.auxiliaries.add(word, ()) }
            for word in capitals.seated { lexicon.seated.add(word, ()) }
            for word in capitals.own { lexicon.capitalsOwn.add(word, ()) }
            for word in capitals.places { lexicon.notBeforeCapital.add(word, ()) }
        }
        return .init(name: "extract.actors/" + (settings.name ?? file.base), node: root, match: settings.match, reject: settings.reject)
    }

    private static func add(_ group: ActorGroupSettings, to lexicon: inout ActorLexicon) {
        let index = lexicon.groups.count
        lexicon.groups.append(ActorGroup(
            name: group.name, label: group.label, acts: group.acts, body: group.body, takesCapital: group.capitals,
            takesName: group.names, takesField: group.fields, isPlural: group.plural, isWhole: group.whole, isApart: group.apart))
        for word in group.words { lexicon.nouns.add(word, index) }
    }

    private static func add(_ settings: ActorFileSettings, to lexicon: inout ActorLexicon) {
        for word in settings.modifiers { lexicon.modifiers.add(word, ()) }
        for word in settings.counts {
            lexicon.modifiers.add(word, ())
            lexicon.counts.add(word, ())
        }
        for word in settings.hyphenated { lexicon.hyphenated.add(word, ()) }
        for word in settings.particles { lexicon.particles.add(word, ()) }
        // Some tokenisers leave the point with the title.
        for word in settings.titles { for form in [word, word + "."] { lexicon.titles.add(form, ()) } }
        for word in settings.noNames { lexicon.noNames.add(word, ()) }
        for word in settings.of { lexicon.of.add(word, ()) }
        for word in settings.fieldLinks { lexicon.fieldLinks.add(word, ()) }
        for word in settings.posts { lexicon.posts.add(word, ()) }
        for word in settings.closers { lexicon.closers.add(word, ()) }
        for word in settings.articles { lexicon.articles.add(word, ()) }
        lexicon.endings += settings.endings.map { Array($0.utf8) }
    }
}
