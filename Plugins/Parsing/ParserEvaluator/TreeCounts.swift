internal import EntenteKit

/// Right, predicted and gold words by what is asked of them.
struct TreeCounts {
    private struct Count {
        var right = 0, predicted = 0, gold = 0
    }

    /// A word's place, what it is, and the place of its head: comparable between two ways to cut the text.
    private struct Arc: Hashable {
        var range: TextRange
        var head: TextRange?
        var part: PartOfSpeech
        var form: VerbForm
        var relation: Dependency
    }

    private static let tags = "parts of speech", forms = "verb forms", heads = "heads (UAS)", arcs = "heads and relations (LAS)"
    private static let bare = "LAS without punctuation"

    private var counts: [String: Count] = [:]
    private var relations: [Dependency: Count] = [:]

    /// Counts a document. O(words).
    mutating func add(_ gold: Document, _ predicted: Document) {
        let wanted = Self.arcs(gold), found = Self.arcs(predicted)
        let byRange = Dictionary(found.map { ($0.range, $0) }, uniquingKeysWith: { first, _ in first })
        for arc in found { tally(arc, \.predicted) }
        for arc in wanted {
            tally(arc, \.gold)
            guard let other = byRange[arc.range] else { continue }
            if arc.part == other.part { counts[Self.tags, default: Count()].right += 1 }
            if arc.form == other.form, arc.form != .none { counts[Self.forms, default: Count()].right += 1 }
            guard arc.head == other.head else { continue }
            counts[Self.heads, default: Count()].right += 1
            guard arc.relation == other.relation else { continue }
            counts[Self.arcs, default: Count()].right += 1
            if arc.relation != .punct { counts[Self.bare, default: Count()].right += 1 }
            relations[arc.relation, default: Count()].right += 1
        }
    }

    private mutating func tally(_ arc: Arc, _ side: WritableKeyPath<Count, Int>) {
        for name in [Self.tags, Self.heads, Self.arcs] { counts[name, default: Count()][keyPath: side] += 1 }
        if arc.form != .none { counts[Self.forms, default: Count()][keyPath: side] += 1 }
        if arc.relation != .punct { counts[Self.bare, default: Count()][keyPath: side] += 1 }
        relations[arc.relation, default: Count()][keyPath: side] += 1
    }

    /// Totals first, then the relations in the order of their declaration.
    var rows: [Evaluation.Row] {
        [Self.tags, Self.forms, Self.heads, Self.arcs, Self.bare].map { Self.row($0, counts[$0] ?? Count()) }
            + Dependency.allCases.compactMap { relation in relations[relation].map { Self.row(relation.rawValue, $0) } }
    }

    private static func row(_ name: String, _ count: Count) -> Evaluation.Row {
        func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }
        return Evaluation.Row(
            name: name, precision: share(count.right, count.predicted), recall: share(count.right, count.gold),
            f1: share(2 * count.right, count.predicted + count.gold), support: count.gold)
    }

    private static func arcs(_ document: Document) -> [Arc] {
        let syntax = document.syntax
        return document.tokens.indices.map { token in
            let head = Int(syntax.heads[token])
            return Arc(
                range: document.tokens[token], head: head < 0 ? nil : document.tokens[head], part: syntax.tags[token],
                form: syntax.forms[token], relation: syntax.relations[token])
        }
    }
}
