public import EntenteKit
public import EntentePipelines
internal import JSON
internal import YAML

/// `NAME.test.yaml` beside a pipeline: texts, and what must and must not come of them.
///
/// ```yaml
/// tests:
///   - name: a visit
///     text: Xi Jinping visited Serbia.
///     meta: {published: 2024-05-09}
///     expect: [mention COUNTRY Serbia SRB, relation CONSULT source=CHN target=SRB]
///     reject: [relation ASSAULT]
/// ```
/// An expectation is `mention LABEL TEXT [ENTITY]`, `relation LABEL role=… …` (a role's mention by text, entity or
/// state) or `section KIND TEXT`.
public struct PipelineTest: Sendable {
    /// What became of one text.
    public struct Outcome: Sendable {
        /// The name of the case.
        public var name: String
        /// Where it stands in the test file.
        public var place: Diagnostic.Place
        /// Empty if all expectations hold.
        public var failures: [String]
    }

    private struct Case: StageSettings {
        @Setting("What it shows.") var name = ""
        @Setting("The text.") var text: String
        @Setting("Metadata of the document.") var meta: [String: String] = [:]
        @Setting("What must be found.") var expect: [Expectation] = []
        @Setting("What must not be found.") var reject: [Expectation] = []
        init() {}
    }

    /// Runs every case of a file through a plan.
    ///
    /// - Throws: ``Diagnostics`` if the file cannot be used.
    public static func run(_ path: String, plan: Plan) throws(Diagnostics) -> [Outcome] {
        let file = ResourceFile(path: path)
        guard let root = try file.yaml(), let cases = root["tests"]?.list else {
            throw Diagnostics("the test file \(path) has no list tests:")
        }
        var outcomes: [Outcome] = []
        for (index, node) in cases.enumerated() {
            let test = try Case.read(node, keyPath: "tests[\(index)]").settings
            let name = test.name.isEmpty ? "tests[\(index)]" : test.name
            outcomes.append(Outcome(name: name, place: .init(node), failures: failures(test, plan)))
        }
        return outcomes
    }

    private static func failures(_ test: Case, _ plan: Plan) -> [String] {
        var document = Document(
            id: "test", text: Text(test.text), meta: JSONObject(test.meta.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
        do { try plan.process(&document) } catch { return ["failed: \(error)"] }
        let found = Found(document)
        return test.expect.filter { !found.holds($0) }.map { "missing: \($0.text)\(found.nearby($0))" }
            + test.reject.filter { found.holds($0) }.map { "must not be found: \($0.text)" }
    }
}

/// One expectation, taken apart.
struct Expectation: SettingValue {
    enum Kind: String, CaseIterable { case mention, relation, section }

    let text: String
    let kind: Kind
    let label: String
    let words: [String]

    static func read(_ node: Node) throws(Diagnostics) -> Expectation {
        let text = try String.read(node)
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 2, let kind = Kind(rawValue: words[0]) else {
            throw Diagnostics(
                "cannot read the expectation \"\(text)\"",
                hint: "write mention LABEL TEXT [ENTITY], relation LABEL role=…, or section KIND TEXT", at: node)
        }
        return Expectation(text: text, kind: kind, label: words[1], words: Array(words.dropFirst(2)))
    }

    static var typeName: String { "an expectation" }
    static var schema: JSONObject { ["type": "string"] }
    var shown: JSONValue { .string(text) }
}

/// A document's findings in the form in which expectations are written.
private struct Found {
    private let mentions: [(label: String, text: String, entity: String)]
    private let relations: [(label: String, roles: [String: Set<String>])]
    private let sections: [(label: String, text: String)]

    init(_ document: Document) {
        let index = document.mentionIndices()
        mentions = document.mentions.map { ($0.label, document.text.string($0.range), $0.entity ?? "") }
        sections = document.sections.map { ($0.kind.rawValue, document.text.string($0.range)) }
        relations = document.relations.map { relation in
            var roles: [String: Set<String>] = [:]
            for argument in relation.arguments {
                guard let mention = index[argument.mention].map({ document.mentions[$0] }) else { continue }
                roles[argument.role] = [
                    document.text.string(mention.range), mention.entity ?? "", mention.attributes["state"]?.string ?? "",
                ]
            }
            for (name, value) in relation.attributes { roles[name, default: []].insert(value.string ?? value.description) }
            return (relation.label ?? "", roles)
        }
    }

    func holds(_ expectation: Expectation) -> Bool {
        let rest = expectation.words.joined(separator: " ")
        switch expectation.kind {
        case .mention:
            return mentions.contains { mention in
                mention.label == expectation.label
                    && (rest.isEmpty || rest == mention.text || rest == "\(mention.text) \(mention.entity)")
            }
        case .section:
            return sections.contains { $0.label == expectation.label && (rest.isEmpty || $0.text.hasPrefix(rest)) }
        case .relation:
            let wanted = Self.roles(expectation.words)
            return relations.contains { relation in
                relation.label == expectation.label
                    && (holds(wanted, relation.roles) || relation.roles["symmetric"] == ["true"] && holds(wanted, relation.roles.swapped))
            }
        }
    }

    private func holds(_ wanted: [(role: String, value: String)], _ roles: [String: Set<String>]) -> Bool {
        wanted.allSatisfy { roles[$0.role]?.contains($0.value) == true }
    }

    /// What there is of the same kind and label, for the message.
    func nearby(_ expectation: Expectation) -> String {
        let same: [String] = switch expectation.kind {
        case .mention: mentions.filter { $0.label == expectation.label }.map { "\($0.text) \($0.entity)" }
        case .section: sections.filter { $0.label == expectation.label }.map { String($0.text.prefix(40)) }
        case .relation:
            relations.filter { $0.label == expectation.label }.map { relation in
                relation.roles.sorted { $0.key < $1.key }
                    .map { "\($0.key)=\($0.value.filter { !$0.isEmpty }.sorted().joined(separator: "/"))" }.joined(separator: " ")
            }
        }
        return same.isEmpty ? "; there is no \(expectation.kind.rawValue) \(expectation.label)" : "; found: \(same.joined(separator: ", "))"
    }

    /// `role=value` pairs; a value goes on to the next `role=`.
    private static func roles(_ words: [String]) -> [(role: String, value: String)] {
        var pairs: [(role: String, value: String)] = []
        for word in words {
            if let equals = word.firstIndex(of: "="), equals != word.startIndex {
                pairs.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
            } else if !pairs.isEmpty {
                pairs[pairs.count - 1].value += " " + word
            }
        }
        return pairs
    }
}

extension [String: Set<String>] {
    /// Source and target exchanged, which means the same where a relation is symmetric.
    fileprivate var swapped: Self {
        var copy = self
        copy["source"] = self["target"]
        copy["target"] = self["source"]
        return copy
    }
}
