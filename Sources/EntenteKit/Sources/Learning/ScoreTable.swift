/// Right, predicted and gold counts by label, kept document by document, so that averages and their confidence intervals
/// come from one place.
public struct ScoreTable: Sendable {
    /// Counts of one label; a half counts where half of something is right.
    public struct Count: Sendable, Hashable {
        /// Rightly predicted.
        public var right = 0.0
        /// Predicted at all.
        public var predicted = 0.0
        /// What there was to find.
        public var gold = 0.0

        /// Counts.
        public init(right: Double = 0, predicted: Double = 0, gold: Double = 0) {
            self.right = right
            self.predicted = predicted
            self.gold = gold
        }

        /// Share of predictions that are right; 0 without any.
        public var precision: Double { predicted == 0 ? 0 : right / predicted }
        /// Share of the gold that was found; 0 without any.
        public var recall: Double { gold == 0 ? 0 : right / gold }
        /// Harmonic mean of both; 0 where there is neither gold nor prediction.
        public var f1: Double { predicted + gold == 0 ? 0 : 2 * right / (predicted + gold) }
    }

    /// A label's figures, or an average's.
    public struct Figures: Sendable, Hashable {
        public var precision: Double
        public var recall: Double
        public var f1: Double
        /// How often it stands in the gold.
        public var support: Int
        /// Bounds of F1; `nil` for fewer than two documents or no samples.
        public var interval: ClosedRange<Double>?
    }

    private var labels: [String] = []
    private var places: [String: Int] = [:]
    /// Counts of every document behind one another; `starts` has where each begins.
    private var entries: [(label: Int, count: Count)] = []
    private var starts = [0]

    /// An empty table.
    public init() {}

    /// Number of documents.
    public var documentCount: Int { starts.count - 1 }

    /// Adds a document's counts. O(labels of the document).
    public mutating func add(_ document: [String: Count]) {
        for label in document.keys.sorted() {
            if places[label] == nil {
                places[label] = labels.count
                labels.append(label)
            }
            entries.append((places[label]!, document[label]!))
        }
        starts.append(entries.count)
    }

    /// Figures of each label in alphabetical order, all labels pooled (micro), and the mean over labels (macro).
    ///
    /// Intervals are percentiles of a bootstrap over documents, since what stands in one document goes right or wrong
    /// together (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13). In a sample the macro
    /// average is over the labels that occur in it. The same seed gives the same bounds.
    /// O(samples × (documents + counts)).
    public func figures(samples: Int, level: Double = 0.95, seed: UInt64)
        -> (labels: [(name: String, figures: Figures)], micro: Figures, macro: Figures)
    {
        let whole = sums([Int](repeating: 1, count: documentCount))
        let intervals = bootstrap(samples: samples, level: level, seed: seed)
        func interval(_ row: Int) -> ClosedRange<Double>? { intervals?[row] }
        let order = labels.indices.sorted { labels[$0] < labels[$1] }
        let rows = order.map { (name: labels[$0], figures: Self.figures(whole[$0], interval($0))) }
        let pooled = Self.pooled(whole)
        let present = whole.filter { $0.predicted + $0.gold > 0 }
        func mean(_ value: (Count) -> Double) -> Double {
            present.isEmpty ? 0 : present.reduce(0) { $0 + value($1) } / Double(present.count)
        }
        let macro = Figures(
            precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1), support: Int(pooled.gold),
            interval: interval(labels.count + 1))
        return (rows, Self.figures(pooled, interval(labels.count)), macro)
    }

    private static func figures(_ count: Count, _ interval: ClosedRange<Double>?) -> Figures {
        Figures(precision: count.precision, recall: count.recall, f1: count.f1, support: Int(count.gold), interval: interval)
    }

    /// Counts a label, with each document as often as `times` says.
    private func sums(_ times: [Int]) -> [Count] {
        var sums = [Count](repeating: Count(), count: labels.count)
        for document in times.indices where times[document] > 0 {
            let factor = Double(times[document])
            for entry in entries[starts[document]..<starts[document + 1]] {
                sums[entry.label].right += factor * entry.count.right
                sums[entry.label].predicted += factor * entry.count.predicted
                sums[entry.label].gold += factor * entry.count.gold
            }
        }
        return sums
    }

    private static func pooled(_ counts: [Count]) -> Count {
        counts.reduce(into: Count()) { sum, count in
            sum.right += count.right
            sum.predicted += count.predicted
            sum.gold += count.gold
        }
    }

    /// F1 of each label, then micro, then macro.
    private static func scores(_ counts: [Count]) -> [Double] {
        let present = counts.filter { $0.predicted + $0.gold > 0 }
        let macro = present.isEmpty ? 0 : present.reduce(0) { $0 + $1.f1 } / Double(present.count)
        return counts.map(\.f1) + [pooled(counts).f1, macro]
    }

    /// Bounds of the rows of ``scores(_:)``.
    private func bootstrap(samples: Int, level: Double, seed: UInt64) -> [ClosedRange<Double>]? {
        guard documentCount > 1, samples > 1 else { return nil }
        var generator = SplitMix64(seed: seed)
        var values = [[Double]](repeating: [], count: labels.count + 2)
        for _ in 0..<samples {
            var times = [Int](repeating: 0, count: documentCount)
            for _ in 0..<documentCount { times[generator.below(documentCount)] += 1 }
            for (row, score) in Self.scores(sums(times)).enumerated() { values[row].append(score) }
        }
        let tail = Int(Double(samples) * (1 - min(max(level, 0), 1)) / 2)
        return values.map { row in
            let sorted = row.sorted()
            return sorted[min(tail, samples - 1)]...sorted[max(tail, samples - 1 - tail)]
        }
    }
}
