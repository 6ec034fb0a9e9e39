/// Finds all occurrences of many literals in one pass over a text.
///
/// Aho–Corasick over bytes (Aho and Corasick 1975), as a dense table with
/// compressed byte classes. Between occurrences a filter on the next four bytes
/// skips text in which no literal begins, without touching the table.
///
/// Case-sensitive and ASCII-caseless literals go into two automata that step
/// side by side. Folding everything into one automaton would make `US` a hit
/// in every `bus`, to be verified and thrown away; and two independent chains
/// of loads cost hardly more than one.
///
/// Long literals may enter the automaton only by their first bytes, so that
/// the tables fit a budget; the rest is compared after a hit.
public struct LiteralScanner: Sendable {
    /// One literal to look for.
    public struct Literal: Sendable, Hashable {
        /// The bytes, in UTF-8 where the text is.
        public var bytes: [UInt8]
        /// Whether `A–Z` and `a–z` are the same; other bytes always differ.
        public var isCaseless: Bool

        /// Makes a literal of bytes.
        public init(_ bytes: [UInt8], caseless: Bool = false) {
            self.bytes = bytes
            isCaseless = caseless
        }

        /// Makes a literal of a string's UTF-8.
        public init(_ text: String, caseless: Bool = false) {
            self.init(Array(text.utf8), caseless: caseless)
        }
    }

    /// Why a set of literals is refused.
    public enum BuildError: Error, Sendable, Hashable, CustomStringConvertible {
        /// The literal with this index has no bytes: it would occur everywhere.
        case emptyLiteral(index: Int)
        /// The first bytes of the literals alone exceed the table budget.
        case tooManyLiterals(count: Int)

        public var description: String {
            switch self {
            case .emptyLiteral(let index): "literal \(index) is empty; a literal needs at least one byte"
            case .tooManyLiterals(let count): "\(count) literals do not fit the table budget"
            }
        }
    }

    /// Number of literals; their IDs are their indices.
    public let count: Int
    /// Bytes the tables occupy.
    public var tableBytes: Int { tables.byteCount }
    @usableFromInline let tables: ScanTables

    /// Builds the automata.
    ///
    /// - Parameters:
    ///   - literals: duplicates are allowed, and each is reported under its own ID.
    ///   - tableBudget: bytes the transition tables may take before long literals are cut.
    ///     A larger table is not a faster one once it outgrows the cache.
    /// - Throws: ``BuildError``.
    /// - Complexity: O(total bytes × byte classes).
    public init(_ literals: [Literal], tableBudget: Int = 16 << 20) throws(BuildError) {
        if let index = literals.firstIndex(where: \.bytes.isEmpty) { throw .emptyLiteral(index: index) }
        count = literals.count
        tables = try ScanTables(literals, budget: tableBudget)
    }

    /// Reports every occurrence of every literal, overlapping ones included.
    ///
    /// Occurrences come in ascending order of their ends, except that literals
    /// the budget cut short come when their first bytes have been seen.
    ///
    /// - Parameters:
    ///   - text: any bytes; offsets count from its start.
    ///   - body: the literal's index and the offset after its last byte.
    /// - Complexity: O(text + occurrences).
    @inlinable
    public func scan(_ text: UnsafeBufferPointer<UInt8>, body: (_ literalID: Int, _ end: Int) -> Void) {
        guard let base = text.baseAddress, count > 0 else { return }
        tables.scan(base, text.count) { literal, end in
            body(literal, end)
            return true
        }
    }

    /// Sets `found[id]` for each literal that occurs, and stops early once all have.
    ///
    /// - Parameter found: at least ``count`` flags; flags already set stay set,
    ///   so that texts can be accumulated. Set flags are not reported again.
    /// - Returns: the number of flags newly set.
    /// - Complexity: O(text + occurrences).
    @inlinable
    @discardableResult
    public func scanFirst(
        _ text: UnsafeBufferPointer<UInt8>, into found: UnsafeMutableBufferPointer<Bool>,
        body: (_ literalID: Int, _ end: Int) -> Void = { _, _ in }
    ) -> Int {
        precondition(found.count >= count, "too few flags")
        guard let base = text.baseAddress, count > 0 else { return 0 }
        var missing = 0
        for id in 0..<count where !found[id] { missing += 1 }
        let before = missing
        guard missing > 0 else { return 0 }
        tables.scan(base, text.count) { literal, end in
            guard !found[literal] else { return true }
            found[literal] = true
            missing -= 1
            body(literal, end)
            return missing > 0
        }
        return before - missing
    }
}
