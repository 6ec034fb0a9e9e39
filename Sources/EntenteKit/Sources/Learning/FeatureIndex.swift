/// Maps feature indices below 2^bits to rows 0, 1, … in ascending order, for those that have one.
///
/// A bitmap with counts (Jacobson's rank), side by side: O(1) and one cache line a lookup, two bits a dimension, and unlike
/// a hash table no input makes it slow.
struct FeatureIndex: Sendable {
    /// 32 features, a bit each, and how many there are before them.
    private struct Slot {
        var bits: UInt32 = 0
        var rank: UInt32 = 0

        /// The row of the feature of a place, if it has one.
        @inline(__always)
        func row(_ place: UInt32) -> UInt32 { rank &+ UInt32((bits & (1 &<< place &- 1)).nonzeroBitCount) }
    }

    private var slots: [Slot]
    /// Number of rows.
    private(set) var count: Int

    /// `features` strictly ascending and below 2^bits.
    init(bits: Int, features: some Sequence<UInt32>) {
        slots = [Slot](repeating: Slot(), count: max(1, (1 << bits) >> 5))
        for feature in features { slots[Int(feature >> 5)].bits |= 1 &<< (feature & 31) }
        var total: UInt32 = 0
        for slot in slots.indices {
            slots[slot].rank = total
            total += UInt32(slots[slot].bits.nonzeroBitCount)
        }
        count = Int(total)
    }

    /// The row of a feature, or nil.
    @inline(__always)
    func row(of feature: UInt32) -> Int? {
        let number = Int(feature >> 5), place = feature & 31
        guard number < slots.count else { return nil }
        let slot = slots[number]
        guard slot.bits &>> place & 1 != 0 else { return nil }
        return Int(slot.row(place))
    }

    /// Writes the rows of the features that have one, in order, and returns how many these are. O(features).
    ///
    /// Whether a feature has a row nobody can foretell, so nothing here branches on it: the loads of many features then run
    /// side by side.
    ///
    /// - Parameter rows: has room for as many numbers as there are features.
    @inline(__always)
    func rows(of features: UnsafeBufferPointer<UInt32>, into rows: UnsafeMutablePointer<UInt32>) -> Int {
        slots.withUnsafeBufferPointer { slots in
            var found = 0
            for feature in features {
                let number = Int(feature >> 5), place = feature & 31
                if number >= slots.count { continue }
                let slot = slots[number]
                rows[found] = slot.row(place)
                found &+= Int(slot.bits &>> place & 1)
            }
            return found
        }
    }
}
