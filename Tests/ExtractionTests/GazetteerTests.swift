import EntenteKit
import JSON
import Testing
import YAML

@testable import Extraction

@Suite struct GazetteerTests {
    static let table = """
        # Comment
        id\tlabel\tname\taliases\tcase\tseat
        SRB\tCOUNTRY\tSerbia\tRepublic of Serbia|Србија\t\tBelgrade
        UN\tBODY\tUnited Nations\tU.N.\t\t
        USA\tCOUNTRY\tUnited States\tUS\t\tWashington
        nato\tBODY\tNATO\t\tfold\tBrussels
        GEO\tCOUNTRY\tGeorgia\t\t\t
        US-GA\tPLACE\tGeorgia\t\t\t

        """

    func stage(_ settings: String = "") throws -> GazetteerExtractor {
        let folder = try TemporaryFolder()
        let path = try folder.write("list.tsv", Self.table)
        return try gazetteer("{lists: [\(path)]\(settings)}")
    }

    @Test(arguments: [
        ("Serbia's and the Republic of Serbia.", ["Serbia|COUNTRY|SRB", "Republic of Serbia|COUNTRY|SRB"]),
        ("Serbia’s Serbian Serbiaé éSerbia Serbia2", ["Serbia|COUNTRY|SRB"]),
        ("the U.N. met; U.N.", ["U.N.|BODY|UN", "U.N.|BODY|UN"]),
        ("United\nStates, United  Nations, United\n\nNations", ["United\nStates|COUNTRY|USA", "United  Nations|BODY|UN"]),
        ("us, US, Nato, nato, NATO-led", ["US|COUNTRY|USA", "Nato|BODY|nato", "nato|BODY|nato", "NATO|BODY|nato"]),
        ("Србија и Србијa", ["Србија|COUNTRY|SRB"]),
        ("", []), ("🙂US🙂", ["US|COUNTRY|USA"]),
    ]) func finds(_ text: String, _ expected: [String]) throws {
        #expect(shown(try run(try stage(), on: text)) == expected)
    }

    @Test func attributesAndAmbiguity() throws {
        let document = try run(try stage(), on: "Georgia, Serbia, Georgia")
        #expect(document.mentions[0].attributes == [
            "candidates": [
                ["label": "COUNTRY", "entity": "GEO", "score": 0.5], ["label": "PLACE", "entity": "US-GA", "score": 0.5],
            ],
        ])
        #expect(document.mentions[1].attributes == ["seat": "Belgrade"])
        #expect(document.mentions[1].by == "extract.gazetteer/list")
        #expect(document.entities.map(\.id) == ["GEO", "SRB"])
        #expect(document.entities[1] == Entity(id: "SRB", label: "COUNTRY", name: "Serbia"))
    }

    @Test(arguments: [("keep", ["a US|OLD", "US|COUNTRY|USA", "US|COUNTRY|USA"]), ("skip", ["a US|OLD", "US|COUNTRY|USA"])])
    func overlap(_ policy: String, _ expected: [String]) throws {
        var document = Document(id: "d", text: Text("a US US"))
        document.add(mentions: [Mention(TextRange(0, 4), "OLD", by: "t")])
        try stage(", overlap: \(policy)").process(&document)
        #expect(shown(document) == expected)
    }

    @Test func anywhereWithoutBounds() throws {
        let stage = try gazetteer("{names: [中国, US], label: X, bounds: none}")
        #expect(shown(try run(stage, on: "在中国的BUS")) == ["中国|X", "US|X"])
    }

    @Test(arguments: [
        ("id\tname\nA\tx\ty\n", "2:5: 3 cells, but the header has 2 columns"),
        ("id\tlabel\tname\nA\tX\t\n", "2:5: the name is empty"),
        ("id\tlabel\nA\tX\n", "1:1: the header has no column \"name\""),
        ("name\tlabel\tcase\nÄ\tX\tfuld\n", "2:5: unknown case rule \"fuld\""),
        ("name\tname\n", "1:6: a second column is called \"name\""),
        ("# only\n", "list.tsv has no header line"),
    ]) func errors(_ text: String, _ expected: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("list.tsv", text)
        let error = try #require(throws: Diagnostics.self) { try gazetteer("{lists: [\(path)], label: X}") }
        let found = error.all.map { ($0.place.map { "\($0.start.line):\($0.start.column): " } ?? "") + $0.message }
        #expect(found.map { $0.replacing(folder.path + "/", with: "") } == [expected])
    }

    /// Against the slow way: at every place every name, the longest first.
    @Test(arguments: UInt64(1)...200) func sameAsTheSlowWay(_ seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let words = ["A", "Ab", "b", "Č", "č", "U.", "S.", "-", "Ж", "ж", "x1", "é", "e\u{301}"]
        func phrase(_ count: ClosedRange<Int>) -> String {
            (0..<Int.random(in: count, using: &random)).map { _ in words.randomElement(using: &random)! + (Bool.random(using: &random) ? " " : "") }
                .joined().trimmingSpaces
        }
        let names = Set((0..<20).map { _ in phrase(1...3) }).filter { !$0.isEmpty }.sorted()
        let folds = Bool.random(using: &random)
        let stage = try gazetteer("{names: [\(names.map { "'\($0)'" }.joined(separator: ", "))], label: X, case: \(folds ? "fold" : "exact")}")
        let text = phrase(0...60)
        let found = try run(stage, on: text).mentions.map(\.range)
        #expect(found == Self.slow(names, text, folds), "\(names) in \(text)")
    }

    static func slow(_ names: [String], _ text: String, _ folds: Bool) -> [TextRange] {
        let scalars = Array(text.unicodeScalars)
        func form(_ scalars: some Sequence<Unicode.Scalar>) -> [String] {
            scalars.map { folds ? $0.properties.lowercaseMapping : String($0) }
        }
        func isWord(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark: true
            default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            }
        }
        let forms = names.map { form($0.unicodeScalars) }.sorted { $0.count > $1.count }
        let all = form(scalars)
        var found: [TextRange] = []
        var at = 0
        var byte = 0
        while at < scalars.count {
            var length = 0
            let isInside = at > 0 && isWord(scalars[at - 1]) && isWord(scalars[at])
            for name in forms where !isInside && at + name.count <= all.count && Array(all[at..<(at + name.count)]) == name {
                let end = at + name.count
                if end < scalars.count, isWord(scalars[end - 1]), isWord(scalars[end]) { continue }
                length = name.count
                break
            }
            let width = scalars[at..<(at + max(1, length))].reduce(0) { $0 + UTF8.width($1) }
            if length > 0 { found.append(TextRange(byte, byte + width)) }
            byte += width
            at += max(1, length)
        }
        return found
    }
}

extension String {
    fileprivate var trimmingSpaces: String { split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ") }
}
