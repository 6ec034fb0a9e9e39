/// One labelled example.
public struct Example: Sendable {
    /// Its features.
    public var features: SparseVector
    /// Index of its class.
    public var label: Int
    /// How much it counts, > 0.
    public var weight: Float

    /// Makes an example.
    public init(features: SparseVector, label: Int, weight: Float = 1) {
        self.features = features
        self.label = label
        self.weight = weight
    }
}

/// How much the examples of each class count.
public enum ClassWeights: Sendable {
    /// All the same.
    case uniform
    /// n / (classes × examples of the class): each class counts the same as a whole.
    case balanced
    /// The square root of `balanced`: rare classes gain recall without flooding the common ones.
    case softened
    /// A factor a class.
    case explicit([Double])

    func weights(labels: [Int], classCount: Int) -> [Double] {
        if case .explicit(let weights) = self { return weights }
        if case .uniform = self { return [Double](repeating: 1, count: classCount) }
        var counts = [Double](repeating: 0, count: classCount)
        for label in labels { counts[label] += 1 }
        let present = Double(counts.count { $0 > 0 })
        return counts.map { count in
            guard count > 0 else { return 1 }
            let balanced = Double(labels.count) / (present * count)
            if case .softened = self { return balanced.squareRoot() }
            return balanced
        }
    }
}
