internal import EntenteKit
internal import Learning

/// Linear model and network together on a fold that neither has seen: what each one's scores weigh, and how well both do.
struct JointValidation {
    /// Divide the scores of the linear model and of the network before they are added.
    private(set) var temperatures: Blending.Temperatures
    /// True against predicted classes of the fold; `nil` without validation.
    private(set) var confusion: ConfusionMatrix?
    /// Macro-F1 of the network alone on the fold.
    private(set) var networkAlone = 0.0
    /// Mean gap between probability and share of right answers.
    private(set) var calibrationError = 0.0

    /// Without cross-validation both weigh the same.
    init(_ examples: TrainingExamples, _ validation: CrossValidation, _ learner: NetworkLearner) throws(StageError) {
        temperatures = Blending.Temperatures(first: 2, second: 2)
        guard let unseen = validation.unseen else { return }
        let held = examples.all.indices.filter { validation.foldOf[$0] == 0 }
        let rest = examples.all.indices.filter { validation.foldOf[$0] != 0 }
        let k = examples.classes.count
        let second = NetworkLearner.scores(try learner.fit(examples, rest), held.map { examples.sequences[$0] })
        let first = held.flatMap { unseen.scores[($0 * k)..<(($0 + 1) * k)] }
        let labels = held.map { examples.all[$0].label }
        temperatures = Blending.temperatures(
            first: first, second: second, labels: labels, weights: held.map { examples.all[$0].weight }, classCount: k)
        let sum = zip(first, second).map { $0 / temperatures.first + $1 / temperatures.second }
        let both = OutOfFold(scores: sum, labels: labels, classCount: k)
        confusion = both.confusion()
        calibrationError = both.calibrationError()
        networkAlone = OutOfFold(scores: second, labels: labels, classCount: k).confusion().macroF1()
    }
}
