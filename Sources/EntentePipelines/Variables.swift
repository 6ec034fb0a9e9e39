internal import EntenteKit
internal import YAML

/// `vars:` and `${name}`: text put into the values of a pipeline file before anything else reads them.
struct Variables {
    /// Values by name; those of the command line win over those of files, an including file over an included one.
    private(set) var values: [String: String]

    init(commandLine: [String: String]) { values = commandLine }

    /// Adds a file's `vars:`, keeping values that are already there.
    mutating func addDefaults(from node: Node?) throws(Diagnostics) {
        guard let node, !node.isNull else { return }
        let defaults = try [String: String].read(node)
        values.merge(defaults) { outer, _ in outer }
    }

    /// The node with every `${name}` in its values replaced; `$${` stands for `${`.
    func fill(_ node: Node, findings: inout [Diagnostic]) -> Node {
        var copy = node
        switch node.value {
        case .scalar(let text):
            if text.contains("${") { copy.value = .scalar(fill(text, node, &findings)) }
        case .list(let items):
            copy.value = .list(items.map { fill($0, findings: &findings) })
        case .map(let entries):
            copy.value = .map(entries.map { Node.Entry(key: $0.key, value: fill($0.value, findings: &findings)) })
        }
        return copy
    }

    private func fill(_ text: String, _ node: Node, _ findings: inout [Diagnostic]) -> String {
        var out = ""
        var rest = Substring(text)
        while let dollar = rest.range(of: "${") {
            let before = rest[..<dollar.lowerBound]
            if before.last == "$" {
                out += before.dropLast() + "${"
                rest = rest[dollar.upperBound...]
                continue
            }
            out += before
            guard let close = rest[dollar.upperBound...].firstIndex(of: "}") else {
                findings.append(Diagnostic(
                    .error, "\"${\" without its \"}\"", hint: "write $${ for the two characters themselves", at: .init(node)))
                return text
            }
            let name = String(rest[dollar.upperBound..<close])
            if let value = values[name] {
                out += value
            } else {
                findings.append(Diagnostic(
                    .error, "unknown variable \"\(name)\"",
                    hint: Suggestion.hint(for: name, among: values.keys, what: "variables"), at: .init(node)))
            }
            rest = rest[rest.index(after: close)...]
        }
        return out + rest
    }
}

extension Substring {
    /// The first place of a short text. The standard library has this for collections only with Foundation.
    fileprivate func range(of needle: String) -> Range<Index>? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(needle) { return at..<index(at, offsetBy: needle.count) }
            at = index(after: at)
        }
        return nil
    }
}
