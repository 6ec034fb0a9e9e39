import Learning
import Testing

@Suite("pairing and counting")
struct MatchingTests {
    /// The largest number of pairs by trying everything.
    private func slow(_ edges: [[Int]], _ left: Int = 0, _ used: Set<Int> = []) -> Int {
        guard left < edges.count else { return 0 }
        let without = slow(edges, left + 1, used)
        return edges[left].filter { !used.contains($0) }.reduce(without) { best, right in
            max(best, 1 + slow(edges, left + 1, used.union([right])))
        }
    }

    @Test("as many pairs as trying everything finds, each partner once")
    func maximum() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<400 {
            let right = random.below(6)
            let edges = (0..<random.below(6)).map { _ in (0..<right).filter { _ in random.below(3) == 0 } }
            let partner = BipartiteMatching.maximum(edges: edges, rightCount: right)
            let pairs = partner.enumerated().compactMap { left, right in right.map { (left, $0) } }
            #expect(pairs.allSatisfy { edges[$0.0].contains($0.1) })
            #expect(Set(pairs.map(\.1)).count == pairs.count)
            #expect(pairs.count == slow(edges))
        }
    }

    @Test("one augmenting path can be long")
    func longPath() {
        let count = 2000
        // Each wants the next one first, and the last can have the first alone.
        let edges = (0..<count).map { $0 == count - 1 ? [0] : [$0, $0 + 1] }
        #expect(BipartiteMatching.maximum(edges: edges, rightCount: count).allSatisfy { $0 != nil })
    }

    @Test("figures are those of the counts, intervals hold them and grow narrow")
    func table() {
        var table = ScoreTable()
        for document in 0..<40 {
            table.add(["A": .init(right: document % 4 == 0 ? 0 : 1, predicted: 1, gold: 1), "B": .init(right: 0.5, predicted: 1, gold: 2)])
        }
        table.add([:])
        let figures = table.figures(samples: 500, seed: 3)
        #expect(figures.labels.map(\.name) == ["A", "B"])
        #expect(figures.labels[0].figures.f1 == 0.75)
        #expect(abs(figures.labels[1].figures.f1 - 1 / 3) < 1e-9)
        #expect(figures.micro.support == 120)
        #expect(abs(figures.micro.f1 - 2 * (30 + 20) / (80 + 120)) < 1e-9)
        #expect(abs(figures.macro.f1 - (0.75 + 1 / 3) / 2) < 1e-9)
        let interval = figures.labels[0].figures.interval!
        #expect(interval.contains(0.75) && interval.lowerBound > 0.5 && interval.upperBound < 0.95)
        // Every document says the same of B.
        let certain = figures.labels[1].figures.interval!
        #expect(abs(certain.upperBound - certain.lowerBound) < 1e-9)
        #expect(table.figures(samples: 500, seed: 3).macro == figures.macro)
        #expect(table.figures(samples: 0, seed: 3).micro.interval == nil)
    }

    @Test("a document alone has no interval, nothing has figures of zero")
    func small() {
        var table = ScoreTable()
        #expect(table.figures(samples: 100, seed: 1).micro.f1 == 0)
        table.add(["A": .init(right: 1, predicted: 1, gold: 1)])
        #expect(table.figures(samples: 100, seed: 1).micro.interval == nil)
    }
}

@Suite("names of hashed features")
struct FeatureTraceTests {
    private static let kind = FeatureHash.of("kind")

    @Test("a feature has the words that it was made of")
    func names() {
        var builder = FeatureBuilder(bits: 20)
        func extract() {
            builder.removeAll()
            let met = FeatureHash.of("met".utf8)
            builder.add(FeatureHash.combine(Self.kind, met))
            builder.add(FeatureHash.combine(FeatureHash.combine(Self.kind, number: -3), met, FeatureHash.of("envoy".utf8)))
        }
        extract()
        let features = builder.vector().indices
        let names = FeatureTrace.names(of: Set(features), bits: 20) { extract() }
        #expect(Set(names.values) == ["kind met", "kind -3 met envoy"])
        #expect(FeatureTrace.names(of: [], bits: 20) { extract() }.isEmpty)
    }

    @Test("features that share a number have both names, the commoner first")
    func collision() {
        var builder = FeatureBuilder(bits: 1)
        let words = ["a", "b", "c", "d", "e", "f"]
        let names = FeatureTrace.names(of: [0, 1], bits: 1) {
            for (count, word) in words.enumerated() { for _ in 0...count { builder.add(FeatureHash.of(word.utf8)) } }
        }
        let all = names.values.flatMap { $0.split(separator: " ").map(String.init).filter { $0 != "|" } }
        #expect(Set(all) == Set(words))
        for name in names.values {
            let order = name.split(separator: " ").filter { $0 != "|" }.map(String.init)
            #expect(order == order.sorted(by: >))
        }
    }
}
