extension JSONObject {
    /// An object from pairs; a key that comes twice keeps its last value.
    public init(_ pairs: some Sequence<(String, JSONValue)>) {
        self.init()
        for (key, value) in pairs { self[key] = value }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// A key that comes twice keeps its last value.
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

extension JSONObject: CustomStringConvertible {
    /// The object as JSON on one line.
    public var description: String { JSONValue.object(self).description }
}
