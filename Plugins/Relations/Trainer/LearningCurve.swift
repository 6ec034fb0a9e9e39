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

    /// Holds out each fold in turn, and learns from growing parts of the others; a smaller part lies within the larger. Takes
    /// as long as 2.4 cross-validations. With a network it holds out the first fold alone, and adds both models' scores by the
    /// temperatures that hold for all the data.
    init(
        _ examples: TrainingExamples, foldOf: [Int], seed: UInt64, _ learner: RelationLearner,
        _ network: (learner: NetworkLearner, temperatures: Blending.Temperatures)?, progress: (String) -> Void
    ) throws(StageError) {
        let folds = network == nil ? Set(foldOf).sorted() : [0]
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
                let members = Array(rest.prefix(max(2, rest.count * share / 100)))
                learnt += members.count
                let held = order.filter { foldOf[$0] == fold }
                let labels = try Self.labels(of: held, learntFrom: members, examples, learner, network)
                for (index, label) in zip(held, labels) { matrix.add(gold: examples.all[index].label, predicted: label) }
            }
            points.append(Point(
                share: share, examples: learnt / max(1, folds.count), macroF1: matrix.macroF1(), accuracy: matrix.accuracy))
        }
        self.points = points
    }

    /// What models of some examples call others.
    private static func labels(
        of held: [Int], learntFrom members: [Int], _ examples: TrainingExamples, _ learner: RelationLearner,
        _ network: (learner: NetworkLearner, temperatures: Blending.Temperatures)?
    ) throws(StageError) -> [Int] {
        var part = examples
        part.all = members.map { examples.all[$0] }
        let model = try learner.fit(part)
        var (scores, labels): ([Float], [Int]) = ([], [])
        guard let network else {
            for index in held {
                model.scores(of: examples.all[index].features, into: &scores)
                labels.append(LinearModel.largest(scores))
            }
            return labels
        }
        let opinions = NetworkLearner.scores(try network.learner.fit(examples, members), held.map { examples.sequences[$0] })
        for (number, index) in held.enumerated() {
            model.scores(of: examples.all[index].features, into: &scores)
            for c in scores.indices {
                scores[c] = scores[c] / network.temperatures.first + opinions[number * scores.count + c] / network.temperatures.second
            }
            labels.append(LinearModel.largest(scores))
        }
        return labels
    }
}
