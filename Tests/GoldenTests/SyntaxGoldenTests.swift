import EntenteKit
import EntentePipelines
import EntenteRunner
import EntenteStandard
import Foundation
import Testing
import YAML

/// The trees that the shipped model gives sentences of several kinds. It makes mistakes, and these are here to be seen: a
/// difference is judged by reading.
@Suite struct SyntaxGoldenTests {
    private static let text = """
        The foreign ministers of Ghana and Togo signed an agreement on fishing rights on Monday, officials said.

        GHANA SAYS IT WILL NOT SEND TROOPS TO TOGO

        Envoy to visit Lima for talks on border

        Two villages were shelled by rebels, and the government that Togo's president had promised to help
        called for an urgent meeting of the Security Council, which didn't act.

        Mr. President, my delegation would like to join those who have spoken before me in condemning, in the strongest terms,
        the attacks carried out against the civilian population of our subregion.
        """

    @Test func treesOfTheShippedModel() throws {
        let source = SourceFile(
            path: GoldenFile.root.appendingPathComponent("pipelines/trees.yaml").path,
            bytes: Array("""
                entente: 1
                name: trees
                stages:
                  - segment.sentences
                  - segment.tokens: {clitics: split}
                  - parse.dependencies: {model: models/syntax/english.model}
                """.utf8))
        let plan = try PlanBuilder.plan(PipelineLoader.load(source), catalogue: StandardCatalogue.make())
        var document = Document(id: "trees", text: Text(Self.text))
        try plan.process(&document)
        try LayerValidation.check(document)
        try GoldenFile("layers/trees.syntax.txt").expect(listing(document))
    }

    /// A line a word, a blank line between sentences.
    private func listing(_ document: Document) -> String {
        let syntax = document.syntax
        let words = document.tokens.map { document.text.string($0) }
        let sentences = document.sentences.map { sentence in
            document.tokens.indices(inside: sentence).map { token in
                let head = Int(syntax.heads[token])
                let fields = [words[token], syntax.tags[token].rawValue, syntax.forms[token].rawValue, syntax.relations[token].rawValue]
                return (fields + [head < 0 ? "-" : words[head]]).joined(separator: "\t")
            }.joined(separator: "\n")
        }
        return sentences.joined(separator: "\n\n") + "\n"
    }
}
