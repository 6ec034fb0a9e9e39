internal import EntenteKit
internal import JSON
internal import YAML

/// A file of rules over tokens that was read but not compiled.
struct TokenRuleFile {
    /// A rule with the node that it was read from.
    typealias Entry = RuleList<TokenRuleSettings>.Entry

    /// Prefix of the provenance; empty for rules in place.
    let name: String
    let overlap: Overlap
    let lists: WordLists
    let macros: [String: Node]
    let entries: [Entry]
    /// Findings that do not keep the other rules from being compiled.
    let findings: [Diagnostic]

    /// Reads a file.
    init(_ file: ResourceFile) throws(Diagnostics) {
        guard let root = try file.yaml() else {
            throw Diagnostics("\(file.name) is empty", hint: "begin with entente-tokens: 1")
        }
        let settings = try TokenRuleFileSettings.read(Self.withoutVersion(root)).settings
        self.init(
            name: settings.name ?? file.stem, overlap: settings.overlap, define: settings.define, lists: settings.lists,
            rules: settings.rules)
    }

    /// Rules, lists and macros as they stand in a file or in the stage's settings.
    init(name: String, overlap: Overlap, define: Node?, lists: Node?, rules: Node?) {
        var findings: [Diagnostic] = []
        self.name = name
        self.overlap = overlap
        self.lists = WordLists(lists, &findings)
        macros = Self.macros(define, &findings)
        entries = RuleList(rules, &findings).entries
        self.findings = findings
    }

    private static func withoutVersion(_ root: Node) throws(Diagnostics) -> Node {
        guard let entries = root.map else {
            throw Diagnostics("expected a map with entente-tokens and rules, found \(root.kindName)", at: root)
        }
        guard let version = root["entente-tokens"] else {
            let hint = root["entente-rules"] == nil ? "begin with entente-tokens: 1" : "this is a file for extract.patterns"
            throw Diagnostics("this is no file of token rules: the key entente-tokens is missing", hint: hint, at: root)
        }
        guard version.scalar == "1" else {
            throw Diagnostics(
                "version \(version.scalar ?? version.kindName) of token rules is not known", hint: "write entente-tokens: 1", at: version)
        }
        var copy = root
        copy.value = .map(entries.filter { $0.key.scalar != "entente-tokens" })
        return copy
    }

    private static func macros(_ node: Node?, _ findings: inout [Diagnostic]) -> [String: Node] {
        guard let node, !node.isNull else { return [:] }
        guard let entries = node.map else {
            findings.append(Diagnostic(.error, "expected a map of macros, found \(node.kindName)", keyPath: "define", at: .init(node)))
            return [:]
        }
        return Dictionary(entries.map { ($0.key.scalar ?? "", $0.value) }, uniquingKeysWith: { first, _ in first })
    }

    /// JSON Schema of such files.
    static var schema: JSONObject {
        var rule = TokenRuleSettings.schema
        var properties = rule["properties"]?.object ?? [:]
        let texts: JSONValue = ["anyOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]]]
        for key in ["match", "reject", "unless", "differ"] { properties[key] = texts }
        for key in ["find", "span", "trigger"] { properties[key] = ["type": "string"] }
        rule["properties"] = .object(properties)
        var schema = TokenRuleFileSettings.schema
        properties = schema["properties"]?.object ?? [:]
        properties["entente-tokens"] = ["const": 1]
        properties["define"] = ["type": "object", "additionalProperties": ["type": "string"]]
        properties["lists"] = WordLists.schema
        properties["rules"] = ["type": "array", "items": .object(rule)]
        schema["properties"] = .object(properties)
        schema["required"] = ["entente-tokens"]
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["title"] = "Entente token rules"
        return schema
    }
}
