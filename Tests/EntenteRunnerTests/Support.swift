import EntenteKit
import EntentePipelines
@testable import EntenteRunner
import Exporting
import Foundation
import JSON
import Reading
import Synchronization
import YAML

/// A folder of its own, gone with the last reference to it.
final class Folder {
    let path: String

    init(_ files: [String: String] = [:]) throws {
        path = FileManager.default.temporaryDirectory.path + "/entente-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files { try write(Array(text.utf8), to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ bytes: [UInt8], to name: String) throws {
        let file = self[name]
        let folder = String(file[..<file.lastIndex(of: "/")!])
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
    }

    subscript(name: String) -> String { path + "/" + name }

    func text(_ name: String) throws -> String { String(decoding: try Data(contentsOf: URL(fileURLWithPath: self[name])), as: UTF8.self) }

    func lines(_ name: String) throws -> [String] { try text(name).split(separator: "\n").map(String.init) }

    /// Every file below, by its path inside.
    var files: [String] { (try? FileManager.default.subpathsOfDirectory(atPath: path))?.sorted() ?? [] }
}

/// Counts how many documents are at work at once.
enum Load {
    static let now = Atomic<Int>(0)
    static let most = Atomic<Int>(0)
    /// How many have begun, and how many had when the one at the head was done.
    static let begun = Atomic<Int>(0)
    static let begunBehindHead = Atomic<Int>(0)
}

/// Does what the document's text says: `sleep:MS`, `fail`, or nothing.
struct Obey: Stage {
    struct Settings: StageSettings {
        @Setting("Whether to count the load.") var counts = false
        init() {}
    }

    static let descriptor = Descriptor(name: "test.obey", summary: "Does what the text says.", provides: [.entities])
    let counts: Bool

    init(settings: Settings) { counts = settings.counts }

    func process(_ document: inout Document) throws(StageError) {
        let text = document.text.string(document.text.range)
        if counts {
            Load.begun.add(1, ordering: .relaxed)
            let now = Load.now.add(1, ordering: .relaxed).newValue
            _ = Load.most.max(now, ordering: .relaxed)
        }
        if text.hasPrefix("sleep:"), let time = Int(text.dropFirst(6).prefix { $0.isNumber }) { usleep(UInt32(time) * 1000) }
        if counts {
            Load.now.subtract(1, ordering: .relaxed)
            if text.hasPrefix("sleep:300") { Load.begunBehindHead.store(Load.begun.load(ordering: .relaxed), ordering: .relaxed) }
        }
        if text.hasPrefix("fail") {
            throw StageError(.stage, "told to fail", hint: "do not tell it", offset: 0, rule: "obedience")
        }
    }
}

enum TestPlugin: Plugin {
    static let name = "Test"
    static let stages: [any Stage.Type] = [Obey.self]
}

/// A corpus, a pipeline and a run over it.
struct Trial {
    let folder: Folder
    let catalogue: Catalogue

    init(_ files: [String: String] = [:]) throws {
        folder = try Folder(files)
        var catalogue = Catalogue()
        try catalogue.add(ReadingPlugin.self)
        try catalogue.add(ExportingPlugin.self)
        try catalogue.add(TestPlugin.self)
        self.catalogue = catalogue
    }

    func plan(_ yaml: String) throws -> Plan {
        let source = SourceFile(path: folder["pipeline.yaml"], bytes: Array(yaml.utf8))
        return try PlanBuilder.plan(PipelineLoader.load(source), catalogue: catalogue)
    }

    static let standard = "entente: 1\nread: {jsonl: {paths: in.jsonl}}\nstages: [test.obey]\nexport: [jsonl: {path: out.jsonl}]"

    @discardableResult
    func run(_ yaml: String = Trial.standard, _ change: (inout RunOptions) -> Void = { _ in }) async throws -> RunSummary {
        var options = RunOptions()
        options.quiet = true
        change(&options)
        return try await Runner(plan: plan(yaml), options: options, catalogue: catalogue).run()
    }

    /// The error that a run ends with.
    func failure(_ yaml: String = Trial.standard, _ change: (inout RunOptions) -> Void = { _ in }) async throws -> RunError? {
        do {
            try await run(yaml, change)
            return nil
        } catch let error as RunError {
            return error
        }
    }

    /// Document JSONL of texts, with the ids d0, d1 …
    func corpus(_ texts: [String], in name: String = "in.jsonl") throws {
        let lines = texts.enumerated().map { "{\"id\":\"d\($0)\",\"text\":\(JSONValue.string($1))}\n" }
        try folder.write(Array(lines.joined().utf8), to: name)
    }

    func ids(_ name: String = "out.jsonl") throws -> [String] {
        try folder.lines(name).map { try JSONParser.parse(Array($0.utf8))["id"]?.string ?? "" }
    }
}
