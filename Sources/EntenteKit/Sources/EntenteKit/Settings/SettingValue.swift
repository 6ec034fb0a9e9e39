public import JSON
public import YAML

/// A type that a setting can have: it reads itself from YAML text and describes itself.
///
/// Scalars arrive as text, so that the country code `NO` stays text where text is wanted, and is refused where a
/// truth value is wanted.
public protocol SettingValue: Sendable {
    /// Reads the value.
    ///
    /// - Throws: ``Diagnostics`` that point at the offending node.
    static func read(_ node: Node) throws(Diagnostics) -> Self
    /// For messages and the help page: `a whole number`, `true or false` …
    static var typeName: String { get }
    /// JSON Schema of the YAML that ``read(_:)`` accepts.
    static var schema: JSONObject { get }
    /// The value as it would stand in YAML, for `plan` and the help page.
    var shown: JSONValue { get }
    /// Paths of the files that it names; none by default.
    var files: [String] { get }
}

extension SettingValue {
    public var files: [String] { [] }

    /// The finding that a node is of another type.
    static func mismatch(_ node: Node, hint: String? = nil) -> Diagnostics {
        let found = node.scalar.map { node.isNull ? "nothing" : "\"\($0)\"" } ?? node.kindName
        return Diagnostics("expected \(typeName), found \(found)", hint: hint, at: node)
    }
}

extension Bool: SettingValue {
    public static func read(_ node: Node) throws(Diagnostics) -> Bool {
        switch node.scalar {
        case "true": return true
        case "false": return false
        case "yes", "on", "True", "TRUE", "Yes": throw mismatch(node, hint: "write true")
        case "no", "off", "False", "FALSE", "No": throw mismatch(node, hint: "write false")
        default: throw mismatch(node)
        }
    }
    public static var typeName: String { "true or false" }
    public static var schema: JSONObject { ["type": "boolean"] }
    public var shown: JSONValue { .bool(self) }
}

extension Int: SettingValue {
    public static func read(_ node: Node) throws(Diagnostics) -> Int {
        // `_` may group digits, as in 1_000_000.
        guard let text = node.scalar, let value = Int(text.filter { $0 != "_" }) else { throw mismatch(node) }
        return value
    }
    public static var typeName: String { "a whole number" }
    public static var schema: JSONObject { ["type": "integer"] }
    public var shown: JSONValue { .number("\(self)") }
}

extension Double: SettingValue {
    public static func read(_ node: Node) throws(Diagnostics) -> Double {
        guard let text = node.scalar, let value = Double(text), value.isFinite else { throw mismatch(node) }
        return value
    }
    public static var typeName: String { "a number" }
    public static var schema: JSONObject { ["type": "number"] }
    public var shown: JSONValue { .number("\(self)") }
}

extension String: SettingValue {
    public static func read(_ node: Node) throws(Diagnostics) -> String {
        guard let text = node.scalar, !(node.isNull && node.style == .plain) else { throw mismatch(node) }
        return text
    }
    public static var typeName: String { "text" }
    // Any scalar is text here: YAML tools type `12` as a number before a schema sees it.
    public static var schema: JSONObject { ["type": ["string", "number", "boolean"]] }
    public var shown: JSONValue { .string(self) }
}

extension Array: SettingValue where Element: SettingValue {
    /// A list; a single value stands for a list of one.
    public static func read(_ node: Node) throws(Diagnostics) -> [Element] {
        guard let items = node.list else {
            if node.isNull { throw mismatch(node) }
            return [try Element.read(node)]
        }
        var values: [Element] = []
        var findings: [Diagnostic] = []
        for item in items {
            do { values.append(try Element.read(item)) } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
        return values
    }
    public static var typeName: String { "a list of \(Element.typeName)" }
    public static var schema: JSONObject {
        ["anyOf": [.object(["type": "array", "items": .object(Element.schema)]), .object(Element.schema)]]
    }
    public var shown: JSONValue { .array(map(\.shown)) }
    public var files: [String] { flatMap(\.files) }
}

extension Optional: SettingValue where Wrapped: SettingValue {
    public static func read(_ node: Node) throws(Diagnostics) -> Wrapped? {
        node.isNull ? nil : try Wrapped.read(node)
    }
    public static var typeName: String { Wrapped.typeName }
    public static var schema: JSONObject { Wrapped.schema }
    public var shown: JSONValue { self?.shown ?? .null }
    public var files: [String] { self?.files ?? [] }
}

extension Dictionary: SettingValue where Key == String, Value: SettingValue {
    public static func read(_ node: Node) throws(Diagnostics) -> [String: Value] {
        guard let entries = node.map else { throw mismatch(node) }
        var values: [String: Value] = [:]
        var findings: [Diagnostic] = []
        for entry in entries {
            do { values[entry.key.scalar ?? ""] = try Value.read(entry.value) } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
        return values
    }
    public static var typeName: String { "a map to \(Value.typeName)" }
    public static var schema: JSONObject { ["type": "object", "additionalProperties": .object(Value.schema)] }
    public var shown: JSONValue {
        .object(JSONObject(sorted { $0.key < $1.key }.map { ($0.key, $0.value.shown) }))
    }
}

extension Node: SettingValue {
    /// A part of the file as it stands, for settings with a syntax of their own such as inline rules.
    public static func read(_ node: Node) throws(Diagnostics) -> Node { node }
    public static var typeName: String { "YAML" }
    public static var schema: JSONObject { [:] }
    public var shown: JSONValue {
        switch value {
        case .scalar(let text): .string(text)
        case .list(let items): .array(items.map(\.shown))
        case .map(let entries): .object(JSONObject(entries.map { ($0.key.scalar ?? "", $0.value.shown) }))
        }
    }
}
