/// The hashed features of one decision, in memory that is used again for the next one.
///
/// A feature is a template's number and up to three values; the hash of all four is cut to the model's bits.
struct FeatureList {
    /// Room for the features of one decision; the templates are fewer.
    static let capacity = 128

    let buffer: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    private let shift: UInt64

    /// - Parameter buffer: has room for ``capacity`` numbers, and outlives this list.
    init(_ buffer: UnsafeMutablePointer<UInt32>, bits: Int) {
        self.buffer = buffer
        shift = UInt64(64 - bits)
    }

    /// The features so far.
    var all: UnsafeBufferPointer<UInt32> { UnsafeBufferPointer(start: buffer, count: count) }

    @inline(__always)
    mutating func removeAll() { count = 0 }

    /// Adds a feature. Multiplying by odd constants and folding the halves spreads all bits into the upper ones.
    @inline(__always)
    mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0) {
        var hash = (template &+ 1) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ a) &* 0xBF58_476D_1CE4_E5B9
        hash = ((hash ^ hash >> 32) &+ b) &* 0x94D0_49BB_1331_11EB
        hash = ((hash ^ hash >> 32) &+ c) &* 0xD6E8_FEB8_6659_FD93
        hash = (hash ^ hash >> 29) &* 0x9E37_79B9_7F4A_7C15
        buffer[count] = UInt32(truncatingIfNeeded: hash >> shift)
        count += 1
    }
}
