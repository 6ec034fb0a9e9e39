internal import ArgumentParser
internal import EntenteKit
internal import EntenteRunner
internal import EntenteStandard
internal import JSON

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Score predictions against gold.",
        discussion: """
            Both sides have the same documents under the same ids. Intervals are a bootstrap over documents: how much \
            F1 would vary had other documents of this kind been scored.
            """)

    @Argument(help: "What to score: relations, entities.") var kind: String
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Files with the right answers: document JSONL, or what --reader reads.", valueName: "FILE"))
    var gold: [String]
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Files with the answers to judge.", valueName: "FILE")) var predicted: [String]
    @Option(help: ArgumentHelp("Reads the gold files: brat, semeval, conll04 …; by default their endings decide.", valueName: "READER"))
    var reader: String?
    @Option(help: "text or json.") var format: CheckCommand.Format = .text
    @Option(help: ArgumentHelp("List so many errors of each cause.", valueName: "N")) var errors: Int?
    @Option(help: ArgumentHelp("How often documents are drawn for the intervals; 0 leaves intervals out.", valueName: "N")) var samples = 1000
    @Option(help: "Seed of the intervals.") var seed: UInt64 = 1

    func validate() throws {
        if let errors, errors < 0 { throw ValidationError("--errors \(errors): expected 0 or more") }
        if !(0...100_000).contains(samples) { throw ValidationError("--samples \(samples): expected 0 to 100000") }
    }

    func run() throws {
        let catalogue = StandardCatalogue.make()
        guard let entry = catalogue.evaluator(kind) else {
            throw CommandFailure(
                code: .usage,
                message: "there is nothing to evaluate called \(kind)\n  hint: "
                    + Suggestion.hint(for: kind, among: catalogue.evaluators.map(\.descriptor.name), what: "kinds"))
        }
        let goldReader: (any Reader)?
        do throws(Diagnostics) {
            goldReader = try reader.map { name throws(Diagnostics) in try ReaderChoice.named(name, catalogue) }
        } catch {
            throw CommandFailure(code: .usage, message: error.description)
        }
        do {
            let documents = try CorpusLoader.documents(gold, reader: goldReader, plan: nil, catalogue: catalogue)
            let evaluation = try entry.type.evaluate(
                gold: documents, predicted: CorpusLoader.documents(predicted, plan: nil, catalogue: catalogue),
                options: EvaluationOptions(seed: seed, samples: samples))
            let report = EvaluationReport(kind: kind, documents: documents.count, evaluation: evaluation, errors: errors)
            Console.write(format == .json ? report.json.pretty() + "\n" : report.text)
        } catch {
            throw CommandFailure(code: .failed, message: "entente: \(error)")
        }
    }
}
