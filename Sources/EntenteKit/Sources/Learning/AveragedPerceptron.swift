/// Learns a ``PerceptronModel`` example by example: where the guess is wrong, the right class gains what the wrong one
/// loses; the model is the average over all examples seen, which generalises far better than the last weights.
///
/// Collins, "Discriminative training methods for hidden Markov models" (EMNLP 2002). All arithmetic is on whole numbers:
/// the same examples in the same order give the same bytes.
public struct AveragedPerceptron {
    /// One weight. Scoring reads these alone, so they are kept apart from their histories.
    private struct Weight {
        var label: UInt16 = 0
        var value: Int32 = 0
    }

    /// What a weight had summed up to when it last changed, and when that was.
    private struct History {
        var total: Int64 = 0
        var changed: Int64 = 0
    }

    /// A feature's weights: a piece of the pool that moves to the end, twice as long, when it is full.
    private struct Row {
        var start: Int
        var count: UInt16
        var capacity: UInt16
        var updates: UInt32
    }

    /// Class names; labels are their indices.
    public let classes: [String]
    /// Features are numbers below 2^bits.
    public let bits: Int

    /// By feature: its row, or -1.
    private var rowOf: [Int32]
    private var rows: [Row] = []
    private var pool: [Weight] = []
    private var histories: [History] = []
    /// Examples seen.
    private var step: Int64 = 0

    /// No weights yet. Takes 4 × 2^bits bytes at once.
    public init(classes: [String], bits: Int) {
        precondition((1...PerceptronModel.mostClasses).contains(classes.count) && PerceptronModel.bitsRange.contains(bits))
        self.classes = classes
        self.bits = bits
        rowOf = [Int32](repeating: -1, count: 1 << bits)
    }

    /// Number of features that have weights.
    public var featureCount: Int { rows.count }

    /// Writes the present (not averaged) scores of all classes. O(weights of the features).
    public func score(_ features: UnsafeBufferPointer<UInt32>, into scores: UnsafeMutablePointer<Int32>) {
        scores.update(repeating: 0, count: classes.count)
        rowOf.withUnsafeBufferPointer { rowOf in
            rows.withUnsafeBufferPointer { rows in
                pool.withUnsafeBufferPointer { pool in
                    for feature in features {
                        let index = rowOf[Int(feature)]
                        if index < 0 { continue }
                        let row = rows[Int(index)]
                        for place in row.start..<(row.start + Int(row.count)) {
                            scores[Int(pool[place].label)] &+= pool[place].value
                        }
                    }
                }
            }
        }
    }

    /// Counts an example that was guessed right.
    public mutating func accept() { step += 1 }

    /// Learns from an example that was guessed wrong.
    ///
    /// - Precondition: both labels are indices of ``classes``, and not the same.
    public mutating func correct(_ features: UnsafeBufferPointer<UInt32>, gold: Int, guess: Int) {
        precondition(gold != guess && classes.indices.contains(gold) && classes.indices.contains(guess))
        step += 1
        for feature in features {
            let row = row(of: feature)
            rows[row].updates &+= 1
            add(1, to: gold, row)
            add(-1, to: guess, row)
        }
    }

    private mutating func row(of feature: UInt32) -> Int {
        let index = rowOf[Int(feature)]
        if index >= 0 { return Int(index) }
        rowOf[Int(feature)] = Int32(rows.count)
        rows.append(Row(start: pool.count, count: 0, capacity: 2, updates: 0))
        makeRoom(2)
        return rows.count - 1
    }

    private mutating func add(_ amount: Int32, to label: Int, _ row: Int) {
        let (start, count) = (rows[row].start, Int(rows[row].count))
        for place in start..<(start + count) where pool[place].label == label {
            histories[place].total += (step - histories[place].changed) * Int64(pool[place].value)
            histories[place].changed = step
            pool[place].value += amount
            return
        }
        if count == rows[row].capacity { grow(row) }
        pool[rows[row].start + count] = Weight(label: UInt16(label), value: amount)
        histories[rows[row].start + count] = History(total: 0, changed: step)
        rows[row].count += 1
    }

    private mutating func grow(_ row: Int) {
        let old = rows[row]
        rows[row].start = pool.count
        rows[row].capacity = old.capacity * 2
        for place in old.start..<(old.start + Int(old.count)) {
            pool.append(pool[place])
            histories.append(histories[place])
        }
        makeRoom(Int(rows[row].capacity) - Int(old.count))
    }

    private mutating func makeRoom(_ count: Int) {
        pool.append(contentsOf: repeatElement(Weight(), count: count))
        histories.append(contentsOf: repeatElement(History(), count: count))
    }
}

extension AveragedPerceptron {
    /// The averaged weights as a model.
    ///
    /// - Parameters:
    ///   - minimumUpdates: features that were part of fewer corrections are left out.
    ///   - resolution: steps of a weight to one correction. Weights reach from -254 to 254 steps.
    ///   - minimumWeight: weights of fewer steps are left out; there are many of them, and they change little.
    /// - Complexity: O(weights + 2^bits).
    public func averaged(name: String, minimumUpdates: Int = 1, resolution: Int = 4, minimumWeight: Int = 1) -> PerceptronModel {
        var features: [UInt32] = [], starts: [UInt32] = [0], shifts: [UInt8] = [], entries: [PerceptronModel.Entry] = []
        for feature in rowOf.indices where rowOf[feature] >= 0 {
            let row = rows[Int(rowOf[feature])]
            guard row.updates >= minimumUpdates else { continue }
            let shift = append(row, resolution: Int64(resolution), minimumWeight: Int64(minimumWeight), to: &entries)
            guard entries.count > Int(starts[starts.count - 1]) else { continue }
            features.append(UInt32(feature))
            starts.append(UInt32(entries.count))
            shifts.append(shift)
        }
        return PerceptronModel(
            name: name, classes: classes, bits: bits, features: features, starts: starts, shifts: shifts, entries: entries)
    }

    /// Appends a row's averages in the order of their classes, and returns the exponent that lets the largest fit.
    private func append(
        _ row: Row, resolution: Int64, minimumWeight: Int64, to entries: inout [PerceptronModel.Entry]
    ) -> UInt8 {
        let steps = max(step, 1)
        let weights = (row.start..<(row.start + Int(row.count))).map { place in
            let (weight, history) = (pool[place], histories[place])
            let total = history.total + (steps - history.changed) * Int64(weight.value)
            return (label: weight.label, value: Self.rounded(total * resolution, by: steps))
        }.sorted { $0.label < $1.label }
        let largest = weights.map { abs($0.value) }.max() ?? 0
        var shift: Int64 = 0
        while shift < PerceptronModel.mostShift, largest > 127 << shift { shift += 1 }
        for weight in weights {
            let value = Self.rounded(weight.value, by: 1 << shift)
            if value == 0 || abs(weight.value) < minimumWeight { continue }
            entries.append(.init(label: UInt8(weight.label), weight: Int8(max(-127, min(127, value)))))
        }
        return UInt8(shift)
    }

    /// The quotient, halves away from zero.
    private static func rounded(_ value: Int64, by divisor: Int64) -> Int64 {
        value >= 0 ? (value + divisor / 2) / divisor : -((-value + divisor / 2) / divisor)
    }
}
