internal import EntenteKit
internal import JSON
internal import YAML

/// A rule file that was read but not compiled.
struct RuleFile {
    /// A rule with the node that it was read from.
    typealias Entry = RuleList<RuleSettings>.Entry

    /// Prefix of the provenance; empty for rules in place.
    let name: String
    let overlap: Overlap
    let caseless: Bool
    /// Date for the examples.
    let published: String?
    let lexicon: Lexicon
    let entries: [Entry]
    /// Findings that do not keep the other rules from being compiled.
    let findings: [Diagnostic]

    /// Reads a file.
    init(_ file: ResourceFile) throws(Diagnostics) {
        try self.init(file, including: [])
    }

    private init(_ file: ResourceFile, including outer: [String]) throws(Diagnostics) {
        guard let root = try file.yaml() else {
            throw Diagnostics("\(file.name) is empty", hint: "begin with entente-rules: 1")
        }
        let settings = try RuleFileSettings.read(RuleFile.withoutVersion(root)).settings
        var lexicon = Lexicon()
        var findings: [Diagnostic] = []
        for other in settings.include {
            guard !outer.contains(other.path), other.path != file.path else {
                throw Diagnostics("\(other.name) includes itself", hint: outer.joined(separator: " → "), at: root["include"])
            }
            lexicon.merge(try RuleFile(other, including: outer + [file.path]).lexicon)
        }
        lexicon.add(define: settings.define, tables: settings.tables, &findings)
        lexicon.add(lists: settings.lists, &findings)
        name = settings.name ?? file.stem
        overlap = settings.overlap
        caseless = settings.caseless
        published = settings.published
        self.lexicon = lexicon
        entries = RuleList(settings.rules, &findings).entries
        self.findings = findings
    }

    /// Rules that stand in the stage's settings.
    init(
        inline rules: Node, define: Node?, tables: Node?, lists: Node? = nil, _ overlap: Overlap = .longest
    ) throws(Diagnostics) {
        var findings: [Diagnostic] = []
        var lexicon = Lexicon()
        lexicon.add(define: define, tables: tables, &findings)
        lexicon.add(lists: lists, &findings)
        name = ""
        self.overlap = overlap
        caseless = false
        published = nil
        self.lexicon = lexicon
        entries = RuleList(rules, &findings).entries
        self.findings = findings
    }

    /// The file's map without its version, which is checked here because its key is no Swift name.
    private static func withoutVersion(_ root: Node) throws(Diagnostics) -> Node {
        guard let entries = root.map else {
            throw Diagnostics("expected a map with entente-rules and rules, found \(root.kindName)", at: root)
        }
        guard let version = root["entente-rules"] else {
            throw Diagnostics(
                "this is no rule file: the key entente-rules is missing", hint: "begin with entente-rules: 1", at: root)
        }
        guard version.scalar == "1" else {
            let found = version.scalar ?? version.kindName
            throw Diagnostics("version \(found) of rule files is not known", hint: "write entente-rules: 1", at: version)
        }
        var copy = root
        copy.value = .map(entries.filter { $0.key.scalar != "entente-rules" })
        return copy
    }

    /// JSON Schema of rule files.
    static var schema: JSONObject {
        var schema = RuleFileSettings.schema
        var properties = schema["properties"]?.object ?? [:]
        let map: JSONObject = ["type": "object", "additionalProperties": ["type": ["string", "number"]]]
        properties["entente-rules"] = ["const": 1]
        properties["define"] = .object(map)
        properties["lists"] = WordLists.schema
        properties["tables"] = ["type": "object", "additionalProperties": .object(map)]
        properties["rules"] = ["type": "array", "items": .object(ruleSchema)]
        schema["properties"] = .object(properties)
        schema["required"] = ["entente-rules"]
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["title"] = "Entente rule file"
        return schema
    }

    private static var ruleSchema: JSONObject {
        var schema = RuleSettings.schema
        var properties = schema["properties"]?.object ?? [:]
        let example: JSONValue = [
            "anyOf": [
                ["type": "string"],
                [
                    "type": "object", "required": ["text"],
                    "properties": ["text": ["type": "string"], "published": ["type": "string"]],
                ],
            ],
        ]
        for key in ["match", "reject"] { properties[key] = ["type": "array", "items": example] }
        properties["pattern"] = ["type": "string"]
        properties["span"] = ["type": "string"]
        properties["unless"] = .object(GuardSettings.schema)
        schema["properties"] = .object(properties)
        return schema
    }
}
