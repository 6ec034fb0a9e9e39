/// Divides examples into folds, the same way for the same seed.
public enum Folds {
    /// A fold for each example, with each class spread evenly. O(n).
    public static func stratified(labels: [Int], folds: Int, seed: UInt64) -> [Int] {
        divide(labels.indices.map { [$0] }, labels: labels, folds: folds, seed: seed)
    }

    /// A fold for each example such that examples of one group (a document, say) share a fold; classes
    /// are spread by each group's first label. Without this, near-copies in training and test
    /// flatter the classifier. O(n log n).
    public static func grouped(_ groups: [Int], labels: [Int], folds: Int, seed: UInt64) -> [Int] {
        precondition(groups.count == labels.count, "a group for each example")
        let sorted = groups.indices.sorted { (groups[$0], $0) < (groups[$1], $1) }
        var members: [[Int]] = []
        for i in sorted {
            if let last = members.last?.first, groups[last] == groups[i] {
                members[members.count - 1].append(i)
            } else {
                members.append([i])
            }
        }
        return divide(members, labels: labels, folds: folds, seed: seed)
    }

    /// Shuffles units, orders them by class, and deals them to the folds.
    private static func divide(_ units: [[Int]], labels: [Int], folds: Int, seed: UInt64) -> [Int] {
        var generator = SplitMix64(seed: seed)
        var order = Array(units.indices)
        generator.shuffle(&order)
        let position = order.indices.sorted {
            (labels[units[order[$0]][0]], $0) < (labels[units[order[$1]][0]], $1)
        }
        var fold = [Int](repeating: 0, count: labels.count)
        for (rank, i) in position.enumerated() {
            for member in units[order[i]] { fold[member] = rank % max(1, folds) }
        }
        return fold
    }
}

/// What models say about examples that they did not learn from.
public struct OutOfFold: Sendable {
    /// Number of classes.
    public let classCount: Int
    /// A row of `classCount` scores for each example, uncalibrated.
    public let scores: [Float]
    /// The true class of each example.
    public let labels: [Int]

    /// Wraps scores, `labels.count` rows of `classCount`.
    public init(scores: [Float], labels: [Int], classCount: Int) {
        precondition(scores.count == labels.count * classCount, "a row of scores for each label")
        self.scores = scores
        self.labels = labels
        self.classCount = classCount
    }

    /// The best-scored class of each example. O(n × classes).
    public var predictions: [Int] {
        labels.indices.map { LinearModel.largest(Array(scores[($0 * classCount)..<(($0 + 1) * classCount)])) }
    }

    /// Probabilities, a row an example. O(n × classes).
    public func probabilities(temperature: Float = 1) -> [Float] {
        var rows = scores
        rows.withUnsafeMutableBufferPointer { rows in
            for i in labels.indices {
                let row = UnsafeMutableBufferPointer(rebasing: rows[(i * classCount)..<((i + 1) * classCount)])
                Elementary.softmax(row, temperature: Double(temperature))
            }
        }
        return rows
    }

    /// Counts of true against predicted classes.
    public func confusion() -> ConfusionMatrix {
        ConfusionMatrix(classCount: classCount, gold: labels, predicted: predictions)
    }
}

extension LogisticRegression {
    /// Trains one model a fold on all other folds, and scores the fold with it. `folds` has the fold
    /// of each example (see `Folds`); a fold without examples is skipped. `progress` is told fold and step. Time: folds × training.
    public static func crossValidate(
        _ examples: [Example], classes: [String], bits: Int, folds: [Int], settings: Settings = Settings(),
        progress: (_ fold: Int, _ step: Int) -> Void = { _, _ in }
    ) throws(LearningError) -> OutOfFold {
        guard folds.count == examples.count else {
            throw LearningError(message: "there are \(examples.count) examples, but folds for \(folds.count)")
        }
        let k = classes.count
        var scores = [Float](repeating: 0, count: examples.count * k)
        var row: [Float] = []
        for fold in Set(folds).sorted() {
            let rest = examples.indices.filter { folds[$0] != fold }.map { examples[$0] }
            let model = try train(rest, classes: classes, bits: bits, settings: settings) { progress(fold, $0) }.model
            for i in examples.indices where folds[i] == fold {
                model.scores(of: examples[i].features, into: &row)
                for c in 0..<k { scores[i * k + c] = row[c] }
            }
        }
        return OutOfFold(scores: scores, labels: examples.map(\.label), classCount: k)
    }
}
