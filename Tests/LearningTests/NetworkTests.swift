import Testing

@testable import Learning

/// Two words of eight stand between two mentions; which one comes first, and whether the source does, is the class.
private func sentences(count: Int, seed: UInt64) -> [SequencePair] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
        let isTurned = random.below(2) == 1
        let words: [UInt32] = isTurned ? [3, 2] : [2, 3]
        let filler = { UInt32(4 + random.below(12)) }
        let line = [filler(), 0, filler(), words[0], words[1], filler(), 1, filler()]
        let isBackward = random.below(2) == 1
        let (source, target) = isBackward ? (6, 1) : (1, 6)
        let sequence = PairSequence(
            words: line, toSource: line.indices.map { PairSequence.code(distance: $0 - source) },
            toTarget: line.indices.map { PairSequence.code(distance: $0 - target) },
            stretchRanges: [0..<2, 1..<7, 6..<8], spotPositions: [source, target, source - 1, source + 1, target - 1, target + 1])
        return SequencePair(sequence: sequence, label: (isTurned ? 1 : 0) + (isBackward ? 2 : 0), weight: isTurned ? 1 : 2)
    }
}

private func vectors(_ count: Int, dimensions: Int = 8) -> [Float] {
    var random = SplitMix64(seed: 3)
    return (0..<(count * dimensions)).map { _ in Float(random.below(2001) - 1000) / 2000 }
}

private var settings: PiecewiseNetwork.Settings {
    var settings = PiecewiseNetwork.Settings()
    settings.filters = 16
    settings.epochs = 30
    settings.batch = 20
    settings.rate = 3e-3
    return settings
}

@Suite struct NetworkTests {
    @Test func learnsOrder() throws {
        let fit = try PiecewiseNetwork.train(sentences(count: 300, seed: 1), classes: 4, vectors: vectors(16), dimensions: 8, settings: settings, seed: 1)
        let words = fit.network.project(fit.vectors)
        var scores: [Float] = []
        let test = sentences(count: 200, seed: 2)
        let right = test.count { pair in
            fit.network.scores(of: pair.sequence, words, into: &scores)
            return LinearModel.largest(scores) == pair.label
        }
        #expect(right >= 195)
    }

    @Test func sameSeedSameBits() throws {
        func bytes(_ seed: UInt64) throws -> [UInt8] {
            var few = settings
            few.epochs = 2
            let fit = try PiecewiseNetwork.train(sentences(count: 60, seed: 1), classes: 4, vectors: vectors(16), dimensions: 8, settings: few, seed: seed)
            return fit.network.encoded() + WordVectors(hashes: (0..<16).map { UInt64($0) << 40 }, vectors: fit.vectors, dimensions: 8).encoded()
        }
        let first = try bytes(5)
        #expect(try bytes(5) == first)
        #expect(try bytes(6) != first)
    }

    /// The loss changes along each part's gradient as the gradient says.
    @Test func gradient() {
        var random = SplitMix64(seed: 9)
        let network = PiecewiseNetwork(shape: .init(dimensions: 8, filters: 8, classes: 4), generator: &random)
        let members = sentences(count: 12, seed: 4).map { (example: $0, weight: $0.weight) }
        let keep = [Float](repeating: 1, count: members.count * network.shape.pooled)
        func loss(_ network: PiecewiseNetwork, _ vectors: [Float]) -> Double {
            var batch = NetworkBatch(members, vectors, network)
            var unused = [Float](repeating: 0, count: network.layout.count)
            batch.differentiate(network, keep: keep, into: &unused)
            return batch.loss
        }
        var batch = NetworkBatch(members, vectors(16), network)
        var gradient = [Float](repeating: 0, count: network.layout.count)
        batch.differentiate(network, keep: keep, into: &gradient)
        let layout = network.layout
        for part in [layout.convolution, layout.toSource, layout.toTarget, layout.filterBias, layout.output, layout.outputBias] {
            let square = part.reduce(0.0) { $0 + Double(gradient[$1]) * Double(gradient[$1]) }
            let step = 2e-3 / square.squareRoot()
            var (up, down) = (network, network)
            for i in part {
                up.parameters[i] += Float(step) * gradient[i]
                down.parameters[i] -= Float(step) * gradient[i]
            }
            let slope = (loss(up, vectors(16)) - loss(down, vectors(16))) / (2 * step)
            #expect(abs(slope - square) <= 0.02 * square, "part \(part): \(slope) is not \(square)")
        }
        var (up, down) = (vectors(16), vectors(16))
        let square = batch.vectorGradient.reduce(0.0) { $0 + Double($1) * Double($1) }
        let step = 2e-3 / square.squareRoot()
        for (row, word) in batch.words.enumerated() {
            for d in 0..<8 {
                up[Int(word) * 8 + d] += Float(step) * batch.vectorGradient[row * 8 + d]
                down[Int(word) * 8 + d] -= Float(step) * batch.vectorGradient[row * 8 + d]
            }
        }
        let slope = (loss(network, up) - loss(network, down)) / (2 * step)
        #expect(abs(slope - square) <= 0.02 * square, "word vectors: \(slope) is not \(square)")
    }

    @Test(arguments: [(1, 3, 8), (4, 8, 16), (7, 5, 24), (9, 1, 8)])
    func products(rows: Int, depth: Int, columns: Int) {
        let a = (0..<(rows * depth)).map { Float($0 % 7) - 3 }, b = (0..<(depth * columns)).map { Float($0 % 5) - 2 }
        var c = [Float](repeating: 1, count: rows * columns)
        MatrixProduct.add(a, b, to: &c, rows: rows, depth: depth, columns: columns)
        for row in 0..<rows {
            for column in 0..<columns {
                let sum = (0..<depth).reduce(Float(1)) { $0 + a[row * depth + $1] * b[$1 * columns + column] }
                #expect(c[row * columns + column] == sum)
            }
        }
    }

    @Test func refusesWhatItCannotLearn() {
        #expect(throws: LearningError.self) { try PiecewiseNetwork.train([], classes: 2, vectors: [], dimensions: 8, seed: 1) }
        #expect(throws: LearningError.self) {
            try PiecewiseNetwork.train(sentences(count: 5, seed: 1), classes: 4, vectors: vectors(16), dimensions: 7, seed: 1)
        }
    }

    @Test(arguments: [-30.0, -1, -1e-9, 0, 0.3, 2, 40])
    func hyperbolicTangent(_ x: Double) {
        let y = Elementary.tanh(x)
        #expect(abs(y) <= 1 && y == -Elementary.tanh(-x))
        if abs(x) < 5 { #expect(abs((1 + y) / (1 - y) - Elementary.exp(2 * x)) < 1e-9 * Elementary.exp(2 * abs(x))) }
    }
}
