/// Labelled sequences, made compact for training, and the objective of a conditional random field.
///
/// Parameters are one vector: a row of `classCount` weights for each feature, then the biases, then
/// the transitions (row: the class before).
struct SequenceProblem {
    let classCount: Int
    let features: [UInt32]
    let l2: Double
    let isForbidden: [Bool]
    private var rows: [UInt32] = []
    private var starts: [Int] = [0]
    private var labels: [Int] = []
    /// Where each sequence's positions begin, and the end.
    private var sequences: [Int] = [0]
    private var weights: [Double] = []
    private var totalWeight = 0.0
    private var longest = 0

    init(_ examples: [SequenceExample], classCount: Int, bits: Int, settings: SequenceTraining.Settings) {
        self.classCount = classCount
        l2 = settings.l2
        isForbidden = settings.forbidden
        features = Self.frequent(examples, bits: bits, least: max(1, settings.minimumCount))
        let index = FeatureIndex(bits: bits, features: features)
        for example in examples where example.count > 0 {
            for i in 0..<example.count {
                for feature in example.features[example.starts[i]..<example.starts[i + 1]] {
                    if let row = index.row(of: feature) { rows.append(UInt32(row)) }
                }
                starts.append(rows.count)
            }
            labels += example.labels
            sequences.append(labels.count)
            weights.append(Double(example.weight))
            longest = max(longest, example.count)
        }
        totalWeight = weights.reduce(0, +)
    }

    var parameterCount: Int { (features.count + 1 + classCount) * classCount }

    /// Features seen at `least` positions, ascending.
    private static func frequent(_ examples: [SequenceExample], bits: Int, least: Int) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: 1 << bits)
        for example in examples { for feature in example.features { counts[Int(feature)] += 1 } }
        return counts.indices.lazy.filter { Int(counts[$0]) >= least }.map { UInt32($0) }
    }

    /// The mean negative log-likelihood of a sequence plus the L2 penalty, and its gradient.
    func evaluate(_ x: [Float], gradient: inout [Float]) -> Double {
        let k = classCount, biasStart = features.count * k, arcStart = biasStart + k
        var loss = 0.0
        // Single weights sum up in single precision, those that every position touches in double.
        var biasGradient = [Double](repeating: 0, count: k), arcGradient = [Double](repeating: 0, count: k * k)
        let arcs = (0..<(k * k)).map { isForbidden[$0] ? 0 : Elementary.exp(Double(x[arcStart + $0])) }
        var lattice = SequenceLattice(classCount: k, longest: longest, arcs: arcs)
        gradient.withUnsafeMutableBufferPointer { out in
            x.withUnsafeBufferPointer { x in
                out.update(repeating: 0)
                for s in weights.indices {
                    let span = sequences[s]..<sequences[s + 1], weight = weights[s] / totalWeight
                    for (i, position) in span.enumerated() { emit(position, x, biasStart, &lattice, i) }
                    let logZ = lattice.run(span.count)
                    loss += weight * (logZ - goldScore(span, x, biasStart, arcStart))
                    collect(span, weight, lattice, out, &biasGradient)
                    addArcs(span, weight, lattice, &arcGradient)
                }
            }
        }
        for c in 0..<k { gradient[biasStart + c] = Float(biasGradient[c]) }
        for a in 0..<(k * k) { gradient[arcStart + a] = isForbidden[a] ? 0 : Float(arcGradient[a]) }
        VectorMath.add(Float(l2), x, to: &gradient)
        return loss + 0.5 * l2 * VectorMath.dot(x, x)
    }

    /// Writes the scores of a position into the lattice.
    private func emit(
        _ position: Int, _ x: UnsafeBufferPointer<Float>, _ biasStart: Int, _ lattice: inout SequenceLattice, _ i: Int
    ) {
        let k = classCount
        for c in 0..<k { lattice.scores[i * k + c] = x[biasStart + c] }
        rows.withUnsafeBufferPointer { rows in
            lattice.scores.withUnsafeMutableBufferPointer { scores in
                for r in starts[position]..<starts[position + 1] {
                    let row = Int(rows[r]) * k
                    for c in 0..<k { scores[i * k + c] += x[row + c] }
                }
            }
        }
    }

    private func goldScore(_ span: Range<Int>, _ x: UnsafeBufferPointer<Float>, _ biasStart: Int, _ arcStart: Int) -> Double {
        var sum = 0.0, before = 0
        for position in span {
            let label = labels[position]
            sum += Double(x[arcStart + before * classCount + label]) + Double(x[biasStart + label])
            for r in starts[position]..<starts[position + 1] { sum += Double(x[Int(rows[r]) * classCount + label]) }
            before = label
        }
        return sum + Double(x[arcStart + before * classCount])
    }

    /// Expected minus observed, for the features and biases.
    private func collect(
        _ span: Range<Int>, _ weight: Double, _ lattice: SequenceLattice, _ out: UnsafeMutableBufferPointer<Float>,
        _ biasGradient: inout [Double]
    ) {
        let k = classCount
        var difference = [Float](repeating: 0, count: k)
        for (i, position) in span.enumerated() {
            for c in 0..<k {
                let d = weight * (lattice.marginal(i, c) - (labels[position] == c ? 1 : 0))
                difference[c] = Float(d)
                biasGradient[c] += d
            }
            for r in starts[position]..<starts[position + 1] {
                let row = Int(rows[r]) * k
                for c in 0..<k { out[row + c] += difference[c] }
            }
        }
    }

    private func addArcs(_ span: Range<Int>, _ weight: Double, _ lattice: SequenceLattice, _ gradient: inout [Double]) {
        lattice.addArcMarginals(span.count, weight: weight, to: &gradient)
        var before = 0
        for position in span {
            gradient[before * classCount + labels[position]] -= weight
            before = labels[position]
        }
        gradient[before * classCount] -= weight
    }
}
