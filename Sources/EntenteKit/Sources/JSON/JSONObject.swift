/// The members of a JSON object, in the order in which they were added.
///
/// Two objects are equal when they have the same members in any order, as
/// RFC 8259 understands objects.
public struct JSONObject: Sendable {
    private var members: [Element] = []
    /// Built only when a linear search gets slow. Documents hold many objects of no or few members; those are one word
    /// to copy.
    private var index: KeyIndex?
    private static let linearLimit = 16

    /// The keys, in order. O(n).
    public var keys: [String] { members.map(\.key) }
    /// The values, in the order of ``keys``. O(n).
    public var values: [JSONValue] { members.map(\.value) }

    /// An object without members.
    public init() {}

    /// The number of members.
    public var count: Int { members.count }
    /// Whether there are no members.
    public var isEmpty: Bool { members.isEmpty }

    /// A member's value. Setting nil removes the member; a new key goes last.
    ///
    /// - Complexity: O(1), or O(n) to remove; small objects are searched from the front.
    public subscript(key: String) -> JSONValue? {
        get { place(of: key).map { members[$0].value } }
        set {
            switch (place(of: key), newValue) {
            case (let place?, let value?): members[place].value = value
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
        if let index { return index.places[KeyBytes(text: key)] }
        return members.firstIndex { KeyBytes(text: $0.key) == KeyBytes(text: key) }
    }

    private mutating func append(_ key: String, _ value: JSONValue) {
        members.append((key, value))
        guard count > Self.linearLimit else { return }
        if index == nil { return reindex() }
        if !isKnownUniquelyReferenced(&index) { index = KeyIndex(places: index!.places) }
        index!.places[KeyBytes(text: key)] = count - 1
    }

    private mutating func remove(at place: Int) {
        members.remove(at: place)
        index = nil
        if count > Self.linearLimit { reindex() }
    }

    private mutating func reindex() {
        var places: [KeyBytes: Int] = [:]
        for (place, member) in members.enumerated() { places[KeyBytes(text: member.key)] = place }
        index = KeyIndex(places: places)
    }
}

/// Where keys are. Shared by copies of an object until one of them gains a member.
private final class KeyIndex: @unchecked Sendable {
    var places: [KeyBytes: Int]

    init(places: [KeyBytes: Int]) { self.places = places }
}

/// Compares keys byte by byte: two spellings of `é` are two keys, although
/// `String` holds canonically equivalent texts to be equal.
private struct KeyBytes: Hashable {
    let text: String

    static func == (left: KeyBytes, right: KeyBytes) -> Bool {
        left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}

extension JSONObject: RandomAccessCollection {
    public typealias Element = (key: String, value: JSONValue)
    public var startIndex: Int { 0 }
    public var endIndex: Int { members.count }
    /// The member at a position.
    public subscript(position: Int) -> Element { members[position] }
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
