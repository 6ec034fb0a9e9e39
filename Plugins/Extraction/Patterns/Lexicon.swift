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

/// Words and what they mean.
struct LookupTable: Sendable {
    private let exact: [String: String]
    private let folded: [String: String]
    /// An alternation of the words, longest first, as part of a pattern.
    let alternation: String

    init(_ rows: [(word: String, value: String)]) {
        exact = Dictionary(rows.map { ($0.word, $0.value) }, uniquingKeysWith: { first, _ in first })
        folded = Dictionary(rows.map { ($0.word.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        // Longest first, because PCRE2 takes the first branch that fits.
        let words = rows.map(\.word).sorted { (a: String, b: String) -> Bool in
            a.utf8.count == b.utf8.count ? a < b : a.utf8.count > b.utf8.count
        }
        alternation = words.map(Self.escaped).joined(separator: "|")
    }

    /// What a word means: as written, else regardless of case; white space counts as one space.
    subscript(word: String) -> String? {
        let word = Self.collapsed(word)
        return exact[word] ?? folded[word.lowercased()]
    }

    /// Runs of white space as one space.
    private static func collapsed(_ word: String) -> String {
        guard word.utf8.contains(where: { $0 <= 0x20 }) else { return word }
        return word.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func escaped(_ word: String) -> String {
        var out = ""
        for scalar in word.unicodeScalars {
            if scalar == " " {
                // Bounded, so that the reach of a pattern before its literals is.
                out += "\\s{1,8}"
            } else {
                let isSpecial = scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
                if isSpecial { out += "\\" }
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
