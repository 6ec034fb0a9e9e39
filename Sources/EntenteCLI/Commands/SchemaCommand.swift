internal import ArgumentParser
internal import EntenteKit
internal import EntentePipelines
internal import EntenteStandard
internal import JSON

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of pipeline files, for editors.")

    /// What else has a schema. The kinds of rule file are the catalogue's, by the same names.
    enum Format: String, EnumerableFlag {
        case output, rules, tokens, relations, events, quantities

        static func help(for format: Format) -> ArgumentHelp? {
            switch format {
            case .output: "The schema of document JSONL instead."
            case .rules: "The schema of rule files instead."
            case .tokens: "The schema of files with token rules instead."
            case .relations: "The schema of files with relation rules instead."
            case .events: "The schema of files with event frames instead."
            case .quantities: "The schema of files with quantities instead."
            }
        }
    }

    @Flag(exclusivity: .exclusive) var format: Format?

    func run() throws {
        let catalogue = StandardCatalogue.make()
        let schema =
            switch format {
            case nil: PipelineSchema.pipeline(catalogue)
            case .output: DocumentSchema.schema
            case .some(let kind): catalogue.fileSchemas[kind.rawValue] ?? [:]
            }
        Console.write(JSONValue.object(schema).pretty() + "\n")
    }
}
