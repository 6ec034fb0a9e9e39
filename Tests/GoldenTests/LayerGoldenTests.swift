import EntenteKit
import EntentePipelines
import EntenteRunner
import EntenteStandard
import Foundation
import JSON
import Testing

/// Every layer and every export of a small corpus, held against files that were read and found right.
@Suite struct LayerGoldenTests {
    private static func plan() throws -> Plan {
        let path = GoldenFile.root.appendingPathComponent("pipelines/bilateral.yaml").path
        return try PlanBuilder.plan(PipelineLoader.load(path), catalogue: StandardCatalogue.make())
    }

    private static func process(_ sample: String, _ plan: Plan) throws -> Document {
        let folder = GoldenFile.root.appendingPathComponent("pipelines/samples")
        let text = try String(contentsOf: folder.appendingPathComponent("\(sample).txt"), encoding: .utf8)
        let sidecar = try Data(contentsOf: folder.appendingPathComponent("\(sample).meta.json"))
        let meta = try JSONParser.parse(Array(sidecar)).object ?? [:]
        var document = Document(id: sample, text: Text(text), meta: meta)
        try plan.process(&document)
        return document
    }

    @Test(arguments: ["summit-report", "interview-corridor", "wire-1987-style"])
    func layers(sample: String) throws {
        let document = try Self.process(sample, Self.plan())
        try LayerValidation.check(document)
        for layer in document.layers.sorted() {
            try GoldenFile("layers/\(sample).\(layer.rawValue).txt").expect(listing(of: layer, document))
        }
    }

    @Test(arguments: ["export.jsonl", "export.csv", "export.report"])
    func exports(name: String) throws {
        let document = try Self.process("summit-report", Self.plan())
        let entry = try #require(StandardCatalogue.make().exporter(name))
        try GoldenFile("exports/summit-report.\(name).txt").expect(String(decoding: export(document, entry.type), as: UTF8.self))
    }

    private func export<E: Exporter>(_ document: Document, _ type: E.Type) throws -> [UInt8] {
        let source = try SourceText.node("{path: x}")
        let exporter = try E(settings: E.Settings.read(source).settings)
        var outputs = exporter.outputs.indices.map { exporter.header(of: $0) }
        try exporter.append(document, to: &outputs)
        return outputs.joined() + exporter.outputs.indices.flatMap { exporter.footer(of: $0) }
    }

    /// A layer a line an annotation, with its text, so that a difference can be judged by reading.
    private func listing(of layer: Layer, _ document: Document) -> String {
        func text(_ range: TextRange) -> String {
            "[\(range.start),\(range.end)) " + document.text.string(range).replacingOccurrences(of: "\n", with: "⏎")
        }
        let names = Dictionary(uniqueKeysWithValues: document.mentions.map { ($0.id, document.text.string($0.range)) })
        let lines: [String] = switch layer {
        case .sections: document.sections.map { "\($0.kind.rawValue) \($0.speaker ?? "-") \(text($0.range))" }
        case .sentences: document.sentences.map(text)
        case .tokens: document.tokens.map { document.text.string($0) }
        case .syntax:
            zip(document.tokens, document.syntax.heads.indices).map { range, token in
                let (syntax, head) = (document.syntax, Int(document.syntax.heads[token]))
                let name = head < 0 ? "-" : document.text.string(document.tokens[head])
                return "\(document.text.string(range)) \(syntax.tags[token].rawValue) \(syntax.forms[token].rawValue) \(syntax.relations[token].rawValue) \(name)"
            }
        case .mentions:
            document.mentions.map { "\($0.label) \($0.entity ?? "-") \(text($0.range)) \($0.attributes) \($0.by)" }
        case .entities: document.entities.map { "\($0.id) \($0.label) \($0.name)" }
        case .relations:
            document.relations.map { relation in
                let roles = relation.arguments.map { "\($0.role)=\(names[$0.mention] ?? "?")" }.joined(separator: " ")
                let trigger = relation.trigger.map(text) ?? "-"
                return "\(relation.label ?? "-") \(roles) | \(trigger) | \(relation.attributes) \(relation.by)"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
