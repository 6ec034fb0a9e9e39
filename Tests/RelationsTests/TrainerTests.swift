import EntenteKit
import JSON
import EntenteTesting
import Learning
import Testing

@testable import Relations

@Suite("train and evaluate relations")
struct TrainerTests {
    @Test("the same documents give the same bits")
    func deterministic() throws {
        let first = try SmallWorld.train(), second = try SmallWorld.train()
        #expect(first.bytes == second.bytes)
        #expect(first.card == second.card)
        #expect(first.card.contains("| ACCUSE |"))
    }

    @Test("a label that other data splits is shared out")
    func split() throws {
        var documents = SmallWorld.documents
        for name in ["Chile", "Ghana", "Peru"] {
            documents.append(SmallWorld.document("\(name) freed prisoners of Oman.", name, "Oman", "CONCEDE"))
            documents.append(SmallWorld.document("\(name) withdrew troops from Oman.", name, "Oman", "RETREAT"))
        }
        documents.append(SmallWorld.document("Serbia withdrew troops from Oman.", "Serbia", "Oman", "YIELD"))
        let model = try LinearModel(bytes: SmallWorld.train(documents).bytes)
        #expect(model.classes == ["ACCUSE", "AID", "CONCEDE", "CONSULT", "NONE", "RETREAT", "SANCTION"])
    }

    @Test("without examples, or of one label alone, there is an error")
    func tooLittle() {
        #expect(throws: StageError.self) { try SmallWorld.train([]) }
        #expect(throws: StageError.self) { try SmallWorld.train(Array(SmallWorld.documents.prefix(4))) }
    }

    @Test("scores count labels, with and without direction")
    func evaluation() throws {
        let gold = SmallWorld.document("Chile accused Serbia.", "Chile", "Serbia", "ACCUSE")
        var turned = SmallWorld.document("Chile accused Serbia.", "Serbia", "Chile", "ACCUSE")
        #expect(try f1("micro, with direction", [gold], [gold]) == 1)
        #expect(try f1("micro, with direction", [gold], [turned]) == 0)
        #expect(try f1("micro, without direction", [gold], [turned]) == 1)
        turned.updateRelations { $0.label = "NONE" }
        #expect(try f1("micro, with direction", [gold], [turned]) == 0)
        #expect(throws: StageError.self) { try RelationEvaluator.evaluate(gold: [gold], predicted: [], options: .init()) }
    }

    private func f1(_ row: String, _ gold: [Document], _ predicted: [Document]) throws -> Double? {
        try RelationEvaluator.evaluate(gold: gold, predicted: predicted, options: .init()).rows.first { $0.name == row }?.f1
    }
}
