import EntenteKit
import Testing
import YAML

@testable import Extraction

/// What `check` says of broken rule files: message, place and hint.
@Suite struct RuleFileErrorTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var file: String
        /// `line:column: message`, one a finding, in order; a hint follows ` ~ `.
        var findings: [String]
        var testDescription: String { name }
    }

    static let cases: [Case] = [
        Case(name: "no version", file: "rules: []\n", findings: [
            "1:1: this is no rule file: the key entente-rules is missing ~ begin with entente-rules: 1"]),
        Case(name: "later version", file: "entente-rules: 2\n", findings: ["1:16: version 2 of rule files is not known ~ write entente-rules: 1"]),
        Case(name: "unknown key of the file", file: "entente-rules: 1\nrule: []\n", findings: ["2:1: unknown option \"rule\" ~ did you mean rules?"]),
        Case(
            name: "unknown key of a rule", file: "entente-rules: 1\nrules:\n  - {name: a, lable: X, label: X, pattern: x}\n",
            findings: ["3:15: unknown option \"lable\" ~ did you mean label?"]),
        Case(
            name: "two rules of one name", file: "entente-rules: 1\nrules:\n  - {name: a, label: X, pattern: x}\n  - {name: a, label: X, pattern: y}\n",
            findings: ["4:12: a second rule is called \"a\" ~ rename one of the two"]),
        Case(
            name: "unknown macro", file: "entente-rules: 1\ndefine: {number: 'x'}\nrules:\n  - {name: a, label: X, pattern: 'ab{{numbr}}c'}\n",
            findings: ["4:37: unknown macro {{numbr}} ~ did you mean number?"]),
        Case(
            name: "cycle", file: "entente-rules: 1\ndefine: {a: 'x{{b}}', b: '{{a}}'}\nrules:\n  - {name: r, label: X, pattern: '{{a}}'}\n",
            findings: ["2:27: the macro {{a}} contains itself: a → b → a"]),
        Case(
            name: "bad pattern", file: "entente-rules: 1\nrules:\n  - name: r\n    label: X\n    pattern: 'it''s (?<a>x'\n",
            findings: ["5:27: the pattern does not compile: missing closing parenthesis"]),
        Case(
            name: "bad macro, used twice",
            file: "entente-rules: 1\ndefine:\n  a: 'x[z-a]'\nrules:\n  - {name: r, label: X, pattern: 'b{{a}}'}\n  - {name: s, label: X, pattern: '{{a}}c'}\n",
            findings: ["3:11: the pattern does not compile: range out of order in character class"]),
        Case(
            name: "unbalanced macro", file: "entente-rules: 1\ndefine: {a: '(x'}\nrules:\n  - {name: r, label: X, pattern: '{{a}})'}\n",
            findings: ["2:14: the macro {{a}} has an opening parenthesis too many"]),
        Case(
            name: "unknown section", file: "entente-rules: 1\nrules:\n  - {name: r, label: X, pattern: x, sections: [titel]}\n",
            findings: ["3:48: expected one of title, summary"]),
        Case(
            name: "unknown group", file: "entente-rules: 1\nrules:\n  - {name: r, label: X, pattern: '(?<who>x)', entity: $whom}\n",
            findings: ["3:55: the pattern has no group \"whom\" ~ did you mean who?"]),
        Case(
            name: "value without its groups", file: "entente-rules: 1\nrules:\n  - {name: r, label: X, pattern: x, value: money}\n",
            findings: ["3:44: value: money needs groups named number and currency ~ it reads the groups number, scale, currency"]),
        Case(
            name: "all at once", file: "entente-rules: 1\nrules:\n  - {name: r, label: X, pattern: '('}\n  - {name: s, label: X, pattern: '*'}\n  - {name: t, pattern: x}\n",
            findings: [
                "5:5: option \"label\" is missing",
                "3:36: the pattern does not compile: missing closing parenthesis",
                "4:35: the pattern does not compile: quantifier does not follow a repeatable item",
            ]),
    ]

    @Test(arguments: cases) func finding(_ item: Case) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("rules.yaml", item.file)
        let error = try #require(throws: Diagnostics.self) { try patterns("{files: [\(path)]}") }
        let found = error.all.map { finding in
            let place = finding.place.map { "\($0.start.line):\($0.start.column): " } ?? ""
            return place + finding.message + (finding.hint.map { " ~ " + $0 } ?? "")
        }
        // Hints that the settings reader words itself are left to its own tests.
        #expect(found.count == item.findings.count && zip(found, item.findings).allSatisfy { $0.hasPrefix($1) }, "\(found)")
    }

    @Test func requiredExamples() throws {
        let error = try #require(throws: Diagnostics.self) {
            try patterns("{examples: required, rules: [{name: a, label: X, pattern: x}]}")
        }
        #expect(error.all.map(\.message) == ["the rule \"a\" has no match example"])
    }

    @Test func noRules() throws {
        let error = try #require(throws: Diagnostics.self) { try patterns("{overlap: all}") }
        #expect(error.all.map(\.message) == ["there are no rules"])
    }
}
