import EntenteKit
import EntentePipelines
import EntenteStandard
import Testing

private struct MakesTokens: Stage {
    static let descriptor = Descriptor(name: "make.tokens", summary: "Tokens.", requires: [.sentences], provides: [.tokens])
    init(settings: NoSettings) {}
    func process(_ document: inout Document) throws(StageError) {}
}

private struct MakesSentences: Stage {
    static let descriptor = Descriptor(name: "make.sentences", summary: "Sentences.", provides: [.sentences])
    init(settings: NoSettings) {}
    func process(_ document: inout Document) throws(StageError) {}
}

private enum Sample: Plugin {
    static let name = "Sample"
    static let stages: [any Stage.Type] = [MakesSentences.self, MakesTokens.self]
}

private enum Twin: Plugin {
    static let name = "Twin"
    static let stages: [any Stage.Type] = [MakesTokens.self]
}

struct PlanTests {
    private func check(_ text: String) throws -> [Diagnostic] {
        var catalogue = Catalogue()
        try catalogue.add(Sample.self)
        do { return try PlanBuilder.plan(load(text), catalogue: catalogue).warnings } catch {
            return error.all
        }
    }

    @Test func layersMustBeThere() throws {
        #expect(try check("entente: 1\nstages: [make.sentences, make.tokens]").isEmpty)
        #expect(try check("entente: 1\ninput: [sentences]\nstages: [make.tokens]").isEmpty)
        let found = try check("entente: 1\nstages: [make.tokens, make.sentences]")
        #expect(found.map(\.message) == ["make.tokens needs the layer \"sentences\", and nothing before it provides it"])
        #expect(found.first?.hint == "put make.sentences before it, or declare it under input: if the documents bring it")
        #expect(found.first?.keyPath == "stages[0].make.tokens")
    }

    @Test func oneMistakeIsOneFinding() throws {
        // A misspelled stage may have meant to provide the layer; so may a file that is not there.
        #expect(try check("entente: 1\nstages: [make.sentence, make.tokens]").count == 1)
        #expect(try check("entente: 1\nstages: [include: nowhere.yaml, make.tokens]").count == 1)
    }

    @Test func anEmptyPipelineWarns() throws {
        #expect(try check("entente: 1").map(\.severity) == [.warning])
    }

    @Test func aNameOfAnotherKindIsExplained() throws {
        let found = findings { () throws(Diagnostics) in try load("entente: 1\nstages: [export.csv, read.text, tokens]") }
        #expect(found.map(\.hint) == [
            "export.csv is an exporter: it belongs under export:", "read.text is a reader: it belongs under read:",
            "did you mean segment.tokens?",
        ])
    }

    @Test func aNameIsTakenOnce() throws {
        var catalogue = Catalogue()
        try catalogue.add(Sample.self)
        do {
            try catalogue.add(Twin.self, origin: "twin.so")
            Issue.record("a duplicate was accepted")
        } catch {
            #expect(error.all[0].message.contains("make.tokens is taken: built in has it, and twin.so brings it again"))
        }
        #expect(catalogue.stages.count == 2)
    }

    @Test func theHashFollowsWhatDeterminesTheResult() throws {
        func hash(_ text: String, set overrides: [String] = []) throws -> String {
            var definition = try load(text)
            definition.apply(try overrides.map { text throws(Diagnostics) in try Override(text) })
            return try PlanBuilder.plan(definition, catalogue: StandardCatalogue.make()).hash
        }
        let text = "entente: 1\ninput: [relations]\nstages: [segment.sentences]\nexport: [csv: {path: a}]"
        #expect(try hash(text) == hash(text))
        #expect(try hash(text) != hash(text + "\n# changed"))
        #expect(try hash(text).count == 16)
    }
}
