internal import EntenteKit

/// Words as 64-bit hashes of their lower-cased bytes, so that the inner loop compares numbers and never strings.
///
/// FNV-1a (Fowler, Noll, Vo); ASCII letters lose their case, the typographic apostrophe is the plain one. Of some
/// thousand words two share a hash with a probability of about 10⁻¹³.
enum WordHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    static func of(_ word: String) -> UInt64 { of(Array(word.utf8)[...]) }

    /// O(bytes).
    static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash = seed
        var at = bytes.startIndex
        while at < bytes.endIndex {
            var byte = bytes[at]
            if byte == 0xE2, at + 2 < bytes.endIndex, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 {
                byte = 0x27
                at += 2
            } else if byte &- 0x41 < 26 {
                byte |= 0x20
            }
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            at += 1
        }
        return hash
    }
}

/// A set of words by hash.
struct WordSet: Sendable {
    private(set) var hashes: Set<UInt64> = []

    func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }
    var isEmpty: Bool { hashes.isEmpty }
    mutating func insert(_ word: String) { hashes.insert(WordHash.of(word)) }
}
