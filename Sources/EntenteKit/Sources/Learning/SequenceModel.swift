/// A linear-chain conditional random field over hashed binary features: labels for the positions of a
/// sequence, chosen together (Lafferty, McCallum and Pereira, ICML 2001).
///
/// Class 0 is "outside": a sequence begins and ends there. Weights are quantised to eight bits a class
/// and a scale a feature, as those of ``LinearModel``: what is scored is exactly what is saved.
public struct SequenceModel: Sendable {
    /// Most classes a model may have.
    public static let mostClasses = 64
    /// The score of a transition that is forbidden.
    public static let forbidden: Float = -1000

    /// Class names, in the order of labels.
    public let classes: [String]
    /// The feature space has 2^bits dimensions; build features with the same number.
    public let bits: Int
    /// Free key/value texts saved with the model.
    public var metadata: [String: String]

    /// Features and weights, where the file has them.
    let rows: QuantisedRows
    let biases: [Float]
    /// Row: the class before; column: the class after.
    let transitions: [Float]
    private let index: FeatureIndex
    /// The rows multiplied out: a decoding adds them to sums that touch each other.
    private let weights: [Float]

    /// Number of features that have weights.
    public var featureCount: Int { rows.count }

    /// Parts that were checked by the caller.
    init(
        classes: [String], bits: Int, metadata: [String: String], rows: QuantisedRows, biases: [Float], transitions: [Float]
    ) {
        self.classes = classes
        self.bits = bits
        self.metadata = metadata
        self.rows = rows
        self.biases = biases
        self.transitions = transitions
        index = FeatureIndex(bits: bits, features: (0..<rows.count).lazy.map { rows.feature($0) })
        weights = rows.multipliedOut()
    }

    /// Adds the scores of one position's features to `scores`, which holds one number a class.
    @inline(__always)
    func addScores(of features: UnsafeBufferPointer<UInt32>, to scores: UnsafeMutablePointer<Float>) {
        let k = classes.count
        weights.withUnsafeBufferPointer { weights in
            guard let base = weights.baseAddress else { return }
            for feature in features {
                guard let row = index.row(of: feature) else { continue }
                let start = base + row * k
                for c in 0..<k { scores[c] += start[c] }
            }
        }
    }
}

/// The memory of a decoding, used again for the next sequence.
public struct SequenceScratch {
    var emissions: [Float] = []
    var best: [Float] = []
    var back: [UInt8] = []
    /// The labels that ``SequenceModel/decode(_:starts:scratch:)`` chose, one a position.
    public internal(set) var labels: [Int] = []

    /// No memory yet.
    public init() {}
}

extension SequenceModel {
    /// The likeliest labels of a sequence (Viterbi), written to `scratch.labels`; of equals the first class.
    ///
    /// - Parameters:
    ///   - features: of all positions, one after the other.
    ///   - starts: where each position's features begin, and the end.
    /// - Complexity: O(features × classes + positions × classes²).
    public func decode(_ features: [UInt32], starts: [Int], scratch: inout SequenceScratch) {
        decode(features, starts: starts, offsets: [], scratch: &scratch)
    }

    /// The likeliest labels if each class's score were so much higher: a positive offset finds more of a class and errs
    /// more often. `offsets` has a number for each class, or none.
    public func decode(_ features: [UInt32], starts: [Int], offsets: [Float], scratch: inout SequenceScratch) {
        precondition(offsets.isEmpty || offsets.count == classes.count, "an offset for each class, or none")
        let k = classes.count, n = starts.count - 1
        score(features, starts, offsets, into: &scratch.emissions)
        scratch.labels.removeAll(keepingCapacity: true)
        guard n > 0 else { return }
        if scratch.back.count < n * k { scratch.back = [UInt8](repeating: 0, count: n * k) }
        scratch.best.removeAll(keepingCapacity: true)
        for c in 0..<k { scratch.best.append(transitions[c] + scratch.emissions[c]) }
        var next = scratch.best
        for i in 1..<max(n, 1) {
            step(i, scratch.best, &next, &scratch)
            swap(&scratch.best, &next)
        }
        var last = 0
        for c in 1..<k where scratch.best[c] + transitions[c * k] > scratch.best[last] + transitions[last * k] { last = c }
        scratch.labels.append(contentsOf: repeatElement(0, count: n))
        for i in stride(from: n - 1, through: 0, by: -1) {
            scratch.labels[i] = last
            last = Int(scratch.back[i * k + last])
        }
    }

    /// One column of the Viterbi table.
    private func step(_ i: Int, _ best: [Float], _ next: inout [Float], _ scratch: inout SequenceScratch) {
        let k = classes.count
        transitions.withUnsafeBufferPointer { transitions in
            for c in 0..<k {
                var top = best[0] + transitions[c], from = 0
                for p in 1..<k where best[p] + transitions[p * k + c] > top {
                    top = best[p] + transitions[p * k + c]
                    from = p
                }
                next[c] = top + scratch.emissions[i * k + c]
                scratch.back[i * k + c] = UInt8(from)
            }
        }
    }

    /// The scores of all positions, a row of classes each.
    private func score(_ features: [UInt32], _ starts: [Int], _ offsets: [Float], into emissions: inout [Float]) {
        let k = classes.count
        let row = offsets.isEmpty ? biases : zip(biases, offsets).map { $0 + $1 }
        emissions.removeAll(keepingCapacity: true)
        for _ in 0..<(starts.count - 1) { emissions.append(contentsOf: row) }
        features.withUnsafeBufferPointer { features in
            emissions.withUnsafeMutableBufferPointer { emissions in
                guard let base = emissions.baseAddress else { return }
                for i in 0..<(starts.count - 1) {
                    addScores(of: .init(rebasing: features[starts[i]..<starts[i + 1]]), to: base + i * k)
                }
            }
        }
    }
}
