import EntenteKit
import Testing

@testable import Relations

@Suite("quotation marks in pairs")
struct QuotationPairerTests {
    /// A text, and what stands in its marks, outermost first; `|` behind one that is not closed.
    struct Case: Sendable, CustomTestStringConvertible {
        var text: String
        var found: [String]
        var testDescription: String { text }

        init(_ text: String, _ found: [String]) { (self.text, self.found) = (text, found) }
    }

    static func quotations(_ text: String) -> [Quotation] {
        let paragraphs = text.split(separator: "\n\n")
        return Text(text).withBytes { bytes in
            QuotationPairer.quotations(
                bytes,
                paragraphs: paragraphs.map { part in
                    let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
                    return TextRange(UInt32(start), UInt32(start + part.utf8.count))
                })
        }
    }

    static let cases = [
        Case("He said \"no\" and \"never\".", ["\"no\"", "\"never\""]),
        Case("“We agree,” she said.", ["“We agree,”"]),
        Case("„Wir gehen“, sagte er.", ["„Wir gehen“"]),
        Case("„Idemo”, rekao je.", ["„Idemo”"]),
        Case("»Niemals«, rief er.", ["»Niemals«"]),
        Case("« Jamais », dit-il.", ["« Jamais »"]),
        Case("”Nej”, sade hon.", ["”Nej”"]),
        Case("「行きます」と言った。", ["「行きます」"]),
        Case("``Fine,'' he said. ''Not I,'' said she.", ["``Fine,''", "''Not I,''"]),
        Case("“He told me ‘go away’ twice,” she said.", ["“He told me ‘go away’ twice,”", "‘go away’"]),
        Case("\"She said 'no' to me.\"", ["\"She said 'no' to me.\"", "'no'"]),
        Case("'The workers' rights are ours,' he said.", ["'The workers' rights are ours,'"]),
        Case("'Yes' and 'no'.", ["'Yes'", "'no'"]),
        Case("Typed “badly\" by hand.", ["“badly\""]),
        // Apostrophes, inches, years.
        Case("It's the workers' day in the '90s, isn't it?", []),
        Case("A 5\" pipe, don't ask.", []),
        Case("rock 'n' roll, the ’60s and O’Neill's", ["'n'"]),
        // What is not closed ends with its paragraph; a new opening ends it before.
        Case("He said: “We go. Then he left.", ["“We go. Then he left.|"]),
        Case("\"One is open. \"Two is not,\" he said.", ["\"One is open. |", "\"Two is not,\""]),
        Case("“A first.\n\n“A second.”", ["“A first.|", "“A second.”"]),
        Case("Nothing opens” here, nor here».", []),
    ]

    @Test(arguments: cases)
    func pairs(_ test: Case) {
        let text = Text(test.text)
        let found = Self.quotations(test.text).map { text.string($0.range) + ($0.isClosed ? "" : "|") }
        #expect(found == test.found)
    }

    @Test("a paragraph that opens the marks again goes on with the speech")
    func goesOn() {
        let found = Self.quotations("“One.\n\n“Two.\n\n“Three,” he said.\n\n“Other.”")
        #expect(found.map(\.goesOn) == [true, true, false, false])
        #expect(found.map(\.isContinued) == [false, true, true, false])
        #expect(found.map(\.isClosed) == [false, false, true, true])
    }

    /// Nothing crashes, ranges are whole and nest, and many marks take no more than their share of time.
    @Test(arguments: ["\"", "“", "”", "'", "‘", "’", "„", "«", "»", "「", "``", "''", "\" ", " \"a", "“‘", "’”", "«“\"'", "\u{E2}"])
    func hostile(_ unit: String) {
        let text = String(repeating: unit, count: 5000)
        let found = Self.quotations(text)
        let bytes = Text(text)
        #expect(found.allSatisfy { bytes.isBoundary($0.range.start) && bytes.isBoundary($0.range.end) && !$0.range.isEmpty })
        #expect(found.allSatisfy { $0.depth < 16 })
        for (one, other) in zip(found, found.dropFirst()) {
            #expect(one.range.start <= other.range.start)
            #expect(other.range.start >= one.range.end || other.range.end <= one.range.end, "quotations nest")
        }
    }
}
