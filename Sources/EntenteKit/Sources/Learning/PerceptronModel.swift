/// A linear classifier over hashed binary features, whose rows hold only the classes that a feature speaks about.
///
/// Perceptrons touch two classes an update, so most rows are short: a row is a list of class and weight, not a vector.
/// Weights are whole numbers of eight bits, doubled where a row needs it; so are scores, hence the same on every machine.
/// Made by ``AveragedPerceptron``; what is scored is exactly what is saved.
public struct PerceptronModel: Sendable {
    /// Most classes a model may have.
    public static let mostClasses = 256
    /// Widest feature space, as a power of two: the index of ``FeatureIndex`` takes 1.5 bits a dimension.
    public static let bitsRange = 8...26
    /// Most features of one decision. So many of the heaviest weights (127, doubled) just fit 16 bits.
    public static let mostFeatures = 128
    /// Widest exponent of a row.
    static let mostShift = 1

    /// One class of a row.
    struct Entry: Equatable, Sendable {
        var label: UInt8
        var weight: Int8
    }

    /// What the classifier decides, for instance `tags`.
    public let name: String
    /// Class names; scores are in this order.
    public let classes: [String]
    /// The feature space has 2^bits dimensions; build features with the same number.
    public let bits: Int

    /// The features that have a row, ascending.
    let features: [UInt32]
    /// Where each row begins, in entries, and the end.
    let starts: [UInt32]
    /// Weight = entry << shift, a number a row.
    let shifts: [UInt8]
    let entries: [Entry]
    private let index: FeatureIndex
    private let rows: PerceptronRows

    /// Number of features that have a row.
    public var featureCount: Int { features.count }
    /// Number of weights in all rows.
    public var weightCount: Int { entries.count }

    /// Parts that were checked by the caller.
    init(
        name: String, classes: [String], bits: Int, features: [UInt32], starts: [UInt32], shifts: [UInt8], entries: [Entry]
    ) {
        self.name = name
        self.classes = classes
        self.bits = bits
        self.features = features
        self.starts = starts
        self.shifts = shifts
        self.entries = entries
        index = FeatureIndex(bits: bits, features: features)
        rows = PerceptronRows(classes: classes.count, starts: starts, shifts: shifts, entries: entries)
    }

    /// Writes the sum of the features' rows to `scores`, which has room for one number a class. O(features × classes), and
    /// far less where rows are short.
    ///
    /// - Parameter features: at most ``mostFeatures``, below 2^bits; larger ones are passed over.
    public func score(_ features: UnsafeBufferPointer<UInt32>, into scores: UnsafeMutablePointer<Int32>) {
        precondition(features.count <= Self.mostFeatures)
        withUnsafeTemporaryAllocation(of: PerceptronRows.Lane.self, capacity: rows.width) { sums in
            sums.initialize(repeating: .zero)
            guard let base = sums.baseAddress else { return }
            rows.add(features, index, to: base)
            UnsafeRawPointer(base).withMemoryRebound(to: Int16.self, capacity: classes.count) { sums in
                for label in classes.indices { scores[label] = Int32(sums[label]) }
            }
        }
    }
}

/// The rows as they are summed up: long ones as vectors, short ones as lists.
struct PerceptronRows: Sendable {
    typealias Lane = SIMD8<Int16>

    /// Rows with more classes than this are vectors: adding one of 80 classes costs about as much as ten list entries.
    private static let longest = 10

    private struct Row {
        /// The first entry, or the first lane.
        var start: UInt32
        /// Of a list; a vector has 0.
        var count: UInt8
        var shift: UInt8
    }

    /// Lanes of a vector.
    let width: Int
    private var rows: [Row] = []
    private var lists: [PerceptronModel.Entry] = []
    private var vectors: [Lane] = []

    init(classes: Int, starts: [UInt32], shifts: [UInt8], entries: [PerceptronModel.Entry]) {
        width = (classes + 7) / 8
        rows.reserveCapacity(shifts.count)
        for (row, shift) in shifts.enumerated() {
            let range = Int(starts[row])..<Int(starts[row + 1])
            if range.count <= Self.longest {
                rows.append(Row(start: UInt32(lists.count), count: UInt8(range.count), shift: shift))
                lists += entries[range]
            } else {
                rows.append(Row(start: UInt32(vectors.count), count: 0, shift: shift))
                appendVector(entries[range], shift)
            }
        }
    }

    private mutating func appendVector(_ entries: ArraySlice<PerceptronModel.Entry>, _ shift: UInt8) {
        let start = vectors.count
        vectors.append(contentsOf: repeatElement(.zero, count: width))
        for entry in entries {
            vectors[start + Int(entry.label) / 8][Int(entry.label) % 8] = Int16(entry.weight) << Int16(shift)
        }
    }

    /// Adds the rows of the features to `sums`, which holds ``width`` lanes.
    @inline(__always)
    func add(_ features: UnsafeBufferPointer<UInt32>, _ index: FeatureIndex, to sums: UnsafeMutablePointer<Lane>) {
        let width = width
        let flat = UnsafeMutableRawPointer(sums).assumingMemoryBound(to: Int16.self)
        rows.withUnsafeBufferPointer { rows in
            lists.withUnsafeBufferPointer { lists in
                vectors.withUnsafeBufferPointer { vectors in
                    for feature in features {
                        guard let number = index.row(of: feature) else { continue }
                        let row = rows[number]
                        if row.count == 0 {
                            let vector = vectors.baseAddress! + Int(row.start)
                            for lane in 0..<width { sums[lane] &+= vector[lane] }
                            continue
                        }
                        let shift = Int16(row.shift)
                        for place in Int(row.start)..<(Int(row.start) + Int(row.count)) {
                            let entry = lists[place]
                            flat[Int(entry.label)] &+= Int16(entry.weight) &<< shift
                        }
                    }
                }
            }
        }
    }
}
