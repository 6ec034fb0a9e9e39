/// A sequence with a label at every position, to learn a ``SequenceModel`` from.
///
/// The features of all positions lie in one array, so that a corpus is a few arrays and not millions.
public struct SequenceExample: Sendable {
    /// Features of all positions, one position after the other; each below 2^bits.
    public private(set) var features: [UInt32] = []
    /// Where each position's features begin in ``features``, and the end.
    public private(set) var starts: [Int] = [0]
    /// An index into the classes for each position.
    public private(set) var labels: [Int] = []
    /// How much it counts; positive.
    public var weight: Float

    /// An empty sequence.
    public init(weight: Float = 1) { self.weight = weight }

    /// Number of positions.
    public var count: Int { labels.count }

    /// Adds a position.
    public mutating func append(_ features: some Sequence<UInt32>, label: Int) {
        self.features.append(contentsOf: features)
        starts.append(self.features.count)
        labels.append(label)
    }
}
