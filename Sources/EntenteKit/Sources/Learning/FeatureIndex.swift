/// Maps feature indices below 2^bits to rows 0, 1, … in ascending order, for those that have one.
///
/// A bitmap with counts (Jacobson's rank): O(1) a lookup, 1.5 bits a dimension, and unlike a hash
/// table no input makes it slow.
struct FeatureIndex: Sendable {
    private var words: [UInt64]
    private var ranks: [UInt32]
    /// Number of rows.
    private(set) var count: Int

    /// `features` strictly ascending and below 2^bits.
    init(bits: Int, features: some Sequence<UInt32>) {
        words = [UInt64](repeating: 0, count: max(1, (1 << bits) >> 6))
        for feature in features { words[Int(feature >> 6)] |= 1 << UInt64(feature & 63) }
        ranks = []
        ranks.reserveCapacity(words.count)
        var total = 0
        for word in words {
            ranks.append(UInt32(total))
            total += word.nonzeroBitCount
        }
        count = total
    }

    /// The row of a feature, or nil.
    @inline(__always)
    func row(of feature: UInt32) -> Int? {
        let slot = Int(feature >> 6)
        guard slot < words.count else { return nil }
        let word = words[slot]
        let bit = UInt64(1) << UInt64(feature & 63)
        guard word & bit != 0 else { return nil }
        return Int(ranks[slot]) + (word & (bit - 1)).nonzeroBitCount
    }
}
