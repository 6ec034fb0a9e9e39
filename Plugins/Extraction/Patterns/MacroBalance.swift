internal import EntenteKit
internal import YAML

/// Whether a macro closes the parentheses that it opens: else it could compile, by luck, to something else.
enum MacroBalance {
    /// What is wrong, at its place; nil if nothing is.
    static func problem(in node: Node, named name: String) -> Diagnostic? {
        let bytes = Array((node.scalar ?? "").utf8)
        var open: [Int] = []
        var at = 0
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\\"):
                at = bytes[at...].starts(with: Array("\\Q".utf8)) ? quotationEnd(bytes, at) : at + 1
            case UInt8(ascii: "["): at = classEnd(bytes, at)
            case UInt8(ascii: "("): open.append(at)
            case UInt8(ascii: ")"):
                if open.popLast() == nil { return finding("a closing", at, node, name) }
            default: break
            }
            at += 1
        }
        return open.last.map { finding("an opening", $0, node, name) }
    }

    private static func finding(_ kind: String, _ offset: Int, _ node: Node, _ name: String) -> Diagnostic {
        Diagnostic(
            .error, "the macro {{\(name)}} has \(kind) parenthesis too many", keyPath: "define.\(name)",
            at: Diagnostic.Place(node.source, node.mark(atContentOffset: offset)))
    }

    /// The last byte of `\Q…\E`.
    private static func quotationEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        var at = start + 2
        while at + 1 < bytes.count, !(bytes[at] == UInt8(ascii: "\\") && bytes[at + 1] == UInt8(ascii: "E")) { at += 1 }
        return at + 1
    }

    /// The closing bracket of a class; a bracket that comes first is a member.
    private static func classEnd(_ bytes: [UInt8], _ start: Int) -> Int {
        var at = start + 1
        if at < bytes.count, bytes[at] == UInt8(ascii: "^") { at += 1 }
        if at < bytes.count, bytes[at] == UInt8(ascii: "]") { at += 1 }
        while at < bytes.count, bytes[at] != UInt8(ascii: "]") {
            if bytes[at] == UInt8(ascii: "\\") {
                at += 1
            } else if at + 1 < bytes.count, bytes[at] == UInt8(ascii: "["), bytes[at + 1] == UInt8(ascii: ":"),
                let end = bytes[at...].firstIndex(of: UInt8(ascii: "]"))
            {
                at = end
            }
            at += 1
        }
        return at
    }
}
