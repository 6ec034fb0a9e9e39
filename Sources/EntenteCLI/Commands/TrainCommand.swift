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
    @Option(name: .long, parsing: .upToNextOption, help: ArgumentHelp(
        "Files or folders: document JSONL, marked sentences (.tsv), brat (.ann), or what --reader reads.", valueName: "FILE"))
    var data: [String]
    @Option(name: [.customLong("reader"), .customLong("format")], help: ArgumentHelp(
        "Reads all data: brat, semeval, conll04 …; by default the files' endings decide.", valueName: "READER"))
    var reader: String?
    @Option(help: ArgumentHelp("Where the model goes.", valueName: "FILE")) var model: String
    @Option(help: ArgumentHelp("Pipeline for layers that the data lacks; default: both segmenters.", valueName: "FILE"))
    var pipeline: String?
    @Option(help: "Seed of everything random.") var seed: UInt64 = 1
    @Option(name: .customLong("set"), help: ArgumentHelp("Set an option of the trainer.", valueName: "OPTION=VALUE"))
    var settings: [String] = []
    @Flag(help: "Measure how the held-out score grows with the data; takes a few times as long.") var learningCurve = false
    @Option(help: ArgumentHelp("Name so many of the weightiest features of each class in the model card.", valueName: "N")) var features = 8
    @Flag(help: "Say nothing but errors.") var quiet = false

    func validate() throws {
        if !(0...1000).contains(features) { throw ValidationError("--features \(features): expected 0 to 1000") }
    }

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
        let say: @Sendable (String) -> Void = { if !quiet { Console.error($0) } }
        let reader = try reader.map { name throws(Diagnostics) in try ReaderChoice.named(name, catalogue) }
        do {
            var documents: [Document] = []
            var sources: [TrainingRun.DataFile] = []
            for path in data {
                say("reading \(path)")
                let files = try CorpusLoader.files([path], reader: reader, plan: plan, catalogue: catalogue)
                sources.append(Self.source(path, files))
                documents += files.flatMap(\.documents)
            }
            guard !documents.isEmpty else { throw Diagnostics("there are no documents in \(data.joined(separator: ", "))") }
            let run = TrainingRun(
                seed: seed, pipelineHash: plan.hash, dataNames: sources.map(\.name), data: sources,
                wantsLearningCurve: learningCurve, namedFeatures: features, progress: say)
            let trained = try trainer.train(documents, run)
            try CorpusLoader.writeFile(trained.bytes, to: model)
            try CorpusLoader.writeFile(Array(trained.card.utf8), to: model + ".md")
            if !trained.report.isEmpty { say(trained.report) }
            say(trained.summary)
        } catch let error as Diagnostics {
            throw error
        } catch {
            throw Diagnostics("\(error)")
        }
    }

    /// What one `--data` brought, be it a file, a folder or a pattern.
    private static func source(_ path: String, _ files: [CorpusLoader.File]) -> TrainingRun.DataFile {
        let documents = files.flatMap(\.documents)
        return TrainingRun.DataFile(
            name: String(path.split(separator: "/").last ?? ""), documents: documents.count,
            relations: documents.reduce(0) { $0 + $1.relations.count { $0.label != nil } },
            bytes: documents.reduce(0) { $0 + $1.text.count })
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
