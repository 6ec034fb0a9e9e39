public import EntenteKit
internal import JSON

/// Finds those who act for a state or body and have no name in a list: `Iraqi forces`, `Ecuador's deputy energy minister`,
/// `the Portuguese Ambassador to Peking, Octavio Valerio`, `the Assad government`.
///
/// A noun of the word files (an *actor noun*) makes a phrase with the state, body or leader named before it, or behind
/// `of`; what may stand between are modifiers. The phrase becomes a mention with `attributes.state`, unless its group
/// does not act for the state (`Syrian opposition`). A name behind an office becomes a PERSON who acts for that state, and
/// is found again by the surname. A capital that acts, as in `Moscow said`, becomes a COUNTRY; one where something
/// happens, as in `in Moscow`, stays a PLACE. Needs names in the text: run it behind `extract.gazetteer`.
public struct ActorExtractor: Stage {
    /// Options of `extract.actors`.
    public struct Settings: StageSettings {
        @Setting("Word files, which begin with entente-actors: 1.") public var files: [ResourceFile]
        @Setting("Lists of names (.tsv with id, label, name, aliases, state) for entities that the text names by a capital, and for names in capitals.")
        public var names: [ResourceFile] = []
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "extract.actors",
        summary: "Finds those who act for a state or body by an actor noun, and says for which state persons and capitals act.",
        requires: [.sentences, .tokens, .mentions], provides: [.mentions, .entities])

    let lexicon: ActorLexicon
    let names: NameTable
    private let examples: [ResolutionExamples.Group]

    public init(settings: Settings) throws(Diagnostics) {
        var lexicon = ActorLexicon()
        var examples: [ResolutionExamples.Group] = []
        var findings: [Diagnostic] = []
        for file in settings.files {
            do throws(Diagnostics) { examples.append(try ActorFile.read(file, into: &lexicon)) } catch { findings += error.all }
        }
        var names = NameTable()
        for file in settings.names {
            do throws(Diagnostics) { try names.read(file) } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
        self.lexicon = lexicon
        self.names = names
        self.examples = examples
    }

    public func process(_ document: inout Document) throws(StageError) { ActorExtractor.run(lexicon, names, on: &document) }

    public var ruleTests: [RuleTest] {
        examples.map { group in
            ResolutionExamples.run(group) { document in ActorExtractor.run(lexicon, names, on: &document) }
        }
    }

    private static func run(_ lexicon: ActorLexicon, _ names: NameTable, on document: inout Document) {
        let words = Words(document)
        guard words.count > 0 else { return }
        let capitals = CapitalNames(names: names, words: words, document: document).mentions()
        if !capitals.isEmpty { document.add(mentions: capitals.sorted { $0.range < $1.range }) }
        var finder = ActorFinder(lexicon, words, document)
        finder.findShortForms()
        finder.findPhrases()
        finder.findCapitals()
        finder.findSurnames()
        finder.write(to: &document, names)
    }
}
