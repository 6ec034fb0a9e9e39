public import ArgumentParser
internal import EntenteKit
internal import EntentePipelines
public import EntenteRunner
internal import Glibc
internal import JSON
internal import Logging

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Run a pipeline over a corpus.",
        discussion: """
            Without --input the pipeline's own reader says what to read; without --output its exporters say where the \
            results go.
            """)

    @Argument(help: "The pipeline file.") var pipeline: String
    @OptionGroup var options: PipelineOptions

    @Option(name: .long, parsing: .upToNextOption, help: ArgumentHelp(
        "Files, folders or patterns to read instead; - is document JSONL on standard input.", valueName: "PATH"))
    var input: [String] = []
    @Option(name: [.customLong("reader"), .customLong("input-format")], help: ArgumentHelp(
        "Reads the input instead of the pipeline's reader: brat, semeval, {brat: {texts: ../text}} …", valueName: "READER"))
    var reader: String?
    @Option(help: ArgumentHelp(
        "Where results go: a folder for the exporters' files, FILE.jsonl or - for document JSONL.", valueName: "DIR-or-FILE"))
    var output: String?
    @Option(help: ArgumentHelp("Documents to work on at a time; default: one a core.", valueName: "N"))
    var jobs: Int?
    @Option(help: ArgumentHelp("Metadata for documents that lack it.", valueName: "KEY=VALUE"))
    var meta: [String] = []
    @Option(help: ArgumentHelp("Set failed documents aside in this file and go on.", valueName: "FILE"))
    var quarantine: String?
    @Option(help: ArgumentHelp("Fail if more documents are set aside.", valueName: "N|P%"))
    var maxBad: String?
    @Option(help: ArgumentHelp("Stop after so many documents.", valueName: "N"))
    var limit: Int?
    @Flag(help: "Say nothing but errors.") var quiet = false
    @Flag(help: "Log what the run does: files, settings, documents set aside.") var verbose = false
    @Option(help: "How to show progress: auto, plain or none.") var progress: RunOptions.Progress = .auto
    @Flag(help: ArgumentHelp("Go on where an earlier run stopped.", visibility: .hidden)) var resume = false
    @Flag(help: ArgumentHelp("Begin again, dropping an earlier run's journal.", visibility: .hidden)) var restart = false
    @Option(help: ArgumentHelp("Process one part of N.", valueName: "I/N", visibility: .hidden)) var shard: String?

    func validate() throws {
        if resume || restart || shard != nil {
            let name = resume ? "--resume" : restart ? "--restart" : "--shard"
            throw ValidationError("\(name) is not yet implemented")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): expected 1 or more") }
        if reader != nil, input.isEmpty { throw ValidationError("--reader needs --input: the pipeline's own files have its own reader") }
        if quarantine == "-" { throw ValidationError("--quarantine needs a file: standard output is for documents") }
        if let limit, limit < 0 { throw ValidationError("--limit \(limit): expected 0 or more") }
    }

    func run() async throws {
        let plan: (plan: Plan, catalogue: Catalogue)
        let runOptions: RunOptions
        do throws(Diagnostics) {
            runOptions = try makeOptions()
        } catch {
            throw CommandFailure(code: .usage, message: error.description)
        }
        var options = runOptions
        do throws(Diagnostics) {
            plan = try self.options.plan(pipeline)
        } catch {
            Console.report(error.all)
            throw CommandFailure(code: .failed, message: "the pipeline \(pipeline) cannot run as it is: entente check shows the findings alone")
        }
        do throws(Diagnostics) {
            options.reader = try reader.map { name throws(Diagnostics) in try ReaderChoice.named(name, plan.catalogue) }
        } catch {
            throw CommandFailure(code: .usage, message: error.description)
        }
        if !quiet { Console.report(plan.plan.warnings) }
        LogSetting.begin(verbose ? .debug : .warning)
        Signals.install()
        let summary: RunSummary
        do throws(RunError) {
            summary = try await Runner(plan: plan.plan, options: options, catalogue: plan.catalogue).run()
        } catch {
            throw CommandFailure(code: error.kind == .tooManyBad ? .findings : .failed, message: "entente: \(error)")
        }
        if !quiet, !summary.isClosed { Console.error(summary.text(quarantine: quarantine)) }
        if let signal = summary.signal { throw CommandFailure(code: .signal(signal)) }
    }

    private func makeOptions() throws(Diagnostics) -> RunOptions {
        var run = RunOptions()
        run.inputs = input
        run.output = switch output {
        case nil: .exporters
        case "-": .standardOutput
        case let path? where path.hasSuffix(".jsonl"): .file(path)
        case let path?: .folder(path)
        }
        run.jobs = jobs ?? max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        for text in meta {
            let (key, value) = try KeyValue.split(text, option: "--meta", form: "KEY=VALUE")
            run.meta[key] = .string(value)
        }
        run.quarantine = quarantine
        run.maxBad = try maxBad.map { text throws(Diagnostics) in try badLimit(text) }
        run.limit = limit
        run.quiet = quiet
        run.progress = progress
        return run
    }

    private func badLimit(_ text: String) throws(Diagnostics) -> RunOptions.BadLimit {
        if text.hasSuffix("%"), let percent = Double(text.dropLast()), (0...100).contains(percent) { return .percent(percent) }
        if let count = Int(text), count >= 0 { return .count(count) }
        throw Diagnostics("--max-bad \(text): expected a number of documents, or a percentage such as 2%")
    }
}

extension RunOptions.Progress: ExpressibleByArgument {}

extension RunSummary {
    /// The line at the end of a run.
    func text(quarantine: String?) -> String {
        func tenths(_ value: Double) -> String {
            let whole = Int((value * 10).rounded())
            return "\(whole / 10).\(whole % 10)"
        }
        var text = "\(documents) document\(documents == 1 ? "" : "s"), \(tenths(Double(bytes) / 1e6)) MB in \(tenths(seconds)) s"
        if seconds > 0 { text += " (\(tenths(Double(bytes) / 1e6 / seconds)) MB/s)" }
        if quarantined > 0, let quarantine { text += ", \(quarantined) set aside in \(quarantine)" }
        if signal != nil { text += "; stopped by a signal, so no output file was put in place" }
        for file in files { text += "\n  wrote \(file)" }
        return text
    }
}
