internal import EntenteKit
internal import YAML

/// Adds examples to rules in their YAML file, and changes nothing else: comments, order and style stay.
struct RuleFileEditor {
    private static let keys = ["entente-rules", "entente-tokens", "entente-relations", "entente-events"]

    let path: String
    private(set) var bytes: [UInt8]
    /// Whether anything was added.
    private(set) var isChanged = false

    /// - Throws: ``Diagnostics`` if the file cannot be read or is no rule file.
    init(_ path: String) throws(Diagnostics) {
        self.path = path
        do { bytes = try FileSystem.read(path, limit: 1 << 26) } catch { throw Diagnostics("cannot read \(path): \(error.message)") }
        let root = try root()
        guard Self.keys.contains(where: { root[$0] != nil }) else {
            throw Diagnostics("\(path) is no rule file", hint: "it begins with one of \(Self.keys.joined(separator: ", "))", at: root)
        }
    }

    /// Whether the file has the rule of a provenance such as `relate.rules/FILE.RULE`.
    func has(_ provenance: String) throws(Diagnostics) -> Bool { try rule(provenance) != nil }

    /// Adds an example to the rule's `match` or `reject`, unless it stands there.
    ///
    /// - Parameter example: a YAML value on one line, as ``example(_:finds:)`` makes it.
    /// - Returns: whether it was added.
    mutating func add(_ example: String, to key: String, of provenance: String) throws(Diagnostics) -> Bool {
        guard let rule = try rule(provenance) else { throw Diagnostics("\(path) has no rule \(provenance)") }
        let (edit, before) = (try Self.edit(rule, key, example), Self.count(rule[key]))
        // The text alone decides: the same example with other roles would contradict it.
        if Self.texts(rule[key]).contains(Self.text(of: example)) { return false }
        let old = bytes
        bytes.replaceSubrange(edit.range, with: edit.text.utf8)
        // What was written must read as one example more; everything else is a mistake of this editor, not of the file.
        guard let changed = try? self.rule(provenance), Self.count(changed[key]) == before + 1 else {
            bytes = old
            throw Diagnostics("cannot add an example to \(key) of \(provenance)", hint: "add it by hand: - \(example)", at: rule)
        }
        isChanged = true
        return true
    }

    /// A YAML value for an example: the text in quotes, with what it finds where the rule's language has that.
    static func example(_ text: String, finds: String?) -> String {
        finds.map { "{text: \(quoted(text)), finds: \(quoted($0))}" } ?? quoted(text)
    }

    private static func quoted(_ text: String) -> String { "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'" }

    // MARK: finding the rule

    private func root() throws(Diagnostics) -> Node {
        guard let root = try Diagnostics.reading(SourceFile(path: path, bytes: bytes)) else { throw Diagnostics("\(path) is empty") }
        return root
    }

    private func rule(_ provenance: String) throws(Diagnostics) -> Node? {
        let root = try root()
        let name = provenance.split(separator: "/", maxSplits: 1).last.map(String.init) ?? provenance
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
        let prefix = (root["name"]?.scalar ?? stem) + "."
        guard name.hasPrefix(prefix) else { return nil }
        return ((root["rules"] ?? root["frames"])?.list ?? []).first { $0["name"]?.scalar == String(name.dropFirst(prefix.count)) }
    }

    private static func count(_ node: Node?) -> Int { node.map { $0.list?.count ?? ($0.isNull ? 0 : 1) } ?? 0 }

    private static func texts(_ node: Node?) -> [String] {
        (node?.list ?? node.map { [$0] } ?? []).map { $0.scalar ?? $0["text"]?.scalar ?? "" }
    }

    private static func text(of example: String) -> String {
        let node = try? Diagnostics.reading(SourceFile(path: "", bytes: Array(example.utf8)))
        return node?.scalar ?? node?["text"]?.scalar ?? ""
    }

    // MARK: where to write

    private typealias Edit = (range: Range<Int>, text: String)

    private static func edit(_ rule: Node, _ key: String, _ example: String) throws(Diagnostics) -> Edit {
        guard let value = rule[key] else { return try newKey(rule, key, example) }
        if let items = value.list {
            if value.style == .flow { return insert(items.isEmpty ? example : "\(example), ", at: value.start.offset + 1) }
            if let first = items.first, let edit = before(first, example) { return edit }
        } else if let text = value.scalar, value.style == .quoted || value.style == .plain, value.start.line == value.end.line {
            let old = value.isNull ? "" : ", \(quoted(text))"
            return (value.start.offset..<value.end.offset, "\(value.isNull ? " " : "")[\(example)\(old)]")
        }
        throw Diagnostics("cannot add an example to this \(key)", hint: "write it as a list, or add by hand: - \(example)", at: value)
    }

    private static func insert(_ text: String, at offset: Int) -> Edit { (offset..<offset, text) }

    /// A line before the first item of a block list, with its indentation.
    private static func before(_ item: Node, _ example: String) -> Edit? {
        let source = item.source.bytes
        var start = item.start.offset
        while start > 0, source[start - 1] != 0x0A { start -= 1 }
        let indent = source[start...].prefix { $0 == 0x20 }
        guard source[(start + indent.count)...].first == UInt8(ascii: "-") else { return nil }
        return insert(String(decoding: indent, as: UTF8.self) + "- \(example)\n", at: start)
    }

    /// The key behind the rule's name: on a line of its own, or within braces.
    private static func newKey(_ rule: Node, _ key: String, _ example: String) throws(Diagnostics) -> Edit {
        guard let name = rule.map?.first(where: { $0.key.scalar == "name" }) else { throw Diagnostics("the rule has no name", at: rule) }
        if rule.style == .flow { return insert("\(key): [\(example)], ", at: rule.start.offset + 1) }
        let source = rule.source.bytes
        var end = name.value.end.offset
        while end < source.count, source[end] != 0x0A { end += 1 }
        let indent = String(repeating: " ", count: name.key.start.column - 1)
        return insert("\n\(indent)\(key): [\(example)]", at: end)
    }
}
