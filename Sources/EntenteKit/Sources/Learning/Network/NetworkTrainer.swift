/// The state of a training: parameters, their moments, the noise.
struct NetworkTrainer {
    private(set) var network: PiecewiseNetwork
    private(set) var vectors: [Float]
    var generator: SplitMix64
    private let settings: PiecewiseNetwork.Settings
    private var adam: Adam
    private var vectorAdam: Adam
    private var gradient: [Float]

    init(_ network: PiecewiseNetwork, _ vectors: [Float], _ settings: PiecewiseNetwork.Settings, _ generator: SplitMix64) {
        self.network = network
        self.vectors = vectors
        self.settings = settings
        self.generator = generator
        adam = Adam(count: network.layout.count)
        vectorAdam = Adam(count: vectors.count)
        gradient = [Float](repeating: 0, count: network.layout.count)
    }

    /// Weights of the examples with their classes' weights, 1 on average.
    static func weights(of examples: [SequencePair], classes: Int, _ classWeights: ClassWeights) -> [Float] {
        let factors = classWeights.weights(labels: examples.map(\.label), classCount: classes)
        let weights = examples.map { Double($0.weight) * factors[$0.label] }
        let mean = weights.reduce(0, +) / Double(weights.count)
        return weights.map { Float($0 / mean) }
    }

    /// One step of the optimiser.
    mutating func step(_ members: [(example: SequencePair, weight: Float)], rate: Float) {
        var batch = NetworkBatch(members, vectors, network)
        let keep = dropoutMask(members.count * network.shape.pooled)
        for i in gradient.indices { gradient[i] = 0 }
        batch.differentiate(network, keep: keep, into: &gradient)
        adam.beginStep()
        vectorAdam.beginStep()
        decay(rate: rate)
        gradient.withUnsafeBufferPointer { adam.update(&network.parameters, 0..<network.layout.count, gradient: $0.baseAddress!, rate: rate) }
        let dimensions = network.shape.dimensions
        batch.vectorGradient.withUnsafeBufferPointer { rows in
            for (row, word) in batch.words.enumerated() {
                let start = Int(word) * dimensions
                vectorAdam.update(&vectors, start..<(start + dimensions), gradient: rows.baseAddress! + row * dimensions, rate: rate)
            }
        }
    }

    /// Factors for the last layer's inputs: 0, or what makes up for the zeros.
    private mutating func dropoutMask(_ count: Int) -> [Float] {
        let threshold = UInt64(Double(settings.dropout) * 4_294_967_296)
        let factor = 1 / (1 - settings.dropout)
        return [Float](unsafeUninitializedCapacity: count) { buffer, initialised in
            var at = 0
            while at < count {
                let bits = generator.next()
                buffer[at] = bits & 0xFFFF_FFFF < threshold ? 0 : factor
                if at + 1 < count { buffer[at + 1] = bits >> 32 < threshold ? 0 : factor }
                at += 2
            }
            initialised = count
        }
    }

    private mutating func decay(rate: Float) {
        let factor = 1 - rate * settings.decay
        for range in [network.layout.convolution, network.layout.output] {
            network.parameters.withUnsafeMutableBufferPointer { for i in range { $0[i] *= factor } }
        }
    }
}
