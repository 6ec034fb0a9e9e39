internal import Synchronization

/// Names of hashed features: a record of what hashes were made of, kept only while somebody asks for it.
///
/// A hash cannot be turned back, and names made beside each hash would slow every sentence down. So ``FeatureHash`` and
/// ``FeatureBuilder`` ask one atomic flag, and note what they combine while ``names(of:bits:_:)`` runs. Any learner over
/// hashed features is named so, without a line of its own.
public enum FeatureTrace {
    /// What a hash was made of.
    private enum Origin {
        case word([UInt8])
        case pair(UInt64, UInt64)
    }

    private struct Record {
        var origins: [UInt64: Origin] = [:]
        /// How often each hash was added as a feature.
        var added: [UInt64: Int] = [:]
    }

    private static let flag = Atomic<Bool>(false)
    private static let record = Mutex(Record())
    /// Names written in the source, which are hashed once, mostly before anybody asks.
    private static let constants = Mutex<[UInt64: [UInt8]]>([:])
    private static let session = Mutex(())

    /// Parts of a name beyond which it is cut off.
    private static let longest = 12
    /// A number below this, or its negative, is no hash of anything.
    private static let smallNumber: Int64 = 1 << 24

    @inline(__always) static var isOn: Bool { flag.load(ordering: .relaxed) }

    /// Runs `body`, which must extract examples again, and names those of the `wanted` features that it met.
    ///
    /// A feature that two names fall on has both, the commoner first. Takes a few hundred bytes for each hash that
    /// `body` makes, so hand it few examples. Traces run one at a time.
    public static func names<Failure: Error>(
        of wanted: Set<UInt32>, bits: Int, _ body: () throws(Failure) -> Void
    ) throws(Failure) -> [UInt32: String] {
        try session.withLock { _ throws(Failure) in
            record.withLock { $0 = Record() }
            flag.store(true, ordering: .relaxed)
            defer { flag.store(false, ordering: .relaxed) }
            try body()
            let traced = record.withLock { $0 }
            record.withLock { $0 = Record() }
            return named(traced, wanted, bits)
        }
    }

    /// Says that a hash was added as a feature, for whoever collects features without a ``FeatureBuilder``.
    public static func noteAdded(_ hash: UInt64) { if isOn { note(added: hash) } }

    static func note(_ hash: UInt64, word: [UInt8]) { record.withLock { $0.origins[hash] = .word(word) } }
    static func note(_ hash: UInt64, _ first: UInt64, _ second: UInt64) {
        record.withLock { $0.origins[hash] = .pair(first, second) }
    }
    static func note(constant hash: UInt64, _ name: [UInt8]) { constants.withLock { $0[hash] = name } }
    static func note(added hash: UInt64) { record.withLock { $0.added[hash, default: 0] += 1 } }

    private static func named(_ traced: Record, _ wanted: Set<UInt32>, _ bits: Int) -> [UInt32: String] {
        let known = constants.withLock { $0 }
        var found: [UInt32: [(name: String, count: Int)]] = [:]
        for (hash, count) in traced.added {
            let index = UInt32(truncatingIfNeeded: hash >> UInt64(64 - bits))
            guard wanted.contains(index) else { continue }
            var parts: [String] = []
            append(hash, traced, known, to: &parts)
            found[index, default: []].append((parts.joined(separator: " "), count))
        }
        return found.mapValues { names in
            names.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.map(\.name).joined(separator: " | ")
        }
    }

    /// The words of a hash from left to right; `?` for what was hashed before the trace began.
    private static func append(_ hash: UInt64, _ traced: Record, _ known: [UInt64: [UInt8]], to parts: inout [String]) {
        if parts.count >= longest { return }
        let number = Int64(bitPattern: hash)
        if case .pair(let first, let second)? = traced.origins[hash] {
            append(first, traced, known, to: &parts)
            append(second, traced, known, to: &parts)
        } else if case .word(let bytes)? = traced.origins[hash] {
            parts.append(String(decoding: bytes, as: UTF8.self))
        } else if let bytes = known[hash] {
            parts.append(String(decoding: bytes, as: UTF8.self))
        } else {
            parts.append(abs(number) < smallNumber ? "\(number)" : "?")
        }
    }
}
