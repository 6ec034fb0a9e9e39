import EntenteKit
import JSON
import Testing

@testable import Extraction

/// What rules find, and how.
@Suite struct RuleTests {
    @Test func groupsBecomeAttributes() throws {
        let stage = try patterns(#"{rules: [{name: a, label: X, pattern: '(?<first>\w+) and (?<_hidden>\w+) (?<last>z)?', attributes: {kind: pair}}]}"#)
        let mention = try #require(try run(stage, on: "cat and dog y").mentions.first)
        #expect(mention.attributes == ["kind": "pair", "first": "cat"])
        #expect(mention.by == "extract.patterns/a")
    }

    @Test func tablesTranslate() throws {
        let stage = try patterns("{tables: {land: {Serbia: SRB, United States: USA}}, rules: [{name: a, label: X, pattern: '(?<land>{{land}})', entity: $land}]}")
        #expect(shown(try run(stage, on: "Serbia and United\nStates")) == ["Serbia|X|SRB", "United\nStates|X|USA"])
    }

    @Test func spanIsAGroup() throws {
        let stage = try patterns("{rules: [{name: a, label: X, pattern: 'in (?<where>[a-z]+)', span: where}]}")
        #expect(shown(try run(stage, on: "in town")) == ["town|X"])
    }

    @Test(arguments: [
        ("longest", ["a b c|ABC"]), ("first", ["a b|AB"]), ("all", ["a b c|ABC", "a b|AB", "c|C"]),
    ]) func overlap(_ policy: String, _ expected: [String]) throws {
        let rules = "[{name: ab, label: AB, pattern: a b}, {name: abc, label: ABC, pattern: a b c}, {name: c, label: C, pattern: c, priority: \(policy == "first" ? -1 : 0)}]"
        let found = shown(try run(try patterns("{overlap: \(policy), rules: \(rules)}"), on: "a b c"))
        #expect(found == expected + (policy == "first" ? ["c|C"] : []))
    }

    @Test(arguments: [("keep", ["a b|OLD", "b|X", "b c|Y"]), ("skip", ["a b|OLD", "b c|Y"])])
    func existing(_ policy: String, _ expected: [String]) throws {
        var document = Document(id: "d", text: Text("a b c"))
        document.add(mentions: [Mention(TextRange(0, 3), "OLD", by: "t")])
        let rules = "[{name: x, label: X, pattern: b}, {name: y, label: Y, pattern: b c}]"
        try patterns("{existing: \(policy), overlap: all, rules: \(rules)}").process(&document)
        #expect(Set(shown(document)) == Set(expected))
    }

    @Test func priorityBeatsLength() throws {
        let stage = try patterns("{rules: [{name: long, label: L, pattern: a b c}, {name: short, label: S, pattern: b, priority: 1}]}")
        #expect(shown(try run(stage, on: "a b c")) == ["b|S"])
    }

    @Test func sectionsFilterAndBound() throws {
        let text = "one two\nthree four"
        let sections = [Section(TextRange(0, 7), .title), Section(TextRange(8, 18), .body)]
        let all = try patterns(#"{rules: [{name: a, label: X, pattern: '\w+\s\w+'}]}"#)
        #expect(shown(try run(all, on: text, sections: sections)) == ["one two|X", "three four|X"])
        let crossing = try patterns(#"{rules: [{name: a, label: X, pattern: 'two\s\w+'}]}"#)
        #expect(shown(try run(crossing, on: text, sections: sections)).isEmpty)
        #expect(shown(try run(crossing, on: text)) == ["two\nthree|X"])
        let titles = try patterns(#"{rules: [{name: a, label: X, pattern: '\w+', sections: title}]}"#)
        #expect(shown(try run(titles, on: text, sections: sections)) == ["one|X", "two|X"])
        var boilerplate = sections
        boilerplate[1].kind = .boilerplate
        #expect(shown(try run(all, on: text, sections: boilerplate)) == ["one two|X"])
    }

    @Test func lookbehindSeesBeforeTheSection() throws {
        let sections = [Section(TextRange(0, 2), .title), Section(TextRange(2, 4), .body)]
        let stage = try patterns("{rules: [{name: a, label: X, pattern: '(?<=b)cd'}]}")
        #expect(shown(try run(stage, on: "abcd", sections: sections)) == ["cd|X"])
    }

    @Test func budgetNamesRuleAndPlace() throws {
        let stage = try patterns("{rules: [{name: slow, label: X, pattern: '^(a+)+$', budget: 1000}]}")
        let error = try #require(throws: StageError.self) { try run(stage, on: String(repeating: "a", count: 60) + "b") }
        #expect(error.code == .limit)
        #expect(error.rule == "extract.patterns/slow")
        #expect(error.offset != nil)
        // The thread's memory is as clean as before.
        #expect(shown(try run(stage, on: "aa")) == ["aa|X"])
    }

    @Test(arguments: ["", "\r\n", "🙂 Ö 5 %\r\n5%", "e\u{301}5%"]) func oddTexts(_ text: String) throws {
        let stage = try patterns(#"{rules: [{name: a, label: X, pattern: '[0-9]\s?%'}]}"#)
        let document = try run(stage, on: text)
        #expect(document.mentions.count == text.utf8.count { $0 == UInt8(ascii: "%") })
        #expect(document.mentions.allSatisfy { document.text.isBoundary($0.range.start) && document.text.isBoundary($0.range.end) })
    }

    @Test func examplesAreChecked() throws {
        let stage = try patterns("""
            {rules: [{name: a, label: X, pattern: '(?<number>[0-9]+)%', value: percent,
              match: ['⟦5%|5 unit=%⟧', '⟦5%|6⟧', 'a ⟦b⟧', '5% ⟦6%⟧', '⟦5%'], reject: ['5', '5%']}]}
            """)
        let test = try #require(stage.ruleTests.first)
        #expect(test.isCovered)
        #expect(test.outcomes.map(\.failure) == [
            nil, "value of \"5%\" is 5, not 6", "did not find \"b\"", "found \"5%\", which is not marked",
            "the marks ⟦ and ⟧ do not pair up", nil, "found \"5%\", where nothing is to be found",
        ])
    }

    @Test func includedMacros() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("words.yaml", "entente-rules: 1\ndefine: {w: '[a-z]+'}\ntables: {n: {one: 1}}\n")
        let path = try folder.write("r.yaml", "entente-rules: 1\ninclude: [words.yaml]\nrules: [{name: a, label: X, pattern: '{{w}}-(?<n>{{n}})'}]\n")
        let document = try run(try patterns("{files: [\(path)]}"), on: "x-one")
        #expect(document.mentions.first?.attributes == ["n": "1"])
        #expect(document.mentions.first?.by == "extract.patterns/r.a")
    }
}
