/// Words and signs by their bytes, for the longest one at a place of a text.
///
/// A space in a name stands for any white space or one hyphen. Lookup is linear in the length of what is found.
struct ByteTrie: Sendable {
    private struct Node: Sendable {
        var byte: UInt8
        var payload: Int32 = -1
        var child: Int32 = -1
        var sibling: Int32 = -1
    }

    private var nodes: [Node] = []
    /// First node by first byte, since the root has by far the most children.
    private var roots = [Int32](repeating: -1, count: 256)
    /// Whether names are found in any case of their ASCII letters; they are then given in small letters.
    private let foldsCase: Bool

    init(foldsCase: Bool) { self.foldsCase = foldsCase }

    var isEmpty: Bool { nodes.isEmpty }

    /// Adds a name; the first payload of a name stays.
    mutating func add(_ name: some Sequence<UInt8>, _ payload: Int) {
        var at: Int32 = -1
        for byte in name {
            let byte = foldsCase ? byte.lowercased : byte
            at = at < 0 ? root(byte) : child(of: at, byte)
        }
        if at >= 0, nodes[Int(at)].payload < 0 { nodes[Int(at)].payload = Int32(payload) }
    }

    private mutating func root(_ byte: UInt8) -> Int32 {
        if roots[Int(byte)] < 0 { roots[Int(byte)] = append(byte) }
        return roots[Int(byte)]
    }

    private mutating func child(of parent: Int32, _ byte: UInt8) -> Int32 {
        if let found = find(byte, below: parent) { return found }
        let new = append(byte)
        nodes[Int(new)].sibling = nodes[Int(parent)].child
        nodes[Int(parent)].child = new
        return new
    }

    private mutating func append(_ byte: UInt8) -> Int32 {
        nodes.append(Node(byte: byte))
        return Int32(nodes.count - 1)
    }

    private func find(_ byte: UInt8, below parent: Int32) -> Int32? {
        var at = nodes[Int(parent)].child
        while at >= 0 {
            if nodes[Int(at)].byte == byte { return at }
            at = nodes[Int(at)].sibling
        }
        return nil
    }

    /// The longest name that begins at `start` and ends at the end of a word.
    func longest(_ text: ReadableText, _ start: Int) -> (end: Int, payload: Int)? {
        var found: (Int, Int)?
        var at = start
        guard at < text.end else { return nil }
        var node = roots[Int(fold(text[at]))]
        while node >= 0 {
            at += 1
            if nodes[Int(node)].payload >= 0, !text.isInsideWord(at) { found = (at, Int(nodes[Int(node)].payload)) }
            guard at < text.end else { break }
            if let next = find(fold(text[at]), below: node) {
                node = next
                if text[at] == 0x20 { at = text.skippingSpaces(at) - 1 }
            } else if let space = find(0x20, below: node), let after = text.gap(at, hyphen: true) {
                (node, at) = (space, after - 1)
            } else {
                break
            }
        }
        return found
    }

    /// The longest name that ends at `end`, in a trie of reversed names, and begins at the begin of a word.
    func longestBackwards(_ text: ReadableText, _ end: Int) -> (start: Int, payload: Int)? {
        var found: (Int, Int)?
        var at = end - 1
        guard at >= text.start else { return nil }
        var node = roots[Int(fold(text[at]))]
        while node >= 0 {
            if nodes[Int(node)].payload >= 0, !text.isWordBefore(at) {
                found = (at, Int(nodes[Int(node)].payload))
            }
            at -= 1
            guard at >= text.start, let next = find(fold(text[at]), below: node) else { break }
            node = next
        }
        return found
    }

    @inline(__always) private func fold(_ byte: UInt8) -> UInt8 { foldsCase ? byte.lowercased : byte }
}

extension UInt8 {
    /// A small ASCII letter for a capital one, others as they are.
    @inline(__always) var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
    /// An ASCII letter.
    @inline(__always) var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
