internal import JSON
internal import YAML

/// One option of a stage: a single declaration gives parsing, default, check, help page and JSON Schema.
///
/// ```swift
/// struct Settings: StageSettings {
///     @Setting("Keep `co-operate` in one piece, or split it at its hyphens.") var hyphens = Hyphens.keep
///     @Setting("Rule files to read.") var rules: [ResourceFile]   // no default: required
///     @Setting("Longest token in bytes.", in: 1...4096) var longest = 256
/// }
/// ```
/// In YAML the name is in snake_case. The value lives in a box that reading fills through `Mirror`, because a mirror
/// cannot write; it is written before the settings reach a stage and never after.
@propertyWrapper
public struct Setting<Value: SettingValue>: Sendable {
    final class Box: @unchecked Sendable {
        var value: Value?
        init(_ value: Value?) { self.value = value }
    }

    let box: Box
    let help: String
    let formerNames: [String]
    let check: @Sendable (Value) -> String?
    let defaultValue: Value?
    /// Smallest and largest value, where there are such, for the schema.
    private(set) var bounds: [JSONValue] = []

    /// An option with a default.
    ///
    /// - Parameters:
    ///   - help: a sentence for the help page.
    ///   - formerNames: names in snake_case that this option once had; they still work, with a warning.
    ///   - check: what is wrong with a value, or `nil`.
    public init(
        wrappedValue: Value, _ help: String, formerly formerNames: [String] = [],
        check: @escaping @Sendable (Value) -> String? = { _ in nil }
    ) {
        box = Box(wrappedValue)
        defaultValue = wrappedValue
        self.help = help
        self.formerNames = formerNames
        self.check = check
    }

    /// An option that must be given.
    public init(
        _ help: String, formerly formerNames: [String] = [], check: @escaping @Sendable (Value) -> String? = { _ in nil }
    ) {
        box = Box(nil)
        defaultValue = nil
        self.help = help
        self.formerNames = formerNames
        self.check = check
    }

    /// The value; a required one is there because reading the settings has checked it.
    public var wrappedValue: Value {
        guard let value = box.value else { preconditionFailure("a required setting was read before it was set") }
        return value
    }
}

extension Setting where Value: Comparable {
    /// An option with a default and a range.
    public init(wrappedValue: Value, _ help: String, in range: ClosedRange<Value>) {
        self.init(wrappedValue: wrappedValue, help, check: { value in
            range.contains(value) ? nil : "\(value) is out of range: \(range.lowerBound) to \(range.upperBound)"
        })
        bounds = [range.lowerBound.shown, range.upperBound.shown]
    }
}

/// A setting without its type, as `Mirror` finds it.
protocol AnySetting: Sendable {
    var help: String { get }
    var formerNames: [String] { get }
    var isSet: Bool { get }
    var isRequired: Bool { get }
    var typeName: String { get }
    var schema: JSONObject { get }
    var shown: JSONValue { get }
    var defaultShown: JSONValue? { get }
    var files: [String] { get }
    func read(_ node: Node) throws(Diagnostics)
}

extension Setting: AnySetting {
    var isSet: Bool { box.value != nil }
    var isRequired: Bool { defaultValue == nil }
    var typeName: String { Value.typeName }
    var schema: JSONObject {
        var schema = Value.schema
        if bounds.count == 2 { (schema["minimum"], schema["maximum"]) = (bounds[0], bounds[1]) }
        return schema
    }
    var shown: JSONValue { box.value?.shown ?? .null }
    var defaultShown: JSONValue? { defaultValue?.shown }
    var files: [String] { box.value?.files ?? [] }

    func read(_ node: Node) throws(Diagnostics) {
        let value = try Value.read(node)
        if let problem = check(value) { throw Diagnostics(problem, at: node) }
        box.value = value
    }
}
