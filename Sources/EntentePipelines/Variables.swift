internal import EntenteKit
internal import YAML

/// `vars:` and `${name}`: text put into the values of a pipeline file before anything else reads them.
struct Variables {
    /// Values by name; those of the command line win over those of files, an including file over an included one.
    private(set) var values: [String: String]

    init(commandLine: [String: String]) { values = commandLine }

    /// Adds a file's `vars:`, keeping values that are already there. A value may use the variables above it; where it
    /// uses an unknown one, filling in the whole file reports that.
    mutating func addDefaults(from node: Node?) throws(Diagnostics) {
        guard let node, !node.isNull else { return }
        _ = try [String: String].read(node)
        for entry in node.map ?? [] {
            guard let name = entry.key.scalar, values[name] == nil else { continue }
            var ignored: [Diagnostic] = []
            values[name] = fill(entry.value, keyPath: "", findings: &ignored).scalar
        }
    }

    /// The node with every `${name}` in its values replaced; `$${` stands for `${`.
    func fill(_ node: Node, keyPath: String, findings: inout [Diagnostic]) -> Node {
        var copy = node
        switch node.value {
        case .scalar(let text):
            if text.contains("${") {
                var new: [Diagnostic] = []
                copy.value = .scalar(fill(text, node, &new))
                findings += new.map { $0.inside(keyPath) }
            }
        case .list(let items):
            copy.value = .list(items.enumerated().map { fill($1, keyPath: "\(keyPath)[\($0)]", findings: &findings) })
        case .map(let entries):
            copy.value = .map(entries.map { entry in
                let path = (keyPath.isEmpty ? "" : keyPath + ".") + (entry.key.scalar ?? "")
                return Node.Entry(key: entry.key, value: fill(entry.value, keyPath: path, findings: &findings))
            })
        }
        return copy
    }

    /// Where a variable stands in its scalar, best effort.
    private static func place(of reference: String, in node: Node) -> Diagnostic.Place {
        guard let text = node.scalar, let found = Substring(text).range(of: reference) else { return .init(node) }
        let offset = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
        return .init(
            node.source, node.mark(atContentOffset: offset), node.mark(atContentOffset: offset + reference.utf8.count))
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
                // Left as it stands, so that nothing else is found wrong with what remains.
                out += "${\(name)}"
                findings.append(Diagnostic(
                    .error, "unknown variable \"\(name)\"",
                    hint: values.isEmpty ? "declare it: vars: {\(name): …}" : Suggestion.hint(for: name, among: values.keys, what: "declared variables"),
                    at: Self.place(of: "${\(name)}", in: node)))
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
