internal import EntenteKit
internal import PCRE2
internal import YAML

/// The named groups of a pattern with their tables.
struct GroupTable {
    /// In the order of the pattern.
    let names: [String]
    private let groups: [String: Captures.Group]
    private let lexicon: Lexicon

    init(_ pattern: Pattern, _ lexicon: Lexicon) {
        self.lexicon = lexicon
        var names: [String] = []
        var groups: [String: Captures.Group] = [:]
        for group in pattern.names where groups[group.name] == nil {
            names.append(group.name)
            groups[group.name] = Captures.Group(number: group.number, table: lexicon.table(for: group.name))
        }
        self.names = names
        self.groups = groups
    }

    /// The group of a name.
    subscript(name: String) -> Captures.Group? { groups[name] }

    /// A table of the rule file.
    func table(named name: String) -> LookupTable? { lexicon.table(for: name) }

    /// The names that a value reader takes for itself.
    func names(readBy kind: ValueKind) -> Set<String> {
        Set(names.filter { name in kind.groupNames.contains(name) || kind.groupNames.contains { name == $0 + "2" } })
    }

    /// The group that a template names, or its fixed text.
    func source(_ template: Template) throws(Diagnostics) -> Captures.Source {
        switch template.content {
        case .fixed(let text): .fixed(text)
        case .group(let name): .group(try group(name, template.node))
        }
    }

    /// The group of a name.
    ///
    /// - Throws: ``Diagnostics`` at `node` with the nearest name.
    func group(_ name: String, _ node: Node) throws(Diagnostics) -> Captures.Group {
        if let group = groups[name] { return group }
        throw Diagnostics(
            "the pattern has no group \"\(name)\"", hint: Suggestion.hint(for: name, among: names, what: "groups"), at: node)
    }
}
