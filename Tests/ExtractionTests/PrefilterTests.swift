import EntenteKit
import PCRE2
import Testing

@testable import Extraction

/// The law of the literal scan: the hits are those of running every pattern over everything.
@Suite struct PrefilterTests {
    static let atoms = [
        "ab", "b", "ca", "(?:ab|cab)", "[abc]", "[a-c]+", "a?", "(?:b c)?", "\\s", "\\b", "(?<=b)", "(?=c)", "é", "[éx]", "(?i:AB)", "a{2,3}",
        "(?:ab){1,2}", ".", ".{0,3}", "\\w+", "(?!b)", "^", "$", "x*", "(?:a|bc|é)+", "\\bca", "%",
    ]

    @Test(arguments: UInt64(1)...300) func sameHitsAsEverywhere(_ seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let sources = (0..<6).map { _ in (0..<Int.random(in: 1...5, using: &random)).map { _ in Self.atoms.randomElement(using: &random)! }.joined() }
        let rules = sources.enumerated().map { "{name: r\($0), label: X, pattern: '\($1)'}" }
        let stage = try patterns("{overlap: all, rules: [\(rules.joined(separator: ", "))]}")
        let text = Self.text(&random)
        let sections = Bool.random(using: &random) ? Self.sections(of: text, &random) : []
        let document = try run(stage, on: text, sections: sections)
        for (index, source) in sources.enumerated() {
            let found = document.mentions.filter { $0.by == "extract.patterns/r\(index)" }.map(\.range)
            #expect(found == (try Self.everywhere(source, document)), "\(source) in \(text)")
        }
    }

    /// The pattern over all readable ranges, without any scan.
    static func everywhere(_ source: String, _ document: Document) throws -> [TextRange] {
        let pattern = try Pattern(source)
        let matcher = Matcher()
        var found: [TextRange] = []
        for range in document.readableRanges {
            try document.text.withBytes { bytes in
                try matcher.forEachMatch(of: pattern, in: bytes, from: Int(range.start), to: Int(range.end)) { match throws(MatchError) in
                    if match.end > match.start { found.append(TextRange(match.start, match.end)) }
                }
            }
        }
        return found
    }

    static func text(_ random: inout SeededGenerator) -> String {
        let pieces = ["a", "b", "c", " ", "ab", "ca", "é", "\n", "x", "%", "AB", "\r\n", "🙂"]
        return (0..<Int.random(in: 0...200, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
    }

    static func sections(of text: String, _ random: inout SeededGenerator) -> [Section] {
        var cuts = [0]
        var at = 0
        for scalar in text.unicodeScalars {
            at += UTF8.width(scalar)
            if Int.random(in: 0..<20, using: &random) == 0 { cuts.append(at) }
        }
        cuts.append(at)
        return zip(cuts, cuts.dropFirst()).filter { $0 < $1 }
            .map { Section(TextRange($0, $1), [.body, .title, .boilerplate].randomElement(using: &random)!) }
    }
}
