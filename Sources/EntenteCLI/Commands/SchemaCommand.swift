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
    @Flag(help: "The schema of files with token rules instead.") var tokens = false

    func validate() throws {
        if [output, rules, tokens].count(where: { $0 }) > 1 {
            throw ValidationError("--output, --rules and --tokens exclude each other")
        }
    }

    func run() throws {
        let catalogue = StandardCatalogue.make()
        let file = rules ? "rules" : tokens ? "tokens" : nil
        let schema =
            output ? DocumentSchema.schema : file.map { catalogue.fileSchemas[$0] ?? [:] } ?? PipelineSchema.pipeline(catalogue)
        Console.write(JSONValue.object(schema).pretty() + "\n")
    }
}
