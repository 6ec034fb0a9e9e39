import EntenteKit
import Learning
import Testing

@testable import Extraction

@Suite("evaluate entities")
struct EntityEvaluationTests {
    private func document(_ mentions: [(start: Int, end: Int, label: String)], entity: String? = nil, id: String = "d") -> Document {
        var document = Document(id: id, text: Text("Ana Lukić of Novi Sad met Bob and Carol in Rome."))
        document.add(mentions: mentions.map { Mention(TextRange($0.start, $0.end), $0.label, entity: entity, by: "test") })
        return document
    }

    private func evaluate(_ gold: [(start: Int, end: Int, label: String)], _ predicted: [(start: Int, end: Int, label: String)]) throws -> Evaluation {
        try EntityEvaluator.evaluate(gold: [document(gold)], predicted: [document(predicted)], options: .init(samples: 0))
    }

    private func row(_ name: String, _ evaluation: Evaluation) throws -> Evaluation.Row {
        try #require(evaluation.rows.first { $0.name == name })
    }

    @Test("strict counts equal spans, partial half of what overlaps, spans need no label")
    func ways() throws {
        let found = try evaluate(
            [(0, 10, "PERSON"), (14, 22, "PLACE"), (27, 30, "PERSON"), (43, 47, "PLACE")],
            [(0, 10, "PERSON"), (14, 18, "PLACE"), (27, 30, "PLACE"), (35, 40, "PERSON")])
        #expect(try row("micro, strict", found).f1 == 0.25)
        #expect(try row("micro, partial", found).f1 == 0.375)
        #expect(try row("spans alone", found).f1 == 0.5)
        #expect(found.mistakes.map(\.cause) == ["wrong span", "wrong label", "missed", "spurious"])
        #expect(found.mistakes[0].gold == "PLACE “Novi Sad”" && found.mistakes[0].predicted == "PLACE “Novi”")
        #expect(!found.rows.contains { $0.name == "linked entities" })
    }

    @Test("labels that the gold never uses are left out")
    func foreign() throws {
        let found = try evaluate([(0, 10, "PERSON")], [(0, 10, "PERSON"), (14, 22, "MONEY")])
        #expect(try row("micro, strict", found).f1 == 1 && found.mistakes.isEmpty)
    }

    @Test("links are scored of what was found")
    func links() throws {
        let gold = document([(0, 10, "PERSON"), (27, 30, "PERSON")], entity: "x")
        let right = document([(0, 10, "PERSON")], entity: "x"), wrong = document([(0, 10, "PERSON")], entity: "y")
        func linked(_ predicted: Document) throws -> Evaluation.Row {
            try row("linked entities", EntityEvaluator.evaluate(gold: [gold], predicted: [predicted], options: .init()))
        }
        #expect(try linked(right).recall == 0.5 && linked(right).precision == 1)
        #expect(try linked(wrong).f1 == 0)
    }

    /// The most that can be paired by trying everything: equal ones first, then overlapping ones.
    private func slow(_ gold: [Mention], _ predicted: [Mention], _ fits: (Mention, Mention) -> Bool) -> Int {
        guard let first = gold.first else { return 0 }
        let rest = Array(gold.dropFirst())
        return predicted.indices.filter { fits(first, predicted[$0]) }.reduce(slow(rest, predicted, fits)) { best, index in
            var left = predicted
            left.remove(at: index)
            return max(best, 1 + slow(rest, left, fits))
        }
    }

    @Test("counts equal those of trying every way to pair")
    func slowWay() throws {
        var state: UInt64 = 41
        func roll(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        func some() -> [(start: Int, end: Int, label: String)] {
            (0..<roll(6)).map { _ in
                let start = 14 + roll(8)
                return (start, start + 1 + roll(5), ["A", "B"][roll(2)])
            }
        }
        for _ in 0..<300 {
            let (gold, predicted) = (document(some() + [(0, 3, "A"), (27, 30, "B")]).mentions, document(some()).mentions)
            let comparison = MentionComparison(gold, predicted)
            let equal = slow(gold, predicted) { $0.range == $1.range && $0.label == $1.label }
            #expect(comparison.equal.count { $0 != nil } == equal)
            #expect(comparison.strict.values.reduce(0) { $0 + $1.right } == Double(equal))
            let spans = slow(gold, predicted) { $0.range == $1.range }
            #expect(comparison.spans.right == Double(spans))
            let takenGold = Set(comparison.equal.indices.filter { comparison.equal[$0] != nil })
            let takenPredicted = Set(comparison.equal.compactMap { $0 })
            let overlap = slow(
                gold.indices.filter { !takenGold.contains($0) }.map { gold[$0] },
                predicted.indices.filter { !takenPredicted.contains($0) }.map { predicted[$0] }
            ) { $0.label == $1.label && $0.range.overlaps($1.range) }
            #expect(comparison.partial.values.reduce(0) { $0 + $1.right } == Double(equal) + Double(overlap) / 2)
            // Every mention on either side is paired or in one mistake.
            let mistakes = comparison.mistakes(in: document([]))
            #expect(mistakes.count { $0.gold != nil } == gold.count - equal)
            #expect(mistakes.count { $0.predicted != nil } == predicted.count - equal)
        }
    }
}
