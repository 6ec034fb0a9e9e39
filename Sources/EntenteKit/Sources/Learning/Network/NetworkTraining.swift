/// One labelled sequence.
public struct SequencePair: Sendable {
    /// Its words are indices into the training's list of words.
    public var sequence: PairSequence
    /// Index of its class.
    public var label: Int
    /// How much it counts, > 0.
    public var weight: Float

    /// A labelled sequence.
    public init(sequence: PairSequence, label: Int, weight: Float = 1) {
        self.sequence = sequence
        self.label = label
        self.weight = weight
    }
}

extension PiecewiseNetwork {
    /// What can be tuned.
    public struct Settings: Sendable {
        /// Number of filters, a multiple of 8.
        public var filters = 144
        /// Passes over the examples.
        public var epochs = 20
        /// Examples a step.
        public var batch = 50
        /// Step size at the start; it falls to a twentieth over the second half of the training.
        public var rate: Float = 1e-3
        /// Share of the last layer's inputs that each step leaves out.
        public var dropout: Float = 0.5
        /// How much the weights of the filters and of the last layer shrink, times the step size.
        public var decay: Float = 0.1
        /// How much the examples of each class count.
        public var classWeights = ClassWeights.uniform
        /// Share of the examples that is held out, evenly of each class: the training ends when the loss on them has not
        /// fallen for ``patience`` passes, and the network of the best pass is kept. 0 learns from all of them to the end.
        public var heldOut = 0.0
        /// Passes without a better loss before a training ends early.
        public var patience = 3

        /// The defaults.
        public init() {}
    }

    /// A trained network and the word vectors that it was trained with: they learn, too.
    public struct Fit: Sendable {
        /// The network.
        public var network: PiecewiseNetwork
        /// As given, moved by the training.
        public var vectors: [Float]
    }

    /// Trains a network by Adam on one thread. `vectors` has a row of `dimensions` numbers for each word. The same
    /// examples in the same order and the same seed give the same bits.
    ///
    /// Time O(epochs × words × dimensions × filters); 7,000 sentences take about a minute and a half.
    public static func train(
        _ examples: [SequencePair], classes: Int, vectors: [Float], dimensions: Int, settings: Settings = Settings(), seed: UInt64,
        progress: (Int) -> Void = { _ in }
    ) throws(LearningError) -> Fit {
        guard !examples.isEmpty, classes > 1 else { throw LearningError(message: "a network needs examples of two classes or more") }
        guard dimensions > 0, dimensions % 8 == 0, settings.filters > 0, settings.filters % 8 == 0 else {
            throw LearningError(message: "dimensions and filters must be multiples of 8, not \(dimensions) and \(settings.filters)")
        }
        let (examples, held) = HeldOut.divide(examples, labels: examples.map(\.label), share: settings.heldOut, seed: seed)
        var best: (fit: Fit, loss: Double, epoch: Int)?
        var generator = SplitMix64(seed: seed)
        let shape = Shape(dimensions: dimensions, filters: settings.filters, classes: classes)
        let network = PiecewiseNetwork(shape: shape, generator: &generator)
        let weights = NetworkTrainer.weights(of: examples, classes: classes, settings.classWeights)
        var trainer = NetworkTrainer(network, vectors, settings, generator)
        var order = Array(examples.indices)
        let steps = (order.count + settings.batch - 1) / settings.batch
        for epoch in 0..<settings.epochs {
            trainer.generator.shuffle(&order)
            for step in 0..<steps {
                let done = Float(epoch * steps + step) / Float(settings.epochs * steps)
                let members = order[(step * settings.batch)..<min(order.count, (step + 1) * settings.batch)]
                trainer.step(members.map { (examples[$0], weights[$0]) }, rate: settings.rate * min(1, 2 * (1 - done) + 0.05))
            }
            progress(epoch + 1)
            guard !held.isEmpty else { continue }
            let fit = Fit(network: trainer.network, vectors: trainer.vectors)
            let loss = fit.meanLoss(of: held)
            if loss < best?.loss ?? .infinity { best = (fit, loss, epoch) }
            if let best, epoch - best.epoch >= settings.patience { break }
        }
        return best?.fit ?? Fit(network: trainer.network, vectors: trainer.vectors)
    }
}

extension PiecewiseNetwork.Fit {
    /// Mean loss of examples in nats, all of one weight. O(words × filters).
    func meanLoss(of examples: [SequencePair]) -> Double {
        let words = network.project(vectors)
        var (scores, loss): ([Float], Double) = ([], 0)
        for example in examples {
            network.scores(of: example.sequence, words, into: &scores)
            let target = Double(scores[example.label])
            loss += scores.withUnsafeMutableBufferPointer { Elementary.softmax($0) } - target
        }
        return loss / Double(max(1, examples.count))
    }
}
