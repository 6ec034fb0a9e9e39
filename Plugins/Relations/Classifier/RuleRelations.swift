internal import EntenteKit
internal import JSON
internal import Learning

/// Which stages count as rules: those whose names stand at the head of a relation's provenance.
struct RuleStages: Sendable {
    /// Stages that find relations by rule.
    public static let standard = ["relate.rules", "relate.events", "extract.tokens"]

    private let prefixes: [String]

    init(_ names: [String]) { prefixes = names.map { $0 + "/" } }

    /// Whether a rule made a relation.
    func made(_ relation: Relation) -> Bool {
        relation.label != nil && prefixes.contains { relation.by.hasPrefix($0) }
    }
}

/// The relations of a document that rules found, for whoever wants to know whether two parties of a sentence stand in one
/// already.
struct RuleRelations {
    /// A relation by a rule, seen from a pair of parties.
    struct Found {
        /// Index among the document's relations.
        var relation: Int
        var label: String
        var by: String
        /// How sure the rule is.
        var score: Double
        /// Whether its source is the pair's target.
        var isReversed: Bool
        var isSymmetric: Bool

        /// The same, seen from the other party.
        var turned: Found {
            var copy = self
            copy.isReversed.toggle()
            return copy
        }

        /// What a classifier sees of it: its label and its direction.
        var hint: UInt64 {
            let way = isSymmetric ? 2 : isReversed ? 1 : 0
            return FeatureHash.combine(FeatureHash.of(label.utf8), number: way)
        }
    }

    private struct Entry {
        var found: Found
        var source: Mention
        var target: Mention
    }

    /// By sentence.
    private var entries: [Int: [Entry]] = [:]
    private let mentions: [Mention]
    private let indices: [String: Int]

    /// Whether rules found nothing.
    var isEmpty: Bool { entries.isEmpty }

    /// - Parameter labels: only relations with these labels count; all if `nil`.
    init(_ document: Document, _ indices: [String: Int], _ stages: RuleStages, labels: Set<String>? = nil) {
        mentions = document.mentions
        self.indices = indices
        for (number, relation) in document.relations.enumerated() where stages.made(relation) {
            guard let label = relation.label, labels?.contains(label) ?? true,
                let source = relation.argument("source").flatMap({ indices[$0] }).map({ document.mentions[$0] }),
                let target = relation.argument("target").flatMap({ indices[$0] }).map({ document.mentions[$0] }),
                let sentence = relation.sentence ?? document.sentence(at: source.range.start)
            else { continue }
            let found = Found(
                relation: number, label: label, by: relation.by, score: relation.score ?? 1, isReversed: false,
                isSymmetric: relation.attributes["symmetric"]?.bool == true)
            entries[sentence, default: []].append(Entry(found: found, source: source, target: target))
        }
        // Surest first; of equals the one found first.
        for sentence in entries.keys {
            entries[sentence]!.sort { ($1.found.score, $0.found.relation) < ($0.found.score, $1.found.relation) }
        }
    }

    /// The surest relation by a rule between two mentions of these sentences, in either direction.
    func relation(source: Mention, target: Mention, sentences: Range<Int>) -> Found? {
        for sentence in sentences {
            for entry in entries[sentence] ?? [] {
                if Self.isSame(entry.source, source), Self.isSame(entry.target, target) { return entry.found }
                if Self.isSame(entry.source, target), Self.isSame(entry.target, source) { return entry.found.turned }
            }
        }
        return nil
    }

    /// The surest relation by a rule between the parties of another relation.
    func relation(of relation: Relation, sentences: Range<Int>) -> Found? {
        guard !entries.isEmpty else { return nil }
        let hasNames = relation.argument("source") != nil || relation.argument("target") != nil
        let ids = relation.arguments.prefix(2).map(\.mention)
        let pair = hasNames ? [relation.argument("source"), relation.argument("target")].compactMap { $0 } : ids
        let found = pair.compactMap { indices[$0] }.map { mentions[$0] }
        return found.count == 2 ? self.relation(source: found[0], target: found[1], sentences: sentences) : nil
    }

    /// One party: the same state or entity, or overlapping words.
    private static func isSame(_ a: Mention, _ b: Mention) -> Bool {
        if a.range.overlaps(b.range) { return true }
        guard let party = a.attributes["state"]?.string ?? a.entity else { return false }
        return party == b.attributes["state"]?.string ?? b.entity
    }
}
