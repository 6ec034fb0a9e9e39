public import JSON
public import YAML

/// The options of a stage: a struct of ``Setting``s. It can stand inside other settings as a map.
public protocol StageSettings: Sendable {
    /// All options at their defaults.
    init()
}

/// For stages without options.
public struct NoSettings: StageSettings {
    /// Nothing to set.
    public init() {}
}

/// What one option is, for the help page, `plan` and JSON Schema.
public struct SettingDescription: Sendable {
    /// In snake_case, as in YAML.
    public var name: String
    /// The sentence of the help page.
    public var help: String
    public var typeName: String
    /// Whether it has no default.
    public var isRequired: Bool
    /// `nil` where the option is required.
    public var defaultValue: JSONValue?
    /// The value in force.
    public var value: JSONValue
    public var schema: JSONObject
    /// Paths of the files that the value names.
    public var files: [String]
}

extension StageSettings {
    /// The options in the order of their declaration.
    public var described: [SettingDescription] {
        settings.map { name, setting in
            SettingDescription(
                name: name, help: setting.help, typeName: setting.typeName, isRequired: setting.isRequired,
                defaultValue: setting.defaultShown, value: setting.shown, schema: setting.schema,
                files: setting.files)
        }
    }

    /// JSON Schema of the map that sets these options.
    public static var schema: JSONObject {
        var properties = JSONObject()
        var required: [JSONValue] = []
        for option in Self().described {
            var schema = option.schema
            schema["description"] = .string(option.help)
            if let value = option.defaultValue, value != .null { schema["default"] = value }
            properties[option.name] = .object(schema)
            if option.isRequired { required.append(.string(option.name)) }
        }
        var schema: JSONObject = [
            "type": "object", "additionalProperties": false, "properties": .object(properties),
        ]
        if !required.isEmpty { schema["required"] = .array(required) }
        return schema
    }

    /// Settings from a YAML map laid over the defaults; `nil` or an empty node means none are given.
    ///
    /// - Returns: the settings, and warnings such as a renamed option.
    /// - Throws: every finding at once: unknown names with the nearest one, wrong types, missing required options.
    public static func read(_ node: Node?, keyPath: String = "", owner: Node? = nil) throws(Diagnostics)
        -> (settings: Self, warnings: [Diagnostic])
    {
        let values = Self()
        let options = values.settings
        var findings: [Diagnostic] = []
        var warnings: [Diagnostic] = []
        var given: [String: Node] = [:]
        var meant: Set<String> = []
        for entry in try entries(of: node, keyPath: keyPath, options: options.map(\.name)) {
            let name = entry.key.scalar ?? ""
            let path = keyPath.isEmpty ? name : "\(keyPath).\(name)"
            guard let option = options.first(where: { $0.name == name || $0.setting.formerNames.contains(name) }) else {
                findings.append(unknown(entry.key, name, among: options.map(\.name), path))
                // A slip of the pen is one finding, not two.
                if let nearest = Suggestion.nearest(to: name, among: options.map(\.name)) { meant.insert(nearest) }
                continue
            }
            if let first = given.updateValue(entry.key, forKey: option.name) {
                findings.append(Diagnostic(
                    .error, "option \"\(option.name)\" is given twice", hint: "keep one of the two", keyPath: path,
                    at: .init(entry.key), notes: [.init("the first one", .init(first))]))
                continue
            }
            if option.name != name {
                warnings.append(Diagnostic(
                    .warning, "option \"\(name)\" is now called \"\(option.name)\"", hint: "write \(option.name)",
                    keyPath: path, at: .init(entry.key)))
            }
            do { try option.setting.read(entry.value) } catch {
                findings += error.all.map { $0.inside(path) }
            }
        }
        for option in options where !option.setting.isSet {
            if given[option.name] != nil || meant.contains(option.name) { continue }
            let path = keyPath.isEmpty ? option.name : "\(keyPath).\(option.name)"
            findings.append(Diagnostic(
                .error, "option \"\(option.name)\" is missing",
                hint: "add \(option.name): … (\(option.setting.typeName)). \(option.setting.help)",
                keyPath: path, at: (owner ?? node).map { .init($0) }))
        }
        if !findings.isEmpty { throw Diagnostics(findings + warnings) }
        return (values, warnings)
    }

    private static func unknown(_ key: Node, _ name: String, among options: [String], _ path: String) -> Diagnostic {
        let hint = options.isEmpty ? "it has no options" : Suggestion.hint(for: name, among: options, what: "options")
        return Diagnostic(.error, "unknown option \"\(name)\"", hint: hint, keyPath: path, at: .init(key))
    }

    private static func entries(of node: Node?, keyPath: String, options: [String]) throws(Diagnostics) -> [Node.Entry] {
        guard let node, !node.isNull else { return [] }
        guard let entries = node.map else {
            let example = options.first.map { "write {\($0): …}" }
            throw Diagnostics([Diagnostic(
                .error, "expected a map of options, found \(node.kindName)", hint: example, keyPath: keyPath, at: .init(node))])
        }
        return entries
    }

    var settings: [(name: String, setting: any AnySetting)] {
        Mirror(reflecting: self).children.compactMap { child in
            guard let label = child.label, let setting = child.value as? any AnySetting else { return nil }
            return (snakeCase(String(label.drop { $0 == "_" })), setting)
        }
    }
}

extension Diagnostic {
    /// The finding with its key path put inside an outer one.
    public func inside(_ outer: String) -> Diagnostic {
        var copy = self
        if keyPath.isEmpty {
            copy.keyPath = outer
        } else if !isInside(outer) {
            copy.keyPath = keyPath.hasPrefix("[") || outer.isEmpty ? outer + keyPath : "\(outer).\(keyPath)"
        }
        return copy
    }

    /// Whether the key path begins with an outer one, whole keys compared: `paths` is not inside `path`.
    private func isInside(_ outer: String) -> Bool {
        keyPath == outer || keyPath.hasPrefix(outer + ".") || keyPath.hasPrefix(outer + "[")
    }
}

/// `maxTokenLength` → `max_token_length`.
func snakeCase(_ name: String) -> String {
    var out = ""
    for scalar in name.unicodeScalars {
        if scalar.properties.isUppercase {
            if !out.isEmpty { out += "_" }
            out += scalar.properties.lowercaseMapping
        } else {
            out.unicodeScalars.append(scalar)
        }
    }
    return out
}
