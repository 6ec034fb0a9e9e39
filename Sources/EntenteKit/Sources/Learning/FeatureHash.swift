/// 64-bit hashes of feature names: the same on every run and machine, made without a `String`.
///
/// FNV-1a (Fowler, Noll and Vo, draft-eastlake-fnv) over the bytes, then a finaliser that spreads the
/// bits, because the feature index is taken from the upper ones. Not meant against adversaries.
public enum FeatureHash {
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let prime: UInt64 = 0x100_0000_01B3

    /// Hash of bytes, with a seed to tell kinds of features apart. O(n), about 1 ns a byte.
    public static func of(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
        var hash = basis ^ seed
        for i in bytes.indices { hash = (hash ^ UInt64(bytes[i])) &* prime }
        let mixed = mix(hash)
        if FeatureTrace.isOn { FeatureTrace.note(mixed, word: bytes.indices.map { bytes[$0] }) }
        return mixed
    }

    /// Hash of any sequence of bytes, such as `text.utf8`; equals that of the same bytes as a span.
    public static func of(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> UInt64 {
        // Callers in other modules get this unspecialised, where every byte would cost a call.
        if let hash = bytes.withContiguousStorageIfAvailable({ of($0.span, seed: seed) }) { return hash }
        var hash = basis ^ seed
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* prime }
        let mixed = mix(hash)
        if FeatureTrace.isOn { FeatureTrace.note(mixed, word: Array(bytes)) }
        return mixed
    }

    /// Hash of a name written in the source, to be computed once and kept in a constant.
    public static func of(_ name: StaticString, seed: UInt64 = 0) -> UInt64 {
        name.withUTF8Buffer { bytes in
            let hash = of(bytes, seed: seed)
            FeatureTrace.note(constant: hash, Array(bytes))
            return hash
        }
    }

    /// Hash of the conjunction of two features, or of a prefix and a value. Order matters:
    /// `combine(a, b)` is not `combine(b, a)`.
    public static func combine(_ first: UInt64, _ second: UInt64) -> UInt64 {
        let hash = mix((first &* 0x9E37_79B9_7F4A_7C15) ^ (second << 31 | second >> 33))
        if FeatureTrace.isOn { FeatureTrace.note(hash, first, second) }
        return hash
    }

    /// Hash of the conjunction of three features.
    public static func combine(_ first: UInt64, _ second: UInt64, _ third: UInt64) -> UInt64 {
        combine(combine(first, second), third)
    }

    /// Hash of a feature that is a small number, such as a distance bucket.
    public static func combine(_ prefix: UInt64, number: Int) -> UInt64 {
        combine(prefix, UInt64(bitPattern: Int64(number)))
    }

    /// The hash of bytes that come one by one; after each, `value` is that of all before.
    struct Running {
        private var hash = FeatureHash.basis
        var value: UInt64 { FeatureHash.mix(hash) }
        mutating func append(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* FeatureHash.prime }
    }

    /// Stafford's variant 13 of MurmurHash3's finaliser, a bijection.
    static func mix(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
