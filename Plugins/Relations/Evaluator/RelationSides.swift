internal import EntenteKit
internal import JSON

/// The relations of one side of a comparison.
struct RelationSides {
    /// A relation with what its two main mentions are.
    struct Side {
        var label: String
        var source: Mention?
        var target: Mention?
        var isSymmetric: Bool
        /// Index among the document's relations.
        var relation: Int

        /// The label without its direction: `Cause-Effect(e1,e2)` → `Cause-Effect`.
        var bareLabel: String { isNumbered ? String(label.dropLast(7)) : label }
        /// The way that a label tells of: `(e2,e1)` is from the second argument to the first.
        var isBackward: Bool { label.hasSuffix("(e2,e1)") }
        private var isNumbered: Bool { label.hasSuffix("(e1,e2)") || label.hasSuffix("(e2,e1)") }

        /// From the first mention's start to the last one's end; `nil` without mentions.
        var span: TextRange? {
            let ranges = [source, target].compactMap { $0?.range }
            guard let start = ranges.map(\.start).min(), let end = ranges.map(\.end).max() else { return nil }
            return TextRange(start, end)
        }
    }

    let all: [Side]

    /// The relations of a document that have a label, `NONE` left out.
    init(_ document: Document) {
        let indices = document.mentionIndices()
        all = document.relations.enumerated().compactMap { number, relation in
            guard let label = relation.label, label != RelationModel.none else { return nil }
            let hasNames = relation.argument("source") != nil || relation.argument("target") != nil
            let ids = relation.arguments.map(\.mention)
            func mention(_ role: String, _ place: Int) -> Mention? {
                let id = hasNames ? relation.argument(role) : ids.dropFirst(place).first
                return id.flatMap { indices[$0] }.map { document.mentions[$0] }
            }
            return Side(
                label: label, source: mention("source", 0), target: mention("target", 1),
                isSymmetric: relation.attributes["symmetric"]?.bool == true, relation: number)
        }
    }
}

extension Mention? {
    /// One entity, or overlapping text; nothing is the same as nothing.
    func isSame(as other: Mention?) -> Bool {
        guard let self, let other else { return self == nil && other == nil }
        if let entity = self.entity, let second = other.entity { return entity == second }
        return self.range.overlaps(other.range)
    }
}
