internal import EntenteKit
internal import Learning

/// Trains the two models, one on what the other says of words that it has not learnt from.
final class QuoteLearner {
    private let examples: QuoteExamples
    private let settings: QuotationTrainer.Settings
    private let seed: UInt64
    private let progress: (String) -> Void
    /// How well the model of cues found cues in documents that it had not seen.
    private(set) var right = 0, found = 0, gold = 0

    init(_ examples: QuoteExamples, settings: QuotationTrainer.Settings, seed: UInt64, progress: @escaping (String) -> Void) {
        self.examples = examples
        self.settings = settings
        self.seed = seed
        self.progress = progress
    }

    func train(metadata: [String: String]) throws(LearningError) -> QuoteModel {
        let cues = examples.texts.indices.map { examples.cues(of: $0) }
        let sequences = try sequences(cues)
        progress("training the model of cues")
        let first = try cueModel(cues.flatMap { $0.map(\.example) }, metadata: metadata)
        progress("training the model of sources and contents, \(sequences.count) windows")
        var learner = SequenceTraining.Settings()
        // The penalty shrinks with the number of sequences, so that `strength` means the same for any data.
        learner.l2 = 1 / (settings.strength * Double(max(1, sequences.count)))
        learner.minimumCount = settings.minimumCount
        learner.maximumIterations = settings.steps
        learner.pruneBelow = 0.02
        let second = try SequenceTraining.train(
            sequences, classes: QuoteModel.classes, bits: AttributionFeatures.bits, settings: learner, metadata: metadata)
        return QuoteModel(cues: first, spans: second)
    }

    private func cueModel(_ examples: [Learning.Example], metadata: [String: String]) throws(LearningError) -> LinearModel {
        var learner = LogisticRegression.Settings()
        learner.l2 = 1 / (settings.cueStrength * Double(max(1, examples.count)))
        learner.minimumCount = settings.minimumCount
        learner.maximumIterations = settings.steps
        return try LogisticRegression.train(
            examples, classes: ["no", "cue"], bits: CueFeatures.bits, settings: learner, metadata: metadata).model
    }

    /// A window for every cue, and for every word that looks like one to a model that has not seen its document.
    private func sequences(_ cues: [[(token: Int, example: Learning.Example)]]) throws(LearningError) -> [SequenceExample] {
        var order = Array(cues.indices)
        var random = SplitMix64(seed: seed)
        random.shuffle(&order)
        let folds = max(2, min(settings.folds, order.count))
        var sequences = [[SequenceExample]](repeating: [], count: cues.count)
        for fold in 0..<folds {
            progress("cues, part \(fold + 1) of \(folds)")
            let held = order.indices.filter { $0 % folds == fold }.map { order[$0] }
            let rest = order.indices.filter { $0 % folds != fold }.flatMap { cues[order[$0]].map(\.example) }
            // With one document there is nothing else to learn from.
            let known = rest.isEmpty ? cues.flatMap { $0.map(\.example) } : rest
            let model = try cueModel(known, metadata: [:])
            for document in held { sequences[document] = windows(document, cues[document], model) }
        }
        return sequences.flatMap { $0 }
    }

    private func windows(
        _ document: Int, _ cues: [(token: Int, example: Learning.Example)], _ model: LinearModel
    ) -> [SequenceExample] {
        var features = AttributionFeatures()
        var scores: [Float] = []
        var windows: [SequenceExample] = []
        for (token, example) in cues {
            model.scores(of: example.features, into: &scores)
            let score = scores[1] - scores[0]
            if example.label == 1 { gold += 1 }
            if score > 0 { found += 1 }
            if example.label == 1, score > 0 { right += 1 }
            guard example.label == 1 || CueScorer.probability(score, model) >= settings.certainty else { continue }
            windows.append(examples.span(of: document, cue: token, certainty: CueScorer.certainty(score), &features))
        }
        return windows
    }
}
