public import EntenteKit
internal import PCRE2

/// Finds relations by rules: a trigger in a sentence, and for each role the nearest mention of certain labels.
///
/// Rules stand in YAML files; how one is written stands in `Rules/RelationRuleSettings.swift`. What a classifier cannot
/// learn from a handful of examples, such as a trade figure, is easily said by a rule.
public struct RelationRules: Stage {
    /// Options of `relate.rules`.
    public struct Settings: StageSettings {
        @Setting("Rule files, which begin with entente-relations: 1.") public var files: [ResourceFile]
        @Setting("Sections in which triggers are looked for.")
        public var sections = ["title", "summary", "body", "question", "answer"]
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "relate.rules", summary: "Finds relations by rules: a trigger, and the nearest mentions for each role.",
        requires: [.sentences, .tokens, .mentions], provides: [.relations])

    let rules: [RelationRule]
    let sections: Set<String>

    public init(settings: Settings) throws(Diagnostics) {
        var findings: [Diagnostic] = []
        var rules: [RelationRule] = []
        for file in settings.files {
            do throws(Diagnostics) { rules += try RelationRuleFile.rules(of: file) } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
        self.rules = rules
        sections = Set(settings.sections)
    }

    public func process(_ document: inout Document) throws(StageError) {
        let found = try RelationRuleEngine(rules, sections: sections).relations(in: document)
        document.add(relations: found)
    }

    public var ruleTests: [RuleTest] { rules.map { RelationRuleExamples(rule: $0).run() } }
}
