import EntenteKit
import Testing
import YAML

@testable import Extraction

/// What `check` says of mistakes in token patterns: message, place inside the pattern, hint.
@Suite struct TokenRuleErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var find: String
        /// Column in the pattern, from 1, message and hint.
        var finding: String
        var testDescription: String { find }
    }

    static let patterns: [Case] = [
        Case(find: "a=@COUNTRY (and", finding: "12: a parenthesis that is not closed"),
        Case(find: "met) Oman", finding: "4: a closing parenthesis too many ~ write \")\" for the sign itself"),
        Case(find: "a || b", finding: "4: something is missing here ~ write ? behind a group that may be absent"),
        Case(find: "a=x a=y", finding: "5: a second capture is called \"a\" ~ rename one of the two"),
        Case(find: "a= x", finding: "1: nothing follows a= ~ write a=@LABEL or a=(…), without a blank"),
        Case(find: "x [PATC]", finding: "4: unknown list \"PATC\" ~ did you mean PACT?"),
        Case(find: "x <list:PAC>", finding: "9: unknown list \"PAC\" ~ did you mean PACT?"),
        Case(find: "<lwoer:x>", finding: "2: unknown test \"lwoer\" ~ did you mean lower?"),
        Case(find: "<lemma:sign>", finding: "2: unknown test \"lemma\" ~ tests: inside, list, lower, prefix, shape, suffix, text"),
        Case(find: "@X<state:SRB>", finding: "4: unknown test \"state\" ~ did you mean attributes.state?"),
        Case(find: "<lower>", finding: "2: expected a test ~ write <lower:signed|signs>"),
        Case(find: "<lower:>", finding: "8: a value is missing behind lower:"),
        Case(find: "<lower:a", finding: "1: a < that is not closed"),
        Case(find: "a <shape:Abc>", finding: "10: no word has the shape Abc ~ X is one capital"),
        Case(find: "č \"abc", finding: "3: a quotation mark that is not closed"),
        Case(find: "x .4 y", finding: "3: this is no gap ~ write ..4 for at most four tokens"),
        Case(find: "x ..4-2 y", finding: "3: this is no gap ~ write ..4"),
        Case(find: "x{3,1}", finding: "2: this is no repetition ~ write {2}, {1,3} or {2,}"),
        Case(find: "(a?)*", finding: "1: what repeats here can match nothing ~ drop the inner ? or *"),
        Case(find: "a?*", finding: "3: a repetition of a repetition ~ put the inner one into parentheses"),
        Case(find: "a? ..3", finding: "1: the pattern can match nothing ~ let one part be neither optional nor a gap"),
        Case(find: "x ; y", finding: "3: unexpected ; ~ write \";\" in quotation marks for the sign itself"),
        Case(find: "x {{sgin}}", finding: "3: unknown macro {{sgin}} ~ did you mean sign?"),
        Case(find: "(a{99} b){99}", finding: "1: the pattern takes more than 4096 states ~ a repetition {n}"),
        Case(find: "\"\" x", finding: "1: nothing stands in the quotation marks"),
    ]

    @Test(arguments: patterns) func pattern(_ item: Case) throws {
        let file = "entente-tokens: 1\ndefine: {sign: 'signed'}\nlists: {PACT: [treaty]}\nrules:\n  - name: r\n    label: X\n    find: \(yamlQuoted(item.find))\n"
        let findings = try findings(file)
        #expect(findings.count == 1, "\(findings.map(\.message))")
        let finding = try #require(findings.first)
        let column = (finding.place?.start.column ?? 0) - 11
        // A finding about the whole pattern points at its quotation mark.
        let shown = "\(max(1, column)): \(finding.message)" + (finding.hint.map { " ~ " + $0 } ?? "")
        #expect(shown.hasPrefix(item.finding), "\(shown)")
        #expect(finding.place?.start.line == 7)
        #expect(finding.keyPath.hasPrefix("rules[0]"))
    }

    struct FileCase: CustomTestStringConvertible, Sendable {
        var file: String
        var findings: [String]
        var testDescription: String { file }
    }

    static let files: [FileCase] = [
        FileCase(file: "rules: []", findings: ["1:1: this is no file of token rules: the key entente-tokens is missing ~ begin with entente-tokens: 1"]),
        FileCase(file: "entente-rules: 1", findings: ["1:1: this is no file of token rules: the key entente-tokens is missing ~ this is a file for extract.patterns"]),
        FileCase(file: "entente-tokens: 2", findings: ["1:17: version 2 of token rules is not known ~ write entente-tokens: 1"]),
        FileCase(file: "entente-tokens: 1\nlist: {}", findings: ["2:1: unknown option \"list\" ~ did you mean lists?"]),
        FileCase(file: "entente-tokens: 1\nlists: {A: []}", findings: ["2:12: the list is empty"]),
        FileCase(file: "entente-tokens: 1\nlists: {A: none.txt}", findings: ["2:12: cannot read none.txt"]),
        FileCase(file: "entente-tokens: 1\nrules: [{name: r, find: x}]", findings: ["2:9: the rule \"r\" says not what it finds ~ add label: for mentions, or relation:"]),
        FileCase(file: "entente-tokens: 1\nrules: [{name: r, find: x, label: A, relation: B}]", findings: ["2:48: the rule \"r\" has both label and relation"]),
        FileCase(file: "entente-tokens: 1\nrules: [{name: r, find: x, relation: B}]", findings: ["2:25: a relation needs roles ~ name what the pattern takes"]),
        FileCase(file: "entente-tokens: 1\nrules: [{name: r, find: who=x, label: B, span: whom}]", findings: ["2:48: the pattern has no capture \"whom\" ~ did you mean who?"]),
        FileCase(file: "entente-tokens: 1\nrules: [{name: r, find: who=x, label: B, entity: $who.entty}]", findings: ["2:50: a capture has no \"entty\""]),
        FileCase(
            file: "entente-tokens: 1\ndefine: {a: 'x {{b}}', b: '{{a}}', c: '(x'}\nrules: [{name: r, find: '{{a}}', label: B}, {name: s, find: '{{c}}', label: B}, {name: t, find: 'y {{c}}', label: B}]",
            findings: ["2:28: the macro {{a}} contains itself: a → b → a", "2:40: a parenthesis that is not closed"]),
        FileCase(
            file: "entente-tokens: 1\nrules: [{name: r, find: x, label: B}, {name: r, find: y, label: B}]",
            findings: ["2:46: a second rule is called \"r\" ~ rename one of the two"]),
    ]

    @Test(arguments: files) func file(_ item: FileCase) throws {
        let found = try findings(item.file).map { finding in
            (finding.place.map { "\($0.start.line):\($0.start.column): " } ?? "") + finding.message + (finding.hint.map { " ~ " + $0 } ?? "")
        }
        #expect(found.count == item.findings.count && zip(found, item.findings).allSatisfy { $0.hasPrefix($1) }, "\(found)")
    }

    @Test func missingExampleWarns() throws {
        let rules = "rules: [{name: r, label: X, find: x}, {name: s, label: X, find: y, match: y}]"
        #expect(try tokens("{examples: optional, \(rules)}").warnings.isEmpty)
        let warnings = try tokens("{examples: recommended, \(rules)}").warnings
        #expect(warnings.map(\.message) == ["the rule \"r\" has no match example"])
        #expect(warnings.allSatisfy { $0.severity == .warning })
        #expect(throws: Diagnostics.self) { try tokens("{examples: required, \(rules)}") }
    }

    private func findings(_ file: String) throws -> [Diagnostic] {
        let folder = try TemporaryFolder()
        let path = try folder.write("tokens.yaml", file)
        return try #require(throws: Diagnostics.self) { try tokens("{files: [\(path)]}") }.all
    }
}
