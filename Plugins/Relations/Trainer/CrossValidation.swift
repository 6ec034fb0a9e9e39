internal import EntenteKit
internal import Learning

/// Scores each example by a model that has not seen it: for honest figures and honest probabilities.
struct CrossValidation {
    /// Divides the scores, so that probabilities mean what they say.
    private(set) var temperature: Float = 1
    /// True against predicted classes; `nil` without validation.
    private(set) var confusion: ConfusionMatrix?
    /// Mean gap between probability and share of right answers.
    private(set) var calibrationError = 0.0
    /// The fold of each example; all of a document share one, because its sentences resemble each other. Empty without
    /// validation.
    private(set) var foldOf: [Int] = []

    /// Does nothing for fewer than two folds or hardly any examples.
    init(_ examples: TrainingExamples, folds: Int, seed: UInt64, _ learner: RelationLearner) throws(StageError) {
        guard folds > 1, examples.all.count >= 2 * folds else { return }
        foldOf = Folds.grouped(examples.origins.map(\.document), labels: examples.all.map(\.label), folds: folds, seed: seed)
        let unseen = try learner.crossValidate(examples, folds: foldOf)
        temperature = unseen.temperature()
        confusion = unseen.confusion()
        calibrationError = unseen.calibrationError(temperature: temperature)
    }
}
