internal import EntenteKit
internal import YAML

/// The settings of a rule that has a name of its own in its file.
protocol NamedRuleSettings: StageSettings {
    /// Unique in its file.
    var name: String { get }
}

/// The list `rules:` of a file, for every kind of rule.
struct RuleList<Settings: NamedRuleSettings> {
    /// A rule with the node that it was read from.
    struct Entry {
        let settings: Settings
        let node: Node
    }

    /// The rules that could be read, in order.
    private(set) var entries: [Entry] = []

    /// Reads a list; a broken rule and a name given twice are findings, and do not keep the others from being read.
    init(_ node: Node?, _ findings: inout [Diagnostic]) {
        guard let node, !node.isNull else { return }
        guard let list = node.list else {
            findings.append(Diagnostic(
                .error, "expected a list of rules, found \(node.kindName)", keyPath: "rules", at: .init(node)))
            return
        }
        var first: [String: Node] = [:]
        for (index, item) in list.enumerated() {
            do throws(Diagnostics) {
                let settings = try Settings.read(item, keyPath: "rules[\(index)]", owner: item).settings
                if let twin = first[settings.name] {
                    findings.append(Diagnostic(
                        .error, "a second rule is called \"\(settings.name)\"", hint: "rename one of the two",
                        keyPath: "rules[\(index)].name", at: .init(item["name"] ?? item),
                        notes: [.init("the first one", .init(twin))]))
                }
                first[settings.name] = item["name"] ?? item
                entries.append(Entry(settings: settings, node: item))
            } catch { findings += error.all }
        }
    }
}
