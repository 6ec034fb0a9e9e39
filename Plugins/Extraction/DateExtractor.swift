public import EntenteKit
public import Literals
public import YAML

/// Finds dates, times of day, durations and recurring times, and gives them values in TIMEX3.
///
/// Rules find the parts, as in `extract.patterns`; this stage puts together what belongs together: a day and a time, both
/// ends of a range, a length of time and the day from which it counts, a modifier and its date. The words that do so stand
/// in the tables `ahead`, `behind` and `between` of the rule files. A hit with the attribute `part` or `position` is a
/// mention only together with another.
public struct DateExtractor: LiteralStage {
    public struct Settings: StageSettings {
        @Setting("Rule files.") public var files: [ResourceFile] = []
        @Setting("Rules in place, written as in a rule file.") public var rules: Node? = nil
        @Setting("Macros for the rules in place.") public var define: Node? = nil
        @Setting("Lookup tables for the rules in place, also ahead, behind and between.") public var tables: Node? = nil
        @Setting(
            "How ranges are written: timex as the text names their ends (2014/2018, T09/T17, 2019-Q3), sql by the days or moments that "
                + "bound them, the second not included (2014-01-01/2018-01-01, 09:00:00/17:00:00, 2019-07-01/2019-10-01).")
        public var ranges = Ranges.timex
        public init() {}
    }

    /// How ranges are written.
    public enum Ranges: String, SettingChoice {
        /// In TIMEX3, as exact as the text: `2014/2018`, `T17/T18`, `2019-Q3`.
        case timex
        /// By their bounds, half-open, as SQL writes dates and times: `2014-01-01/2018-01-01`. What is no range stays TIMEX3.
        case sql
    }

    public static let descriptor = Descriptor(
        name: "extract.dates",
        summary: "Finds dates, times, durations and recurring times from rule files, joined and with TIMEX3 values.",
        provides: [.mentions],
        examples: [
            Example(
                "It lasted ⟦two years|DURATION⟧, and began ⟦five years ago|DATE⟧.",
                settings: #"{tables: {number: {two: 2, five: 5}, unit: {years: Y}, behind: {ago: '-'}}, "#
                    + #"rules: [{name: years, label: DURATION, value: duration, "#
                    + #"pattern: '\b(?<number>{{number}})\s(?<unit>{{unit}})\b'}]}"#),
            Example(
                "From ⟦2014 to 2018|DATE⟧.",
                settings: #"{ranges: sql, tables: {between: {to: range}}, "#
                    + #"rules: [{name: year, label: DATE, value: date, pattern: '\b(?<year>20[0-9]{2})\b'}]}"#),
        ])

    let engine: RuleEngine
    private let words: JoinWords
    private let ranges: Ranges

    public init(settings: Settings) throws(Diagnostics) {
        var findings: [Diagnostic] = []
        var files: [RuleFile] = []
        for file in settings.files {
            do throws(Diagnostics) { files.append(try RuleFile(file)) } catch { findings += error.all }
        }
        if let rules = settings.rules {
            do throws(Diagnostics) {
                files.append(try RuleFile(inline: rules, define: settings.define, tables: settings.tables))
            } catch { findings += error.all }
        } else if settings.files.isEmpty {
            findings.append(Diagnostic(.error, "there are no rules", hint: "name rule files under \"files\", or write \"rules\""))
        }
        var rules: [Rule] = []
        for file in files {
            // One set: a hit of one file may stand in the way of another's.
            var compiler = RuleCompiler(file, set: 0, policy: .optional, stage: Self.descriptor.name)
            rules += compiler.compile()
            findings += compiler.findings
        }
        if findings.contains(where: { $0.severity == .error }) { throw Diagnostics(findings) }
        engine = RuleEngine(rules, overlaps: [.longest])
        words = JoinWords(files)
        ranges = settings.ranges
    }

    /// The literals that the patterns require.
    public var literals: [LiteralScanner.Literal] { engine.literals }

    public func process(_ document: inout Document) throws(StageError) {
        compose(try engine.drafts(in: document), in: &document)
    }

    public func process(_ document: inout Document, hits: [LiteralHit]) throws(StageError) {
        compose(try engine.drafts(in: document, hits: hits), in: &document)
    }

    private func compose(_ drafts: [Drafts.Draft], in document: inout Document) {
        let reference = document.published.flatMap(Moment.init(iso:))
        var found = document.text.withBytes { bytes in
            DateComposer(words: words, text: bytes, reference: reference).compose(drafts.compactMap(TimeExpression.init))
        }
        if ranges == .sql { found = found.map(RangeBounds(reference: reference).bounded) }
        document.add(mentions: found.map(\.mention))
    }

    public var ruleTests: [RuleTest] { engine.rules.map { RuleExamples(rule: $0).run() } }
}
