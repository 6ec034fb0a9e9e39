internal import EntenteKit
internal import JSON
internal import PCRE2
internal import YAML

/// A compiled rule.
struct RelationRule: Sendable {
    /// A role and what may fill it.
    struct Role: Sendable {
        var name: String
        var labels: Set<String>
        var settings: RoleSettings
    }

    let name: String
    let by: String
    let label: String
    let trigger: Pattern
    let context: Pattern?
    let unless: Pattern?
    let roles: [Role]
    let attributes: JSONObject
    let score: Double
    let match: [Node]
    let reject: [String]
    let node: Node
}

/// Reads rule files.
enum RelationRuleFile {
    /// The rules of a file.
    ///
    /// - Throws: every finding at once, with its place.
    static func rules(of file: ResourceFile) throws(Diagnostics) -> [RelationRule] {
        guard let root = try file.yaml() else {
            throw Diagnostics("\(file.name) is empty", hint: "begin with entente-relations: 1")
        }
        let settings = try RelationRuleFileSettings.read(withoutVersion(root)).settings
        let compiler = RelationRuleCompiler(
            prefix: settings.name ?? stem(file.name), define: settings.define,
            options: settings.caseless ? [.caseless, .unicode] : [.unicode])
        var rules: [RelationRule] = []
        var findings: [Diagnostic] = []
        var first: [String: Node] = [:]
        for (index, node) in settings.rules.enumerated() {
            do throws(Diagnostics) {
                let rule = try compiler.rule(node, keyPath: "rules[\(index)]")
                if let twin = first[rule.name] {
                    findings.append(Diagnostic(
                        .error, "a second rule is called \"\(rule.name)\"", hint: "rename one of the two",
                        keyPath: "rules[\(index)].name", at: .init(node), notes: [.init("the first one", .init(twin))]))
                }
                first[rule.name] = node
                rules.append(rule)
            } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
        return rules
    }

    private static func withoutVersion(_ root: Node) throws(Diagnostics) -> Node {
        guard let entries = root.map, let version = root["entente-relations"] else {
            throw Diagnostics(
                "this is no file of relation rules: the key entente-relations is missing",
                hint: "begin with entente-relations: 1", at: root)
        }
        guard version.scalar == "1" else {
            throw Diagnostics(
                "version \(version.scalar ?? version.kindName) of relation rules is not known",
                hint: "write entente-relations: 1", at: version)
        }
        var copy = root
        copy.value = .map(entries.filter { $0.key.scalar != "entente-relations" })
        return copy
    }

    private static func stem(_ path: String) -> String {
        let base = path.split(separator: "/").last.map(String.init) ?? path
        return base.lastIndex(of: ".").map { String(base[..<$0]) } ?? base
    }
}

/// Compiles the rules of one file.
struct RelationRuleCompiler {
    let prefix: String
    let define: [String: String]
    let options: Pattern.Options

    func rule(_ node: Node, keyPath: String) throws(Diagnostics) -> RelationRule {
        let settings = try RelationRuleSettings.read(node, keyPath: keyPath, owner: node).settings
        var roles: [RelationRule.Role] = []
        for entry in settings.arguments.map ?? [] {
            let path = "\(keyPath).arguments.\(entry.key.scalar ?? "")"
            let role = try RoleSettings.read(entry.value, keyPath: path, owner: entry.key).settings
            roles.append(.init(name: entry.key.scalar ?? "", labels: Set(role.labels), settings: role))
        }
        guard !roles.isEmpty else {
            throw Diagnostics("a rule needs arguments", hint: "write arguments: {source: {labels: [COUNTRY]}}", at: settings.arguments)
        }
        return RelationRule(
            name: settings.name, by: "relate.rules/\(prefix).\(settings.name)", label: settings.label,
            trigger: try pattern("\\b(?:\(expanded(settings.trigger)))\\b", at: node["trigger"]),
            context: try optionalPattern(settings.context, at: node["context"]),
            unless: try optionalPattern(settings.unless, at: node["unless"]), roles: roles,
            attributes: JSONObject((settings.attributes?.map ?? []).map { ($0.key.scalar ?? "", value($0.value)) }),
            score: settings.score, match: settings.match, reject: settings.reject, node: node)
    }

    /// An attribute's value: text, a truth value, or a list.
    private func value(_ node: Node) -> JSONValue {
        if let items = node.list { return .array(items.map(value)) }
        switch node.scalar {
        case "true" where node.style == .plain: return true
        case "false" where node.style == .plain: return false
        default: return .string(node.scalar ?? "")
        }
    }

    private func optionalPattern(_ text: String?, at node: Node?) throws(Diagnostics) -> Pattern? {
        guard let text else { return nil }
        return try pattern(expanded(text), at: node)
    }

    private func pattern(_ text: String, at node: Node?) throws(Diagnostics) -> Pattern {
        do { return try Pattern(text, options: options) } catch {
            throw Diagnostics("this is no regular expression: \(error)", hint: "patterns are PCRE2", at: node)
        }
    }

    /// The text with `{{NAME}}` replaced by definitions, which may use others up to a depth of ten.
    private func expanded(_ text: String, depth: Int = 0) -> String {
        guard depth < 10, text.contains("{{") else { return text }
        var out = text
        for (name, value) in define.sorted(by: { $0.key < $1.key }) {
            out = replaced(out, "{{\(name)}}", by: value)
        }
        return out == text ? text : expanded(out, depth: depth + 1)
    }

    private func replaced(_ text: String, _ part: String, by value: String) -> String {
        var pieces: [Substring] = []
        var rest = text[...]
        while let range = rest.firstRange(of: part) {
            pieces.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        pieces.append(rest)
        return pieces.joined(separator: value)
    }
}
