import EntenteKit
import Testing

@testable import Parsing

@Suite struct EvaluatorTests {
    private func row(_ name: String, _ gold: Document, _ found: Document) throws -> Evaluation.Row {
        try #require(try ParserEvaluator.evaluate(gold: [gold], predicted: [found], options: .init()).rows.first { $0.name.hasPrefix(name) })
    }

    @Test func theSameTreesAreAllRight() throws {
        let document = OwnTreebank.documents()[0]
        let rows = try ParserEvaluator.evaluate(gold: [document], predicted: [document], options: .init()).rows
        #expect(rows.count > 5)
        #expect(rows.allSatisfy { $0.precision == 1 && $0.recall == 1 && $0.f1 == 1 })
    }

    @Test func wrongHeadsRelationsAndTagsCount() throws {
        let gold = OwnTreebank.document("a", [OwnTreebank.sentences[0]])
        var found = gold
        found.syntax.heads[5] = 3
        found.syntax.relations[0] = .obj
        found.syntax.tags[3] = .verb
        #expect(try row("heads (UAS)", gold, found).f1 == 6.0 / 7)
        #expect(try row("heads and relations", gold, found).f1 == 5.0 / 7)
        #expect(try row("LAS without punctuation", gold, found).f1 == 4.0 / 6)
        #expect(try row("parts of speech", gold, found).f1 == 6.0 / 7)
        #expect(try row("obj", gold, found).precision == 0.5)
    }

    @Test func wordsCutOtherwiseAreWrong() throws {
        let gold = OwnTreebank.document("a", ["Go/VERB base/0/root north/ADV/1/advmod"])
        let found = OwnTreebank.document("a", ["Go/VERB base/0/root no/ADV/1/advmod rth/ADV/1/advmod"])
        var same = Document(id: "a", text: gold.text)
        same.sentences = gold.sentences
        same.tokens = [gold.tokens[0], TextRange(3, 5), TextRange(5, 8)]
        same.syntax = found.syntax
        same.layers = gold.layers
        let row = try row("heads and relations", gold, same)
        #expect(row.recall == 0.5 && row.precision == 1.0 / 3)
    }

    @Test func missingDocumentsAndTreesAreErrors() {
        let gold = OwnTreebank.documents()[0]
        #expect(throws: StageError.self) { try ParserEvaluator.evaluate(gold: [gold], predicted: [], options: .init()) }
        var flat = gold
        flat.layers = [.tokens]
        #expect(throws: StageError.self) { try ParserEvaluator.evaluate(gold: [gold], predicted: [flat], options: .init()) }
    }
}
