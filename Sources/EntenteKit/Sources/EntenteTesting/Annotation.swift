internal import EntenteKit
internal import JSON

/// One thing that a stage wrote, in a form that compares between a text and its disturbed copy: without ids, which may
/// be counted differently, and without scores, which may depend on what else stands in the text.
struct Annotation: Hashable {
    var layer: Layer
    /// Where it stands; of a relation the trigger and the arguments.
    var ranges: [TextRange]
    var label = ""
    /// A mention's entity, a section's speaker.
    var qualifier = ""
    /// Roles, attributes and provenance.
    var detail = ""

    /// Whether a mark's label means this.
    func answers(to wanted: String?) -> Bool {
        wanted == nil || wanted == label || (!qualifier.isEmpty && wanted == "\(label) \(qualifier)")
    }

    /// What stands in `after` and not in `before`, of some layers.
    static func written(from before: Document, to after: Document, layers: [Layer]) -> [Annotation] {
        layers.flatMap { layer in
            switch layer {
            case .sections: after.sections.map { Annotation($0) }
            case .sentences: after.sentences.map { Annotation(layer: layer, ranges: [$0]) }
            case .tokens: after.tokens.map { Annotation(layer: layer, ranges: [$0]) }
            case .syntax:
                // A word shows as `nsubj NOUN`; only what a mark names must be there.
                zip(after.tokens, after.syntax.relations.indices).map { range, token in
                    Annotation(layer: layer, ranges: [range], label: after.syntax.relations[token].rawValue,
                               qualifier: after.syntax.tags[token].rawValue)
                }
            case .mentions: mentions(from: before, to: after).map { Annotation($0) }
            case .entities: after.entities.filter { !before.entities.contains($0) }.map { Annotation($0) }
            case .relations: relations(from: before, to: after)
            }
        }
    }

    /// What marks may show of a layer: the entity layer shows as the mentions that are linked.
    static func marked(from before: Document, to after: Document, layer: Layer) -> [Annotation] {
        if layer != .entities { return written(from: before, to: after, layers: [layer]) }
        return mentions(from: before, to: after).compactMap { mention in
            mention.entity.map { Annotation(layer: layer, ranges: [mention.range], label: $0) }
        }
    }

    private static func mentions(from before: Document, to after: Document) -> [Mention] {
        let old = Set(before.mentions)
        return after.mentions.filter { !old.contains($0) }
    }

    private static func relations(from before: Document, to after: Document) -> [Annotation] {
        let (old, index) = (Set(before.relations), after.mentionIndices())
        return after.relations.filter { !old.contains($0) }.map { relation in
            let arguments = relation.arguments.compactMap { index[$0.mention] }.map { after.mentions[$0].range }
            let roles = relation.arguments.map(\.role).joined(separator: " ")
            return Annotation(
                layer: .relations, ranges: (relation.trigger.map { [$0] } ?? []) + arguments, label: relation.label ?? "",
                detail: "\(roles) \(JSONValue.object(relation.attributes)) \(relation.by)")
        }
    }
}

extension Annotation {
    private init(_ section: Section) {
        self.init(layer: .sections, ranges: [section.range], label: section.kind.rawValue, qualifier: section.speaker ?? "")
    }

    private init(_ mention: Mention) {
        self.init(
            layer: .mentions, ranges: [mention.range], label: mention.label, qualifier: mention.entity ?? "",
            detail: "\(JSONValue.object(mention.attributes)) \(mention.by)")
    }

    private init(_ entity: Entity) {
        self.init(layer: .entities, ranges: [], label: entity.id, qualifier: entity.label, detail: entity.name)
    }

    /// The annotation with its words in a form that no disturbance changes.
    func normalised() -> Annotation {
        var copy = self
        copy.label = DisturbedText.undisturbed(label)
        copy.qualifier = DisturbedText.undisturbed(qualifier)
        copy.detail = DisturbedText.undisturbed(detail)
        return copy
    }

    /// For messages.
    func shown(in text: Text) -> String {
        let words = ranges.map { "\"\(text.string($0))\" [\($0.start), \($0.end))" }.joined(separator: ", ")
        let about = [label, qualifier, detail].filter { !$0.isEmpty }.joined(separator: " ")
        return layer.rawValue + ": " + [words, about].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
