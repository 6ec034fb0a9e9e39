internal import EntenteKit
internal import JSON

/// Whether tokens and mentions pass the tests of a pattern.
enum TokenChecks {
    /// One token; `shape` is memory to reuse.
    static func holds(_ test: TokenTest, at token: Int, _ view: TokenView, _ shape: inout [UInt8]) -> Bool {
        let holds: Bool
        switch test.kind {
        case .words(let set):
            holds = view.hits(at: token).contains { $0.end == Int32(token + 1) && view.isIn(set, $0, at: token) }
        case .prefix(let words): holds = words.contains { word in folded(token, view).starts(with: word) }
        case .suffix(let words): holds = words.contains { word in folded(token, view).suffix(word.count).elementsEqual(word) }
        case .shape(let shapes):
            shape.removeAll(keepingCapacity: true)
            let range = view.tokens[token]
            view.text.withBytes { WordShape.append($0, Int(range.start), Int(range.end), to: &shape) }
            let written = shape
            holds = shapes.contains { $0.matches(written) }
        case .inside(let labels): holds = isInside(labels, view.tokens[token], view)
        }
        return holds != test.isNegated
    }

    /// A mention that begins at a token.
    static func holds(_ test: MentionTest, _ unit: TokenView.Unit, at token: Int, _ view: TokenView) -> Bool {
        let mention = view.mentions[Int(unit.mention)]
        let holds: Bool
        switch test.kind {
        case .label(let labels): holds = labels.contains(mention.label)
        case .entity(let entities): holds = mention.entity.map { entities.contains($0) } ?? false
        case .words(let set): holds = view.hits(at: token).contains { $0.end == unit.end && view.isIn(set, $0, at: token) }
        case .attribute(let key, let values): holds = mention.attributes[key].map { values.contains(Self.any) || values.contains(shown($0)) } ?? false
        }
        return holds != test.isNegated
    }

    /// The value for which any will do.
    private static let any = "any"

    /// An attribute as patterns and examples write it: a list as `10..11`.
    static func shown(_ value: JSONValue) -> String {
        switch value {
        case .string(let text), .number(let text): text
        case .array(let items): items.map(shown).joined(separator: "..")
        case .bool(let flag): flag ? "true" : "false"
        case .null, .object: "\(value)"
        }
    }

    private static func folded(_ token: Int, _ view: TokenView) -> ArraySlice<UInt8> {
        view.folded.bytes[Int(view.folded.starts[token])..<Int(view.folded.ends[token])]
    }

    private static func isInside(_ labels: [String], _ token: TextRange, _ view: TokenView) -> Bool {
        // Mentions are in text order; those that begin behind the token cannot hold it.
        var low = 0, high = view.mentions.count
        while low < high {
            let middle = (low + high) / 2
            if view.mentions[middle].range.start < token.end { low = middle + 1 } else { high = middle }
        }
        while low > 0, view.reach[low - 1] > token.start {
            low -= 1
            let mention = view.mentions[low]
            if mention.range.end > token.start, labels.contains(mention.label) { return true }
        }
        return false
    }
}
