import EntenteKit
import Testing
import YAML

@testable import Extraction

/// `within`, `unless`, `lists` and warnings of `extract.patterns`.
@Suite struct RuleScopeTests {
    private func found(_ rule: String, _ text: String, sections: [Section] = [], sentences: [TextRange]? = nil, extra: String = "") throws -> [String] {
        let stage = try patterns("{\(extra)rules: [{name: r, label: X, \(rule)}]}")
        var document = Document(id: "d", text: Text(text))
        document.sections = sections
        if !sections.isEmpty { document.layers.insert(.sections) }
        if let sentences {
            document.sentences = sentences
            document.layers.insert(.sentences)
        }
        try stage.process(&document)
        return document.mentions.map { document.text.string($0.range) }
    }

    @Test(arguments: [("sentence", []), ("section", ["a. b"]), ("document", ["a. b", "a.\nb"])]) func scopes(_ scope: String, _ hits: [String]) throws {
        // Two sentences in the first section, one in each of the others.
        let text = "a. b\na.\nb"
        let sections = [Section(TextRange(0, 4), .body), Section(TextRange(5, 7), .body), Section(TextRange(8, 9), .body)]
        let sentences = [TextRange(0, 2), TextRange(3, 4), TextRange(5, 7), TextRange(8, 9)]
        #expect(try found("pattern: 'a\\.\\s+b', within: \(scope)", text, sections: sections, sentences: sentences) == hits)
    }

    @Test func documentsReachOverBoilerplateButMarkNothingInIt() throws {
        let sections = [Section(TextRange(0, 1), .body), Section(TextRange(2, 3), .boilerplate), Section(TextRange(4, 5), .body)]
        #expect(try found("pattern: '(?<x>a)\\sb\\sc', within: document, span: x", "a b c", sections: sections) == ["a"])
        #expect(try found("pattern: 'a\\s(?<x>b)\\sc', within: document, span: x", "a b c", sections: sections) == [])
        #expect(try found("pattern: 'a\\sb', within: document", "a b c", sections: sections) == [])
    }

    @Test func sentenceScopeKeepsToSections() throws {
        let sections = [Section(TextRange(0, 2), .title), Section(TextRange(3, 5), .body)]
        let sentences = [TextRange(0, 2), TextRange(3, 5)]
        #expect(try found("pattern: 'a\\d', within: sentence, sections: [title]", "a1\na2", sections: sections, sentences: sentences) == ["a1"])
    }

    @Test func sentenceScopeNeedsSentences() throws {
        let error = try #require(throws: StageError.self) { try found("pattern: a, within: sentence", "a") }
        #expect(error.message == "it looks within sentences, and the document has none")
        #expect(error.rule == "extract.patterns/r")
    }

    struct Guard: Sendable, CustomTestStringConvertible {
        var rule: String
        var text: String
        var hits: [String]
        var testDescription: String { rule }
    }

    static let guards: [Guard] = [
        Guard(rule: "pattern: '\\d+', unless: {before: 'No\\.\\s*'}", text: "No. 5, 12, No.7", hits: ["12"]),
        // A lookahead would find "1" in "12 %".
        Guard(rule: "pattern: '\\d+', unless: {after: '\\s?%'}", text: "12 %, 15 men, 3%", hits: ["15"]),
        Guard(rule: "pattern: 'Bank', unless: {before: 'river\\s+', after: '\\s+holiday'}", text: "river Bank, Bank holiday, a Bank", hits: ["Bank"]),
        Guard(rule: "pattern: 'x(?<v>\\d+)y', span: v, unless: {before: a, after: b}", text: "ax1y x2yb x3y", hits: ["3"]),
        Guard(rule: "pattern: 'b', unless: {before: 'a\\s+'}", text: "a\n\nb a b", hits: ["b"]),
        Guard(rule: "pattern: 'b', extended: true, unless: {before: 'a # no'}", text: "ab b", hits: ["b"]),
        Guard(rule: "pattern: 'b', unless: {before: '{{no}}\\s'}", text: "not b, never b, so b", hits: ["b"]),
    ]

    @Test(arguments: guards) func guarded(_ item: Guard) throws {
        #expect(try found(item.rule, item.text, extra: "define: {no: 'not|never'}, ") == item.hits)
    }

    @Test func guardsHaveABudget() throws {
        let text = String(repeating: "a", count: 150) + "b"
        let error = try #require(throws: StageError.self) {
            try found("pattern: b, budget: 1000, unless: {before: '(a+)+(?:c|d)'}", text)
        }
        #expect(error.code == .limit)
        #expect(error.rule == "extract.patterns/r")
    }

    @Test func guardMistakesHavePlaces() throws {
        let error = try #require(throws: Diagnostics.self) { try patterns("{rules: [{name: r, label: X, pattern: x, unless: {before: 'a('}}]}") }
        #expect(error.all.map(\.message) == ["the pattern does not compile: missing closing parenthesis"])
        #expect(error.all.first?.place?.start.column == 62)
        let other = try #require(throws: Diagnostics.self) { try patterns("{rules: [{name: r, label: X, pattern: x, unless: {behind: a}}]}") }
        #expect(other.all.map(\.message) == ["unknown option \"behind\""])
        let third = try #require(throws: Diagnostics.self) { try patterns("{rules: [{name: r, label: X, pattern: x, within: document, sections: [title]}]}") }
        #expect(third.all.count == 1)
    }

    @Test func listsAreMacros() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("pacts.txt", "# pacts\ntreaty\n\nmemorandum of understanding\tMoU\n")
        let lists = "lists: {PACT: \(file), HOW: [signed, ratified]}, "
        let text = "signed a treaty; ratified a memorandum  of understanding; broke a treaty"
        #expect(try found("pattern: '\\b{{HOW}} a {{PACT}}\\b'", text, extra: lists) == ["signed a treaty", "ratified a memorandum  of understanding"])
    }

    @Test func missingExamplesWarn() throws {
        let stage = try patterns("{examples: recommended, rules: [{name: r, label: X, pattern: x}, {name: s, label: X, pattern: y, match: y}]}")
        #expect(stage.warnings.map(\.message) == ["the rule \"r\" has no match example"])
        #expect(stage.warnings.map(\.keyPath) == ["rules[0]"])
    }
}
