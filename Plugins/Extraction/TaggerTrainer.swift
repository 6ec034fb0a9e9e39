public import EntenteKit
internal import Learning

/// Learns to find names: a linear-chain conditional random field over words, shapes, lists and neighbours.
///
/// Every mention that no stage of a pipeline has made is a name to learn, under its own label; the mentions that lists
/// of the pipeline have found (`extract.gazetteer`) are features. A document's `meta.weight` (1 if there is none) says
/// how much it counts; `meta.copy_of` names the document of which it is a copy with other names, for validation.
/// Deterministic: the same documents, settings and seed give the same bytes.
public struct TaggerTrainer: Trainer {
    /// Options of `train tagger`.
    public struct Settings: StageSettings {
        @Setting("Features are hashed to 2^bits numbers.", in: 12...24) public var bits = 20
        @Setting("How closely to follow the examples; less is smoother.", in: 0.001...10_000) public var strength = 3.0
        @Setting("Features at fewer words than this are left out.", in: 1...100) public var minimumCount = 1
        @Setting("Most optimiser steps.", in: 1...10_000) public var steps = 80
        @Setting("Parts for cross-validation; 0 leaves it out.", in: 0...20) public var folds = 3
        @Setting("Labels of lists that hint at names without being names: first names, words of places.")
        public var hints: [String] = []
        @Setting("Classes of words by the words beside them: lines of coarse, middle and fine number and words, with tabs between.")
        public var wordClasses: ResourceFile? = nil
        @Setting("Classes of words by what they mean, in the same form; the words in lower case.")
        public var wordKinds: ResourceFile? = nil
        @Setting("Version that stands in provenance.") public var version = "1"
        @Setting("Licence, for the model card.") public var licence = "not stated"
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "tagger", summary: "Learns to find names from documents whose mentions are marked.",
        requires: [.sentences, .tokens, .mentions])

    /// More would not fit the bits of a word.
    private static let mostHints = 60

    let settings: Settings
    private let classText: String, kindText: String
    private let lexicon: NameLexicon

    public init(settings: Settings) throws(Diagnostics) {
        self.settings = settings
        if settings.hints.count > Self.mostHints {
            throw Diagnostics("there are \(settings.hints.count) labels of hints", hint: "no more than \(Self.mostHints)")
        }
        if let label = settings.hints.first(where: { $0.contains(",") || $0.isEmpty }) {
            throw Diagnostics("\"\(label)\" is no label of a list", hint: "labels are words such as FIRST_NAME")
        }
        let classes = try Self.read(settings.wordClasses), kinds = try Self.read(settings.wordKinds)
        (classText, kindText) = (classes.text, kinds.text)
        lexicon = NameLexicon(classes: classes.table, kinds: kinds.table)
    }

    private static func read(_ file: ResourceFile?) throws(Diagnostics) -> (text: String, table: WordClasses) {
        guard let file else { return ("", WordClasses()) }
        let text = String(decoding: try file.bytes(), as: UTF8.self)
        guard let table = WordClasses(text) else {
            throw Diagnostics(
                "\(file.name) has a line that is no class of words",
                hint: "write three numbers from 1 to 65535 and the words, with tabs between")
        }
        return (text, table)
    }

    public func train(_ documents: [Document], _ run: TrainingRun) throws(StageError) -> TrainedModel {
        let examples = TaggerExamples(documents, hints: settings.hints, lexicon: lexicon, bits: settings.bits)
        guard examples.names > 0 else {
            throw StageError(
                .badInput, "no name is marked in \(documents.count) documents", hint: "names are mentions with labels such as PERSON")
        }
        run.progress("\(examples.names) names of \(examples.tags.labels.count) labels in \(documents.count) documents")
        if settings.folds > 1 { run.progress("cross-validation, \(settings.folds) folds") }
        let validation = try TaggerValidation(examples, folds: settings.folds, seed: run.seed) {
            sequences throws(StageError) in try fit(sequences, examples.tags, metadata: [:])
        }
        run.progress("training on all documents")
        let model = try fit(examples.documents.flatMap { $0 }, examples.tags, metadata: metadata(run))
        let card = TaggerCard(examples: examples, validation: validation, settings: settings, run: run, model: model, lexicon: lexicon)
        return TrainedModel(bytes: model.encoded(), card: card.markdown, summary: card.summary)
    }

    private func fit(
        _ examples: [SequenceExample], _ tags: NameTags, metadata: [String: String]
    ) throws(StageError) -> SequenceModel {
        var learner = SequenceTraining.Settings()
        // The penalty shrinks with the number of sequences, so that `strength` means the same for any data.
        learner.l2 = 1 / (settings.strength * Double(max(1, examples.count)))
        learner.minimumCount = settings.minimumCount
        learner.maximumIterations = settings.steps
        learner.forbidden = tags.forbidden
        do throws(LearningError) {
            return try SequenceTraining.train(
                examples, classes: tags.classes, bits: settings.bits, settings: learner, metadata: metadata)
        } catch {
            throw StageError(.badInput, error.message, hint: "a tagger needs documents with names, words and sentences")
        }
    }

    private func metadata(_ run: TrainingRun) -> [String: String] {
        [
            "kind": "tagger", "features": "\(NameFeatures.version)", "hints": settings.hints.joined(separator: ","),
            "word_classes": classText, "word_kinds": kindText, "version": settings.version, "pipeline": run.pipelineHash, "seed": "\(run.seed)",
        ]
    }
}
