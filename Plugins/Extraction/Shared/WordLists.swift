internal import EntenteKit
internal import JSON
internal import YAML

/// Lists of words that rules name: written in place, or a file with one word or phrase a line.
struct WordLists {
    /// The words of each list, in order.
    private(set) var lists: [String: [String]] = [:]

    /// The names, for hints.
    var names: [String] { lists.keys.sorted() }

    /// More is no list of words, but a gazetteer: `extract.gazetteer` reads a million.
    static let limit = 100_000

    /// Reads `lists:`.
    init(_ node: Node?, _ findings: inout [Diagnostic]) {
        guard let node, !node.isNull else { return }
        guard let entries = node.map else {
            findings.append(Diagnostic(
                .error, "expected a map of lists, found \(node.kindName)", hint: "write lists: {PACT: [treaty, agreement]}",
                keyPath: "lists", at: .init(node)))
            return
        }
        for entry in entries {
            let name = entry.key.scalar ?? ""
            guard !name.isEmpty, name.utf8.allSatisfy({ $0.isNameByte }) else {
                findings.append(Diagnostic(
                    .error, "\"\(name)\" cannot be the name of a list", hint: "use letters, digits, _ and -", keyPath: "lists",
                    at: .init(entry.key)))
                continue
            }
            do throws(Diagnostics) { lists[name] = try Self.words(entry.value) } catch {
                findings += error.all.map { $0.inside("lists.\(name)") }
                // A list that cannot be read is not unknown besides.
                lists[name] = []
            }
        }
    }

    /// JSON Schema of `lists:`.
    static var schema: JSONValue {
        ["type": "object", "additionalProperties": ["anyOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]]]]
    }

    private static func words(_ node: Node) throws(Diagnostics) -> [String] {
        let words: [String]
        if node.list != nil {
            words = try [String].read(node)
        } else if node.scalar != nil, !node.isNull {
            words = lines(of: try ResourceFile.read(node).bytes(limit: 16 << 20))
        } else {
            throw Diagnostics(
                "expected words or a file, found \(node.kindName)", hint: "write [treaty, agreement], or pacts.txt", at: node)
        }
        guard words.contains(where: { !$0.isEmpty }) else { throw Diagnostics("the list is empty", at: node) }
        guard words.count <= limit else {
            throw Diagnostics(
                "the list has \(words.count) entries, more than \(limit)",
                hint: "give it to extract.gazetteer, and name its label in the rule", at: node)
        }
        return words.filter { !$0.isEmpty }
    }

    /// The first cell of each line that is neither empty nor a comment.
    private static func lines(of bytes: [UInt8]) -> [String] {
        var words: [String] = []
        TableLines(bytes).forEach { line in
            if let cell = line.cells.first { words.append(String(decoding: cell, as: UTF8.self)) }
        }
        return words
    }
}

extension Lexicon {
    /// Adds lists, so that `{{NAME}}` is any of a list's words.
    mutating func add(lists node: Node?, _ findings: inout [Diagnostic]) {
        let lists = WordLists(node, &findings)
        for name in lists.names { add(words: lists.lists[name] ?? [], named: name) }
    }
}
