public import EntenteKit
public import Literals
public import YAML

/// Finds mentions by regular expressions with names, labels, values and examples, written in YAML rule files.
///
/// One scan for the literals that the patterns require decides which of them run, and where; the hits are those of
/// running every pattern over everything. How a rule is written stands in `Patterns/RuleSettings.swift`.
public struct PatternExtractor: LiteralStage {
    /// What happens to a hit where a mention stands already.
    public enum Existing: String, SettingChoice { case keep, skip }

    /// Options of `extract.patterns`.
    public struct Settings: StageSettings {
        @Setting("Rule files.") public var files: [ResourceFile] = []
        @Setting("Rules in place, written as in a rule file.") public var rules: Node? = nil
        @Setting("Macros for the rules in place.") public var define: Node? = nil
        @Setting("Lookup tables for the rules in place.") public var tables: Node? = nil
        @Setting("Lists of words for the rules in place.") public var lists: Node? = nil
        @Setting("Which of overlapping hits of the rules in place stay.") public var overlap = Overlap.longest
        @Setting("Whether a rule without a match example is an error, a warning, or nothing.")
        public var examples = ExamplePolicy.recommended
        @Setting("A hit inside an earlier stage's mention is kept, or skipped.") public var existing = Existing.keep
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "extract.patterns",
        summary: "Finds mentions by regular expressions (PCRE2) from rule files, with values and examples.",
        provides: [.mentions],
        examples: [
            Example(
                "Growth was ⟦3.5 %|PERCENT⟧, not ⟦4%|PERCENT⟧.",
                settings: #"{rules: [{name: percent, label: PERCENT, value: percent, "#
                    + #"pattern: '(?<number>\d+(?:\.\d+)?)\s?%'}]}"#),
            Example(
                "The ⟦UN|BODY⟧ met; the sun shone.",
                settings: #"{rules: [{name: body, label: BODY, pattern: '\b(?:UN|EU)\b'}]}"#),
            Example(
                "⟦Minister Ana Brnabić|PERSON⟧ left.",
                settings: #"{define: {cap: '\p{Lu}\pM*(?:\p{Ll}\pM*)+'}, "#
                    + #"rules: [{name: titled, label: PERSON, pattern: 'Minister(?: {{cap}})+'}]}"#),
        ])

    let engine: RuleEngine
    private let skips: Bool
    /// Findings that do not keep the rules from running.
    public let warnings: [Diagnostic]

    public init(settings: Settings) throws(Diagnostics) {
        var findings: [Diagnostic] = []
        var files: [RuleFile] = []
        for file in settings.files {
            do throws(Diagnostics) { files.append(try RuleFile(file)) } catch { findings += error.all }
        }
        if let rules = settings.rules {
            do throws(Diagnostics) {
                files.append(try RuleFile(
                    inline: rules, define: settings.define, tables: settings.tables, lists: settings.lists, settings.overlap))
            } catch { findings += error.all }
        } else if settings.files.isEmpty {
            findings.append(Diagnostic(.error, "there are no rules", hint: "name rule files under \"files\", or write \"rules\""))
        }
        var rules: [Rule] = []
        for (index, file) in files.enumerated() {
            var compiler = RuleCompiler(file, set: index, policy: settings.examples)
            rules += compiler.compile()
            findings += compiler.findings
        }
        let errors = findings.filter { $0.severity == .error }
        if !errors.isEmpty { throw Diagnostics(errors) }
        engine = RuleEngine(rules, overlaps: files.map(\.overlap))
        skips = settings.existing == .skip
        warnings = findings
    }

    /// Rules that look within sentences need them.
    public var alsoRequires: [Layer] { engine.rules.contains { $0.within == .sentence } ? [.sentences] : [] }

    /// The literals that the patterns require.
    public var literals: [LiteralScanner.Literal] { engine.literals }

    public func process(_ document: inout Document) throws(StageError) {
        try add(engine.mentions(in: document), to: &document)
    }

    public func process(_ document: inout Document, hits: [LiteralHit]) throws(StageError) {
        try add(engine.mentions(in: document, hits: hits), to: &document)
    }

    private func add(_ found: [Mention], to document: inout Document) {
        var found = found
        if skips { removeCovered(&found, by: document.mentions) }
        document.add(mentions: found)
    }

    /// Both lists are in text order; what began before may reach over many, hence the furthest end so far.
    private func removeCovered(_ found: inout [Mention], by mentions: [Mention]) {
        var next = 0
        var reach: UInt32 = 0
        found.removeAll { hit in
            while next < mentions.count, mentions[next].range.start <= hit.range.start {
                reach = max(reach, mentions[next].range.end)
                next += 1
            }
            return reach >= hit.range.end
        }
    }

    public var ruleTests: [RuleTest] {
        engine.rules.map { RuleExamples(rule: $0).run() }
    }
}
