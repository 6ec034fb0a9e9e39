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

    /// What it means for a pair of parties that a rule has found a relation between them in the same sentence.
    public enum RulePolicy: String, SettingChoice {
        /// The rule's relation stays, and no second one is made.
        case win
        /// Both scores are weighed; the model's label may replace the rule's.
        case vote
        /// The rule's label is a feature of a model that was trained so; else nothing.
        case features
        /// Nothing; but what a rule says already is not said twice.
        case ignore
    }

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
        @Setting("Where a rule has found a relation of one of the model's labels between the parties: it wins, votes with the model, is a feature of it, or is ignored.")
        public var rules = RulePolicy.ignore
        @Setting("How much a rule's vote counts: of its score, 0 to 1.", in: 0...1) public var ruleWeight = 0.5
        @Setting("Stages whose relations count as found by rules.") public var ruleStages = RuleStages.standard
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
    let ruleStages: RuleStages
    public let warnings: [Diagnostic]

    public init(settings: Settings) throws(Diagnostics) {
        self.settings = settings
        model = try RelationModel(file: settings.model)
        choice = try LabelChoice(settings, model)
        provenance = "relate.classify/\(model.name)"
        ruleStages = RuleStages(settings.ruleStages)
        warnings = try Self.checkRules(settings, model)
        for name in settings.sections where Section.Kind(rawValue: name) == nil {
            throw Diagnostics(
                "\"\(name)\" is no kind of section",
                hint: Suggestion.hint(for: name, among: Section.Kind.allCases.map(\.rawValue), what: "kinds"))
        }
    }

    public func process(_ document: inout Document) throws(StageError) {
        switch settings.candidates {
        case .given: labelGiven(&document)
        case .generated: generate(&document)
        }
    }

    /// Whether the model can do with rules what the settings want.
    private static func checkRules(_ settings: Settings, _ model: RelationModel) throws(Diagnostics) -> [Diagnostic] {
        if settings.rules == .features, !model.readsRules {
            throw Diagnostics(
                "the model \(model.name) was trained without rules as features",
                hint: "train it with --set rules=features and a --pipeline that runs the rules, or set rules to win, vote or ignore")
        }
        guard settings.rules == .ignore, model.readsRules else { return [] }
        return [Diagnostic(
            .warning, "the model \(model.name) was trained with rules as features, but does not hear of them here",
            hint: "set rules to features, win or vote")]
    }

    /// What rules found, for the model's features; `nil` if it takes none.
    func hints(_ document: Document, _ indices: [String: Int]) -> RuleRelations? {
        settings.rules == .ignore || !model.readsRules ? nil : RuleRelations(document, indices, ruleStages)
    }

    /// What rules found of the labels that the model may write, for a contest with it; `nil` if there is none.
    func contest(_ document: Document, _ indices: [String: Int]) -> RuleRelations? {
        guard settings.rules == .win || settings.rules == .vote else { return nil }
        let rules = RuleRelations(document, indices, ruleStages, labels: Set(choice.groups.joined().map { model.linear.classes[$0] }))
        return rules.isEmpty ? nil : rules
    }
}
