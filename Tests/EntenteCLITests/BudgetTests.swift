import Foundation
import Testing

/// Patterns and rules that go wrong on one document, through the real binary: an error with names, and the run goes on.
@Suite struct BudgetTests {
    static let rules = """
        entente-rules: 1
        rules:
          - name: letters
            label: X
            pattern: '^(a+)+b?$'
            budget: 20000
          - name: number
            label: N
            pattern: '[0-9]+'
        """

    private static func folder() throws -> Folder {
        let hostile = String(repeating: "a", count: 200_000) + "! b"
        return try Folder([
            "rules.yaml": rules,
            "p.yaml": "entente: 1\nstages:\n  - extract.patterns: {files: rules.yaml, examples: optional}\n",
            "in.jsonl": "{\"id\": \"good\", \"text\": \"aab\"}\n{\"id\": \"bad\", \"text\": \"\(hostile)\"}\n{\"id\": \"last\", \"text\": \"8\"}\n",
        ])
    }

    @Test func quarantineKeepsTheRunGoing() throws {
        let folder = try Self.folder()
        let start = ContinuousClock.now
        let outcome = try entente(
            ["run", "p.yaml", "--input", "in.jsonl", "--output", "out.jsonl", "--quarantine", "bad.jsonl", "--quiet"], in: folder.path)
        #expect(ContinuousClock.now - start < .seconds(20))
        #expect(outcome.code == 0, "\(outcome.errors)")
        let lines = try folder.text("out.jsonl").split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.first?.contains("\"by\":\"extract.patterns/rules.letters\"") == true)
        let bad = try folder.text("bad.jsonl")
        #expect(bad.split(separator: "\n").count == 1)
        for part in ["\"bad\"", "extract.patterns/rules.letters", "budget of 20000 steps"] { #expect(bad.contains(part), "\(bad.prefix(600))") }
    }

    @Test func withoutQuarantineTheRunStopsAndSaysWhere() throws {
        let folder = try Self.folder()
        let outcome = try entente(["run", "p.yaml", "--input", "in.jsonl", "--output", "out.jsonl", "--quiet"], in: folder.path)
        #expect(outcome.code == 3)
        for part in ["bad", "in.jsonl", "rules.letters", "raise the rule's budget"] { #expect(outcome.errors.contains(part), "\(outcome.errors)") }
    }

    @Test func missingExamplesAreWarnings() throws {
        let folder = try Self.folder()
        try folder.write(Array("entente: 1\nstages:\n  - extract.patterns: {files: rules.yaml, examples: recommended}\n".utf8), to: "w.yaml")
        let outcome = try entente(["check", "w.yaml"], in: folder.path)
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("rules.yaml:3:5: warning: the rule \"letters\" has no match example [rules[0]]"), "\(outcome.output)")
        #expect(outcome.output.contains("0 errors, 2 warnings"))
        #expect(try entente(["check", "p.yaml"], in: folder.path).output.contains("no findings"))
    }
}
