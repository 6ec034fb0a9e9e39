/// Learns a model from labelled documents: `entente train KIND`. The descriptor's name is the KIND (`relations`),
/// `requires` are the layers that a document must have.
public protocol Trainer: Component {
    /// Learns. The same documents, settings and seed give the same bytes.
    func train(_ documents: [Document], _ run: TrainingRun) throws(StageError) -> TrainedModel
}

/// What a trainer is told of the run.
public struct TrainingRun: Sendable {
    /// Seed of everything random.
    public var seed: UInt64
    /// Hash of the pipeline that made the layers; the model keeps it.
    public var pipelineHash: String
    /// Names of the data files, for the model card.
    public var dataNames: [String]
    /// Says how far it is.
    public var progress: @Sendable (String) -> Void

    /// What a trainer is told of the run.
    public init(
        seed: UInt64 = 1, pipelineHash: String = "", dataNames: [String] = [],
        progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.seed = seed
        self.pipelineHash = pipelineHash
        self.dataNames = dataNames
        self.progress = progress
    }
}

/// A model's bytes and what people should know of it.
public struct TrainedModel: Sendable {
    /// The file.
    public var bytes: [UInt8]
    /// The model card in Markdown, written beside the model.
    public var card: String
    /// Figures for the terminal.
    public var summary: String

    /// A trained model.
    public init(bytes: [UInt8], card: String, summary: String) {
        self.bytes = bytes
        self.card = card
        self.summary = summary
    }
}

/// Scores predictions against gold: `entente evaluate KIND`.
public protocol Evaluator: Sendable {
    /// The name is the KIND.
    static var descriptor: Descriptor { get }
    /// Compares documents of the same ids; a document that is missing on either side is an error.
    static func evaluate(gold: [Document], predicted: [Document]) throws(StageError) -> Evaluation
}

/// Figures by name.
public struct Evaluation: Sendable {
    /// One row of the report.
    public struct Row: Sendable {
        /// What is scored: a label, or an average.
        public var name: String
        /// From 0 to 1.
        public var precision: Double
        /// From 0 to 1.
        public var recall: Double
        /// Harmonic mean of both, from 0 to 1.
        public var f1: Double
        /// How often it stands in the gold.
        public var support: Int

        /// One row of the report; figures from 0 to 1.
        public init(name: String, precision: Double, recall: Double, f1: Double, support: Int) {
            self.name = name
            self.precision = precision
            self.recall = recall
            self.f1 = f1
            self.support = support
        }
    }

    /// The rows, averages first.
    public var rows: [Row]

    /// A report.
    public init(rows: [Row]) { self.rows = rows }
}
