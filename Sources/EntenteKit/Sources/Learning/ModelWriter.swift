/// Puts a model file together, the mirror of `ModelReader`; numbers are little-endian.
struct ModelWriter {
    private var out: [UInt8]

    /// What was put so far.
    var bytes: [UInt8] { out }

    init(magic: [UInt8]) { out = magic }

    mutating func put(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { out.append(contentsOf: $0) } }

    mutating func put(_ values: some Sequence<UInt32>) { for value in values { put(value) } }

    mutating func put(_ values: some Sequence<Float>) { for value in values { put(value.bitPattern) } }

    mutating func put(_ values: some Sequence<UInt64>) {
        for value in values { withUnsafeBytes(of: value.littleEndian) { out.append(contentsOf: $0) } }
    }

    mutating func put(_ bytes: ModelBytes) { bytes.withBytes { out.append(contentsOf: $0) } }

    mutating func put(_ text: String) {
        put(UInt32(text.utf8.count))
        out.append(contentsOf: text.utf8)
    }

    /// Keys and values in the order of the keys' bytes: String's order is that of Unicode normal forms.
    mutating func put(_ metadata: [String: String]) {
        for (key, value) in metadata.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            put(key)
            put(value)
        }
    }

    mutating func put(_ weights: [Int8]) { out.append(contentsOf: weights.lazy.map { UInt8(bitPattern: $0) }) }

    mutating func put(bytes: [UInt8]) { out += bytes }

    /// The bytes with their checksum behind them.
    consuming func sealed() -> [UInt8] {
        let checksum = FeatureHash.of(out)
        put(UInt32(truncatingIfNeeded: checksum))
        put(UInt32(truncatingIfNeeded: checksum >> 32))
        return out
    }
}
