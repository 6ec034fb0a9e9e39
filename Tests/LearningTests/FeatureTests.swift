import Testing

@testable import Learning

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct FeatureTests {
    @Test func hashesArePinned() {
        // Models on disk depend on these numbers: they may never change.
        #expect(FeatureHash.of("") == FeatureHash.mix(0xCBF2_9CE4_8422_2325))
        #expect(FeatureHash.of("France") == 8_088_838_705_824_931_482)
        #expect(FeatureHash.combine(1, 2) != FeatureHash.combine(2, 1))
        #expect(FeatureHash.of("a", seed: 1) != FeatureHash.of("a"))
        let bytes: [UInt8] = Array("France".utf8)
        #expect(FeatureHash.of(bytes.span) == FeatureHash.of("France".utf8))
        #expect(FeatureHash.of(bytes.span) == FeatureHash.of("France" as StaticString))
    }

    @Test func hashesSpread() {
        var seen = Set<UInt64>()
        for i in 0..<20_000 { seen.insert(FeatureHash.combine(5, number: i) >> 40) }
        // 2^24 cells: about 12 collisions are expected.
        #expect(seen.count > 19_940)
    }

    @Test func vectorsAreSortedAndSummed() {
        let vector = SparseVector(indices: [9, 2, 9, 2, 4], values: [1, 2, 3, 4, 5])
        #expect(vector.indices == [2, 4, 9])
        #expect(vector.values == [6, 5, 4])
        let length = vector.normalized().values.reduce(0) { $0 + $1 * $1 }
        #expect(abs(length - 1) < 1e-6)
        #expect(SparseVector(indices: [], values: []).normalized().count == 0)
    }

    @Test func builderKeepsIndicesWithinTheSpace() {
        var builder = FeatureBuilder(bits: 5)
        for i in 0..<200 { builder.add(FeatureHash.combine(0, number: i)) }
        let vector = builder.vector()
        #expect(vector.indices.allSatisfy { $0 < 32 })
        #expect(vector.values.reduce(0, +) == 200)
        builder.removeAll()
        #expect(builder.vector().count == 0)
    }

    @Test func indexFindsExactlyItsFeatures() {
        var random = SplitMix64(seed: 5)
        let features = Set((0..<500).map { _ in UInt32(random.below(4096)) }).sorted()
        let index = FeatureIndex(bits: 12, features: features)
        for feature in UInt32(0)..<5000 { #expect(index.row(of: feature) == features.firstIndex(of: feature)) }
        #expect(FeatureIndex(bits: 3, features: [7]).row(of: 7) == 0)
    }

    @Test func expAndLogAgreeWithTheCLibrary() {
        for i in -7000...7000 {
            let x = Double(i) / 10.1
            #expect(abs(Elementary.exp(x) / exp(x) - 1) < 1e-14)
            let y = exp(x / 3)
            #expect(abs(Elementary.log(y) - log(y)) < 1e-14 * max(1, abs(log(y))))
        }
        #expect(Elementary.exp(-1000) == 0)
        #expect(Elementary.log(0) == -.infinity)
    }
}
