internal import EntenteKit
internal import Learning

/// How the score on unseen examples grows with the data: whether more sentences would help.
struct LearningCurve {
    /// The score of models trained on a share of the data.
    struct Point {
        /// In percent of what a fold leaves to learn from.
        var share: Int
        /// Mean number of examples learnt from.
        var examples: Int
        /// Over all held-out examples.
        var macroF1: Double
        var accuracy: Double
    }

    static let shares = [10, 20, 40, 70, 100]

    let points: [Point]

    /// Holds out each fold in turn, and learns from growing parts of the others; a smaller part lies within the larger.
    /// Takes as long as 2.4 cross-validations.
    init(
        _ examples: TrainingExamples, foldOf: [Int], seed: UInt64, _ learner: RelationLearner, progress: (String) -> Void
    ) throws(StageError) {
        let folds = Set(foldOf).sorted()
        var generator = SplitMix64(seed: seed)
        var order = Array(examples.all.indices)
        generator.shuffle(&order)
        var points: [Point] = []
        for share in Self.shares {
            progress("learning curve, \(share) % of the examples")
            var matrix = ConfusionMatrix(classCount: examples.classes.count)
            var learnt = 0
            for fold in folds {
                let rest = order.filter { foldOf[$0] != fold }
                var part = examples
                part.all = rest.prefix(max(2, rest.count * share / 100)).map { examples.all[$0] }
                learnt += part.all.count
                let model = try learner.fit(part)
                var scratch: [Float] = []
                for index in order where foldOf[index] == fold {
                    let predicted = model.classify(examples.all[index].features, scratch: &scratch).label
                    matrix.add(gold: examples.all[index].label, predicted: predicted)
                }
            }
            points.append(Point(
                share: share, examples: learnt / max(1, folds.count), macroF1: matrix.macroF1(), accuracy: matrix.accuracy))
        }
        self.points = points
    }
}
