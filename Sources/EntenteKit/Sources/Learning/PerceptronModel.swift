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
