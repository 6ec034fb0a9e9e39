/// One value of a YAML file, with its place. Scalars are always text: whoever reads a setting knows
/// its type, so that the country code `NO` never becomes false, nor `12:30` a number.
public struct Node: Sendable {
    /// What a node holds. Aliases and merge keys are resolved already.
    public enum Value: Sendable {
        case scalar(String), list([Node]), map([Entry])
    }

    /// How a scalar (first four) or a collection (last two) is written.
    public enum Style: Sendable {
        case plain, quoted, literal, folded, flow, block
    }

    /// One line of a map. Keys are scalars and unique within the map; entries keep their order.
    public struct Entry: Sendable {
        /// The key, always a scalar.
        public var key: Node
        /// The value.
        public var value: Node

        /// Makes an entry; `key` should be a scalar.
        public init(key: Node, value: Node) {
            self.key = key
            self.value = value
        }
    }

    /// The content.
    public var value: Value
    /// How it is written.
    public let style: Style
    /// First byte of the value, after its anchor if it has one. An alias has the place of its anchor.
    public let start: Mark
    /// First byte after the value.
    public let end: Mark
    /// The file it stands in.
    public let source: SourceFile

    /// Makes a node, for callers that derive one from another.
    public init(value: Value, style: Style, start: Mark, end: Mark, source: SourceFile) {
        self.value = value
        self.style = style
        self.start = start
        self.end = end
        self.source = source
    }

    /// Whether the value is left out, or written as a plain `~` or `null`.
    public var isNull: Bool {
        guard style == .plain, case .scalar(let text) = value else { return false }
        return text.isEmpty || text == "~" || text == "null"
    }

    /// The text of a scalar, or nil for a collection. A null is the text that stands there.
    public var scalar: String? {
        if case .scalar(let text) = value { text } else { nil }
    }

    /// The items of a list, or nil.
    public var list: [Node]? {
        if case .list(let items) = value { items } else { nil }
    }

    /// The entries of a map in the order of the file, merged ones last, or nil.
    public var map: [Entry]? {
        if case .map(let entries) = value { entries } else { nil }
    }

    /// The value of a key, or nil if this is no map or lacks the key. O(number of entries).
    public subscript(key: String) -> Node? {
        map?.first { $0.key.scalar == key }?.value
    }

    /// "text", "a list", "a map" or "nothing", for messages.
    public var kindName: String {
        switch value {
        case .scalar: isNull ? "nothing" : "text"
        case .list: "a list"
        case .map: "a map"
        }
    }
}
