import EntenteKit
import EntenteTesting
import Foundation
import JSON
import Learning
import Testing
import YAML

@testable import Parsing

@Suite struct TrainingTests {
    private static func settings(_ text: String = "{bits: 16, minimum_updates: 1, minimum_weight: 1, parts: 3}") throws -> ParserTrainer.Settings {
        try ParserTrainer.Settings.read(try Diagnostics.reading(SourceFile(path: "test", bytes: Array(text.utf8)))).settings
    }

    private func train(_ documents: [Document] = OwnTreebank.documents()) throws -> TrainedModel {
        try ParserTrainer(settings: try Self.settings()).train(documents, TrainingRun(seed: 7))
    }

    @Test func learnsItsOwnSentences() throws {
        let trained = try train(OwnTreebank.documents(copies: 4))
        let model = try #require(SyntaxModel(try PerceptronFile(bytes: trained.bytes)))
        let scores = model.scores(on: OwnTreebank.documents())
        #expect(scores.words == 78)
        #expect(scores.tags > 0.97)
        #expect(scores.arcs > 0.9)
    }

    @Test func sameDataGiveTheSameBytes() throws {
        let first = try train(), second = try train()
        #expect(first.bytes == second.bytes)
        #expect(first.card == second.card)
        let other = try ParserTrainer(settings: try Self.settings()).train(OwnTreebank.documents(), TrainingRun(seed: 8))
        #expect(other.bytes != first.bytes)
    }

    @Test func copiesStayWithTheirDocument() {
        var documents = OwnTreebank.documents()
        documents[1].meta["copy_of"] = .string(documents[0].id)
        #expect(TreebankFamilies.numbers(of: documents) == [0, 0, 1, 2, 3])
    }

    @Test func withoutTreesThereIsNothingToLearn() throws {
        var flat = OwnTreebank.documents()[0]
        flat.syntax = Syntax(count: flat.tokens.count)
        flat.sentences = []
        let trainer = try ParserTrainer(settings: try Self.settings())
        #expect(throws: StageError.self) { try trainer.train([flat], TrainingRun()) }
    }

    @Test func stageKeepsItsPromises() throws {
        let folder = try folder(with: try train(OwnTreebank.documents(copies: 4)).bytes)
        defer { try? FileManager.default.removeItem(at: folder) }
        let example = Example(
            "⟦Oman|nsubj PROPN⟧ ⟦sent|root VERB⟧ ⟦an|det DET⟧ ⟦envoy|obj NOUN⟧ ⟦to|case ADP⟧ ⟦Peru|obl PROPN⟧⟦.|punct PUNCT⟧",
            settings: "{model: own.model}", layer: .syntax)
        for failure in StageConformance.check(DependencyParser.self, running: example, folder: folder.path) { Issue.record("\(failure)") }
    }

    @Test func sentencesWithoutMentionsStayFlat() throws {
        let folder = try folder(with: try train().bytes)
        defer { try? FileManager.default.removeItem(at: folder) }
        var document = OwnTreebank.documents()[0]
        document.syntax = Syntax(count: 0)
        document.add(mentions: [0, 5].map { Mention(document.tokens[$0], "COUNTRY", by: "test") })
        let second = document.tokens.firstIndex { $0.start >= document.sentences[1].start }!
        try stage(in: folder, "min_mentions: 2").process(&document)
        #expect(document.syntax.heads[..<second].contains { $0 >= 0 })
        #expect(document.syntax.heads[second...].allSatisfy { $0 == -1 })
        #expect(document.syntax.relations[second...].allSatisfy { $0 == .dep })
        #expect(document.syntax.count == document.tokens.count)
    }

    @Test func otherLanguagesStayFlat() throws {
        let folder = try folder(with: try train().bytes)
        defer { try? FileManager.default.removeItem(at: folder) }
        var document = OwnTreebank.documents()[0]
        document.meta["language"] = "sr-Latn"
        try stage(in: folder).process(&document)
        #expect(document.syntax == Syntax(count: document.tokens.count))
        document.meta["language"] = "en-GB"
        try stage(in: folder).process(&document)
        #expect(document.syntax.heads.contains { $0 >= 0 })
    }

    @Test func hostileModelsAreRefused() throws {
        let bytes = try train().bytes
        let folder = try folder(with: Array(bytes.dropLast(1)))
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(throws: Diagnostics.self) { try stage(in: folder) }
        // A sound file that is no parser: actions that cannot finish a sentence, tags that are none, other features.
        var file = try PerceptronFile(bytes: bytes)
        file.metadata["features"] = "0"
        try Data(file.encoded()).write(to: folder.appending(path: "own.model"))
        #expect(throws: Diagnostics.self) { try stage(in: folder) }
        file.metadata["features"] = "\(ParserFeatures.version)"
        file.models.removeLast()
        try Data(file.encoded()).write(to: folder.appending(path: "own.model"))
        #expect(throws: Diagnostics.self) { try stage(in: folder) }
    }

    /// A word is found by its class when the trees never had it.
    @Test func classesOfWordsAreLearnt() throws {
        let folder = try folder(with: [])
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("# word, classes\nOman\t1\t1\nperu\t1\t1\nchad\t1\t1\n#\t2\t0\n".utf8).write(to: folder.appending(path: "c.tsv"))
        let source = SourceFile(path: folder.appending(path: "t.yaml").path, bytes: Array("{classes: c.tsv}".utf8))
        let file = try #require(try ParserTrainer.Settings.read(try Diagnostics.reading(source)).settings.classes)
        let classes = try WordClasses(file: file)
        var reader = WordReader()
        let words = ["OMAN", "Chad", "#", "Mali"].map { classes.of(reader.form(of: $0)) }
        #expect(words.map(\.fine) == [1, 1, 2, WordClasses.unknown.fine])
        #expect(words.map(\.coarse) == [1, 1, 0, WordClasses.unknown.coarse])
        try Data("oman\t1\nperu\n".utf8).write(to: folder.appending(path: "c.tsv"))
        #expect(throws: Diagnostics.self) { try WordClasses(file: file) }
    }

    @Test func developmentPartIsNotLearnt() throws {
        var documents = OwnTreebank.documents()
        documents[2].meta["part"] = "dev"
        let trained = try train(documents), without = try train([0, 1, 3, 4].map { documents[$0] })
        #expect(trained.bytes == without.bytes)
        #expect(trained.card.contains("Of the 17 words") && without.card.contains("Not measured"))
    }

    @Test(arguments: [["SHIFT"], ["SHIFT", "LEFT obj"], ["LEFT obj", "RIGHT obj", "SHIFT"], ["SHIFT", "LEFT obj", "RIGHT subject"]])
    func actionsMustBeWhole(_ names: [String]) { #expect(ActionSet(classes: names) == nil) }

    @Test(arguments: [["NOUN", "VERB yesterday"], ["noun"], [], [""], ["VERB past base"]])
    func tagsMustBeTags(_ names: [String]) { #expect(TagSet(classes: names) == nil) }

    private func folder(with model: [UInt8]) throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(model).write(to: folder.appending(path: "own.model"))
        return folder
    }

    @discardableResult
    private func stage(in folder: URL, _ option: String = "min_mentions: 0") throws -> DependencyParser {
        let source = SourceFile(path: folder.appending(path: "p.yaml").path, bytes: Array("{model: own.model, \(option)}".utf8))
        return try DependencyParser(settings: try DependencyParser.Settings.read(try Diagnostics.reading(source)).settings)
    }
}
