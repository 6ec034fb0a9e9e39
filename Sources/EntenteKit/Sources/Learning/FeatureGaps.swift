/// Ascending numbers as the gaps between them, seven bits a byte (LEB128): little more than a byte for a feature in thirty.
enum FeatureGaps {
    /// `features` strictly ascending.
    static func encoded(_ features: [UInt32]) -> [UInt8] {
        var out: [UInt8] = []
        var next: UInt32 = 0
        for feature in features {
            var gap = feature - next
            while gap > 0x7F {
                out.append(UInt8(truncatingIfNeeded: gap) | 0x80)
                gap >>= 7
            }
            out.append(UInt8(gap))
            next = feature + 1
        }
        return out
    }

    /// The `count` numbers below 2^bits that were encoded; `nil` if the bytes are anything else. O(bytes).
    static func decoded(_ bytes: some Collection<UInt8>, count: Int, bits: Int) -> [UInt32]? {
        var features: [UInt32] = []
        features.reserveCapacity(min(count, bytes.count))
        var next: UInt64 = 0, gap: UInt64 = 0, shift: UInt64 = 0
        for byte in bytes {
            gap |= UInt64(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 != 0 {
                if shift > 28 { return nil }
                continue
            }
            let feature = next + gap
            guard feature >> UInt64(bits) == 0, features.count < count else { return nil }
            features.append(UInt32(feature))
            (next, gap, shift) = (feature + 1, 0, 0)
        }
        return features.count == count && shift == 0 ? features : nil
    }
}
