internal import ArgumentParser
internal import EntenteKit
internal import EntentePipelines
internal import Glibc
internal import JSON
internal import YAML

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check pipelines without reading a document: every finding at once.")

    @Argument(help: "Pipeline files.") var pipelines: [String]
    @OptionGroup var options: PipelineOptions
    @Option(help: "text or json.") var format: Format = .text

    enum Format: String, ExpressibleByArgument { case text, json }

    func run() throws {
        var findings: [Diagnostic] = []
        for pipeline in pipelines {
            do throws(Diagnostics) {
                findings += try options.plan(pipeline).plan.warnings
            } catch {
                findings += error.all
            }
        }
        switch format {
        case .text: show(findings)
        case .json: Console.write(JSONValue.array(findings.map { .object($0.json) }).description + "\n")
        }
        if findings.contains(where: { $0.severity == .error }) { throw CommandFailure(code: .findings) }
    }

    /// Findings are what this command is for, so they are data and go to standard output.
    private func show(_ findings: [Diagnostic]) {
        let color = Console.usesColor(on: STDOUT_FILENO)
        for finding in findings { Console.write(finding.rendered(color: color) + "\n") }
        let errors = findings.count { $0.severity == .error }
        let warnings = findings.count - errors
        let files = pipelines.count == 1 ? pipelines[0] : "\(pipelines.count) pipelines"
        Console.write(findings.isEmpty ? "\(files): no findings\n" : "\(files): \(count(errors, "error")), \(count(warnings, "warning"))\n")
    }
}

private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

extension Diagnostic {
    /// The finding for programs. Lines and columns count from 1, columns in Unicode scalars, offsets in UTF-8 bytes.
    var json: JSONObject {
        var object: JSONObject = ["severity": .string(severity.rawValue), "message": .string(message)]
        if !keyPath.isEmpty { object["key_path"] = .string(keyPath) }
        if let hint { object["hint"] = .string(hint) }
        if let place { place.describe(in: &object) }
        if !notes.isEmpty {
            object["notes"] = .array(notes.map { note in
                var object: JSONObject = ["message": .string(note.message)]
                note.place?.describe(in: &object)
                return .object(object)
            })
        }
        return object
    }
}

extension Diagnostic.Place {
    fileprivate func describe(in object: inout JSONObject) {
        object["file"] = .string(source.path)
        object["line"] = JSONValue(start.line)
        object["column"] = JSONValue(start.column)
        object["offset"] = JSONValue(start.offset)
        guard let end, end.offset > start.offset else { return }
        object["end_line"] = JSONValue(end.line)
        object["end_column"] = JSONValue(end.column)
        object["end_offset"] = JSONValue(end.offset)
    }
}
