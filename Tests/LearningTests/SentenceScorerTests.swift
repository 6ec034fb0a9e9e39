import Testing

@testable import Learning

@Suite("pairs of a sentence, scored with what they share")
struct SentenceScorerTests {
    private static let words = 40
    private static let dimensions = 16

    private static var vectors: WordVectors {
        var random = SplitMix64(seed: 5)
        let hashes = (0..<words).map { _ in random.next() } + ["un", "##known"].map { FeatureHash.of($0.utf8) }
        let numbers = (0..<(hashes.count * dimensions)).map { _ in Float(random.below(2001) - 1000) / 1000 }
        return WordVectors(hashes: hashes, vectors: numbers, dimensions: dimensions)
    }

    /// A pair in a sentence of `count` words, whose placeholder stands behind them.
    private static func sequence(_ count: Int, _ random: inout SplitMix64, leaps: Bool) -> PairSequence {
        let first = random.below(count), last = first + random.below(count - first)
        let window = max(0, first - 4)..<min(count, last + 5)
        func code(_ position: Int, _ mention: Int) -> UInt8 {
            PairSequence.code(distance: leaps ? random.below(60) - 30 : position - mention)
        }
        let isTurned = random.below(2) == 1
        return PairSequence(
            words: window.map { UInt32($0 == first || random.below(9) == 0 ? count : $0) },
            toSource: window.map { code($0, isTurned ? last : first) }, toTarget: window.map { code($0, isTurned ? first : last) },
            stretchRanges: [window.lowerBound..<(first + 1), first..<(last + 1), last..<window.upperBound].map {
                ($0.lowerBound - window.lowerBound)..<($0.upperBound - window.lowerBound)
            },
            spotPositions: (0..<PairSequence.spots).map { _ in random.below(window.count + 1) - 1 })
    }

    @Test("scores are those of the plain way to compute them", arguments: [(8, 3, false), (24, 19, false), (16, 30, true)])
    func same(_ filters: Int, _ classes: Int, _ leaps: Bool) {
        var random = SplitMix64(seed: UInt64(filters))
        let vectors = Self.vectors
        var network = PiecewiseNetwork(shape: .init(dimensions: Self.dimensions, filters: filters, classes: classes), generator: &random)
        for i in network.layout.toSource.lowerBound..<network.layout.filterBias.upperBound {
            network.parameters[i] = Float(random.below(2001) - 1000) / 4000
        }
        let scorer = SentenceScorer(WordProjections(network: network, vectors: vectors))
        for _ in 0..<40 {
            let count = 1 + random.below(50)
            var numbers: [Float] = []
            scorer.begin(count + 1)
            for place in 0...count {
                let isRare = random.below(4) == 0
                let hash = isRare ? UInt64(place) : vectors.hash(random.below(vectors.count))
                let spelling = ArraySlice((place % 2 == 0 ? "unknown" : "zzz").utf8)
                scorer.append(hash, spelling: spelling)
                vectors.append(hash, spelling: spelling, to: &numbers)
            }
            let plain = network.project(numbers)
            var (fast, slow): ([Float], [Float]) = ([], [])
            for _ in 0..<5 {
                let pair = Self.sequence(count, &random, leaps: leaps)
                scorer.scores(of: pair, into: &fast)
                network.scores(of: pair, plain, into: &slow)
                #expect(fast.count == classes)
                for (a, b) in zip(fast, slow) { #expect(abs(a - b) < 1e-5 * max(1, abs(b))) }
            }
        }
    }

    @Test("the short tangent is the long one")
    func tangent() {
        for step in -2000...2000 {
            let x = Float(step) / 100
            var values = [Float](repeating: x, count: 8)
            LastLayer.squash(&values, 8)
            #expect(abs(Double(values[3]) - Elementary.tanh(Double(x))) < 1e-6 && abs(values[3]) <= 1.000001)
        }
    }

    @Test("words beyond the room are made again for each sentence, and many threads share the others")
    func shared() async {
        var random = SplitMix64(seed: 2)
        let network = PiecewiseNetwork(shape: .init(dimensions: Self.dimensions, filters: 8, classes: 2), generator: &random)
        let vectors = Self.vectors
        let tight = WordProjections(network: network, vectors: vectors, mostKept: 3)
        let sequence = Self.sequence(30, &random, leaps: false)
        func scores(_ model: WordProjections) -> [Float] {
            let scorer = SentenceScorer(model)
            var scores: [Float] = []
            scorer.begin(31)
            for place in 0...30 { scorer.append(vectors.hash(place), spelling: []) }
            scorer.scores(of: sequence, into: &scores)
            return scores
        }
        let wanted = scores(WordProjections(network: network, vectors: vectors))
        await withTaskGroup(of: [Float].self) { group in
            for _ in 0..<16 { group.addTask { scores(tight) } }
            for await found in group { #expect(found == wanted) }
        }
    }
}
