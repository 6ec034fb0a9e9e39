import EntenteKit
import Testing
import YAML

struct DiagnosticTests {
    private func rendered(_ text: String, from: (Int, Int), to: (Int, Int)? = nil, message: String = "wrong") -> String {
        let source = SourceFile(path: "f.yaml", bytes: Array(text.utf8))
        let end = to.map { Mark(line: $0.0, column: $0.1, offset: 0) }
        return Diagnostic(.error, message, at: .init(source, Mark(line: from.0, column: from.1, offset: 0), end)).rendered()
    }

    @Test func allParts() {
        let source = SourceFile(path: "dir/f.yaml", bytes: Array("a: 1\nb: 2\na: 3\n".utf8))
        let first = Diagnostic.Place(source, Mark(line: 1, column: 1, offset: 0))
        let finding = Diagnostic(
            .warning, "twice", hint: "remove one", keyPath: "a",
            at: .init(source, Mark(line: 3, column: 1, offset: 10), Mark(line: 3, column: 5, offset: 14)),
            notes: [.init("the first one", first)])
        #expect(finding.rendered { String($0.dropFirst(4)) } == """
            f.yaml:3:1: warning: twice [a]
              3 | a: 3
                | ^~~~
              note: f.yaml:1:1: the first one
              1 | a: 1
                | ^
              hint: remove one

            """)
    }

    @Test func aTabIsOneColumnWide() {
        #expect(rendered("a:\tb\tc", from: (1, 4), to: (1, 5)) == """
            f.yaml:1:4: error: wrong
              1 | a: b c
                |    ^

            """)
    }

    @Test func caretsStandBelowWideAndCombiningCharacters() {
        #expect(rendered("日本: e\u{301}x", from: (1, 5), to: (1, 8)) == """
            f.yaml:1:5: error: wrong
              1 | 日本: e\u{301}x
                |       ^~

            """)
        #expect(rendered("a: 日本", from: (1, 4), to: (1, 6)).hasSuffix("|    ^~~~\n"))
    }

    @Test func aRangeOverLinesEndsWithTheFirst() {
        #expect(rendered("a:\n  b: 1\n  c: 2\n", from: (2, 3), to: (3, 7)).hasSuffix("2 |   b: 1\n    |   ^~~~\n"))
    }

    @Test func aLongLineIsAWindow() {
        let line = String(repeating: "a", count: 500) + "HERE" + String(repeating: "b", count: 500)
        let lines = rendered(line, from: (1, 501), to: (1, 505)).split(separator: "\n")
        #expect(lines[1].hasPrefix("  1 | …aaa") && lines[1].hasSuffix("bbb…"))
        #expect(lines[1].count < 140)
        let caret = lines[2].distance(from: lines[2].startIndex, to: lines[2].firstIndex(of: "^")!)
        #expect(lines[1].dropFirst(caret).hasPrefix("HERE"))
        #expect(lines[2].hasSuffix("^~~~"))
    }

    @Test func marksPastTheEndAreHarmless() {
        #expect(rendered("ab", from: (1, 99), to: (1, 120)).hasSuffix("1 | ab\n    |   ^\n"))
        #expect(rendered("ab", from: (9, 1)) == "f.yaml:9:1: error: wrong\n")
        #expect(rendered("", from: (1, 1)).hasSuffix("|  \n    | ^\n") || rendered("", from: (1, 1)).hasSuffix("1 | \n    | ^\n"))
    }

    @Test func terminalCodesInAFileStayHarmless() {
        let text = rendered("a: \u{1B}[31mred\u{7}", from: (1, 1), message: "found \"\u{1B}]0;x\"")
        #expect(!text.unicodeScalars.contains("\u{1B}") && !text.unicodeScalars.contains("\u{7}"))
    }

    @Test func colourOnlyOnDemand() {
        #expect(Diagnostic(.error, "x").rendered(color: true).contains("\u{1B}[31merror"))
        #expect(Diagnostic(.error, "x").rendered() == "error: x\n")
    }
}
