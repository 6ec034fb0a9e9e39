public import EntenteKit
internal import JSON
internal import Learning

/// Labels pairs of mentions with a trained model: candidates that came with the document, or pairs of linked mentions
/// that it generates within each sentence.
///
/// What is scored is the sentence seen from the pair (see ``PairFeatures``), with probabilities calibrated when the
/// model was trained. The class `NONE` means that there is no relation: it is written for given candidates only.
public struct RelationClassifier: Stage {
    /// Where candidates come from.
    public enum Candidates: String, SettingChoice {
        /// Relations of the document whose label is null.
        case given
        /// Ordered pairs of linked mentions of a sentence.
        case generated
    }

    /// What becomes of the class `NONE`.
    public enum NonePolicy: String, SettingChoice { case allow, exclude }

    /// Options of `relate.classify`.
    public struct Settings: StageSettings {
        @Setting("Model made by entente train relations.") public var model: ResourceFile
        @Setting("Label the candidates that documents bring, or generate pairs.") public var candidates = Candidates.given
        @Setting("Labels to choose from; all of the model's if empty.") public var labels: [String] = []
        @Setting("Whether a given candidate may be labelled NONE.") public var none = NonePolicy.allow
        @Setting("Labels that are one when the likeliest is chosen, as A|B; then the likelier of them is written.")
        public var together: [String] = []
        @Setting("Generated relations below this probability are dropped.", in: 0...1) public var minScore = 0.5
        @Setting("Leave out pairs of which the sentence has any relation already, not just one with the same label.")
        public var apart = false
        @Setting("Mention labels that can be source or target of a generated pair.")
        public var types = ["COUNTRY", "DEMONYM", "PLACE", "PERSON", "ORGANISATION"]
        @Setting("Sections in which pairs are generated.")
        public var sections = ["title", "summary", "body", "question", "answer"]
        @Setting("Most tokens between the two mentions of a generated pair.", in: 1...1000) public var maxDistance = 40
        @Setting("Most pairs generated in a sentence, the nearest ones.", in: 1...100_000) public var maxPairs = 200
        @Setting("Labels whose source and target may be exchanged.")
        public var symmetric = ["AGREE", "CONSULT", "COOPERATE"]
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "relate.classify",
        summary: "Labels pairs of mentions with a trained model and gives each label a probability.",
        requires: [.sentences, .tokens, .mentions],
        provides: [.relations])

    let settings: Settings
    let model: RelationModel
    let choice: LabelChoice
    let provenance: String

    public init(settings: Settings) throws(Diagnostics) {
        self.settings = settings
        model = try RelationModel(file: settings.model)
        choice = try LabelChoice(settings, model)
        provenance = "relate.classify/\(model.name)"
        for name in settings.sections where Section.Kind(rawValue: name) == nil {
            throw Diagnostics(
                "\"\(name)\" is no kind of section",
                hint: Suggestion.hint(for: name, among: Section.Kind.allCases.map(\.rawValue), what: "kinds"))
        }
    }

    public func process(_ document: inout Document) throws(StageError) {
        switch settings.candidates {
        case .given: labelGiven(&document)
        case .generated: document.add(relations: generated(in: document))
        }
    }
}
