/// Any JSON value, as a tree.
///
/// Numbers keep their spelling, so that reading and writing lose no digits;
/// equality therefore tells `1` from `1.0`.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// A number as written; must be a valid JSON number.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// A number; null when it is not finite, since JSON has no such numbers.
    public init(_ value: Double) {
        guard value.isFinite else {
            self = .null
            return
        }
        self = .number(JSONWriter.text { $0.number(value) })
    }

    /// An integer.
    public init(_ value: Int) { self = .number(String(value)) }
    /// A string.
    public init(_ value: String) { self = .string(value) }
    /// A truth value.
    public init(_ value: Bool) { self = .bool(value) }

    /// Whether this is `null`.
    public var isNull: Bool { self == .null }

    /// The truth value, or nil for another kind.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The string, or nil for another kind.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The nearest finite double to a number, or nil.
    public var double: Double? {
        guard case .number(let text) = self, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// A number written as an integer that fits, or nil.
    public var int: Int? {
        if case .number(let text) = self { Int(text) } else { nil }
    }

    /// The elements, or nil for another kind.
    public var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members, or nil for another kind.
    public var object: JSONObject? {
        if case .object(let object) = self { object } else { nil }
    }

    /// A member's value; nil when this is no object or has no such key.
    public subscript(key: String) -> JSONValue? { object?[key] }

    /// An element; nil when this is no array or the index is outside it.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) { self = .null }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int) { self.init(value) }
    public init(floatLiteral value: Double) { self.init(value) }
    public init(stringLiteral value: String) { self = .string(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// A key that comes twice keeps its last value.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        var object = JSONObject()
        for (key, value) in elements { object[key] = value }
        self = .object(object)
    }
}
