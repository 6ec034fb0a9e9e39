/// Collects the features of positions as numbers below 2^bits, each kind of feature apart from the others.
///
/// Kinds are told apart by their order: between two calls of ``begin()`` the same calls must be made whatever is seen.
struct HashedFeatures {
    let bits: Int
    private(set) var all: [UInt32] = []
    /// Where each position's features begin, and the end.
    private(set) var starts: [Int] = [0]
    private var template: UInt64 = 0

    init(bits: Int) { self.bits = bits }

    /// Forgets all positions, and keeps the memory.
    mutating func removeAll() {
        all.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
        template = 0
    }

    /// Begins a position.
    @inline(__always)
    mutating func begin() { template = 0 }

    /// Ends a position.
    @inline(__always)
    mutating func end() { starts.append(all.count) }

    /// Adds the next feature.
    @inline(__always)
    mutating func add(_ value: UInt64) {
        template &+= 1
        var hash = (value ^ template &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 29) &* 0x94D0_49BB_1331_11EB
        all.append(UInt32(truncatingIfNeeded: (hash ^ hash >> 32) & (1 << UInt64(bits) - 1)))
    }

    /// Adds the conjunction of two.
    @inline(__always)
    mutating func add(_ a: UInt64, _ b: UInt64) { add(Self.both(a, b)) }

    /// Adds the conjunction of three.
    @inline(__always)
    mutating func add(_ a: UInt64, _ b: UInt64, _ c: UInt64) { add(Self.both(Self.both(a, b), c)) }

    /// One number for two values, in their order.
    @inline(__always)
    static func both(_ a: UInt64, _ b: UInt64) -> UInt64 {
        (a &* 0xD6E8_FEB8_6659_FD93) ^ (b &* 0xA24B_AED4_963E_E407 << 23 | b &* 0xA24B_AED4_963E_E407 >> 41)
    }
}
