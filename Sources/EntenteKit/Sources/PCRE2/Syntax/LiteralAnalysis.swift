/// Finds the rarest set of literals of which every match contains one.
///
/// Bottom-up: each node yields ``Facts``; a sequence multiplies the exact texts
/// of neighbours into longer literals until the set grows too large, then
/// begins anew. The method is that of literal prefilters in RE2 and Rust's
/// regex-syntax (`hir/literal.rs`), reduced to required literals.
struct LiteralAnalysis {
    let minimumLength: Int
    let maximumCount: Int
    /// Products of neighbours stop at this many texts or this many bytes each.
    let productLimit = 64
    let lengthLimit = 32

    /// What is known about every text a node matches. Distances are in bytes.
    struct Facts {
        /// All texts it can match; nil when too many or unknown.
        var exact: Set<LiteralBytes>?
        /// Every match begins with one of these (may hold the empty text).
        var prefix: Set<LiteralBytes>
        /// Every match ends with one of these (may hold the empty text).
        var suffix: Set<LiteralBytes>
        /// The best set found inside.
        var best: Candidate?
        var maxLength: Int?
        /// At least all that it matches.
        var lead: Lead

        static let empty = Facts(exact: [.empty], prefix: [.empty], suffix: [.empty], best: nil, maxLength: 0, lead: .empty)

        static func unknown(_ maxLength: Int?, _ lead: Lead) -> Facts {
            Facts(exact: nil, prefix: [.empty], suffix: [.empty], best: nil, maxLength: maxLength, lead: lead)
        }
    }

    /// A set of which each match contains one, at most `before` bytes after its start.
    struct Candidate {
        var literals: [LiteralBytes]
        var before: Int?
        var cost: Double
        /// What stands between the start and the literal.
        var lead: Lead

        func isBetter(than other: Candidate?) -> Bool { other.map { cost < $0.cost } ?? true }
    }

    func facts(of node: SyntaxNode) -> Facts {
        switch node {
        case .scalar(let spellings):
            let texts = Set(spellings.map(\.normalised))
            return Facts(
                exact: texts, prefix: texts, suffix: texts, best: nil,
                maxLength: spellings.map(\.bytes.count).max() ?? 0, lead: .spellings(spellings))
        case .unknown(let maxLength, let bytes): return .unknown(maxLength, maxLength == nil ? .any(bytes) : .scalar(bytes))
        case .sequence(let nodes): return sequence(nodes.map(facts))
        case .alternation(let nodes): return alternation(nodes.map(facts))
        case .repetition(let node, let low, let high): return repetition(facts(of: node), low, high)
        }
    }

    /// The best set of a node: its exact texts or what was found inside.
    func candidate(of facts: Facts) -> Candidate? {
        guard let exact = facts.exact, let whole = candidate(exact, before: 0, lead: .empty) else { return facts.best }
        return whole.isBetter(than: facts.best) ? whole : facts.best
    }

    /// A set as a candidate, unless it is too short or too large.
    func candidate(_ texts: Set<LiteralBytes>, before: Int?, lead: Lead) -> Candidate? {
        guard texts.count <= maximumCount, texts.allSatisfy({ $0.bytes.count >= minimumLength }) else { return nil }
        return cover(Array(texts), before: before, lead: lead)
    }

    /// Drops texts that begin with another of the set, and estimates the cost.
    func cover(_ texts: [LiteralBytes], before: Int?, lead: Lead) -> Candidate? {
        var kept: [LiteralBytes] = []
        for text in texts.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
            if let last = kept.last, last.caseless == text.caseless, text.bytes.starts(with: last.bytes) { continue }
            kept.append(text)
        }
        guard !kept.isEmpty, kept.count <= maximumCount else { return nil }
        // A short window is worth something: without a bound the walk back from each literal may be long.
        let cost = kept.reduce(0) { $0 + LiteralCost.frequency(of: $1.bytes) } * (before == nil ? 2 : 1)
        return Candidate(literals: kept, before: before, cost: cost, lead: lead)
    }
}

/// How often a literal turns up in running text, roughly.
enum LiteralCost {
    /// The product of byte frequencies, floored so that length stops counting at some point.
    static func frequency(of bytes: [UInt8]) -> Double {
        max(1e-12, bytes.reduce(1) { $0 * frequency(of: $1) })
    }

    private static func frequency(of byte: UInt8) -> Double {
        switch byte {
        case 0x20: 0.18
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "o"),
            UInt8(ascii: "r"), UInt8(ascii: "s"), UInt8(ascii: "t"): 0.07
        case 0x61...0x7A: 0.02
        case 0x41...0x5A, 0x30...0x39: 0.004
        case 0x80...: 0.01
        default: 0.008
        }
    }
}
