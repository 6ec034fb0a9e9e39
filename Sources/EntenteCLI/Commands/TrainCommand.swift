internal import ArgumentParser
internal import EntenteKit
internal import EntentePipelines
internal import EntenteRunner
internal import EntenteStandard
internal import YAML

struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Train a model from labelled documents.",
        discussion: "The same data, pipeline and seed give the same model, bit for bit. The model card stands beside it.")

    @Argument(help: "What to train, for instance relations.") var kind: String
    @Option(name: .long, parsing: .upToNextOption, help: ArgumentHelp("Document JSONL, or marked sentences (.tsv).", valueName: "FILE"))
    var data: [String]
    @Option(help: ArgumentHelp("Where the model goes.", valueName: "FILE")) var model: String
    @Option(help: ArgumentHelp("Pipeline for layers that the data lacks; default: both segmenters.", valueName: "FILE"))
    var pipeline: String?
    @Option(help: "Seed of everything random.") var seed: UInt64 = 1
    @Option(name: .customLong("set"), help: ArgumentHelp("Set an option of the trainer.", valueName: "OPTION=VALUE"))
    var settings: [String] = []
    @Flag(help: "Say nothing but errors.") var quiet = false

    func run() async throws {
        let catalogue = StandardCatalogue.make()
        guard let entry = catalogue.trainer(kind) else {
            throw CommandFailure(
                code: .usage,
                message: "there is nothing to train called \(kind)\n  hint: "
                    + Suggestion.hint(for: kind, among: catalogue.trainers.map(\.descriptor.name), what: "kinds"))
        }
        do throws(Diagnostics) {
            let trainer = try make(entry.type)
            let plan = try layerPlan(catalogue)
            try await train(trainer, plan, catalogue)
        } catch {
            Console.report(error.all)
            throw CommandFailure(code: .failed)
        }
    }

    private func train(_ trainer: any Trainer, _ plan: Plan, _ catalogue: Catalogue) async throws(Diagnostics) {
        let quiet = quiet
        do {
            let documents = try CorpusLoader.documents(data, plan: plan, catalogue: catalogue)
            let run = TrainingRun(
                seed: seed, pipelineHash: plan.hash, dataNames: data.map { String($0.split(separator: "/").last ?? "") },
                progress: { if !quiet { Console.error($0) } })
            let trained = try trainer.train(documents, run)
            try CorpusLoader.writeFile(trained.bytes, to: model)
            try CorpusLoader.writeFile(Array(trained.card.utf8), to: model + ".md")
            if !quiet { Console.error(trained.summary) }
        } catch {
            throw Diagnostics("\(error)")
        }
    }

    private func make<T: Trainer>(_ type: T.Type) throws(Diagnostics) -> any Trainer {
        try T(settings: try T.Settings.read(OptionList.node(settings), keyPath: kind).settings)
    }

    private func layerPlan(_ catalogue: Catalogue) throws(Diagnostics) -> Plan {
        if let pipeline { return try PlanBuilder.plan(PipelineLoader.load(pipeline), catalogue: catalogue) }
        let source = SourceFile(path: "default pipeline", bytes: Array("""
            entente: 1
            name: segmenters
            stages: [segment.sentences, segment.tokens]
            """.utf8))
        return try PlanBuilder.plan(PipelineLoader.load(source), catalogue: catalogue)
    }
}

/// `OPTION=VALUE` pairs as a YAML map, for components that no pipeline names.
enum OptionList {
    static func node(_ options: [String]) throws(Diagnostics) -> Node? {
        var entries: [Node.Entry] = []
        for text in options {
            let (key, value) = try KeyValue.split(text, option: "--set", form: "OPTION=VALUE")
            let source = SourceFile(path: "--set", bytes: Array(value.utf8))
            let start = Mark(line: 1, column: 1, offset: 0)
            func scalar(_ text: String) -> Node { Node(value: .scalar(text), style: .quoted, start: start, end: start, source: source) }
            let isCollection = value.hasPrefix("[") || value.hasPrefix("{")
            entries.append(.init(key: scalar(key), value: isCollection ? try Diagnostics.reading(source) ?? scalar(value) : scalar(value)))
        }
        guard let first = entries.first else { return nil }
        return Node(value: .map(entries), style: .block, start: first.key.start, end: first.key.end, source: first.key.source)
    }
}
