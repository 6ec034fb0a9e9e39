import EntenteKit
import EntentePipelines
import EntenteRunner
import EntenteStandard
import Foundation
import JSON
import Testing

/// Who says what in an article of our own, held against a file that was read; it holds mistakes too.
@Suite struct QuoteGoldenTests {
    @Test func attributions() throws {
        let path = GoldenFile.root.appendingPathComponent("pipelines/quotes.yaml").path
        let plan = try PlanBuilder.plan(PipelineLoader.load(path), catalogue: StandardCatalogue.make())
        let text = try String(contentsOf: GoldenFile.root.appendingPathComponent("Tests/Golden/quotes/harbour.txt"), encoding: .utf8)
        var document = Document(id: "harbour", text: Text(text), meta: ["language": "en"])
        try plan.process(&document)
        try LayerValidation.check(document)
        let names = Dictionary(uniqueKeysWithValues: document.mentions.map { ($0.id, document.text.string($0.range)) })
        let lines = document.relations.map { relation in
            let roles = ["source", "cue", "content"].map { relation.argument($0).flatMap { names[$0] } ?? "-" }
            return ([relation.attributes["kind"]?.string ?? "-"] + roles + [relation.by]).joined(separator: " | ")
        }
        try GoldenFile("quotes/harbour.said.txt").expect(lines.joined(separator: "\n") + "\n")
    }
}
