/// Features of one example: indices strictly ascending, one value each.
public struct SparseVector: Sendable, Hashable {
    /// Feature indices below 2^bits, strictly ascending.
    public let indices: [UInt32]
    /// The value of each index.
    public let values: [Float]

    /// Sorts, and sums the values of equal indices in the order given. O(n log n).
    /// `indices` and `values` must be of one length.
    public init(indices: [UInt32], values: [Float]) {
        precondition(indices.count == values.count, "a value for each index")
        var builder = FeatureBuilder(bits: 32)
        for (index, value) in zip(indices, values) { builder.add(index: index, value) }
        self = builder.vector()
    }

    /// Trusts the caller that the indices ascend.
    init(ascending indices: [UInt32], values: [Float]) {
        self.indices = indices
        self.values = values
    }

    /// Number of features.
    public var count: Int { indices.count }

    /// The sum of this vector and another one times a factor. O(n).
    public func adding(_ other: SparseVector, times factor: Float = 1) -> SparseVector {
        var indices: [UInt32] = []
        var sums: [Float] = []
        indices.reserveCapacity(count + other.count)
        sums.reserveCapacity(count + other.count)
        var (own, others) = (0, 0)
        while own < count || others < other.count {
            if others == other.count || own < count && self.indices[own] < other.indices[others] {
                indices.append(self.indices[own])
                sums.append(values[own])
                own += 1
            } else if own < count, self.indices[own] == other.indices[others] {
                indices.append(self.indices[own])
                sums.append(values[own] + factor * other.values[others])
                own += 1
                others += 1
            } else {
                indices.append(other.indices[others])
                sums.append(factor * other.values[others])
                others += 1
            }
        }
        return SparseVector(ascending: indices, values: sums)
    }

    /// The same direction with Euclidean length 1; a zero vector stays as it is. O(n).
    public func normalized() -> SparseVector {
        let square = values.reduce(0.0) { $0 + Double($1) * Double($1) }
        guard square > 0, square.isFinite else { return self }
        let factor = Float(1 / square.squareRoot())
        return SparseVector(ascending: indices, values: values.map { $0 * factor })
    }
}

/// Collects the features of one example by hash. Keep one and `removeAll()` between examples: then
/// collecting allocates nothing.
public struct FeatureBuilder: Sendable {
    /// The feature space has 2^bits dimensions.
    public let bits: Int
    /// Index in the upper half, position in the lower: sorting these numbers sorts stably.
    private var keys: [UInt64] = []
    private var values: [Float] = []

    /// Starts an empty collection; `bits` is clamped to 1...32.
    public init(bits: Int) {
        self.bits = min(max(bits, 1), 32)
    }

    /// Number of features added, duplicates included.
    public var count: Int { keys.count }

    /// Adds a feature; the values of equal features add up.
    public mutating func add(_ hash: UInt64, _ value: Float = 1) {
        FeatureTrace.noteAdded(hash)
        add(index: UInt32(truncatingIfNeeded: hash >> UInt64(64 - bits)), value)
    }

    /// Adds a feature by its index.
    mutating func add(index: UInt32, _ value: Float) {
        keys.append(UInt64(index) << 32 | UInt64(values.count))
        values.append(value)
    }

    /// Forgets the features, and keeps the memory.
    public mutating func removeAll() {
        keys.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
    }

    /// The features added so far, sorted, equal ones summed. O(n log n).
    public mutating func vector() -> SparseVector {
        keys.sort()
        var indices: [UInt32] = []
        var sums: [Float] = []
        indices.reserveCapacity(keys.count)
        sums.reserveCapacity(keys.count)
        for key in keys {
            let index = UInt32(key >> 32)
            let value = values[Int(key & 0xFFFF_FFFF)]
            if indices.last == index {
                sums[sums.count - 1] += value
            } else {
                indices.append(index)
                sums.append(value)
            }
        }
        return SparseVector(ascending: indices, values: sums)
    }
}
