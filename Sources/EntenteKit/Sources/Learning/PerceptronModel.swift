/// A linear classifier over hashed binary features, whose rows hold only the classes that a feature speaks about.
///
/// Perceptrons touch two classes an update, so most rows are short: a row is a list of class and weight, not a vector.
/// A weight is eight bits shifted left by the row's exponent; scores are whole numbers, hence the same on every machine.
/// Made by ``AveragedPerceptron``; what is scored is exactly what is saved.
public struct PerceptronModel: Sendable {
    /// Most classes a model may have.
    public static let mostClasses = 256
    /// Widest feature space, as a power of two: the index of ``FeatureIndex`` takes 1.5 bits a dimension.
    public static let bitsRange = 8...26
    /// Widest exponent of a row.
    static let mostShift = 15

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
    }

    /// Writes the sum of the features' rows to `scores`, which has room for one number a class. O(entries of the rows).
    ///
    /// - Parameter features: below 2^bits; others are passed over.
    public func score(_ features: UnsafeBufferPointer<UInt32>, into scores: UnsafeMutablePointer<Int32>) {
        scores.update(repeating: 0, count: classes.count)
        starts.withUnsafeBufferPointer { starts in
            shifts.withUnsafeBufferPointer { shifts in
                entries.withUnsafeBufferPointer { entries in
                    for feature in features {
                        guard let row = index.row(of: feature) else { continue }
                        let shift = Int32(shifts[row])
                        for place in Int(starts[row])..<Int(starts[row + 1]) {
                            let entry = entries[place]
                            scores[Int(entry.label)] &+= Int32(entry.weight) &<< shift
                        }
                    }
                }
            }
        }
    }
}
