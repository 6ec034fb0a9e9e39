internal import EntenteKit
internal import JSON

/// An example's text without its marks, as a document with sentences and tokens.
///
/// `⟦…|@LABEL entity=X key=value⟧` is a mention that stands there before; any other mark is what the rule must find,
/// `⟦…⟧` or with attributes `⟦…|key=value⟧`; a bare word names the role or capture: `⟦Peru|source @COUNTRY⟧`. Marks nest.
struct TokenExampleText {
    /// What the rule must find.
    struct Mark {
        let range: TextRange
        let name: String?
        let attributes: [(key: String, value: String)]
    }

    private(set) var document: Document
    private(set) var marks: [Mark] = []

    /// Nil if marks do not pair up.
    init?(_ marked: String) {
        var text: [UInt8] = []
        var open: [(start: Int, bar: Int?)] = []
        var bodies: [(range: TextRange, body: String)] = []
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦": open.append((text.count, nil))
            case "⟧":
                guard let (start, bar) = open.popLast() else { return nil }
                var body = ""
                if let bar {
                    body = String(decoding: text[(bar + 1)...], as: UTF8.self)
                    text.removeSubrange(bar...)
                }
                bodies.append((TextRange(start, text.count), body))
            default:
                if scalar == "|", !open.isEmpty { open[open.count - 1].bar = text.count }
                text += Array(String(scalar).utf8)
            }
        }
        if !open.isEmpty { return nil }
        document = Document(id: "example", text: Text(String(decoding: text, as: UTF8.self)))
        for (range, body) in bodies { add(range, body) }
        document.layers = [.sentences, .tokens, .mentions]
        (document.sentences, document.tokens) = PlainText.cut(document.text.bytes)
    }

    private mutating func add(_ range: TextRange, _ body: String) {
        var label: String?
        var name: String?
        var attributes: [(key: String, value: String)] = []
        for part in body.split(separator: " ") {
            if part.hasPrefix("@") {
                label = String(part.dropFirst())
            } else if let equals = part.firstIndex(of: "=") {
                attributes.append((String(part[..<equals]), String(part[part.index(after: equals)...])))
            } else {
                name = String(part)
            }
        }
        guard let label else { return marks.append(Mark(range: range, name: name, attributes: attributes)) }
        let entity = attributes.first { $0.key == "entity" }?.value
        let others = attributes.filter { $0.key != "entity" }.map { ($0.key, JSONValue.string($0.value)) }
        document.add(mentions: [Mention(range, label, entity: entity, attributes: JSONObject(others), by: "example")])
        if let name { marks.append(Mark(range: range, name: name, attributes: [])) }
    }
}
