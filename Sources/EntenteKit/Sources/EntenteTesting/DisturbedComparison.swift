internal import EntenteKit

extension DisturbedText {
    /// A prepared document, moved along with its text: whatever differs behind the stage is then the stage's own doing.
    func document(_ plain: Document) -> Document {
        var document = Document(id: plain.id, text: Text(String(decoding: bytes, as: UTF8.self)), meta: plain.meta)
        document.layers = plain.layers
        let front = prefix.map { [$0] } ?? []
        func column(_ layer: Layer, _ ranges: [TextRange]) -> [TextRange] {
            (plain.layers.contains(layer) ? front : []) + ranges.map(moved)
        }
        let sections = (plain.layers.contains(.sections) ? front.map { Section($0, .body) } : [])
        document.sections = sections + plain.sections.map { Section(moved($0.range), $0.kind, speaker: $0.speaker) }
        document.sentences = column(.sentences, plain.sentences)
        document.tokens = column(.tokens, plain.tokens)
        document.entities = plain.entities
        document.add(mentions: plain.mentions.map { mention in
            var copy = mention
            copy.range = moved(mention.range)
            return copy
        })
        return document
    }
}

/// Holds what a stage wrote into a disturbed text against what it wrote into the plain one.
struct DisturbedComparison {
    let text: DisturbedText
    let layers: [Layer]

    /// What differs, for people; `nil` if the findings moved with the text.
    func difference(plain: (Document, Document), disturbed: (Document, Document)) -> String? {
        let wanted = Annotation.written(from: plain.0, to: plain.1, layers: layers).map { moved($0) }
        let found = Annotation.written(from: disturbed.0, to: disturbed.1, layers: layers)
            .filter { ($0.ranges.map(\.start).min() ?? text.start) >= text.start }
            .map { comparable($0) }
        var rest = found
        let missing = wanted.filter { annotation in
            guard let index = rest.firstIndex(of: annotation) else { return true }
            rest.remove(at: index)
            return false
        }
        if missing.isEmpty, rest.isEmpty { return nil }
        let lines = missing.map { "missing    " + $0.shown(in: disturbed.1.text) }
            + rest.map { "unexpected " + $0.shown(in: disturbed.1.text) }
        return "the findings did not move with the text\n  " + lines.prefix(6).joined(separator: "\n  ")
    }

    private func moved(_ annotation: Annotation) -> Annotation {
        var copy = comparable(annotation)
        copy.ranges = annotation.ranges.map(text.moved)
        return copy
    }

    private func comparable(_ annotation: Annotation) -> Annotation {
        var copy = annotation.normalised()
        // What a block is may rightly depend on what stands before it; where it ends may not.
        if text.prefix != nil, annotation.layer == .sections { (copy.label, copy.qualifier) = ("", "") }
        return copy
    }
}
