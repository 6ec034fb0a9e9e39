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

    /// Features and weights, where the file has them.
    let rows: QuantisedRows
    let biases: [Float]
    private let index: FeatureIndex

    /// Number of features that have weights.
    public var featureCount: Int { rows.count }

    /// Parts that were checked by the caller.
    init(classes: [String], bits: Int, temperature: Float, metadata: [String: String], rows: QuantisedRows, biases: [Float]) {
        self.classes = classes
        self.bits = bits
        self.temperature = temperature
        self.metadata = metadata
        self.rows = rows
        self.biases = biases
        index = FeatureIndex(bits: bits, features: (0..<rows.count).lazy.map { [rows] in rows.feature($0) })
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
        let rows = QuantisedRows(features: keptFeatures, scales: scales, quantised: quantised, classes: k)
        self.init(
            classes: classes, bits: bits, temperature: 1, metadata: metadata, rows: rows,
            biases: Array(parameters[(features.count * k)...]))
    }

    /// Scores (log-odds up to a constant) of all classes. Unknown features are ignored.
    /// O(features × classes); allocates only if `scores` has another length than `classes`.
    public func scores(of vector: SparseVector, into scores: inout [Float]) {
        sum(into: &scores) { sums in
            for i in 0..<vector.count {
                guard let row = index.row(of: vector.indices[i]) else { continue }
                rows.add(row, vector.values[i], to: sums)
            }
        }
    }

    /// The row of a hashed feature's weights, for ``scores(ofRows:values:into:)``; -1 if it has none. O(1).
    public func row(ofHash hash: UInt64) -> Int32 {
        index.row(of: UInt32(truncatingIfNeeded: hash >> UInt64(64 - bits))).map { Int32($0) } ?? -1
    }

    /// Scores as ``scores(of:into:)``, for a caller who has looked the features up already and keeps what it found. A row may
    /// come more than once. O(rows × classes).
    ///
    /// - Precondition: rows come from ``row(ofHash:)`` and are not negative; there is a value for each.
    public func scores(ofRows found: UnsafeBufferPointer<Int32>, values: UnsafeBufferPointer<Float>, into scores: inout [Float]) {
        precondition(found.count == values.count, "a value for each row")
        sum(into: &scores) { sums in
            for i in found.indices {
                precondition(found[i] >= 0 && Int(found[i]) < rows.count, "a row of this model")
                rows.add(Int(found[i]), values[i], to: sums)
            }
        }
    }

    /// Writes one class's weight in each of some rows, 0 for -1. O(rows).
    public func weights(ofRows found: UnsafeBufferPointer<Int32>, label: Int, into weights: UnsafeMutablePointer<Float>) {
        precondition(classes.indices.contains(label), "a class of this model")
        for i in found.indices { weights[i] = found[i] < 0 ? 0 : rows.weight(Int(found[i]), label) }
    }

    /// Lets `add` add to the biases.
    @inline(__always)
    private func sum(into scores: inout [Float], _ add: (UnsafeMutablePointer<QuantisedRows.Lanes>) -> Void) {
        let k = classes.count
        if scores.count != k { scores = biases }
        withUnsafeTemporaryAllocation(of: QuantisedRows.Lanes.self, capacity: rows.blocks) { sums in
            let start = sums.baseAddress!
            for block in 0..<rows.blocks { start[block] = .zero }
            start.withMemoryRebound(to: Float.self, capacity: 8 * rows.blocks) { flat in
                for c in 0..<k { flat[c] = biases[c] }
            }
            add(start)
            start.withMemoryRebound(to: Float.self, capacity: 8 * rows.blocks) { flat in
                for c in 0..<k { scores[c] = flat[c] }
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
            index.row(of: feature).map { (feature: feature, score: value * rows.weight($0, label)) }
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
