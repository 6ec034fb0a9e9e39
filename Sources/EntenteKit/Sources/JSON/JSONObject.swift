/// The members of a JSON object, in the order in which they were added.
///
/// Two objects are equal when they have the same members in any order, as
/// RFC 8259 understands objects.
public struct JSONObject: Sendable {
    /// The keys, in order.
    public private(set) var keys: [String] = []
    /// The values, in the order of ``keys``.
    public private(set) var values: [JSONValue] = []
    /// Built only when a linear search gets slow.
    private var index: [KeyBytes: Int] = [:]
    private static let linearLimit = 16

    /// An object without members.
    public init() {}

    /// The number of members.
    public var count: Int { keys.count }
    /// Whether there are no members.
    public var isEmpty: Bool { keys.isEmpty }

    /// A member's value. Setting nil removes the member; a new key goes last.
    ///
    /// - Complexity: O(1), or O(n) to remove; small objects are searched from the front.
    public subscript(key: String) -> JSONValue? {
        get { place(of: key).map { values[$0] } }
        set {
            switch (place(of: key), newValue) {
            case (let place?, let value?): values[place] = value
            case (let place?, nil): remove(at: place)
            case (nil, let value?): append(key, value)
            case (nil, nil): break
            }
        }
    }

    /// Adds a member; false, changing nothing, when the key exists.
    @discardableResult
    public mutating func insert(_ value: JSONValue, forNew key: String) -> Bool {
        guard place(of: key) == nil else { return false }
        append(key, value)
        return true
    }

    private func place(of key: String) -> Int? {
        count <= Self.linearLimit
            ? keys.firstIndex { KeyBytes(text: $0) == KeyBytes(text: key) } : index[KeyBytes(text: key)]
    }

    private mutating func append(_ key: String, _ value: JSONValue) {
        keys.append(key)
        values.append(value)
        if count > Self.linearLimit { reindex() }
    }

    private mutating func remove(at place: Int) {
        keys.remove(at: place)
        values.remove(at: place)
        index = [:]
        reindex()
    }

    private mutating func reindex() {
        guard count > Self.linearLimit else { return }
        if index.isEmpty {
            for (place, key) in keys.enumerated() { index[KeyBytes(text: key)] = place }
        } else {
            index[KeyBytes(text: keys[count - 1])] = count - 1
        }
    }
}

/// Compares keys byte by byte: two spellings of `é` are two keys, although
/// `String` holds canonically equivalent texts to be equal.
private struct KeyBytes: Hashable {
    let text: String

    static func == (left: KeyBytes, right: KeyBytes) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}

extension JSONObject: RandomAccessCollection {
    public typealias Element = (key: String, value: JSONValue)
    public var startIndex: Int { 0 }
    public var endIndex: Int { keys.count }
    /// The member at a position.
    public subscript(position: Int) -> Element { (keys[position], values[position]) }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        var sum = count
        for member in self {
            var inner = Hasher()
            inner.combine(member.key)
            inner.combine(member.value)
            // Addition, because the order of members does not count.
            sum &+= inner.finalize()
        }
        hasher.combine(sum)
    }
}
