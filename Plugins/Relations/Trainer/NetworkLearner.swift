internal import EntenteKit
internal import Learning

/// Trains the network that gives a second opinion.
struct NetworkLearner {
    /// With fewer examples a network learns them by heart.
    static let leastExamples = 500
    /// Examples that a training sees in all, repeated ones counted, if that makes fewer epochs than asked for: a large corpus
    /// needs fewer passes.
    private static let mostVisits = 160_000
    private static let fewestEpochs = 6
    /// Words seen in fewer pairs keep their vector.
    private static let leastCount = 3

    let settings: RelationTrainer.Settings
    let seed: UInt64

    /// A network that learnt from some of the examples, and the vectors as it left them.
    func fit(_ examples: TrainingExamples, _ members: [Int]) throws(StageError) -> PiecewiseNetwork.Fit {
        guard let lexicon = examples.lexicon else { throw StageError(.badInput, "a network needs word vectors") }
        var options = PiecewiseNetwork.Settings()
        options.epochs = max(min(settings.epochs, Self.fewestEpochs), min(settings.epochs, Self.mostVisits / max(1, members.count)))
        options.filters = settings.filters
        options.classWeights = settings.classWeights.weights
        options.heldOut = settings.heldOut
        let pairs = members.map { SequencePair(sequence: examples.sequences[$0], label: examples.all[$0].label, weight: examples.all[$0].weight) }
        do {
            return try PiecewiseNetwork.train(
                pairs, classes: examples.classes.count, vectors: lexicon.vectors, dimensions: lexicon.base.dimensions,
                settings: options, seed: seed)
        } catch {
            throw StageError(.badInput, error.message)
        }
    }

    /// The model of all examples, with temperatures that were found on the held-out part.
    func model(_ examples: TrainingExamples, temperature: Float) throws(StageError) -> WordProjections? {
        guard let lexicon = examples.lexicon else { return nil }
        var fit = try fit(examples, Array(examples.all.indices))
        fit.network.temperature = temperature
        return WordProjections(network: fit.network, vectors: lexicon.trained(fit.vectors, leastCount: Self.leastCount))
    }

    /// Scores of some examples, a row each.
    static func scores(_ fit: PiecewiseNetwork.Fit, _ sequences: some Sequence<PairSequence>) -> [Float] {
        let words = fit.network.project(fit.vectors)
        var all: [Float] = []
        var row: [Float] = []
        for sequence in sequences {
            fit.network.scores(of: sequence, words, into: &row)
            all += row
        }
        return all
    }
}
