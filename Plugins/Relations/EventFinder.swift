public import EntenteKit
internal import JSON
internal import YAML

/// Reads off syntax trees who does, plans or says what to or with whom.
///
/// Frames stand in YAML files: the words that tell of an act, its type, and where source and target stand to them; two
/// more files hold what all frames share, the words and the cues of status. Only sentences with a party and a frame's
/// word are looked at. The page on rules (`pipelines/rules/README.md`) describes the language.
public struct EventFinder: Stage {
    /// Options of `relate.events`.
    public struct Settings: StageSettings {
        @Setting("Files of event frames, which begin with entente-events: 1.") public var files: [ResourceFile]
        @Setting("A file of words that frames share: irregular forms, actors, light verbs, contexts.") public var words: ResourceFile
        @Setting("A file of the words that make an act planned, hoped for, conditional, denied or ongoing.") public var status: ResourceFile
        @Setting("Labels of mentions that may be parties, if they have an entity or a state.")
        public var parties = ["COUNTRY", "DEMONYM", "ORGANISATION", "PERSON", "PLACE"]
        @Setting("Statuses of the acts that are reported.")
        public var statuses = EventStatus.allCases
        @Setting("Sections in which acts are looked for.")
        public var sections = ["title", "summary", "body", "caption", "question", "answer"]
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "relate.events", summary: "Reads off syntax trees who does, plans or says what to or with whom.",
        requires: [.sentences, .tokens, .syntax, .mentions], provides: [.relations])

    let lexicon: FrameLexicon
    let words: EventWords
    let table: StatusTable
    let parties: Set<String>
    let statuses: Set<EventStatus>
    let sections: Set<String>

    public init(settings: Settings) throws(Diagnostics) {
        let wordSettings = try FrameFile.read(settings.words, EventWordSettings.self).0
        let inflection = Inflection(verbs: wordSettings.irregularVerbs, nouns: wordSettings.irregularNouns)
        words = EventWords(wordSettings, inflection)
        table = try StatusTable(FrameFile.read(settings.status, StatusFileSettings.self).0, inflection)
        var lexicon = FrameLexicon(inflection)
        var findings: [Diagnostic] = []
        for file in settings.files {
            do throws(Diagnostics) {
                for frame in try FrameFile.frames(of: file, inflection: inflection) { lexicon.add(frame) }
            } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
        self.lexicon = lexicon
        parties = Set(settings.parties)
        statuses = Set(settings.statuses)
        sections = Set(settings.sections)
    }

    public func process(_ document: inout Document) throws(StageError) {
        document.add(relations: EventReader(self, document).relations())
    }

    public func ruleTests(preparing prepare: (inout Document) throws(StageError) -> Void) -> [RuleTest] {
        lexicon.frames.map { FrameExamples(stage: self, frame: $0).run(prepare) }
    }
}
