import Foundation
import Testing

/// Every `console` block of README.md and of the page on rules is run, and must print what stands there.
@Suite struct ReadmeTests {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The folder of the built products: the one that the tests were built into.
    static let products = root.appendingPathComponent(".build/debug")

    struct Command: CustomTestStringConvertible, Sendable {
        var line: String
        var output: String
        var testDescription: String { line }
    }

    /// `$ command` lines of the `console` blocks, each with the lines that follow it.
    static func commands(in readme: String) -> [Command] {
        var commands: [Command] = []
        var isInside = false
        for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isInside = line == "```console"
            } else if isInside, line.hasPrefix("$ ") {
                commands.append(Command(line: String(line.dropFirst(2)), output: ""))
            } else if isInside, !commands.isEmpty {
                commands[commands.count - 1].output += line + "\n"
            }
        }
        return commands
    }

    private static var all: [Command] {
        get throws {
            try ["README.md", "pipelines/rules/README.md"].flatMap { page in
                commands(in: try String(contentsOf: root.appendingPathComponent(page), encoding: .utf8))
            }
        }
    }

    @Test func readmeHasCommands() throws { #expect(try Self.all.count >= 3) }

    @Test(arguments: try Self.all)
    func printsWhatTheReadmeSays(command: Command) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-c", command.line + " 2>&1"]
        process.currentDirectoryURL = Self.root
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = Self.products.path + ":" + (environment["PATH"] ?? "")
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        // A blank line at the end of a block would only look odd in the README.
        #expect(String(decoding: data, as: UTF8.self).comparable == command.output.comparable)
    }
}

extension String {
    /// Without what differs from run to run, the seconds and the speed of a summary line, and without line ends at the end.
    fileprivate var comparable: String {
        replacingOccurrences(of: #"in [0-9.]+ s \([0-9.]+ MB/s\)"#, with: "in … s", options: .regularExpression)
            .trimmingCharacters(in: .newlines)
    }
}
