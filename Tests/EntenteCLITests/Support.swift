import Foundation
import Testing

/// The `entente` that the build has put beside the tests.
enum Binary {
    static let path = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().path + "/entente"

    /// The folder of this file; the tests read their material from the source tree.
    static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    static let golden = URL(fileURLWithPath: here).deletingLastPathComponent().path + "/Golden"
}

/// How a child process ended and what it said.
struct Outcome {
    var code: Int32
    var output: String
    var errors: String
}

/// Runs `entente` as a child.
///
/// - Parameters:
///   - folder: its working directory.
///   - shell: a shell line with `$ENTENTE` instead of arguments, for pipes and redirections.
func entente(
    _ arguments: [String] = [], in folder: String, input: String = "", shell: String? = nil, environment: [String: String] = [:]
) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: shell == nil ? Binary.path : "/bin/bash")
    process.arguments = shell.map { ["-c", "set -o pipefail; " + $0] } ?? arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment
        .merging(["ENTENTE": Binary.path]) { $1 }.merging(environment) { $1 }
    // Files instead of pipes: nothing can fill up and block, however much the child says.
    let scratch = try Folder(["in": input, "out": "", "err": ""])
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: scratch["in"]))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch["out"]))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: scratch["err"]))
    try process.run()
    process.waitUntilExit()
    return Outcome(code: process.terminationStatus, output: try scratch.text("out"), errors: try scratch.text("err"))
}

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
        let url = URL(fileURLWithPath: self[name])
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    subscript(name: String) -> String { path + "/" + name }

    func text(_ name: String) throws -> String { String(decoding: try Data(contentsOf: URL(fileURLWithPath: self[name])), as: UTF8.self) }

    /// Every file below, by its path inside.
    var files: [String] { (try? FileManager.default.subpathsOfDirectory(atPath: path))?.sorted() ?? [] }
}

/// Compares with a file of `Tests/Golden`, or writes it where `ENTENTE_UPDATE_GOLDEN=1` is set (never in CI).
func expectGolden(_ text: String, _ name: String, at location: SourceLocation = #_sourceLocation) throws {
    let url = URL(fileURLWithPath: Binary.golden + "/" + name)
    let environment = ProcessInfo.processInfo.environment
    if environment["ENTENTE_UPDATE_GOLDEN"] == "1", environment["CI"] == nil {
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return
    }
    guard let golden = try? Data(contentsOf: url) else {
        Issue.record("the golden file \(name) is missing; ENTENTE_UPDATE_GOLDEN=1 writes it", sourceLocation: location)
        return
    }
    let expected = String(decoding: golden, as: UTF8.self)
    #expect(text == expected, "\(name) differs; after a look, ENTENTE_UPDATE_GOLDEN=1 rewrites it", sourceLocation: location)
}
