public import ArgumentParser
internal import EntenteRunner
internal import Glibc

/// The root command: `entente`.
public struct EntenteCommand: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "entente",
        abstract: "Runs text through pipelines of stages and writes what they find.",
        discussion: """
            A pipeline is a YAML file. Data goes to standard output, everything else to standard error.
            Exit codes: 0 done; 1 findings, or too many documents set aside; 2 wrong usage; 3 the run failed; \
            130 and 143 stopped by a signal.
            """,
        version: Version.text,
        subcommands: [
            RunCommand.self, CheckCommand.self, PlanCommand.self, TestCommand.self, StagesCommand.self, SchemaCommand.self,
            TrainCommand.self, EvaluateCommand.self, ReviewCommand.self,
        ])

    public init() {}

    /// Parses the command line, runs the command and ends the process with the contract's exit code.
    public static func start() async -> Never {
        Signals.ignoreClosedPipes()
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            Glibc.exit(0)
        } catch let failure as CommandFailure {
            if !failure.message.isEmpty { Console.error(failure.message) }
            Glibc.exit(failure.code.rawValue)
        } catch {
            let code = exitCode(for: error)
            if code.isSuccess {
                Console.write(fullMessage(for: error) + "\n")
                Glibc.exit(0)
            }
            Console.error(fullMessage(for: error))
            // The parser's own code for wrong usage is 64; the contract has 2 for it.
            Glibc.exit(code == .validationFailure ? ExitStatus.usage.rawValue : ExitStatus.failed.rawValue)
        }
    }
}

/// The product's version.
enum Version {
    static let text = "0.1.0"
}

/// The contract's exit codes.
enum ExitStatus {
    case findings, usage, failed
    case signal(Int32)

    var rawValue: Int32 {
        switch self {
        case .findings: 1
        case .usage: 2
        case .failed: 3
        case .signal(let number): 128 + number
        }
    }
}

/// An end of a command with a message (may be empty) and an exit code.
struct CommandFailure: Error {
    var code: ExitStatus
    var message = ""
}
