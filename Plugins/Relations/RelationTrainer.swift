public import EntenteKit
internal import Learning

/// Learns a relation model: multinomial logistic regression over hashed features and, beside it, a small network over word
/// vectors, whose scores are added; with calibrated probabilities.
///
/// Every labelled relation of the documents is an example; `NONE` is a class like any other. A document's
/// `meta.weight` (1 if there is none) says how much its examples count. Deterministic: the same documents, settings
/// and seed give the same bytes.
public struct RelationTrainer: Trainer {
    /// What relations by rules are to a learner.
    public enum RuleUse: String, SettingChoice { case examples, features }

    /// What learns.
    public enum Learner: String, SettingChoice {
        /// A linear model over hashed features.
        case linear
        /// That and a network over word vectors; the linear model alone for fewer than 500 examples.
        case both
    }

    /// How much the examples of each class count.
    public enum ClassWeighting: String, SettingChoice {
        /// All the same.
        case uniform
        /// Those of rare classes more, by the square root of what `balanced` gives them.
        case softened
        /// Every class the same as a whole.
        case balanced
    }

    /// Whether to use the features of nominals.
    public enum Nominals: String, SettingChoice {
        /// If hardly any of the mentions hold a capital letter.
        case auto
        case yes, no
    }

    /// Options of `train relations`.
    public struct Settings: StageSettings {
        @Setting("A linear model alone, or a network of word vectors with it.") public var learner = Learner.both
        @Setting("Word vectors for the network; those that come with the program if none are named.")
        public var vectors: ResourceFile? = nil
        @Setting("Filters of the network, a multiple of 8.", in: 8...1024) public var filters = 144
        @Setting("Passes of the network over the examples; fewer, but 6, for more than 8,000 examples.", in: 1...1000)
        public var epochs = 20
        @Setting("Whether to look closer at the mentions' last words: it helps if they are nouns, and harms if they are names.")
        public var nominals = Nominals.auto
        @Setting("Features are hashed to 2^bits numbers.", in: 12...24) public var bits = 20
        @Setting("How closely to follow the examples (the C of an SVM); less is smoother.", in: 0.001...10_000)
        public var strength = 30.0
        @Setting("Features in fewer examples than this are left out.", in: 1...100) public var minimumCount = 2
        @Setting("How much more an example of NONE counts: most pairs of a text have no relation.", in: 0.01...100)
        public var noneWeight = 2.0
        @Setting("How much the examples of each class count: all the same, rare classes more, or every class the same.")
        public var classWeights = ClassWeighting.softened
        @Setting("Weight of the sum of absolute weights of the linear model (L1): above 0, about 1e-5, most features get no weight.", in: 0...1)
        public var l1 = 0.0
        @Setting("Share of the examples held out of each training, which ends when they get no better; 0 trains to the end.", in: 0...0.5)
        public var heldOut = 0.0
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
    /// Of word vectors, if there is to be a network.
    let vectorFile: ResourceFile?

    public init(settings: Settings) throws(Diagnostics) {
        self.settings = settings
        var splits: [LabelSplit] = []
        for text in settings.split { splits.append(try LabelSplit(text)) }
        self.splits = splits
        vectorFile = settings.learner == .both ? try VectorFile.find(settings.vectors) : nil
        if !settings.filters.isMultiple(of: 8) { throw Diagnostics("\(settings.filters) filters are no multiple of 8") }
    }

