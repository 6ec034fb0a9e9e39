internal import EntenteKit

/// What must hold of a document behind any stage, whatever its text.
enum Invariants {
    /// What a run broke.
    static func problems(_ descriptor: Descriptor, from before: Document, to after: Document) -> [String] {
        var problems: [String] = []
        do { try LayerValidation.check(after) } catch { problems.append(error.description) }
        problems += empty(after)
        if after.layers.contains(.sections) {
            problems += outside(after.sentences, "sentences", after.sections.map(\.range), "a section", after.text)
        }
        if after.layers.contains(.sentences) { problems += outside(after.tokens, "tokens", after.sentences, "a sentence", after.text) }
        return problems + order(after) + provenance(descriptor, before, after)
    }

    private static func empty(_ document: Document) -> [String] {
        let columns = [
            ("sections", document.sections.map(\.range)), ("sentences", document.sentences), ("tokens", document.tokens),
            ("mentions", document.mentions.map(\.range)),
        ]
        return columns.flatMap { name, ranges in
            ranges.filter { $0.start >= $0.end }.map { "\(name): an empty range at byte \($0.start)" }
        }
    }

    private static func outside(
        _ inner: [TextRange], _ name: String, _ outer: [TextRange], _ what: String, _ text: Text
    ) -> [String] {
        inner.compactMap { range in
            let index = outer.firstIndex(endingAfter: range.start)
            if index < outer.count, outer[index].start <= range.start, range.end <= outer[index].end { return nil }
            let words = range.end <= UInt32(text.count) ? " \"\(text.string(range))\"" : ""
            return "\(name): [\(range.start), \(range.end))\(words) is not inside \(what)"
        }
    }

    private static func order(_ document: Document) -> [String] {
        let isSorted = zip(document.mentions, document.mentions.dropFirst()).allSatisfy { !($1.range < $0.range) }
        return isSorted ? [] : ["mentions are not in text order"]
    }

    /// Everything new says who found it, and how sure that is.
    private static func provenance(_ descriptor: Descriptor, _ before: Document, _ after: Document) -> [String] {
        let (old, oldRelations) = (Set(before.mentions.map(\.id)), Set(before.relations.map(\.id)))
        let news = after.mentions.filter { !old.contains($0.id) }.map { ("mention \($0.id)", $0.by, $0.score) }
            + after.relations.filter { !oldRelations.contains($0.id) }.map { ("relation \($0.id)", $0.by, $0.score ?? 1) }
        return news.flatMap { name, by, score in
            var problems: [String] = []
            if by != descriptor.name, !by.hasPrefix(descriptor.name + "/") {
                problems.append("\(name) is by \"\(by)\"; write \(descriptor.name), or \(descriptor.name)/RULE")
            }
            if !(0...1).contains(score) { problems.append("\(name) has the score \(score), which is not from 0 to 1") }
            return problems
        }
    }
}

/// A stage changes the layers that it provides, and no other.
enum Honesty {
    /// Which layers a run changed without right.
    static func problems(_ descriptor: Descriptor, from before: Document, to after: Document) -> [String] {
        let foreign = Layer.allCases.filter { !descriptor.provides.contains($0) }
        return foreign.filter { isChanged($0, before, after) }
            .map { "it changed the layer \($0.rawValue), which it does not provide" }
            + foreign.filter { after.layers.contains($0) && !before.layers.contains($0) }
            .map { "it declared the layer \($0.rawValue) filled, which it does not provide" }
    }

    private static func isChanged(_ layer: Layer, _ before: Document, _ after: Document) -> Bool {
        switch layer {
        case .sections: before.sections != after.sections
        case .sentences: before.sentences != after.sentences
        case .tokens: before.tokens != after.tokens
        case .syntax: before.syntax != after.syntax
        case .mentions: before.mentions != after.mentions
        case .entities: before.entities != after.entities
        case .relations: before.relations != after.relations
        }
    }
}
