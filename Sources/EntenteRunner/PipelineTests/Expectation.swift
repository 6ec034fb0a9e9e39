internal import EntenteKit
internal import JSON
internal import YAML

/// One expectation, taken apart.
struct Expectation: SettingValue {
    enum Kind: String, CaseIterable {
        case mention, relation, section, sentence, token
        /// Whether a label stands behind it.
        var isLabelled: Bool { self != .sentence && self != .token }
    }

    /// As written.
    let text: String
    let kind: Kind
    /// Empty for sentences and tokens.
    let label: String
    /// What follows the label.
    let words: [String]

    static func read(_ node: Node) throws(Diagnostics) -> Expectation {
        let text = try String.read(node)
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 2, let kind = Kind(rawValue: words[0]) else {
            throw Diagnostics(
                "cannot read the expectation \"\(text)\"",
                hint: "write mention LABEL TEXT [ENTITY], relation LABEL role=…, section KIND TEXT, sentence TEXT or token TEXT", at: node)
        }
        return Expectation(
            text: text, kind: kind, label: kind.isLabelled ? words[1] : "", words: Array(words.dropFirst(kind.isLabelled ? 2 : 1)))
    }

    static var typeName: String { "an expectation" }
    static var schema: JSONObject { ["type": "string"] }
    var shown: JSONValue { .string(text) }
}
