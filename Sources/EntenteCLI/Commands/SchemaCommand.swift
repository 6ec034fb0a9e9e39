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
    @Flag(help: "The schema of files with relation rules instead.") var relations = false
    @Flag(help: "The schema of files with quantities instead.") var quantities = false

    func validate() throws {
        if [output, rules, tokens, relations, quantities].count(where: { $0 }) > 1 {
            throw ValidationError("--output, --rules, --tokens, --relations and --quantities exclude each other")
        }
    }

    func run() throws {
        let catalogue = StandardCatalogue.make()
        let file = rules ? "rules" : tokens ? "tokens" : relations ? "relations" : quantities ? "quantities" : nil
        let schema =
            output ? DocumentSchema.schema : file.map { catalogue.fileSchemas[$0] ?? [:] } ?? PipelineSchema.pipeline(catalogue)
        Console.write(JSONValue.object(schema).pretty() + "\n")
    }
}
