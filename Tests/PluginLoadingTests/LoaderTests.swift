import EntenteKit
import EntentePipelines
import EntenteRunner
import EntenteStandard
import Foundation
import Testing
import YAML

/// Types must be the same on both sides of the boundary, or casts and typed catches fail without a word.
@Suite struct PluginLoaderTests {
    private func loaded() throws -> Catalogue {
        var catalogue = StandardCatalogue.make()
        try PluginLoader.load(try Workshop.example.get().path, into: &catalogue)
        return catalogue
    }

    private func make<S: Stage>(_ type: S.Type, _ settings: String) throws(Diagnostics) -> S {
        try S(settings: try S.Settings.read(try Diagnostics.reading(SourceFile(path: "s.yaml", bytes: Array(settings.utf8)))).settings)
    }

    @Test func castsSeeOneStage() throws {
        let entry = try #require(try loaded().stage("example.shout"))
        #expect(entry.descriptor.provides == [.mentions])
        let stage: any Sendable = try make(entry.type, "{minimum_length: 4}")
        let cast = try #require(stage as? any Stage)
        var document = Document(id: "a", text: Text("STOP EU"))
        document.tokens = [TextRange(0, 4), TextRange(5, 7)]
        try cast.process(&document)
        #expect(document.mentions.map(\.range) == [TextRange(0, 4)])
    }

    @Test func typedErrorsAreCaught() throws {
        let type = try #require(try loaded().stage("example.shout")).type
        do {
            // Without its static type the error must be found again by a cast.
            let erased: () throws -> Void = { _ = try make(type, "{minimum_length: 0}") as any Stage }
            try erased()
            Issue.record("nothing was thrown")
        } catch let error as Diagnostics {
            #expect(error.all.map(\.message) == ["0 is out of range: 1 to 100"])
        }
        // A word longer than the example stage takes.
        var document = Document(id: "a", text: Text(String(repeating: "A", count: 5000)))
        document.tokens = [document.text.range]
        let stage: any Stage = try make(type, "")
        do {
            let erased: () throws -> Void = { try stage.process(&document) }
            try erased()
            Issue.record("nothing was thrown")
        } catch let error as StageError {
            #expect(error.code == .limit)
            #expect(error.message == "a word of 5000 bytes is no word")
        }
    }

    @Test func originIsTheLibrary() throws {
        #expect(try loaded().stage("example.shout")?.origin == (try Workshop.example.get().path))
    }

    @Test func builtInNamesCannotBeTaken() throws {
        var catalogue = StandardCatalogue.make()
        #expect {
            try catalogue.add(Impostor.self, origin: "libImpostor.so")
        } throws: { error in
            "\(error)".contains("the name segment.tokens is taken: built in has it, and libImpostor.so brings it again")
        }
        #expect(catalogue.stages.count == StandardCatalogue.make().stages.count)
    }
}

private enum Impostor: Plugin {
    static let name = "Impostor"
    static var stages: [any Stage.Type] { [Tokens.self] }

    struct Tokens: Stage {
        static let descriptor = Descriptor(name: "segment.tokens", summary: "Pretends.", provides: [.tokens])
        init(settings: NoSettings) throws(Diagnostics) {}
        func process(_ document: inout Document) throws(StageError) {}
    }
}
