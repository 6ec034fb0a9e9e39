public import EntenteKit
internal import Learning

/// Learns to find who says what: one model for cues, one for the words of source and content round a cue.
///
/// Every relation `SAID` of the documents is an example; those with one mention as `cue` are one attribution.
/// Deterministic: the same documents, settings and seed give the same bytes.
public struct QuotationTrainer: Trainer {
    /// Options of `train quotes`.
    public struct Settings: StageSettings {
        @Setting("How closely the model of cues follows the examples; less is smoother.", in: 0.001...10_000) public var cueStrength = 0.5
        @Setting("How closely the model of sources and contents does.", in: 0.001...10_000) public var strength = 1.0
        @Setting("Features at fewer words than this are left out.", in: 1...100) public var minimumCount = 4
        @Setting("Most optimiser steps.", in: 1...10_000) public var steps = 60
        @Setting("The second model learns from words that are cues with this probability or more.", in: 0.001...0.9) public var certainty = 0.1
        @Setting("Parts in which the model of cues judges words that it has not learnt from.", in: 2...20) public var folds = 3
        @Setting("Version that stands in provenance.") public var version = "1"
        @Setting("Licence, for the model card.") public var licence = "not stated"
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "quotes", summary: "Learns to find who says what from documents whose relations SAID are marked.",
        requires: [.sentences, .tokens, .mentions, .relations])

    let settings: Settings

    public init(settings: Settings) throws(Diagnostics) { self.settings = settings }

    public func train(_ documents: [Document], _ run: TrainingRun) throws(StageError) -> TrainedModel {
        let examples = QuoteExamples(documents)
        guard examples.attributions > 0 else {
            throw StageError(
                .badInput, "no relation SAID in \(documents.count) documents", hint: "a relation SAID has mentions as cue and content")
        }
        run.progress("\(examples.attributions) attributions in \(documents.count) documents")
        do throws(LearningError) {
            let learner = QuoteLearner(examples, settings: settings, seed: run.seed, progress: run.progress)
            let model = try learner.train(metadata: metadata(run))
            let card = QuoteCard(examples: examples, learner: learner, model: model, settings: settings, run: run)
            return TrainedModel(bytes: model.encoded(), card: card.markdown, summary: card.summary)
        } catch {
            throw StageError(.badInput, error.message, hint: "training needs documents with words, sentences and relations SAID")
        }
    }

    private func metadata(_ run: TrainingRun) -> [String: String] {
        [
            "kind": "quotes", "features": "\(QuoteModel.version)", "version": settings.version, "language": "en",
            "pipeline": run.pipelineHash, "seed": "\(run.seed)",
        ]
    }
}
