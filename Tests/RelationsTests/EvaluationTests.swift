import EntenteKit
import EntenteTesting
import JSON
import Learning
import Testing

@testable import Relations

@Suite("evaluate relations")
struct RelationEvaluationTests {
    private static let names = ["Serbia", "China", "Oman", "Chad", "Peru"]
    private static let labels = ["AGREE", "ACCUSE", "Cause(e1,e2)", "Cause(e2,e1)", "NONE"]

    /// A document about five states; a relation is a label, a source and a target by number.
    private func document(_ relations: [(label: String, source: Int, target: Int, symmetric: Bool)], id: String = "d") -> Document {
        var document = Document(id: id, text: Text(Self.names.joined(separator: " ")))
        var at = 0
        document.add(mentions: Self.names.map { name in
            defer { at += name.utf8.count + 1 }
            return Mention(TextRange(at, at + name.utf8.count), "COUNTRY", entity: name.uppercased(), by: "test")
        })
        document.add(relations: relations.map {
            Relation(
                $0.label, [.init("source", "m\($0.source + 1)"), .init("target", "m\($0.target + 1)")],
                attributes: $0.symmetric ? ["symmetric": true] : [:], by: "test")
        })
        return document
    }

    private func random(_ generator: inout SplitMix64) -> [(label: String, source: Int, target: Int, symmetric: Bool)] {
        (0..<generator.below(6)).map { _ in
            (Self.labels[generator.below(5)], generator.below(3), generator.below(3), generator.below(4) == 0)
        }
    }

    /// The most pairs that match, by trying every way to pair.
    private func slow(
        _ gold: [(label: String, source: Int, target: Int, symmetric: Bool)], _ predicted: [(label: String, source: Int, target: Int, symmetric: Bool)],
        directed: Bool
    ) -> Int {
        guard let first = gold.first else { return 0 }
        let rest = Array(gold.dropFirst())
        var best = slow(rest, predicted, directed: directed)
        for (index, other) in predicted.enumerated() {
            func bare(_ label: String) -> String { directed || !label.hasPrefix("Cause") ? label : "Cause" }
            let straight = first.source == other.source && first.target == other.target
            let crossed = first.source == other.target && first.target == other.source
            let isFree = !directed || first.symmetric || other.symmetric
            guard bare(first.label) == bare(other.label), straight || isFree && crossed else { continue }
            var left = predicted
            left.remove(at: index)
            best = max(best, 1 + slow(rest, left, directed: directed))
        }
        return best
    }

    @Test("as many matches as trying everything finds, and every relation is accounted for")
    func slowWay() throws {
        var generator = SplitMix64(seed: 23)
        for _ in 0..<300 {
            let (a, b) = (random(&generator), random(&generator))
            let evaluation = try RelationEvaluator.evaluate(gold: [document(a)], predicted: [document(b)], options: .init(samples: 0))
            let gold = a.filter { $0.label != "NONE" }, predicted = b.filter { $0.label != "NONE" }
            for (name, directed) in [("micro, with direction", true), ("micro, without direction", false)] {
                let right = slow(gold, predicted, directed: directed)
                let row = try #require(evaluation.rows.first { $0.name == name })
                #expect(row.support == gold.count)
                #expect(abs(row.recall * Double(gold.count) - Double(right)) < 1e-9)
                #expect(abs(row.precision * Double(predicted.count) - Double(right)) < 1e-9)
            }
            // Each unmatched gold relation is one mistake, each unmatched prediction is in one.
            let right = slow(gold, predicted, directed: true)
            #expect(evaluation.mistakes.count { $0.gold != nil } == gold.count - right)
            #expect(evaluation.mistakes.count { $0.predicted != nil } == predicted.count - right)
        }
    }

    @Test("mistakes have causes", arguments: [
        ([("AGREE", 0, 1, false)], [("AGREE", 1, 0, false)], ["wrong direction"]),
        ([("Cause(e1,e2)", 0, 1, false)], [("Cause(e2,e1)", 0, 1, false)], ["wrong direction"]),
        ([("AGREE", 0, 1, false)], [("ACCUSE", 0, 1, false)], ["wrong label"]),
        ([("AGREE", 0, 1, false)], [("ACCUSE", 1, 0, false)], ["wrong label"]),
        ([("AGREE", 0, 1, false)], [("AGREE", 0, 2, false)], ["wrong argument"]),
        ([("AGREE", 0, 1, false)], [], ["missed"]), ([], [("AGREE", 0, 1, false)], ["spurious"]),
        ([("AGREE", 0, 1, false)], [("ACCUSE", 3, 4, false)], ["missed", "spurious"]),
        ([("AGREE", 0, 1, true)], [("AGREE", 1, 0, false)], []),
        // The direction explains the second prediction better than an argument explains the first.
        ([("AGREE", 0, 1, false)], [("AGREE", 0, 2, false), ("AGREE", 1, 0, false)], ["wrong direction", "spurious"]),
    ] as [([(String, Int, Int, Bool)], [(String, Int, Int, Bool)], [String])])
    func causes(_ gold: [(String, Int, Int, Bool)], _ predicted: [(String, Int, Int, Bool)], _ expected: [String]) throws {
        let found = try RelationEvaluator.evaluate(
            gold: [document(gold.map { ($0.0, $0.1, $0.2, $0.3) })], predicted: [document(predicted.map { ($0.0, $0.1, $0.2, $0.3) })],
            options: .init())
        #expect(found.mistakes.map(\.cause) == expected)
    }

    @Test("a mistake says where it stands")
    func place() throws {
        let found = try RelationEvaluator.evaluate(
            gold: [document([("AGREE", 0, 1, false)])], predicted: [document([("ACCUSE", 0, 1, false)])], options: .init())
        let mistake = try #require(found.mistakes.first)
        #expect(mistake.range == TextRange(0, 12) && mistake.text == "Serbia China" && mistake.document == "d")
        #expect(mistake.gold == "AGREE: Serbia [SERBIA] → China [CHINA]")
        #expect(mistake.predicted == "ACCUSE: Serbia [SERBIA] → China [CHINA]")
    }

    @Test("documents that do not fit each other are errors")
    func strangers() {
        func fails(_ gold: [Document], _ predicted: [Document], _ message: String) {
            let error = #expect(throws: StageError.self) { try RelationEvaluator.evaluate(gold: gold, predicted: predicted, options: .init()) }
            #expect(error?.message.contains(message) == true)
        }
        let one = document([])
        fails([one], [], "document d has no prediction")
        fails([one], [one, document([], id: "e")], "document e is not in the gold file")
        fails([one, one], [one], "two documents called d")
        fails([one], [Document(id: "d", text: Text("Serbia Chi"))], "another text in the prediction, from byte 10")
    }
}
