/// The entries of a map while it is read: refuses odd and duplicate keys, and merges `<<`.
struct EntryList {
    private let source: SourceFile
    private var entries: [Node.Entry] = []
    private var merges: [Node] = []
    private var firstMark: [String: Mark] = [:]

    init(source: SourceFile) {
        self.source = source
    }

    /// Adds an entry, or returns what is wrong with it; reading goes on. `mark` is where the key is
    /// written.
    mutating func append(key: Node, value: Node, at mark: Mark) -> YAMLError? {
        guard let text = key.scalar else {
            let braces = key.style == .flow && key.map != nil
            return YAMLError(
                code: .key, message: "a key must be text, but this is \(key.kindName)",
                hint: braces ? "text with braces, such as `{{name}}`, needs quotes" : nil,
                mark: mark, source: source)
        }
        if let first = firstMark[text] {
            return YAMLError(
                code: .duplicateKey,
                message: "the key `\(text)` stands twice in this map, first on line \(first.line)",
                hint: "rename or remove one of them", mark: mark, other: first, source: source)
        }
        firstMark[text] = mark
        if text == "<<", key.style == .plain { return merge(value) }
        entries.append(Node.Entry(key: key, value: value))
        return nil
    }

    private mutating func merge(_ value: Node) -> YAMLError? {
        let maps = value.list ?? [value]
        if let odd = maps.first(where: { $0.map == nil }) {
            return YAMLError(
                code: .merge, message: "`<<` merges a map or a list of maps, but this is \(odd.kindName)",
                hint: "write `<<: *name` with the anchor `&name` on a map", mark: odd.start, source: source)
        }
        merges += maps
        return nil
    }

    /// The entries as written, then merged ones whose key is not there yet: explicit keys win, and
    /// of several merged maps the earlier one.
    mutating func merged() -> [Node.Entry] {
        for map in merges {
            for entry in map.map ?? [] {
                guard let text = entry.key.scalar, firstMark[text] == nil else { continue }
                firstMark[text] = entry.key.start
                entries.append(entry)
            }
        }
        return entries
    }
}
