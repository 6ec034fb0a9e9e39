import EntenteKit
import EntentePipelines
import EntenteStandard
import Foundation
import YAML

/// A folder of its own, gone with the last reference to it.
final class Folder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = FileManager.default.temporaryDirectory.path + "/entente-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(text, to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        let file = self[name]
        let folder = String(file[..<file.lastIndex(of: "/")!])
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }

    subscript(name: String) -> String { path + "/" + name }
}

/// Everything found in a pipeline, errors and warnings.
func findings(_ definition: () throws(Diagnostics) -> PipelineDefinition) -> [Diagnostic] {
    do {
        return try PlanBuilder.plan(definition(), catalogue: StandardCatalogue.make()).warnings
    } catch {
        return error.all
    }
}

func load(_ text: String, variables: [String: String] = [:]) throws(Diagnostics) -> PipelineDefinition {
    try PipelineLoader.load(SourceFile(path: "test.yaml", bytes: Array(text.utf8)), variables: variables)
}

func messages(_ text: String, variables: [String: String] = [:], set overrides: [String] = []) -> [String] {
    findings { () throws(Diagnostics) in
        var definition = try load(text, variables: variables)
        definition.apply(try overrides.map { text throws(Diagnostics) in try Override(text) })
        return definition
    }.map(\.message)
}
