/// A small number for each of many words, found by hash: classes of words, for instance.
///
/// Two words whose hashes agree in the upper bits share an entry; with 2^22 places and twenty thousand words, one stranger
/// in two hundred is taken for a known word.
public struct HashedTable: Sendable {
    /// The value for words that have none.
    public static let none = UInt16.max
    static let bits = 22

    /// Upper bits of the hashes, ascending.
    let keys: [UInt32]
    let values: [UInt16]
    private let index: FeatureIndex

    /// A table of hashes (all 32 bits of them count) and values; of several words on one place the first stays.
    public init(_ pairs: some Sequence<(hash: UInt32, value: UInt16)>) {
        var table: [UInt32: UInt16] = [:]
        for (hash, value) in pairs where table[hash >> UInt32(32 - Self.bits)] == nil { table[hash >> UInt32(32 - Self.bits)] = value }
        let sorted = table.sorted { $0.key < $1.key }
        self.init(keys: sorted.map(\.key), values: sorted.map(\.value))
    }

    /// Parts that were checked by the caller.
    init(keys: [UInt32], values: [UInt16]) {
        self.keys = keys
        self.values = values
        index = FeatureIndex(bits: Self.bits, features: keys)
    }

    /// How many entries there are.
    public var count: Int { keys.count }

    /// The value of a word's hash, or ``none``. O(1).
    public func value(of hash: UInt32) -> UInt16 {
        index.row(of: hash >> UInt32(32 - Self.bits)).map { values[$0] } ?? Self.none
    }
}
