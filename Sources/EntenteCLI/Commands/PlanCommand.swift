internal import ArgumentParser
internal import EntenteKit
internal import EntentePipelines
internal import JSON

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Show what a pipeline will do: stages, options, layers, files.")

    @Argument(help: "The pipeline file.") var pipeline: String
    @OptionGroup var options: PipelineOptions
    @Option(help: "text, json or mermaid.") var format: Format = .text

    enum Format: String, ExpressibleByArgument { case text, json, mermaid }

    func run() throws {
        let plan: Plan
        do throws(Diagnostics) {
            plan = try options.plan(pipeline).plan
        } catch {
            Console.report(error.all)
            throw CommandFailure(code: .findings)
        }
        switch format {
        case .text: Console.write(plan.text())
        case .json: Console.write(JSONValue.object(plan.json()).pretty() + "\n")
        case .mermaid: Console.write(plan.mermaid())
        }
    }
}
