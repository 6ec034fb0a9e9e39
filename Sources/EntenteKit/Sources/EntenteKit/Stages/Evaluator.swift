/// Scores predictions against gold: `entente evaluate KIND`.
public protocol Evaluator: Sendable {
    /// The name is the KIND.
    static var descriptor: Descriptor { get }
    /// Compares documents of the same ids and texts. See ``DocumentPairs`` for the errors.
    static func evaluate(gold: [Document], predicted: [Document], options: EvaluationOptions) throws(StageError) -> Evaluation
}

/// What an evaluation is asked for.
public struct EvaluationOptions: Sendable {
    /// Seed of the bootstrap.
    public var seed: UInt64
    /// How often the bootstrap draws documents; 0 leaves confidence intervals out.
    public var samples: Int
    /// How much of the bootstrap's scores an interval holds.
    public var level: Double

    /// What an evaluation is asked for.
    public init(seed: UInt64 = 1, samples: Int = 1000, level: Double = 0.95) {
        self.seed = seed
        self.samples = samples
        self.level = level
    }
}

/// Figures by name, and what went wrong.
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
        /// A confidence interval of F1, if there are documents enough.
        public var interval: ClosedRange<Double>?

        /// One row of the report; figures from 0 to 1.
        public init(
            name: String, precision: Double, recall: Double, f1: Double, support: Int, interval: ClosedRange<Double>? = nil
        ) {
            self.name = name
            self.precision = precision
            self.recall = recall
            self.f1 = f1
            self.support = support
            self.interval = interval
        }
    }

    /// One thing that went wrong.
    public struct Mistake: Sendable, Hashable {
        /// Why: `wrong label`, `wrong span`, `missed`, `spurious` …
        public var cause: String
        /// The document's id.
        public var document: String
        /// Where in the text, in UTF-8 bytes.
        public var range: TextRange
        /// The words that show it, on one line.
        public var text: String
        /// What the gold says; `nil` where it says nothing.
        public var gold: String?
        /// What was predicted; `nil` where nothing was.
        public var predicted: String?

        /// One thing that went wrong.
        public init(
            cause: String, document: String, range: TextRange, text: String, gold: String? = nil, predicted: String? = nil
        ) {
            self.cause = cause
            self.document = document
            self.range = range
            self.text = text
            self.gold = gold
            self.predicted = predicted
        }
    }

    /// The rows, labels first.
    public var rows: [Row]
    /// What went wrong, in the order of the gold documents.
    public var mistakes: [Mistake]

    /// A report.
    public init(rows: [Row], mistakes: [Mistake] = []) {
        self.rows = rows
        self.mistakes = mistakes
    }
}

/// Gold documents, each with its prediction.
public struct DocumentPairs: Sendable {
    /// The pairs, in the order of the gold.
    public let all: [(gold: Document, predicted: Document)]

    /// Pairs documents by id.
    ///
    /// - Throws: ``StageError`` for an id that stands on one side alone or twice on one side, and for texts that differ,
    ///   since positions in different texts mean nothing to each other; it names the first byte that does. O(bytes).
    public init(gold: [Document], predicted: [Document]) throws(StageError) {
        var open = try DocumentPairs.index(predicted, "predicted")
        _ = try DocumentPairs.index(gold, "gold")
        var pairs: [(gold: Document, predicted: Document)] = []
        for document in gold {
            guard let place = open.removeValue(forKey: document.id) else {
                throw StageError(
                    .badInput, "document \(document.id) has no prediction",
                    hint: "predict the documents of the gold file, and keep their ids")
            }
            try DocumentPairs.check(document, predicted[place])
            pairs.append((document, predicted[place]))
        }
        if let stranger = predicted.first(where: { open[$0.id] != nil }) {
            throw StageError(
                .badInput, "document \(stranger.id) is not in the gold file", hint: "score the same documents on both sides")
        }
        all = pairs
    }

    private static func index(_ documents: [Document], _ side: String) throws(StageError) -> [String: Int] {
        var places: [String: Int] = [:]
        for (place, document) in documents.enumerated() where places.updateValue(place, forKey: document.id) != nil {
            throw StageError(
                .badInput, "the \(side) file has two documents called \(document.id)", hint: "give each an id of its own")
        }
        return places
    }

    private static func check(_ gold: Document, _ predicted: Document) throws(StageError) {
        guard gold.text.bytes != predicted.text.bytes else { return }
        let (a, b) = (gold.text.bytes, predicted.text.bytes)
        let at = zip(a, b).enumerated().first { $1.0 != $1.1 }?.offset ?? min(a.count, b.count)
        throw StageError(
            .badInput, "document \(gold.id) has another text in the prediction, from byte \(at) on (\(a.count) bytes against \(b.count))",
            hint: "predict the gold file's own texts", offset: at)
    }
}
