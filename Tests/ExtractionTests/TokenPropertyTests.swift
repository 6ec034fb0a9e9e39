import EntenteKit
import JSON
import Literals
import Testing
import YAML

@testable import Extraction

/// The automaton against the slow and obvious way: backtracking that tries everything in order.
@Suite struct TokenPropertyTests {
    private static let words = ["a", "b", "Cc", "dd", "DD", "7"]
    private static let labels = ["P", "Q"]

    @Test(arguments: 0..<24) func findsWhatBacktrackingFinds(_ seed: Int) throws {
        var random = SeededGenerator(state: UInt64(seed))
        var matched = 0
        for _ in 0..<60 {
            let pattern = Self.pattern(depth: 3, &random)
            guard let rule = try? Compiled(pattern) else { continue }
            for _ in 0..<4 {
                let document = Self.document(&random)
                let slow = SlowMatcher(document).matches(rule.syntax, captures: rule.names.count, sets: rule.words)
                let fast = try rule.matches(in: document)
                #expect(fast == slow, "\(pattern) on \(document.text.string(document.text.range)) with \(document.mentions.map { ($0.range, $0.label) })")
                matched += fast.count
            }
        }
        #expect(matched > 20)
    }

    /// A rule that waits finds as much as one that does not.
    @Test(arguments: 0..<20) func waitingLosesNothing(_ seed: Int) throws {
        var random = SeededGenerator(state: UInt64(1000 + seed))
        for _ in 0..<40 {
            let pattern = Self.pattern(depth: 3, &random)
            guard let rule = try? Compiled(pattern) else { continue }
            let stage = try tokens("{overlap: all, lists: {L: ['a b', b, 'dd dd a']}, rules: [{name: r, label: R, find: \(yamlQuoted(pattern))}]}")
            let document = Self.document(&random)
            // Captures of a mention are attributes; where they stand plays no part here.
            let found = try run(stage, on: document).mentions.filter { $0.label == "R" }.map(\.range)
            let wanted = try rule.matches(in: document).map { TextRange(document.tokens[$0.range.lowerBound].start, document.tokens[$0.range.upperBound - 1].end) }
            #expect(found == wanted, "\(pattern)")
        }
    }

    /// Exponential for backtracking, nothing for an automaton.
    @Test func hostilePatternsEnd() throws {
        let text = String(repeating: "a ", count: 3000) + "b"
        let stage = try tokens("{rules: [{name: r, label: R, find: '((a+ a+)+ (a|a a)+)+ c | ..9 ..9 ..9 ..9 zzz b'}]}")
        #expect(try run(stage, on: Self.document(text)).mentions.isEmpty)
    }

    // MARK: Random material

    private static func pattern(depth: Int, _ random: inout SeededGenerator) -> String {
        var parts: [String] = []
        for _ in 0..<Int.random(in: 1...3, using: &random) { parts.append(part(depth: depth, &random)) }
        return parts.joined(separator: " ")
    }

    private static func part(depth: Int, _ random: inout SeededGenerator) -> String {
        let leaf = ["a", "b", "\"Cc\"", "cc", "dd", "\"a b\"", "@P", "@Q", "@", "@P,Q", "[L]", "<>", "<lower:a|dd>", "<!lower:a>",
            "<shape:XX|9>", "<prefix:d>", "<suffix:c>", "<inside:P>", "..2", "..1-2", "^", "$", "@P<entity:E>", "@<!lower:a>", "@<attributes.k:v>"]
        var item = leaf.randomElement(using: &random)!
        if depth > 0, Int.random(in: 0..<3, using: &random) == 0 {
            item = "(" + (0..<Int.random(in: 1...3, using: &random)).map { _ in pattern(depth: depth - 1, &random) }.joined(separator: "|") + ")"
        }
        if !item.hasPrefix(".."), Int.random(in: 0..<3, using: &random) == 0 { item += ["?", "*", "+", "{1,2}", "{2}"].randomElement(using: &random)! }
        if Int.random(in: 0..<4, using: &random) == 0 { item = "n\(random.next() % 100_000)=" + item }
        return item
    }

    private static func document(_ random: inout SeededGenerator) -> Document {
        let count = Int.random(in: 1...8, using: &random)
        var document = document((0..<count).map { _ in words.randomElement(using: &random)! }.joined(separator: " "))
        var mentions: [Mention] = []
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let start = Int.random(in: 0..<count, using: &random), end = Int.random(in: start..<min(count, start + 3), using: &random)
            let entity = Bool.random(using: &random) ? "E" : nil
            let attributes: JSONObject = Bool.random(using: &random) ? ["k": "v"] : [:]
            let range = TextRange(document.tokens[start].start, document.tokens[end].end)
            // Two mentions of one place and label would be told apart by their number alone.
            if mentions.contains(where: { $0.range == range }) { continue }
            mentions.append(Mention(range, labels.randomElement(using: &random)!, entity: entity, attributes: attributes, by: "test"))
        }
        document.add(mentions: mentions)
        return document
    }

    static func document(_ text: String) -> Document {
        var document = Document(id: "d", text: Text(text))
        var at = 0
        for word in text.split(separator: " ") {
            document.tokens.append(TextRange(at, at + word.utf8.count))
            at += word.utf8.count + 1
        }
        document.sentences = [TextRange(0, text.utf8.count)]
        document.layers = [.sentences, .tokens, .mentions]
        return document
    }
}

/// A pattern by itself.
struct Compiled {
    let syntax: TokenSyntax
    let program: TokenProgram
    let names: [String]
    let words: WordSets

    init(_ pattern: String) throws {
        var findings: [Diagnostic] = []
        var scope = TokenScope(lists: WordLists(try yaml("{L: ['a b', b, 'dd dd a']}"), &findings), macros: [:])
        syntax = try TokenParser.parse(try yaml(yamlQuoted(pattern)), &scope)
        if syntax.isNullable { throw Diagnostics("nullable") }
        program = try #require(TokenProgram(syntax, captureCount: scope.captures.count))
        names = scope.captures
        words = scope.words
    }

    func matches(in document: Document) throws -> [TokenMatcher.Match] {
        let table = WordTable(words)
        let view = TokenView(document, table, try LiteralScanner(table.words.map { .init($0) }))
        var matcher = TokenMatcher()
        return matcher.matches(of: program, in: view, 0..<document.tokens.count) ?? []
    }
}

func yamlQuoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }

/// A stage of token rules from settings in YAML.
func tokens(_ settings: String) throws -> TokenPatternExtractor {
    try TokenPatternExtractor(settings: TokenPatternExtractor.Settings.read(yaml(settings)).settings)
}

/// What a stage makes of a document.
func run(_ stage: some Stage, on document: Document) throws -> Document {
    var document = document
    try stage.process(&document)
    return document
}
