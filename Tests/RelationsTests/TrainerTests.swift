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

    @Test("with enough examples a network learns beside the linear model, with the same bits each time")
    func network() throws {
        func train(_ documents: [Document], _ option: String = "epochs: 2", _ run: TrainingRun = TrainingRun()) throws -> TrainedModel {
            let epochs = option.hasPrefix("epochs") ? "" : ", epochs: 2"
            let node = try settings("{folds: 2, bits: 14, filters: 8, steps: 10, \(option)\(epochs)}")
            return try RelationTrainer(settings: RelationTrainer.Settings.read(node).settings).train(documents, run)
        }
        var documents: [Document] = []
        for day in ["Monday", "Friday", "Sunday", "1 May", "9 June", "Easter", "Tuesday", "Saturday", "3 July", "4 April", "5 August", "7 March", "2 June"] {
            for document in SmallWorld.documents {
                let text = document.text.string(document.text.range)
                let ids = document.relations[0].arguments.map(\.mention)
                let names = ids.map { id in document.mentions.first { $0.id == id }!.entity! }
                let renamed = text.replacing("Monday", with: day)
                documents.append(SmallWorld.document(renamed, names[0], names[1], document.relations[0].label))
            }
        }
        let trained = try train(documents)
        #expect(ModelArchive.isArchive(ModelBytes(trained.bytes)))
        #expect(trained.bytes == (try train(documents)).bytes)
        #expect(trained.card.contains("together, on one of the folds") && trained.card.contains("Apache-2.0"))
        let stage = try classifier(trained.bytes)
        var document = SmallWorld.document("On Friday Norway met Peru again.", "Norway", "Peru", nil)
        try stage.process(&document)
        #expect(document.relations[0].label == "CONSULT")
        let score = try #require(document.relations[0].score)
        #expect(score > 0.2 && score <= 1)
        for cut in [20, 100, trained.bytes.count / 2] {
            #expect(throws: Diagnostics.self) { try classifier(Array(trained.bytes.prefix(cut))) }
        }
        #expect(try train(documents, "held_out: 0.1").bytes != trained.bytes)
        let told = try train(documents, "epochs: 1", TrainingRun(wantsLearningCurve: true))
        #expect(told.report.contains("learning curve") && told.report.contains("linear model and network"))
        let mixed = ModelArchive([.init("linear", try SmallWorld.train().bytes)]).encoded()
        #expect(throws: Diagnostics.self) { try classifier(mixed) }
    }

    @Test("L1 leaves features out, weights of classes and a held-out part change the model; each gives the same bits again", arguments: [
        "l1: 0.002", "class_weights: balanced", "class_weights: uniform", "held_out: 0.2",
    ])
    func learners(_ option: String) throws {
        func train(_ option: String) throws -> TrainedModel {
            let node = try settings("{folds: 2, bits: 14, minimum_count: 1, \(option)}")
            // An uneven world: without NONE's examples of its own, all classes weigh the same already.
            let documents = SmallWorld.documents + SmallWorld.documents.filter { $0.relations[0].label == "ACCUSE" }
            return try RelationTrainer(settings: RelationTrainer.Settings.read(node).settings).train(documents, TrainingRun())
        }
        let (trained, plain) = (try train(option), try train("version: 1"))
        #expect(trained.bytes == (try train(option)).bytes)
        #expect(trained.bytes != plain.bytes)
        let count = try LinearModel(bytes: trained.bytes).featureCount, all = try LinearModel(bytes: plain.bytes).featureCount
        if option.hasPrefix("l1") { #expect(4 * count < 3 * all) }
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
