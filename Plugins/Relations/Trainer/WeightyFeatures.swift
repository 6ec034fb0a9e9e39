internal import EntenteKit
internal import Learning

/// The features that speak most for each class, by name.
struct WeightyFeatures {
    /// For each class, strongest first.
    let all: [[(name: String, weight: Float)]]

    /// Names them by making the features of a few examples again, each with one of the features wanted.
    /// O(features of all examples).
    init(_ model: LinearModel, _ examples: TrainingExamples, _ documents: [Document], count: Int) {
        guard count > 0 else {
            all = examples.classes.map { _ in [] }
            return
        }
        let seen = Set(examples.all.flatMap(\.features.indices)).sorted()
        let everything = SparseVector(indices: seen, values: [Float](repeating: 1, count: seen.count))
        let strongest = examples.classes.indices.map { label in
            model.contributions(of: everything, to: label, limit: count).filter { $0.score > 0 }
        }
        let wanted = Set(strongest.joined().map(\.feature))
        let names = FeatureTrace.names(of: wanted, bits: model.bits) {
            var open = wanted
            for (index, example) in examples.all.enumerated() where !open.isEmpty {
                let found = example.features.indices.filter { open.contains($0) }
                if found.isEmpty { continue }
                open.subtract(found)
                examples.extractAgain(index, from: documents)
            }
        }
        all = strongest.map { features in features.map { (names[$0.feature] ?? "#\($0.feature)", $0.score) } }
    }
}
