public import EntenteKit
public import YAML

/// Finds mentions and relations by patterns over tokens and mentions: what no regular expression over characters can say.
///
/// `source=@COUNTRY (and|with) target=@COUNTRY ..4 <lower:signed|signs> what=[PACT]` is a mention, a word, another
/// mention, up to four tokens, a verb, a phrase of a list. Matching takes time linear in tokens and pattern, whatever the
/// pattern. The notation and the rule files stand in `pipelines/rules/README.md`.
public struct TokenPatternExtractor: Stage {
    /// Options of `extract.tokens`.
    public struct Settings: StageSettings {
        @Setting("Rule files, which begin with entente-tokens: 1.") public var files: [ResourceFile] = []
        @Setting("Rules in place, written as in a rule file.") public var rules: Node? = nil
        @Setting("Macros for the rules in place.") public var define: Node? = nil
        @Setting("Lists of words for the rules in place.") public var lists: Node? = nil
        @Setting("Which of overlapping hits of the rules in place stay.") public var overlap = Overlap.longest
        @Setting("Whether a rule without a match example is an error, a warning, or nothing.")
        public var examples = ExamplePolicy.recommended
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "extract.tokens",
        summary: "Finds mentions and relations by patterns over tokens and mentions, in linear time.",
        requires: [.sentences, .tokens],
        provides: [.mentions, .relations],
        examples: [
            Example(
                "The ⟦Bank of Ghana|BANK⟧ met the bank of a river.",
                settings: #"{rules: [{name: bank, label: BANK, find: '"Bank of" <shape:Xxx>'}]}"#),
            Example(
                "⟦deputy  Foreign Minister|OFFICE⟧ Doe and a minister",
                settings: "{lists: {FIELD: [foreign, interior, home affairs]}, "
                    + "rules: [{name: office, label: OFFICE, find: 'deputy? [FIELD] minister'}]}"),
            Example(
                "Peru and Oman have at last signed a treaty. Peru signed nothing.",
                settings: "{rules: [{name: pact, relation: AGREE, find: "
                    + "'source=@COUNTRY (and|with) target=@COUNTRY ..4 signed <lower:a|the> what=<lower:treaty|pact>'}]}",
                layer: .relations, given: [("Peru", "COUNTRY PER"), ("Oman", "COUNTRY OMN")],
                finds: ["AGREE source=Peru target=Oman what=treaty"]),
        ])

    let engine: TokenRuleEngine
    private let words: WordSets
    /// Findings that do not keep the rules from running.
    public let warnings: [Diagnostic]

    public init(settings: Settings) throws(Diagnostics) {
        var findings: [Diagnostic] = []
        var files: [TokenRuleFile] = []
        for file in settings.files {
            do throws(Diagnostics) { files.append(try TokenRuleFile(file)) } catch { findings += error.all }
        }
        if settings.rules != nil {
            files.append(TokenRuleFile(
                name: "", overlap: settings.overlap, define: settings.define, lists: settings.lists, rules: settings.rules))
        } else if settings.files.isEmpty {
            findings.append(Diagnostic(.error, "there are no rules", hint: "name rule files under \"files\", or write \"rules\""))
        }
        var compiler = TokenRuleCompiler()
        var rules: [TokenRule] = []
        for (index, file) in files.enumerated() { rules += compiler.compile(file, set: index, policy: settings.examples) }
        findings += compiler.findings
        let errors = findings.filter { $0.severity == .error }
        if !errors.isEmpty { throw Diagnostics(errors) }
        engine = TokenRuleEngine(rules, words: compiler.words, overlaps: files.map(\.overlap))
        words = compiler.words
        warnings = findings
    }

    public func process(_ document: inout Document) throws(StageError) {
        let (view, hits) = try engine.hits(in: document)
        TokenHitWriter(rules: engine.rules, view: view, hits: hits).write(to: &document)
    }

    public var ruleTests: [RuleTest] { engine.rules.map { TokenRuleExamples(rule: $0, words: words).run() } }
}
