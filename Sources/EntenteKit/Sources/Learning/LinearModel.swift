/// A linear classifier over hashed sparse features, with weights quantised to eight bits a class
/// and a scale a feature: what is scored is exactly what is saved.
public struct LinearModel: Sendable {
    /// Most classes a model may have.
    public static let mostClasses = 4096
    /// Sizes of the feature space, as powers of two.
    public static let bitsRange = 1...26

    /// Class names, in the order of scores.
    public let classes: [String]
    /// The feature space has 2^bits dimensions; build features with the same number.
    public let bits: Int
    /// Divides the scores before softmax; 1 is uncalibrated. Positive and finite.
    public var temperature: Float {
        didSet { precondition(temperature > 0 && temperature.isFinite, "a temperature is positive") }
    }
    /// Free key/value texts saved with the model: where it comes from, how it was measured.
    public var metadata: [String: String]

    /// The features that have weights, ascending.
    let features: [UInt32]
    /// Weight = scale × quantised.
    let scales: [Float]
    let quantised: [Int8]
    let biases: [Float]
    private let index: FeatureIndex
    private let weights: [Float]

    /// Number of features that have weights.
    public var featureCount: Int { features.count }

    /// Parts that were checked by the caller.
    init(
        classes: [String], bits: Int, temperature: Float, metadata: [String: String],
        features: [UInt32], scales: [Float], quantised: [Int8], biases: [Float]
    ) {
        self.classes = classes
        self.bits = bits
        self.temperature = temperature
        self.metadata = metadata
        self.features = features
        self.scales = scales
        self.quantised = quantised
        self.biases = biases
        index = FeatureIndex(bits: bits, features: features)
        let k = classes.count
        var weights = [Float](repeating: 0, count: quantised.count)
        for row in features.indices {
            for c in 0..<k { weights[row * k + c] = scales[row] * Float(quantised[row * k + c]) }
        }
        self.weights = weights
    }

    /// Quantises trained parameters: a row of weights for each feature (in any order), then the biases.
    init(
        classes: [String], bits: Int, features: [UInt32], parameters: [Float], pruneBelow: Float,
        metadata: [String: String]
    ) {
        let k = classes.count
        var keptFeatures: [UInt32] = []
        var scales: [Float] = []
        var quantised: [Int8] = []
        for row in features.indices.sorted(by: { features[$0] < features[$1] }) {
            let weights = parameters[(row * k)..<(row * k + k)]
            let largest = weights.reduce(0) { max($0, abs($1)) }
            // Below 1e-30 the scale would lose its precision, at last be 0.
            guard largest >= max(pruneBelow, 1e-30) else { continue }
            let scale = largest / 127
            keptFeatures.append(features[row])
            scales.append(scale)
            for weight in weights {
                quantised.append(Int8(min(max((weight / scale).rounded(.toNearestOrEven), -127), 127)))
            }
        }
        self.init(
            classes: classes, bits: bits, temperature: 1, metadata: metadata, features: keptFeatures,
            scales: scales, quantised: quantised, biases: Array(parameters[(features.count * k)...]))
    }

    /// Scores (log-odds up to a constant) of all classes. Unknown features are ignored.
    /// O(features × classes); allocates only if `scores` has another length than `classes`.
    public func scores(of vector: SparseVector, into scores: inout [Float]) {
        let k = classes.count
        if scores.count != k { scores = biases }
        scores.withUnsafeMutableBufferPointer { scores in
            _ = scores.update(fromContentsOf: biases)
            weights.withUnsafeBufferPointer { weights in
                // Rows come from the index, so they are within the weights.
                guard let start = weights.baseAddress, let out = scores.baseAddress else { return }
                for i in 0..<vector.count {
                    guard let row = index.row(of: vector.indices[i]) else { continue }
                    LogisticProblem.add(vector.values[i], start + row * k, to: out, k)
                }
            }
        }
    }

    /// Calibrated probabilities of all classes; they sum to 1. As `scores(of:into:)`.
    public func probabilities(of vector: SparseVector, into probabilities: inout [Float]) {
        scores(of: vector, into: &probabilities)
        softmax(&probabilities)
    }

    /// Turns scores of this model into probabilities in place.
    public func softmax(_ scores: inout [Float]) {
        _ = scores.withUnsafeMutableBufferPointer { Elementary.softmax($0, temperature: Double(temperature)) }
    }

    /// Turns scores of any model into probabilities in place.
    public static func softmax(_ scores: inout [Float], temperature: Float = 1) {
        _ = scores.withUnsafeMutableBufferPointer { Elementary.softmax($0, temperature: Double(temperature)) }
    }

    /// The likeliest class (the first of equals) and its probability.
    public func classify(_ vector: SparseVector, scratch: inout [Float]) -> (label: Int, probability: Float) {
        probabilities(of: vector, into: &scratch)
        let label = Self.largest(scratch)
        return (label, scratch[label])
    }

    /// The features of a vector that speak most for a class, strongest first: index and contribution.
    /// For explanations. O(n log n).
    public func contributions(
        of vector: SparseVector, to label: Int, limit: Int = 10
    ) -> [(feature: UInt32, score: Float)] {
        let found = zip(vector.indices, vector.values).compactMap { feature, value in
            index.row(of: feature).map { (feature: feature, score: value * weights[$0 * classes.count + label]) }
        }
        return Array(found.sorted { ($1.score, $0.feature) < ($0.score, $1.feature) }.prefix(limit))
    }

    /// Index of the largest score, the first of equals; scores must not be empty.
    public static func largest(_ scores: [Float]) -> Int {
        var best = 0
        for i in scores.indices where scores[i] > scores[best] { best = i }
        return best
    }
}
