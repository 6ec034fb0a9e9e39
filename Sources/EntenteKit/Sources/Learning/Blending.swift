/// Weighs two models' scores so that their sum is calibrated: logistic regression with one weight a model for all classes,
/// temperature scaling for two (Guo et al., ICML 2017).
public enum Blending {
    /// What divides the scores of either model before they are added.
    public struct Temperatures: Sendable, Hashable {
        /// Of the first model.
        public var first: Float
        /// Of the second one.
        public var second: Float

        /// Temperatures of two models.
        public init(first: Float, second: Float) {
            self.first = first
            self.second = second
        }
    }

    /// Bounds of a model's weight, so that neither is silent and neither shouts.
    private static let weights = 0.02...10.0

    /// The temperatures that minimise the weighted mean loss of held-out examples. `first` and `second` have a row of
    /// `classCount` scores for each label. Newton's method on a convex function of two variables. O(n × classes × 40).
    public static func temperatures(
        first: [Float], second: [Float], labels: [Int], weights exampleWeights: [Float], classCount: Int
    ) -> Temperatures {
        precondition(first.count == labels.count * classCount && second.count == first.count, "a row of scores for each label")
        var (a, b) = (0.5, 0.5)
        var row = [Float](repeating: 0, count: classCount)
        for _ in 0..<40 {
            // Slopes and curvatures of the loss; a little curvature more keeps steps finite.
            var (slopeA, slopeB, curveA, curveB, curveAB) = (0.0, 0.0, 1e-9, 1e-9, 0.0)
            for (i, label) in labels.enumerated() {
                let start = i * classCount
                for c in 0..<classCount { row[c] = Float(a) * first[start + c] + Float(b) * second[start + c] }
                LinearModel.softmax(&row)
                var (meanA, meanB, squareA, squareB, product) = (0.0, 0.0, 0.0, 0.0, 0.0)
                for c in 0..<classCount {
                    let (p, x, y) = (Double(row[c]), Double(first[start + c]), Double(second[start + c]))
                    meanA += p * x
                    meanB += p * y
                    squareA += p * x * x
                    squareB += p * y * y
                    product += p * x * y
                }
                let weight = Double(exampleWeights[i])
                slopeA += weight * (meanA - Double(first[start + label]))
                slopeB += weight * (meanB - Double(second[start + label]))
                curveA += weight * (squareA - meanA * meanA)
                curveB += weight * (squareB - meanB * meanB)
                curveAB += weight * (product - meanA * meanB)
            }
            let determinant = curveA * curveB - curveAB * curveAB
            guard determinant > 1e-12 else { break }
            let stepA = (curveB * slopeA - curveAB * slopeB) / determinant
            let stepB = (curveA * slopeB - curveAB * slopeA) / determinant
            // Far from the minimum a whole step may overshoot.
            let limit = 0.3 / max(0.3, abs(stepA), abs(stepB))
            a = min(max(a - limit * stepA, weights.lowerBound), weights.upperBound)
            b = min(max(b - limit * stepB, weights.lowerBound), weights.upperBound)
            if abs(stepA) + abs(stepB) < 1e-6 { break }
        }
        return Temperatures(first: Float(1 / a), second: Float(1 / b))
    }
}
