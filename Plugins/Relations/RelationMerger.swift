public import EntenteKit
internal import JSON

/// Makes one relation of those that tell one fact twice: the same type, parties and status, in one sentence, or in a
/// headline or summary and once more in the text.
///
/// The relation that stays keeps its id and gets `evidence`, a list of the places that tell of it; arguments that only the
/// other has are added, attributes that differ stand side by side as `also`. Distinct acts of one kind, told one after
/// the other in the text, stay apart.
public struct RelationMerger: Stage {
    /// Options of `relate.merge`.
    public struct Settings: StageSettings {
        @Setting("Labels of relations that are left alone.") public var keep = ["SAID", "POSITION", "MEMBER"]
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "relate.merge", summary: "Makes one relation, with all its evidence, of those that tell one fact twice.",
        requires: [.relations], provides: [.relations],
        examples: [Example("Serbia thanked China.", given: [("Serbia", "COUNTRY SRB"), ("China", "COUNTRY CHN")], finds: [])])

    private let keep: Set<String>

    public init(settings: Settings) throws(Diagnostics) { keep = Set(settings.keep) }

    public func process(_ document: inout Document) throws(StageError) {
        let facts = FactMerger(document, keep: keep).merged()
        if facts.gone.isEmpty { return }
        document.removeRelations { facts.gone.contains($0.id) }
        document.updateRelations { relation in
            if let better = facts.kept[relation.id] { relation = better }
        }
    }
}
