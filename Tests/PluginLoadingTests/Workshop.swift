import Foundation
import Testing

/// Builds libraries to load, once a run, and runs the real `entente` beside the tests.
enum Workshop {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    /// Where the test bundle lies, and `entente` with it: SwiftPM names the bundle's path first, or runs it by a helper.
    static let products: URL = {
        let own = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
        return URL(filePath: own).deletingLastPathComponent()
    }()
    /// Kept from run to run, so that only the first one builds the SDK again.
    private static let scratch = products.deletingLastPathComponent().appending(path: "example-stage")

    /// What a program did.
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String
    }

    /// The stranger's package, built by SwiftPM as its author would, in the configuration of the tests.
    static let example: Result<URL, any Error> = Result {
        #if DEBUG
            let configuration = "debug"
        #else
            let configuration = "release"
        #endif
        let package = root.appending(path: "Tests/Fixtures/ExampleStage")
        let folders = ["--package-path", package.path, "--scratch-path", scratch.path]
        let build = try run("swift", ["build", "-c", configuration, "--product", "ExampleStage"] + folders)
        guard build.status == 0 else { throw Broken(text: build.output + build.errors) }
        return scratch.appending(path: "\(configuration)/libExampleStage.so")
    }

    struct Broken: Error, CustomStringConvertible {
        var text: String
        var description: String { text }
    }

    /// A library of C, linked against nothing.
    static func library(_ source: String, _ folder: URL, name: String, flags: [String] = []) throws -> URL {
        let (input, output) = (folder.appending(path: "\(name).c"), folder.appending(path: "lib\(name).so"))
        try source.write(to: input, atomically: true, encoding: .utf8)
        let header = root.appending(path: "Sources/EntenteKit/Sources/CEntenteABI/include").path
        let build = try run("clang", ["-shared", "-fPIC", "-I", header, input.path, "-o", output.path] + flags)
        guard build.status == 0 else { throw Broken(text: build.errors) }
        return output
    }

    /// Runs `entente` in a folder.
    static func entente(_ arguments: [String], in folder: URL) throws -> Outcome {
        try run(products.appending(path: "entente").path, arguments, in: folder)
    }

    /// A new folder, removed after `body`.
    static func inFolder<T>(_ body: (URL) throws -> T) throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    private static func run(_ program: String, _ arguments: [String], in folder: URL? = nil) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        process.currentDirectoryURL = folder
        // Files, not pipes: a pipe that nobody empties would hold the program up.
        return try withFile { output, outputURL in
            try withFile { errors, errorsURL in
                (process.standardOutput, process.standardError) = (output, errors)
                try process.run()
                process.waitUntilExit()
                return Outcome(
                    status: process.terminationStatus, output: try String(contentsOf: outputURL, encoding: .utf8),
                    errors: try String(contentsOf: errorsURL, encoding: .utf8))
            }
        }
    }

    private static func withFile<T>(_ body: (FileHandle, URL) throws -> T) throws -> T {
        let url = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString).txt")
        _ = FileManager.default.createFile(atPath: url.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: url) }
        return try body(try FileHandle(forWritingTo: url), url)
    }
}
