/// Labelled examples, made compact for training: only features seen often enough have a row.
///
/// Parameters are one vector: a row of `classCount` weights for each feature, then the biases.
struct LogisticProblem {
    let classCount: Int
    /// The feature of each row: common ones first, those of one frequency in the order of the text.
    /// So the busy rows share the cache, and the rare rows of an example stand side by side; training
    /// is twice as fast as with rows in hash order.
    let features: [UInt32]
    private let index: FeatureIndex
    /// The row of each of `index`'s ranks.
    private let rowOfRank: [UInt32]
    let l2: Double
    private var starts: [Int] = [0]
    private var rows: [UInt32] = []
    private var values: [Float] = []
    private var labels: [Int] = []
    private var weights: [Double] = []
    private var totalWeight = 0.0

    init(_ examples: [Example], classCount: Int, bits: Int, settings: LogisticRegression.Settings) {
        self.classCount = classCount
        l2 = settings.l2
        features = Self.rows(examples, bits: bits, least: max(1, settings.minimumCount))
        let ranked = features.indices.sorted { [features] in features[$0] < features[$1] }
        index = FeatureIndex(bits: bits, features: features)
        rowOfRank = ranked.map { UInt32($0) }
        let classWeights = settings.classWeights.weights(labels: examples.map(\.label), classCount: classCount)
        for example in examples {
            append(example.features)
            labels.append(example.label)
            weights.append(Double(example.weight) * classWeights[example.label])
        }
        totalWeight = weights.reduce(0, +)
    }

    var exampleCount: Int { labels.count }
    var parameterCount: Int { (features.count + 1) * classCount }

    /// The row of a feature, or nil if it was not seen often enough.
    func row(of feature: UInt32) -> Int? {
        index.row(of: feature).map { Int(rowOfRank[$0]) }
    }

    /// The features seen in at least `least` examples, in the order of their rows.
    private static func rows(_ examples: [Example], bits: Int, least: Int) -> [UInt32] {
        var counts = [UInt32](repeating: 0, count: 1 << bits)
        var order: [UInt32] = []
        for example in examples {
            for feature in example.features.indices {
                if counts[Int(feature)] == 0 { order.append(feature) }
                counts[Int(feature)] += 1
            }
        }
        // The position in the lower half makes the order total.
        var keys: [UInt64] = []
        for (position, feature) in order.enumerated() where Int(counts[Int(feature)]) >= least {
            keys.append(UInt64(~counts[Int(feature)]) << 32 | UInt64(position))
        }
        keys.sort()
        return keys.map { order[Int($0 & 0xFFFF_FFFF)] }
    }

    private mutating func append(_ vector: SparseVector) {
        let known = (0..<vector.count).compactMap { i in
            row(of: vector.indices[i]).map { (row: UInt32($0), value: vector.values[i]) }
        }
        for (row, value) in known.sorted(by: { $0.row < $1.row }) {
            rows.append(row)
            values.append(value)
        }
        starts.append(rows.count)
    }

    /// Mean weighted negative log-likelihood plus l2 / 2 times the squared weights (not the biases),
    /// and its gradient. O(active features × classes), single-threaded, in a fixed order.
    func evaluate(_ parameters: [Float], gradient: inout [Float]) -> Double {
        precondition(parameters.count == parameterCount && gradient.count == parameterCount)
        let k = classCount
        let biasStart = features.count * k
        var loss = 0.0
        var square = 0.0
        // Raw pointers: every row is below features.count by construction, and the bounds checks
        // would cost a third of the training.
        parameters.withUnsafeBufferPointer { w in
            gradient.withUnsafeMutableBufferPointer { g in
                let decay = Float(l2)
                for i in 0..<biasStart { g[i] = decay * w[i] }
                for i in biasStart..<g.count { g[i] = 0 }
                withUnsafeTemporaryAllocation(of: Float.self, capacity: k) { scores in
                    for example in 0..<labels.count {
                        let span = starts[example]..<starts[example + 1]
                        _ = scores.update(fromContentsOf: w[biasStart...])
                        rows.withUnsafeBufferPointer { rows in
                            values.withUnsafeBufferPointer { values in
                                for i in span {
                                    Self.add(values[i], w.baseAddress! + Int(rows[i]) * k, to: scores.baseAddress!, k)
                                }
                                let label = labels[example]
                                let target = Double(scores[label])
                                let logSum = Elementary.softmax(scores)
                                loss += weights[example] * (logSum - target)
                                scores[label] -= 1
                                let scale = Float(weights[example] / totalWeight)
                                for c in 0..<k { scores[c] *= scale }
                                for i in span {
                                    Self.add(values[i], scores.baseAddress!, to: g.baseAddress! + Int(rows[i]) * k, k)
                                }
                                Self.add(1, scores.baseAddress!, to: g.baseAddress! + biasStart, k)
                            }
                        }
                    }
                }
            }
        }
        if l2 > 0 {
            square = VectorMath.dot(parameters, parameters, count: biasStart)
        }
        return loss / totalWeight + l2 / 2 * square
    }

    @inline(__always)
    static func add(_ factor: Float, _ x: UnsafePointer<Float>, to y: UnsafeMutablePointer<Float>, _ count: Int) {
        for c in 0..<count { y[c] += factor * x[c] }
    }
}
