internal import EntenteKit
internal import JSON
internal import YAML

/// Runs the inline examples of a rule.
struct RuleExamples {
    let rule: Rule

    /// Every example with what is wrong with it.
    func run() -> RuleTest {
        let alone = RuleEngine([rule.alone], overlaps: [.all])
        var outcomes: [RuleTest.Outcome] = []
        var fired = false
        for node in rule.match?.examples ?? [] {
            let outcome = check(node, alone) { found, marked in
                fired = fired || !found.isEmpty
                return Self.difference(found, marked)
            }
            outcomes.append(outcome)
        }
        for node in rule.reject?.examples ?? [] {
            outcomes.append(check(node, alone) { found, marked in
                found.first.map { "found \"\(marked.document.text.string($0.range))\", where nothing is to be found" }
            })
        }
        return RuleTest(rule: rule.by, place: rule.place, isCovered: fired, outcomes: outcomes)
    }

    private func check(_ node: Node, _ engine: RuleEngine, _ judge: ([Mention], MarkedText) -> String?) -> RuleTest.Outcome {
        let place = Diagnostic.Place(node)
        guard let text = node.scalar ?? node["text"]?.scalar else {
            return .init(example: node.kindName, place: place, failure: "an example is a text, or a map with text and published")
        }
        let published = node["published"]?.scalar ?? rule.published
        guard let marked = MarkedText(text, published: published) else {
            return .init(example: text, place: place, failure: "the marks ⟦ and ⟧ do not pair up")
        }
        do throws(StageError) {
            return .init(example: text, place: place, failure: judge(try engine.mentions(in: marked.document), marked))
        } catch { return .init(example: text, place: place, failure: "\(error)") }
    }

    /// What differs between the hits and the marks; a text without marks only has to have a hit.
    static func difference(_ found: [Mention], _ marked: MarkedText) -> String? {
        let text = marked.document.text
        if marked.spans.isEmpty { return found.isEmpty ? "found nothing" : nil }
        for mention in found where !marked.spans.contains(where: { $0.range == mention.range }) {
            return "found \"\(text.string(mention.range))\", which is not marked"
        }
        for span in marked.spans {
            guard let mention = found.first(where: { $0.range == span.range }) else {
                let near = found.map { "\"\(text.string($0.range))\"" }.joined(separator: ", ")
                return "did not find \"\(text.string(span.range))\"" + (near.isEmpty ? "" : "; found \(near)")
            }
            for (key, wanted) in span.attributes {
                let got = key == "entity" ? mention.entity : mention.attributes[key].map(shown)
                if got != wanted { return "\(key) of \"\(text.string(span.range))\" is \(got ?? "missing"), not \(wanted)" }
            }
        }
        return nil
    }

    /// An attribute as examples write it: a list of numbers as `10..11`.
    private static func shown(_ value: JSONValue) -> String {
        switch value {
        case .string(let text), .number(let text): text
        case .array(let items): items.map(shown).joined(separator: "..")
        case .bool(let flag): flag ? "true" : "false"
        case .null, .object: "\(value)"
        }
    }
}

/// An example's text without its marks.
struct MarkedText {
    /// A marked range and the attributes that stand behind `|`.
    struct Span {
        let range: TextRange
        let attributes: [(key: String, value: String)]
    }

    let document: Document
    let spans: [Span]

    /// Reads `⟦…⟧` and `⟦…|value key=value⟧`; nil if marks do not pair up.
    init?(_ marked: String, published: String?) {
        var text = ""
        var spans: [Span] = []
        var rest = marked[...]
        while let open = rest.firstIndex(of: "⟦") {
            text += rest[..<open]
            guard let close = rest.firstIndex(of: "⟧"), open < close else { return nil }
            let inside = rest[rest.index(after: open)..<close]
            let bar = inside.lastIndex(of: "|") ?? inside.endIndex
            let start = text.utf8.count
            text += inside[..<bar]
            spans.append(Span(range: TextRange(start, text.utf8.count), attributes: Self.attributes(inside[bar...].dropFirst())))
            rest = rest[rest.index(after: close)...]
        }
        if rest.contains("⟧") { return nil }
        var meta = JSONObject()
        if let published { meta["published"] = .string(published) }
        var document = Document(id: "example", text: Text(text + rest), meta: meta)
        document.sentences = PlainText.cut(document.text.bytes).sentences
        document.layers = [.sentences]
        self.document = document
        self.spans = spans
    }

    private static func attributes(_ text: Substring) -> [(key: String, value: String)] {
        text.split(separator: " ").map { part in
            guard let equals = part.firstIndex(of: "=") else { return ("value", String(part)) }
            return (String(part[..<equals]), String(part[part.index(after: equals)...]))
        }
    }
}

extension Rule {
    /// The rule as if it stood alone in its file and looked everywhere.
    fileprivate var alone: Rule {
        Rule(
            name: name, by: by, label: label, pattern: pattern, requirements: requirements, sections: [],
            within: within, guards: guards, span: span,
            captured: captured, fixed: fixed, entity: entity, unit: unit, value: value, score: score, priority: priority,
            budget: budget, set: 0, place: place, match: nil, reject: nil, published: published)
    }
}

extension Node {
    /// The examples of a list, or the one that stands alone.
    fileprivate var examples: [Node] { list ?? (isNull ? [] : [self]) }
}
