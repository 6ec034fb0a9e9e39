internal import EntenteKit
internal import YAML

/// The macros and tables that a rule file can use.
struct Lexicon {
    /// What `{{name}}` stands for.
    enum Macro {
        /// A part of a pattern.
        case part(Node)
        /// The words of a table.
        case words(LookupTable)
    }

    private(set) var macros: [String: Macro] = [:]
    private(set) var tables: [String: LookupTable] = [:]

    /// The names that `{{…}}` accepts.
    var names: [String] { macros.keys.sorted() }

    /// Takes over another file's entries; own ones win, since they are added later.
    mutating func merge(_ other: Lexicon) {
        macros.merge(other.macros) { _, new in new }
        tables.merge(other.tables) { _, new in new }
    }

    /// The table for a group: of the same name, or without the digits at its end (`month2` → `month`).
    func table(for group: String) -> LookupTable? {
        if let table = tables[group] { return table }
        var stem = group
        while let last = stem.last, last.isASCII, last.isNumber { stem.removeLast() }
        return tables[stem]
    }

    /// Reads `define:` and `tables:`.
    mutating func add(define: Node?, tables: Node?, _ findings: inout [Diagnostic]) {
        for entry in Self.entries(define, "define", "a map of macros", &findings) {
            guard let name = Self.name(entry.key, &findings) else { continue }
            guard entry.value.scalar != nil, !entry.value.isNull else {
                findings.append(Diagnostic(
                    .error, "a macro is a part of a pattern, not \(entry.value.kindName)", keyPath: "define.\(name)",
                    at: .init(entry.value)))
                continue
            }
            macros[name] = .part(entry.value)
        }
        for entry in Self.entries(tables, "tables", "a map of tables", &findings) {
            guard let name = Self.name(entry.key, &findings) else { continue }
            let rows = Self.entries(entry.value, "tables.\(name)", "a map from words to values", &findings)
            let table = LookupTable(rows.map { ($0.key.scalar ?? "", $0.value.scalar ?? "") })
            self.tables[name] = table
            macros[name] = .words(table)
        }
    }

    /// A list of words, which translates nothing.
    mutating func add(words: [String], named name: String) {
        macros[name] = .words(LookupTable(words.map { ($0, $0) }))
    }

    private static func entries(_ node: Node?, _ path: String, _ what: String, _ findings: inout [Diagnostic]) -> [Node.Entry] {
        guard let node, !node.isNull else { return [] }
        if let map = node.map { return map }
        findings.append(Diagnostic(.error, "expected \(what), found \(node.kindName)", keyPath: path, at: .init(node)))
        return []
    }

    private static func name(_ key: Node, _ findings: inout [Diagnostic]) -> String? {
        let name = key.scalar ?? ""
        if !name.isEmpty, name.utf8.allSatisfy({ $0.isNameByte }) { return name }
        findings.append(Diagnostic(
            .error, "\"\(name)\" cannot be a name here", hint: "use letters, digits, _ and -", at: .init(key)))
        return nil
    }
}

extension UInt8 {
    /// Whether a macro's name may hold this byte.
    var isNameByte: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
        default: false
        }
    }
}
