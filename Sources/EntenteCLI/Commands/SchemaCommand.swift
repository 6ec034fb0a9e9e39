internal import ArgumentParser
internal import EntenteKit
internal import EntentePipelines
internal import EntenteStandard
internal import JSON

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of pipeline files, for editors.")

    @Flag(help: "The schema of document JSONL instead.") var output = false
    @Flag(help: "The schema of rule files instead.") var rules = false

    func validate() throws {
        if output, rules { throw ValidationError("--output and --rules exclude each other") }
    }

    func run() throws {
        let catalogue = StandardCatalogue.make()
        let schema = output ? DocumentSchema.schema : rules ? catalogue.fileSchemas["rules"] ?? [:] : PipelineSchema.pipeline(catalogue)
        Console.write(JSONValue.object(schema).pretty() + "\n")
    }
}
