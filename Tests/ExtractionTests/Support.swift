import EntenteKit
import Foundation
import JSON
import Testing
import YAML

@testable import Extraction

/// Reads YAML that stands in a test.
func yaml(_ text: String, path: String = "test.yaml") throws -> Node {
    try #require(try Diagnostics.reading(SourceFile(path: path, bytes: Array(text.utf8))))
}

/// A pattern stage from settings in YAML.
func patterns(_ settings: String) throws -> PatternExtractor {
    try PatternExtractor(settings: PatternExtractor.Settings.read(yaml(settings)).settings)
}

/// A gazetteer stage from settings in YAML.
func gazetteer(_ settings: String) throws -> GazetteerExtractor {
    try GazetteerExtractor(settings: GazetteerExtractor.Settings.read(yaml(settings)).settings)
}

/// Mentions as `text|label`, with an entity as `text|label|entity`.
func shown(_ document: Document) -> [String] {
    document.mentions.map { mention in
        document.text.string(mention.range) + "|" + mention.label + (mention.entity.map { "|" + $0 } ?? "")
    }
}

/// The mentions that a stage finds in a text.
func run(_ stage: some Stage, on text: String, sections: [Section] = [], published: String? = nil) throws -> Document {
    var document = Document(id: "d", text: Text(text))
    if !sections.isEmpty {
        document.sections = sections
        document.layers.insert(.sections)
    }
    if let published { document.meta["published"] = .string(published) }
    try stage.process(&document)
    return document
}

/// A folder that is gone after the test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("entente-extraction-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file and returns its path.
    func write(_ name: String, _ text: String) throws -> String {
        let file = path + "/" + name
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        return file
    }
}

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
