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
    /// What each data file brought, for the model card; may be empty.
    public var data: [DataFile]
    /// Whether to measure how the score grows with the data. Takes a few times as long.
    public var wantsLearningCurve: Bool
    /// How many of the weightiest features of each class to name; 0 for none.
    public var namedFeatures: Int
    /// Says how far it is.
    public var progress: @Sendable (String) -> Void

    /// A file of training data.
    public struct DataFile: Sendable, Hashable {
        /// Without its folder.
        public var name: String
        /// How many documents it holds.
        public var documents: Int
        /// How many labelled relations these hold.
        public var relations: Int
        /// How many bytes of text these hold.
        public var bytes: Int

        /// A file of training data.
        public init(name: String, documents: Int, relations: Int, bytes: Int) {
            self.name = name
            self.documents = documents
            self.relations = relations
            self.bytes = bytes
        }
    }

    /// What a trainer is told of the run.
    public init(
        seed: UInt64 = 1, pipelineHash: String = "", dataNames: [String] = [], data: [DataFile] = [],
        wantsLearningCurve: Bool = false, namedFeatures: Int = 0, progress: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.seed = seed
        self.pipelineHash = pipelineHash
        self.dataNames = dataNames
        self.data = data
        self.wantsLearningCurve = wantsLearningCurve
        self.namedFeatures = namedFeatures
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
    /// Tables for the terminal, shown before the summary: a learning curve, a confusion matrix; may be empty.
    public var report: String

    /// A trained model.
    public init(bytes: [UInt8], card: String, summary: String, report: String = "") {
        self.bytes = bytes
        self.card = card
        self.summary = summary
        self.report = report
    }
}
