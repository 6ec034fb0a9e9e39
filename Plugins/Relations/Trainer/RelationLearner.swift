internal import EntenteKit
internal import Learning

/// Settings of the learner, in one place for the model, its cross-validation and label splits.
struct RelationLearner {
    var bits: Int
    var strength: Double
    var minimumCount: Int
    var steps: Int
    var classWeights = ClassWeights.softened
    var l1 = 0.0
    var heldOut = 0.0
    var seed: UInt64 = 1
    /// Told how far an optimisation is.
    var progress: @Sendable (String) -> Void = { _ in }
    /// Every so many steps are worth a line.
    private static let stepsPerLine = 25

    /// Trains on examples.
    func fit(_ examples: TrainingExamples, metadata: [String: String] = [:]) throws(StageError) -> LinearModel {
        do {
            return try LogisticRegression.train(
                examples.all, classes: examples.classes, bits: bits, settings: settings(examples), metadata: metadata
            ) { step in
                if step % Self.stepsPerLine == 0 { progress("step \(step) of at most \(steps)") }
            }.model
        } catch {
            throw RelationLearner.failure(error)
        }
    }

    /// Scores each fold by a model of the others.
    func crossValidate(_ examples: TrainingExamples, folds: [Int]) throws(StageError) -> OutOfFold {
        do {
            return try LogisticRegression.crossValidate(
                examples.all, classes: examples.classes, bits: bits, folds: folds, settings: settings(examples)
            ) { fold, step in
                if step % Self.stepsPerLine == 0 { progress("fold \(fold + 1), step \(step) of at most \(steps)") }
            }
        } catch {
            throw RelationLearner.failure(error)
        }
    }

    /// The penalty shrinks with the number of examples, so that `strength` means the same for any data.
    private func settings(_ examples: TrainingExamples) -> LogisticRegression.Settings {
        var settings = LogisticRegression.Settings()
        settings.l2 = 1 / (strength * Double(examples.all.count))
        settings.minimumCount = minimumCount
        settings.maximumIterations = steps
        settings.classWeights = classWeights
        settings.l1 = l1
        settings.heldOut = heldOut
        settings.seed = seed
        return settings
    }

    private static func failure(_ error: LearningError) -> StageError {
        StageError(.badInput, error.message, hint: "a relation model needs examples of two labels or more")
    }
}
