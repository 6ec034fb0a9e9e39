import EntenteKit
import Foundation
import JSON
import Parsing
import Segmentation
import YAML

@testable import Relations

/// The shipped frames, parser and segmenters, as the flagship runs them.
struct Flagship: Sendable {
    static let shared = try! Flagship()

    let events: EventFinder
    private let sentences: SentenceSegmenter
    private let tokens: TokenSegmenter
    private let parser: DependencyParser

    private init() throws {
        let pipelines = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "pipelines").path
        let rules = "\(pipelines)/rules/events"
        let files = try FileManager.default.contentsOfDirectory(atPath: rules).sorted()
            .filter { $0.hasSuffix(".yaml") && $0 != "words.yaml" && $0 != "status.yaml" }
        events = try EventFinder(settings: Flagship.read(
            "{words: \(rules)/words.yaml, status: \(rules)/status.yaml, files: [\(files.map { "\(rules)/\($0)" }.joined(separator: ", "))]}"))
        sentences = try SentenceSegmenter(settings: .init())
        tokens = try TokenSegmenter(settings: .init())
        parser = try DependencyParser(settings: Flagship.read("{model: \(pipelines)/models/syntax/english.model}"))
    }

    private static func read<Settings: StageSettings>(_ yaml: String) throws -> Settings {
        try Settings.read(Diagnostics.reading(SourceFile(path: "test", bytes: Array(yaml.utf8)))).settings
    }

    /// The relations of a text with marked mentions, each as `TYPE source target status`.
    func found(_ marked: String) throws -> [String] {
        guard var example = FrameExample(marked) else { return [] }
        example.document.layers.remove(.mentions)
        try sentences.process(&example.document)
        try tokens.process(&example.document)
        try parser.process(&example.document)
        try events.process(&example.document)
        let indices = example.document.mentionIndices()
        return example.document.relations.map { relation in
            let parties = ["source", "target"].map { example.document.mentions[indices[relation.argument($0)!]!].entity ?? "" }
            return "\(relation.label ?? "") \(parties[0]) \(parties[1]) \(relation.attributes["status"]?.string ?? "")"
        }
    }
}
