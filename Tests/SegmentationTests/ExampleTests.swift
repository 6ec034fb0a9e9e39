import EntenteKit
import JSON
import Testing
import YAML

@testable import Segmentation

/// Runs the examples of the descriptors: they are documentation, and must be true.
@Suite("examples of Segmentation")
struct ExampleTests {
    @Test("hold", arguments: SegmentationPlugin.stages.map { $0.descriptor.name })
    func examples(_ name: String) throws {
        for stage in SegmentationPlugin.stages where stage.descriptor.name == name {
            for example in stage.descriptor.examples { try check(stage, example) }
        }
    }

    private func check<S: Stage>(_ stage: S.Type, _ example: Example) throws {
        let (text, wanted) = unmarked(example.marked)
        let node = try YAMLReader.parse(SourceFile(path: "example.yaml", bytes: Array(example.settings.utf8)))
        var document = Document(id: "example", text: Text(text), meta: JSONObject(example.meta.map { ($0.key, .string($0.value)) }))
        document.sentences = stage.descriptor.requires.contains(.sentences) ? [document.text.range] : []
        try stage.init(settings: S.Settings.read(node).settings).process(&document)
        let found: [String] = switch stage.descriptor.provides[0] {
        case .sections: document.sections.map { "\(document.text.string($0.range))|\($0.kind.rawValue)" }
        case .sentences: document.sentences.map { document.text.string($0) }
        default: document.tokens.map { document.text.string($0) }
        }
        #expect(found == wanted)
    }

    private func unmarked(_ marked: String) -> (text: String, wanted: [String]) {
        var text = "", wanted: [String] = []
        for piece in marked.split(separator: "⟦", omittingEmptySubsequences: false) {
            let parts = piece.split(separator: "⟧", omittingEmptySubsequences: false)
            guard parts.count == 2 else { text += piece; continue }
            wanted.append(String(parts[0]))
            text += (parts[0].split(separator: "|").first ?? "") + parts[1]
        }
        return (text, wanted)
    }
}
