/// Precision, recall and F1 of one class, or of several pooled.
public struct Score: Sendable, Hashable {
    /// Rightly predicted.
    public var truePositives: Int
    /// Predicted, but not so.
    public var falsePositives: Int
    /// So, but not predicted.
    public var falseNegatives: Int

    /// Makes a score from its counts.
    public init(truePositives: Int, falsePositives: Int, falseNegatives: Int) {
        self.truePositives = truePositives
        self.falsePositives = falsePositives
        self.falseNegatives = falseNegatives
    }

    /// Examples that truly have the class.
    public var support: Int { truePositives + falseNegatives }
    /// Share of predictions that are right; 0 if there are none.
    public var precision: Double { Self.ratio(truePositives, truePositives + falsePositives) }
    /// Share of true cases that were predicted; 0 if there are none.
    public var recall: Double { Self.ratio(truePositives, support) }
    /// Harmonic mean of both; 0 if there is neither prediction nor true case.
    public var f1: Double { Self.ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives) }

    private static func ratio(_ part: Int, _ whole: Int) -> Double {
        whole == 0 ? 0 : Double(part) / Double(whole)
    }
}

/// Counts of true against predicted classes.
public struct ConfusionMatrix: Sendable, Hashable {
    /// Number of classes.
    public let classCount: Int
    private var counts: [Int]

    /// Counts pairs; both arrays must be of one length and hold classes below `classCount`. O(n).
    public init(classCount: Int, gold: [Int] = [], predicted: [Int] = []) {
        precondition(gold.count == predicted.count, "a prediction for each example")
        self.classCount = classCount
        counts = [Int](repeating: 0, count: classCount * classCount)
        for (gold, predicted) in zip(gold, predicted) { add(gold: gold, predicted: predicted) }
    }

    /// Counts one pair.
    public mutating func add(gold: Int, predicted: Int) {
        counts[gold * classCount + predicted] += 1
    }

    /// How often `gold` was taken for `predicted`.
    public subscript(gold gold: Int, predicted predicted: Int) -> Int {
        counts[gold * classCount + predicted]
    }

    /// Number of examples.
    public var total: Int { counts.reduce(0, +) }

    /// Share of right predictions; 0 without examples.
    public var accuracy: Double {
        let right = (0..<classCount).reduce(0) { $0 + self[gold: $1, predicted: $1] }
        return total == 0 ? 0 : Double(right) / Double(total)
    }

    /// The score of one class against all others. O(classes).
    public func score(of label: Int) -> Score {
        var score = Score(truePositives: self[gold: label, predicted: label], falsePositives: 0, falseNegatives: 0)
        for other in 0..<classCount where other != label {
            score.falsePositives += self[gold: other, predicted: label]
            score.falseNegatives += self[gold: label, predicted: other]
        }
        return score
    }

    /// Pooled score of all classes but `excluded` (a "none" class, say). With none excluded its F1 is
    /// the accuracy. O(classes²).
    public func micro(excluding excluded: Set<Int> = []) -> Score {
        var sum = Score(truePositives: 0, falsePositives: 0, falseNegatives: 0)
        for label in 0..<classCount where !excluded.contains(label) {
            let score = score(of: label)
            sum.truePositives += score.truePositives
            sum.falsePositives += score.falsePositives
            sum.falseNegatives += score.falseNegatives
        }
        return sum
    }

    /// Mean F1 of the classes that occur in gold or predictions, but `excluded`; 0 if none does.
    /// O(classes²).
    public func macroF1(excluding excluded: Set<Int> = []) -> Double {
        var sum = 0.0
        var classes = 0
        for label in 0..<classCount where !excluded.contains(label) {
            let score = score(of: label)
            guard score.support + score.falsePositives > 0 else { continue }
            sum += score.f1
            classes += 1
        }
        return classes == 0 ? 0 : sum / Double(classes)
    }
}
