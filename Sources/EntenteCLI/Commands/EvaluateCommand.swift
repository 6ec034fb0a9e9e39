internal import ArgumentParser
internal import EntenteKit
internal import EntenteRunner
internal import EntenteStandard
internal import JSON

struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate", abstract: "Score predictions against gold.")

    @Argument(help: "What to score, for instance relations.") var kind: String
    @Option(help: ArgumentHelp("Document JSONL with the right answers.", valueName: "FILE")) var gold: String
    @Option(help: ArgumentHelp("Document JSONL with the answers to judge.", valueName: "FILE")) var predicted: String
    @Option(help: "text or json.") var format: CheckCommand.Format = .text

    func run() throws {
        let catalogue = StandardCatalogue.make()
        guard let entry = catalogue.evaluator(kind) else {
            throw CommandFailure(
                code: .usage,
                message: "there is nothing to evaluate called \(kind)\n  hint: "
                    + Suggestion.hint(for: kind, among: catalogue.evaluators.map(\.descriptor.name), what: "kinds"))
        }
        do {
            let evaluation = try entry.type.evaluate(
                gold: CorpusLoader.documents([gold], plan: nil, catalogue: catalogue),
                predicted: CorpusLoader.documents([predicted], plan: nil, catalogue: catalogue))
            Console.write(format == .json ? evaluation.json.description + "\n" : evaluation.text)
        } catch {
            throw CommandFailure(code: .failed, message: "entente: \(error)")
        }
    }
}

extension Evaluation {
    fileprivate var json: JSONValue {
        .array(rows.map { row in
            .object([
                "name": .string(row.name), "precision": JSONValue(row.precision), "recall": JSONValue(row.recall),
                "f1": JSONValue(row.f1), "support": JSONValue(row.support),
            ])
        })
    }

    fileprivate var text: String {
        func padded(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
        func percent(_ value: Double) -> String {
            let tenths = Int((value * 1000).rounded())
            return padded("\(tenths / 10).\(tenths % 10)", 9)
        }
        let width = max(4, rows.map(\.name.count).max() ?? 0)
        func left(_ text: String) -> String { text + String(repeating: " ", count: width - text.count) }
        var out = left("") + padded("precision", 11) + padded("recall", 9) + padded("F1", 9) + padded("support", 9) + "\n"
        for row in rows {
            out += left(row.name) + "  " + percent(row.precision) + percent(row.recall) + percent(row.f1) + padded("\(row.support)", 9) + "\n"
        }
        return out
    }
}
