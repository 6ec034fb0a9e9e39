import Testing

@testable import YAML

/// A mistake, where it must be reported, and a word of its hint or message.
struct Mistake: Sendable, CustomTestStringConvertible {
    var text: String
    var line: Int
    var column: Int
    var says: String
    var code: YAMLError.Code = .syntax
    var testDescription: String { text }

    init(_ text: String, _ line: Int, _ column: Int, _ says: String, _ code: YAMLError.Code = .syntax) {
        (self.text, self.line, self.column, self.says, self.code) = (text, line, column, says, code)
    }
}

@Suite struct MistakeTests {
    @Test(arguments: [
        Mistake("a:1\nb: 2\n", 1, 2, "space is missing"),
        Mistake("a: 1\nb:2\nc: 3\n", 2, 2, "space is missing"),
        Mistake("a: 'x\nb: 2\n", 1, 4, "never closed"),
        Mistake("a: \"x\nb: 2\n", 1, 4, "never closed"),
        Mistake("a: b: c\n", 1, 5, "needs quotes"),
        Mistake("a: %x\n", 1, 4, "cannot begin with `%`"),
        Mistake("%x: 1\n", 1, 1, "cannot begin with `%`"),
        Mistake("a: @COUNTRY\n", 1, 4, "cannot begin with `@`"),
        Mistake("a: `x\n", 1, 4, "in quotes"),
        Mistake("a:\n\tb: 1\n", 2, 1, "YAML is indented by spaces; this line begins with a tab"),
        Mistake("a:\n  b: 1\n  \tc: 2\n", 3, 3, "tab"),
        Mistake("a: *.txt\n", 1, 4, "begins with `*` needs quotes"),
        Mistake("a: &\n", 1, 4, "begins with `&` needs quotes"),
        Mistake("a: !py/object x\n", 1, 4, "begins with `!` needs quotes", .tag),
        Mistake("a: !f!x x\n", 1, 4, "begins with `!` needs quotes", .tag),
        Mistake("a: ['Indonesia's president']\n", 1, 16, "written twice"),
        Mistake("a: \"x\" y\n", 1, 8, "closing quote"),
        Mistake("a: {{x}} y\n", 1, 4, "`{{`"),
        Mistake("a: {{x}}\n", 1, 5, "needs quotes", .key),
        Mistake("a: - b\n", 1, 4, "next line"),
        Mistake("a: | x\n", 1, 6, "next line"),
        Mistake("a: [b, c\nd: e\n", 2, 2, "close the `[` of line 1"),
        Mistake("a: [PHONE] more\n", 1, 12, "closing `]`"),
        Mistake("a: ]\n", 1, 4, "expected a value"),
        Mistake("a: 1\n  b: 2\n", 2, 4, "indented too far"),
        Mistake("a:\n  b: 1\n c: 2\n", 3, 2, "column 1"),
        Mistake("- a\nb: 1\n", 2, 1, "`- ` in column 1"),
        Mistake("a: 1\n- b\n", 2, 1, "list item"),
        Mistake("a: 1\nfoo\n", 2, 1, "add the colon"),
        Mistake("a: \"\\d\"\n", 1, 5, "single quotes"),
        Mistake("a: \"\\xZZ\"\n", 1, 7, "hexadecimal"),
        Mistake("  a: 1\nb: 2\n", 2, 1, "indentation"),
        Mistake("a: b\n---\nc: d\n", 2, 1, "second document", .multipleDocuments),
        Mistake("é: \u{1}\n", 1, 4, "U+0001", .encoding),
        Mistake("\u{FEFF}é: 😀\r\nb: \u{7F}\n", 2, 4, "U+007F", .encoding),
        Mistake("? [a]\n: b\n", 1, 3, "must be text", .key),
    ])
    func isPlacedAndExplained(mistake: Mistake) throws {
        let error = try #require(errors(mistake.text).last)
        #expect(errors(mistake.text).count == 1)
        #expect(error.code == mistake.code)
        #expect((error.mark.line, error.mark.column) == (mistake.line, mistake.column))
        #expect(error.description.contains(mistake.says), "\(error)")
    }

    @Test func allDuplicatesAreReportedInOrder() {
        let found = errors("a: 1\nb: {c: 1, c: 2}\na: 2\n\"a\": 3\nx: [\n")
        #expect(found.map(\.code) == [.duplicateKey, .duplicateKey, .duplicateKey, .syntax])
        #expect(found.map(\.mark.line).dropLast() == [2, 3, 4])
        #expect(found.map { $0.other?.line }.dropLast() == [2, 1, 1])
    }

    @Test func encodingsAreTold() {
        func first(_ bytes: [UInt8]) -> YAMLError? {
            do throws(YAMLErrors) {
                _ = try YAMLReader.parse(SourceFile(path: "x", bytes: bytes))
                return nil
            } catch {
                return error.errors[0]
            }
        }
        #expect(first([0xFF, 0xFE, 0x61, 0])?.message.contains("UTF-16") == true)
        #expect(first([0x61, 0x3A, 0x0A, 0x62, 0xFF])?.mark == Mark(line: 2, column: 2, offset: 4))
        #expect(first([0x61, 0])?.code == .encoding)
    }
}
