public import EntenteKit
internal import Learning

/// Learns a relation model: multinomial logistic regression over hashed features, with calibrated probabilities.
///
/// Every labelled relation of the documents is an example; `NONE` is a class like any other. A document's
/// `meta.weight` (1 if there is none) says how much its examples count. Deterministic: the same documents, settings
/// and seed give the same bytes.
public struct RelationTrainer: Trainer {
    /// What relations by rules are to a learner.
    public enum RuleUse: String, SettingChoice { case examples, features }

    /// Options of `train relations`.
    public struct Settings: StageSettings {
        @Setting("Features are hashed to 2^bits numbers.", in: 12...24) public var bits = 20
        @Setting("How closely to follow the examples (the C of an SVM); less is smoother.", in: 0.001...10_000)
        public var strength = 30.0
        @Setting("Features in fewer examples than this are left out.", in: 1...100) public var minimumCount = 2
        @Setting("How much more an example of NONE counts: most pairs of a text have no relation.", in: 0.01...100)
        public var noneWeight = 2.0
        @Setting("Most optimiser steps.", in: 1...10_000) public var steps = 150
        @Setting("Parts for cross-validation, which calibrates the probabilities; 0 leaves it out.", in: 0...20)
        public var folds = 3
        @Setting("A label that other data splits, as YIELD=CONCEDE|RETREAT: its examples get the likelier part's label.")
        public var split = ["YIELD=CONCEDE|RETREAT"]
        @Setting("Whether every other pair of mentions of a sentence is an example of NONE; for corpora that mark relations alone.")
        public var negatives = false
        @Setting("Whether relations that rules found are examples like others, or features of the others.")
        public var rules = RuleUse.examples
        @Setting("Stages whose relations count as found by rules.") public var ruleStages = RuleStages.standard
        @Setting("Version that stands in provenance.") public var version = "1"
        @Setting("Licence, for the model card.") public var licence = "not stated"
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "relations", summary: "Learns to label pairs of mentions from documents with labelled relations.",
        requires: [.sentences, .tokens, .mentions, .relations])

    let settings: Settings
    let splits: [LabelSplit]

    public init(settings: Settings) throws(Diagnostics) {
        self.settings = settings
        var splits: [LabelSplit] = []
        for text in settings.split { splits.append(try LabelSplit(text)) }
        self.splits = splits
    }

    public func train(_ documents: [Document], _ run: TrainingRun) throws(StageError) -> TrainedModel {
        let documents = settings.negatives ? documents.map { $0.withNegatives() } : documents
        let learner = learner(run)
        var examples = TrainingExamples(
            documents, bits: settings.bits, noneWeight: settings.noneWeight,
            rules: settings.rules == .features ? RuleStages(settings.ruleStages) : nil)
        guard examples.all.count > 1 else {
            throw StageError(
                .badInput, "there are \(examples.all.count) labelled relations in \(documents.count) documents",
                hint: "a labelled relation has a label and mentions as arguments")
        }
        run.progress("\(examples.all.count) examples of \(examples.classes.count) classes")
        for split in splits { try split.apply(to: &examples, learner) }
        run.progress("cross-validation, \(settings.folds) folds")
        let validation = try CrossValidation(examples, folds: settings.folds, seed: run.seed, learner)
        let curve = try curve(examples, validation, run)
        run.progress("training on all examples")
        var model = try learner.fit(examples, metadata: metadata(run))
        model.temperature = validation.temperature
        let features = WeightyFeatures(model, examples, documents, count: run.namedFeatures)
        let report = TrainingReport(classes: examples.classes, confusion: validation.confusion, curve: curve, features: features)
        let card = RelationModelCard(
            examples: examples, validation: validation, settings: settings, run: run, featureCount: model.featureCount, report: report)
        return TrainedModel(bytes: model.encoded(), card: card.markdown, summary: card.summary, report: report.text)
    }

    private func curve(_ examples: TrainingExamples, _ validation: CrossValidation, _ run: TrainingRun) throws(StageError) -> LearningCurve? {
        guard run.wantsLearningCurve else { return nil }
        guard !validation.foldOf.isEmpty else {
            throw StageError(.badInput, "a learning curve needs held-out examples", hint: "set folds to 2 or more, and give more data")
        }
        return try LearningCurve(examples, foldOf: validation.foldOf, seed: run.seed, learner(.init()), progress: run.progress)
    }

    private func learner(_ run: TrainingRun) -> RelationLearner {
        RelationLearner(
            bits: settings.bits, strength: settings.strength, minimumCount: settings.minimumCount, steps: settings.steps,
            progress: run.progress)
    }

    private func metadata(_ run: TrainingRun) -> [String: String] {
        [
            "kind": "relations", "features": "\(PairFeatures.version)", "version": settings.version,
            "pipeline": run.pipelineHash, "seed": "\(run.seed)", "rules": settings.rules.rawValue,
        ]
    }
}