    public func train(_ documents: [Document], _ run: TrainingRun) throws(StageError) -> TrainedModel {
        let documents = settings.negatives ? documents.map { $0.withNegatives() } : documents
        let learner = learner(run)
        let vectors = try vectors(for: documents)
        let nominals = settings.nominals == .auto ? NominalCorpus.is(documents) : settings.nominals == .yes
        var examples = TrainingExamples(
            documents, bits: settings.bits, noneWeight: settings.noneWeight,
            rules: settings.rules == .features ? RuleStages(settings.ruleStages) : nil, nominals: nominals, vectors: vectors)
        guard examples.all.count > 1 else {
            throw StageError(
                .badInput, "there are \(examples.all.count) labelled relations in \(documents.count) documents",
                hint: "a labelled relation has a label and mentions as arguments")
        }
        run.progress("\(examples.all.count) examples of \(examples.classes.count) classes")
        for split in splits { try split.apply(to: &examples, learner) }
        run.progress("cross-validation, \(settings.folds) folds")
        let validation = try CrossValidation(examples, folds: settings.folds, seed: run.seed, learner)
        run.progress("training on all examples")
        var model = try learner.fit(examples, metadata: metadata(run, nominals))
        model.temperature = validation.temperature
        let joint = try jointValidation(examples, validation, run)
        if let joint { model.temperature = joint.temperatures.first }
        let network = try joint.flatMap { joint throws(StageError) in
            try networkLearner(run).model(examples, temperature: joint.temperatures.second)
        }
        let curve = try curve(examples, validation, joint, run)
        let features = WeightyFeatures(model, examples, documents, count: run.namedFeatures)
        let report = TrainingReport(
            classes: examples.classes, confusion: joint?.confusion ?? validation.confusion,
            subject: joint == nil ? "linear model, cross-validated" : "linear model and network, one fold held out", curve: curve,
            features: features)
        let card = RelationModelCard(
            examples: examples, validation: validation, joint: joint, settings: settings, run: run, featureCount: model.featureCount,
            report: report, vectors: vectors?.metadata ?? [:])
        return TrainedModel(
            bytes: RelationModel.encoded(model, network), card: card.markdown, summary: card.summary, report: report.text)
    }

    /// With a network, one fold is held out, as in the joint validation; a network a fold and share would take hours.
    private func curve(
        _ examples: TrainingExamples, _ validation: CrossValidation, _ joint: JointValidation?, _ run: TrainingRun
    ) throws(StageError) -> LearningCurve? {
        guard run.wantsLearningCurve else { return nil }
        guard !validation.foldOf.isEmpty else {
            throw StageError(.badInput, "a learning curve needs held-out examples", hint: "set folds to 2 or more, and give more data")
        }
        let network = joint.map { (learner: networkLearner(run), temperatures: $0.temperatures) }
        return try LearningCurve(
            examples, foldOf: validation.foldOf, seed: run.seed, learner(.init()), network, progress: run.progress)
    }

    /// `nil` if there are too few examples for a network.
    private func vectors(for documents: [Document]) throws(StageError) -> WordVectors? {
        guard let vectorFile else { return nil }
        let labelled = documents.reduce(0) { $0 + $1.relations.count { $0.label != nil } }
        return labelled < NetworkLearner.leastExamples ? nil : try VectorFile.read(vectorFile)
    }

    /// `nil` if there is no network to train.
    private func jointValidation(
        _ examples: TrainingExamples, _ validation: CrossValidation, _ run: TrainingRun
    ) throws(StageError) -> JointValidation? {
        guard examples.lexicon != nil else { return nil }
        run.progress("training the network, first without a fold, then on all examples")
        return try JointValidation(examples, validation, networkLearner(run))
    }

    private func networkLearner(_ run: TrainingRun) -> NetworkLearner { NetworkLearner(settings: settings, seed: run.seed) }

    private func learner(_ run: TrainingRun) -> RelationLearner {
        RelationLearner(
            bits: settings.bits, strength: settings.strength, minimumCount: settings.minimumCount, steps: settings.steps,
            classWeights: settings.classWeights.weights, l1: settings.l1, heldOut: settings.heldOut, seed: run.seed, progress: run.progress)
    }

    private func metadata(_ run: TrainingRun, _ nominals: Bool) -> [String: String] {
        [
            "kind": "relations", "features": "\(PairFeatures.version)", "version": settings.version,
            "pipeline": run.pipelineHash, "seed": "\(run.seed)", "rules": settings.rules.rawValue,
            "nominals": nominals ? "yes" : "no",
        ]
    }
}

extension RelationTrainer.ClassWeighting {
    /// The learners' name for it.
    var weights: ClassWeights {
        switch self {
        case .uniform: .uniform
        case .softened: .softened
        case .balanced: .balanced
        }
    }
}
