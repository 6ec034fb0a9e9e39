/// Temperature scaling: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks"
/// (ICML 2017). One number divides all scores; predictions stay, probabilities become honest.
extension OutOfFold {
    /// The temperature that minimises the mean loss, within 0.05...20. Use it on out-of-fold scores:
    /// on scores of its own training examples a model looks too sure. O(n × classes × 60).
    public func temperature() -> Float {
        guard !labels.isEmpty else { return 1 }
        // The loss is convex in 1 / temperature, so a golden-section search finds the minimum.
        let ratio = (5.0.squareRoot() - 1) / 2
        var low = 0.05, high = 20.0
        var left = high - ratio * (high - low), right = low + ratio * (high - low)
        var leftLoss = loss(sharpness: left), rightLoss = loss(sharpness: right)
        for _ in 0..<60 {
            if leftLoss <= rightLoss {
                (high, right, rightLoss) = (right, left, leftLoss)
                left = high - ratio * (high - low)
                leftLoss = loss(sharpness: left)
            } else {
                (low, left, leftLoss) = (left, right, rightLoss)
                right = low + ratio * (high - low)
                rightLoss = loss(sharpness: right)
            }
        }
        return Float(2 / (low + high))
    }

    /// Mean negative log-likelihood of the labels, in nats. O(n × classes).
    public func meanLoss(temperature: Float = 1) -> Double {
        loss(sharpness: 1 / Double(temperature))
    }

    private func loss(sharpness: Double) -> Double {
        var total = 0.0
        for (i, label) in labels.enumerated() {
            let start = i * classCount
            var top = scores[start]
            for c in 1..<max(1, classCount) { top = max(top, scores[start + c]) }
            var sum = 0.0
            for c in 0..<classCount { sum += Elementary.exp(Double(scores[start + c] - top) * sharpness) }
            total += Elementary.log(sum) - Double(scores[start + label] - top) * sharpness
        }
        return labels.isEmpty ? 0 : total / Double(labels.count)
    }

    /// Expected calibration error of the predicted class: the mean gap between probability and share
    /// of right answers, over `bins` equal bins. 0 is perfect. O(n × classes).
    public func calibrationError(temperature: Float = 1, bins: Int = 15) -> Double {
        let rows = probabilities(temperature: temperature)
        var gap = [Double](repeating: 0, count: max(1, bins))
        for (i, label) in labels.enumerated() {
            let row = Array(rows[(i * classCount)..<((i + 1) * classCount)])
            let best = LinearModel.largest(row)
            let bin = min(gap.count - 1, Int(row[best] * Float(gap.count)))
            gap[bin] += Double(row[best]) - (best == label ? 1 : 0)
        }
        return labels.isEmpty ? 0 : gap.reduce(0) { $0 + abs($1) } / Double(labels.count)
    }
}
