import Testing

@testable import Learning

@Suite struct ModelFileTests {
    private let model: LinearModel

    init() throws {
        var model = try LogisticRegression.train(
            toy(count: 200, noise: 0.1), classes: names, bits: 12, metadata: ["corpus": "toy", "é": "☃"]
        ).model
        model.temperature = 1.5
        self.model = model
    }

    @Test func readsWhatItWrites() throws {
        let bytes = model.encoded()
        let copy = try LinearModel(bytes: bytes)
        #expect(copy.encoded() == bytes)
        #expect(copy.classes == names)
        #expect(copy.metadata == model.metadata)
        #expect(copy.temperature == 1.5)
        var first: [Float] = [], second: [Float] = []
        for example in toy(count: 50, seed: 4) {
            model.probabilities(of: example.features, into: &first)
            copy.probabilities(of: example.features, into: &second)
            #expect(first == second)
            #expect(abs(first.reduce(0, +) - 1) < 1e-5)
        }
    }

    @Test func refusesEveryTruncationAndFlip() {
        let bytes = model.encoded()
        for count in 0..<bytes.count { #expect(code(Array(bytes[..<count])) != nil) }
        for i in bytes.indices {
            var flipped = bytes
            flipped[i] ^= UInt8(1 << (i % 8))
            #expect(code(flipped) != nil)
        }
        #expect(code(bytes + [0]) == .checksum)
        #expect(code([]) == .notAModel)
        #expect(code(Array("entente: 1\n".utf8)) == .notAModel)
        var newer = bytes
        newer[8] = 9
        #expect(code(newer) == .version)
    }

    /// Damage with a right checksum must not crash either.
    @Test func survivesHostileFiles() {
        let bytes = Array(model.encoded().dropLast(8))
        var random = SplitMix64(seed: 11)
        for i in 0..<4000 {
            var hostile = bytes
            // The head holds the counts; the first 12 bytes are magic and version.
            let reach = i % 2 == 0 ? 60 : hostile.count
            for _ in 0...random.below(3) { hostile[12 + random.below(reach - 12)] = UInt8(random.below(256)) }
            if i % 3 == 0 { hostile.removeLast(random.below(hostile.count - 40)) }
            let checksum = FeatureHash.of(hostile)
            for byte in 0..<8 { hostile.append(UInt8(truncatingIfNeeded: checksum >> UInt64(8 * byte))) }
            guard let read = try? LinearModel(bytes: hostile) else { continue }
            var scores: [Float] = []
            read.scores(of: SparseVector(indices: [1, 4095, .max], values: [1, 1, 1]), into: &scores)
            #expect(scores.count == read.classes.count)
        }
    }

    @Test func explainsItself() throws {
        let example = toy(count: 1)[0]
        let told = FeatureHash.combine(1, number: example.label) >> 52
        let reasons = model.contributions(of: example.features, to: example.label, limit: 3)
        #expect(reasons.first?.feature == UInt32(told))
    }

    private func code(_ bytes: [UInt8]) -> LinearModelError.Code? {
        do throws(LinearModelError) {
            _ = try LinearModel(bytes: bytes)
            return nil
        } catch {
            return error.code
        }
    }
}
