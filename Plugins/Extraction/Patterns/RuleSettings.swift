public import EntenteKit
internal import JSON
internal import YAML

/// Which of the overlapping hits of one rule file stay.
public enum Overlap: String, SettingChoice {
    /// Higher priority first, then the longer hit, then the one further left.
    case longest
    /// Higher priority first, then the rule that stands first in its file.
    case first
    /// All of them.
    case all
}

/// Whether rules must have examples.
public enum ExamplePolicy: String, SettingChoice {
    case required, optional
    /// `check` warns of those without.
    case recommended

    /// What is to be said of a rule without a match example.
    static func finding(_ rule: String, _ node: Node, _ policy: ExamplePolicy) -> Diagnostic? {
        if policy == .optional { return nil }
        return Diagnostic(
            policy == .required ? .error : .warning, "the rule \"\(rule)\" has no match example",
            hint: "add one under match:, with ⟦…⟧ round what the rule finds", at: .init(node))
    }
}

/// The kinds of sections, as a setting.
struct SectionKind: SettingChoice {
    let rawValue: String
    let kind: Section.Kind

    init?(rawValue: String) {
        guard let kind = Section.Kind(rawValue: rawValue) else { return nil }
        self.kind = kind
        self.rawValue = rawValue
    }

    static var allCases: [SectionKind] { Section.Kind.allCases.compactMap { SectionKind(rawValue: $0.rawValue) } }
}

/// How a rule reads the value of a hit.
enum ValueKind: String, SettingChoice {
    case number, money, percent, measure, date, time, duration, set
}

/// A fixed text, or `$group` for what a named group matched.
struct Template: SettingValue {
    enum Content: Sendable {
        case fixed(String), group(String)
    }

    let content: Content
    let node: Node

    static func read(_ node: Node) throws(Diagnostics) -> Template {
        let text = try String.read(node)
        guard text.hasPrefix("$") else { return Template(content: .fixed(text), node: node) }
        return Template(content: .group(String(text.dropFirst())), node: node)
    }

    static var typeName: String { "text, or $ and the name of a group" }
    static var schema: JSONObject { ["type": ["string", "number", "boolean"]] }
    var shown: JSONValue { node.shown }
}

/// A rule as written.
struct RuleSettings: NamedRuleSettings {
    @Setting("Unique in its file; stands in the provenance of each hit.") var name: String
    @Setting("Label of the mentions.") var label: String
    @Setting("PCRE2 with named groups; {{name}} inserts a macro or the words of a table.") var pattern: Node
    @Setting("Letters match regardless of case; by default as the file says.") var caseless: Bool? = nil
    @Setting("\\d, \\w, \\s and \\b follow Unicode instead of ASCII; slower.") var unicode = false
    @Setting("White space and # comments in the pattern are ignored.") var extended = false
    @Setting("Kinds of sections to look in; all but boilerplate by default.") var sections: [SectionKind] = []
    @Setting("A match lies in one sentence, one section, or anywhere in the document.") var within = SearchScope.section
    @Setting("Patterns before and after: where one of them stands next to the hit, it is none.") var unless: Node? = nil
    @Setting("The mention is what this group matched, not the whole hit.") var span: Node? = nil
    @Setting("How to read the value; groups then carry the names that it reads.") var value: ValueKind? = nil
    @Setting("Attribute unit: fixed, or $group.") var unit: Template? = nil
    @Setting("Attributes, fixed or $group.") var attributes: [String: Template] = [:]
    @Setting("Entity of the mentions, fixed or $group.") var entity: Template? = nil
    @Setting("Score of the mentions, 0 to 1.", in: 0...1) var score = 1.0
    @Setting("A hit of higher priority beats one that overlaps it.") var priority = 0
    @Setting("Backtracking steps that one match may take.", in: 1...1_000_000_000) var budget = 1_000_000
    @Setting("Texts with every hit of the rule in ⟦…⟧, or ⟦…|value key=value⟧.") var match: Node? = nil
    @Setting("Texts in which the rule finds nothing.") var reject: Node? = nil
}

/// A rule file as written.
struct RuleFileSettings: StageSettings {
    @Setting("Name in the provenance; by default the file's, without ending.") var name: String? = nil
    @Setting("What the rules are for.") var description: String? = nil
    @Setting("Rule files whose macros and tables are used here.") var include: [ResourceFile] = []
    @Setting("Macros: a name, and the part of a pattern for which {{name}} stands.") var define: Node? = nil
    @Setting("Words and what they mean; a group of the same name is translated.") var tables: Node? = nil
    @Setting("Lists of words, in place or a file with one a line; {{NAME}} is any of them.") var lists: Node? = nil
    @Setting("Letters match regardless of case, unless a rule says otherwise.") var caseless = false
    @Setting("Which of overlapping hits of this file stay.") var overlap = Overlap.longest
    @Setting("Date of publication for the examples.") var published: String? = nil
    @Setting("The rules.") var rules: Node? = nil
}
