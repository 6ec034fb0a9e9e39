public import JSON
public import YAML

/// A setting with a fixed set of values: an enum of strings.
///
/// ```swift
/// enum Hyphens: String, SettingChoice { case keep, split }
/// ```
public protocol SettingChoice: SettingValue, RawRepresentable, CaseIterable where RawValue == String {}

extension SettingChoice {
    public static func read(_ node: Node) throws(Diagnostics) -> Self {
        guard let text = node.scalar else { throw mismatch(node) }
        guard let value = Self(rawValue: text) else {
            let names = allCases.map(\.rawValue)
            throw mismatch(node, hint: Suggestion.nearest(to: text, among: names).map { "did you mean \($0)?" })
        }
        return value
    }
    public static var typeName: String { "one of " + allCases.map(\.rawValue).joined(separator: ", ") }
    public static var schema: JSONObject { ["enum": .array(allCases.map { .string($0.rawValue) })] }
    public var shown: JSONValue { .string(rawValue) }
}
