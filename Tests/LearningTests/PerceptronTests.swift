import Testing

@testable import Learning

@Suite struct PerceptronTests {
    private static let bits = 10

    /// A class is told by feature 100 + class, amid noise.
    private static func example(_ random: inout SplitMix64) -> (features: [UInt32], label: Int) {
        let label = random.below(3)
        return ((0..<6).map { _ in UInt32(random.below(90)) } + [UInt32(100 + label)], label)
    }

    private static func guess(_ features: [UInt32], _ score: (UnsafeBufferPointer<UInt32>, UnsafeMutablePointer<Int32>) -> Void) -> Int {
        var scores: [Int32] = [0, 0, 0]
        features.withUnsafeBufferPointer { features in scores.withUnsafeMutableBufferPointer { score(features, $0.baseAddress!) } }
        return scores.firstIndex(of: scores.max()!)!
    }

    private static func learnt(_ count: Int = 400, seed: UInt64 = 3) -> AveragedPerceptron {
        var perceptron = AveragedPerceptron(classes: names, bits: bits)
        var random = SplitMix64(seed: seed)
        for _ in 0..<count {
            let (features, label) = example(&random)
            let guess = guess(features) { perceptron.score($0, into: $1) }
            features.withUnsafeBufferPointer { features in
                if guess == label { perceptron.accept() } else { perceptron.correct(features, gold: label, guess: guess) }
            }
        }
        return perceptron
    }

    private static func model() -> PerceptronModel { learnt().averaged(name: "toy", resolution: 64) }

    private static func file() -> PerceptronFile {
        PerceptronFile(metadata: ["kind": "toy", "é": "☃"], models: [model(), learnt(50, seed: 4).averaged(name: "other")],
            tables: ["words": HashedTable([(hash: 0xFFFF_FFFF, value: 7), (hash: 0x10, value: 300), (hash: 1 << 30, value: 0)])])
    }

    @Test func learnsWhatTellsTheClasses() {
        let model = Self.model()
        var random = SplitMix64(seed: 99)
        let right = (0..<200).count { _ in
            let (features, label) = Self.example(&random)
            return Self.guess(features) { model.score($0, into: $1) } == label
        }
        #expect(right > 195)
    }

    /// The slow way: every feature's scores in every model, added up, divided, rounded.
    @Test(arguments: [1, 2, 5])
    func mixesToTheMean(count: Int) {
        let models = (0..<count).map { Self.learnt(60 * ($0 + 1), seed: UInt64($0)).averaged(name: "toy", resolution: 64) }
        let mean = PerceptronModel.mean(of: models, minimumWeight: 2)
        for feature in 0..<UInt32(1 << Self.bits) {
            let each = models.map { Self.scores(of: feature, $0) }
            for label in 0..<3 {
                let exact = (Double(each.reduce(0) { $0 + $1[label] }) / Double(count)).rounded()
                let got = Self.scores(of: feature, mean)[label]
                // A doubled row rounds to even steps.
                #expect(abs(Double(got) - (abs(exact) < 2 ? 0 : exact)) <= (each.flatMap { $0 }.contains { abs($0) > 127 } ? 1 : 0))
            }
        }
    }

    @Test func aMixtureOfOneIsTheModelItself() {
        let model = Self.model()
        #expect(PerceptronFile(metadata: [:], models: [.mean(of: [model])]).encoded() == PerceptronFile(metadata: [:], models: [model]).encoded())
    }

    private static func scores(of feature: UInt32, _ model: PerceptronModel) -> [Int32] {
        var scores: [Int32] = [0, 0, 0]
        [feature].withUnsafeBufferPointer { feature in
            scores.withUnsafeMutableBufferPointer { model.score(feature, into: $0.baseAddress!) }
        }
        return scores
    }

    /// Averaged by hand: +1 from the first of four examples on, a second +1 from the third on: (1 + 1 + 2 + 2) / 4.
    @Test func averagesOverAllExamples() {
        var perceptron = AveragedPerceptron(classes: names, bits: Self.bits)
        let features: [UInt32] = [7]
        features.withUnsafeBufferPointer { features in
            perceptron.correct(features, gold: 1, guess: 0)
            perceptron.accept()
            perceptron.correct(features, gold: 1, guess: 2)
            perceptron.accept()
        }
        let model = perceptron.averaged(name: "a", resolution: 100)
        // Weights count from the example behind the correction on.
        #expect(model.entries == [.init(label: 0, weight: -75), .init(label: 1, weight: 100), .init(label: 2, weight: -25)])
        #expect(model.shifts == [0])
        #expect(perceptron.averaged(name: "a", minimumUpdates: 3).featureCount == 0)
    }

    @Test func largeWeightsGetAnExponent() {
        var perceptron = AveragedPerceptron(classes: names, bits: Self.bits)
        let features: [UInt32] = [7]
        features.withUnsafeBufferPointer { perceptron.correct($0, gold: 1, guess: 0) }
        for _ in 0..<999 { perceptron.accept() }
        let model = perceptron.averaged(name: "a", resolution: 200)
        #expect(model.shifts == [1])
        var scores: [Int32] = [0, 0, 0]
        features.withUnsafeBufferPointer { features in scores.withUnsafeMutableBufferPointer { model.score(features, into: $0.baseAddress!) } }
        #expect(scores[1] == 200 && scores[0] == -scores[1] && scores[2] == 0)
    }

    @Test func readsWhatItWrites() throws {
        let bytes = Self.file().encoded()
        #expect(bytes == Self.file().encoded())
        let copy = try PerceptronFile(bytes: bytes)
        #expect(copy.encoded() == bytes)
        #expect(copy.metadata == Self.file().metadata)
        #expect(copy.models.map(\.name) == ["toy", "other"])
        let model = try #require(copy.model("toy"))
        #expect(model.entries == Self.model().entries && model.classes == names)
        #expect(copy.model("none") == nil)
        let table = try #require(copy.tables["words"])
        #expect([0xFFFF_FFFF, 0x1F, 1 << 30, 1 << 20].map { table.value(of: $0) } == [7, 300, 0, HashedTable.none])
    }

    @Test(arguments: [[], [0], [5], [0, 1, 2], [127, 255, 256], [3, 1023], Array(0..<1024)])
    func gapsLeadBackToTheFeatures(_ features: [UInt32]) {
        let bytes = FeatureGaps.encoded(features)
        #expect(FeatureGaps.decoded(bytes[...], count: features.count, bits: 10) == features)
        #expect(FeatureGaps.decoded(bytes[...], count: features.count + 1, bits: 10) == nil)
        #expect(features.allSatisfy { $0 < 512 } || FeatureGaps.decoded(bytes[...], count: features.count, bits: 9) == nil)
        #expect(FeatureGaps.decoded(bytes + [0x80], count: features.count, bits: 10) == nil)
        #expect(FeatureGaps.decoded([0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], count: 1, bits: 26) == nil)
    }

    @Test func refusesEveryTruncationAndFlip() {
        let bytes = Self.file().encoded()
        for count in 0..<bytes.count { #expect(code(Array(bytes[..<count])) != nil) }
        for i in bytes.indices {
            var flipped = bytes
            flipped[i] ^= UInt8(1 << (i % 8))
            #expect(code(flipped) != nil)
        }
        #expect(code([]) == .notAModel)
        #expect(code(bytes + [0]) == .checksum)
    }

    /// Damage with a right checksum must not crash either.
    @Test func survivesHostileFiles() {
        let bytes = Array(Self.file().encoded().dropLast(8))
        var random = SplitMix64(seed: 11), readable = 0
        for i in 0..<3000 {
            var hostile = bytes
            let reach = i % 2 == 0 ? 90 : hostile.count
            for _ in 0...random.below(3) { hostile[12 + random.below(reach - 12)] = UInt8(random.below(256)) }
            if i % 3 == 0 { hostile.removeLast(random.below(hostile.count - 40)) }
            let checksum = FeatureHash.of(hostile)
            for byte in 0..<8 { hostile.append(UInt8(truncatingIfNeeded: checksum >> UInt64(8 * byte))) }
            guard let read = try? PerceptronFile(bytes: hostile) else { continue }
            readable += 1
            for model in read.models {
                let scores = UnsafeMutablePointer<Int32>.allocate(capacity: PerceptronModel.mostClasses)
                let features: [UInt32] = Array(0..<120) + [1023, .max]
                features.withUnsafeBufferPointer { model.score($0, into: scores) }
                scores.deallocate()
            }
        }
        #expect(readable > 0)
    }

    private func code(_ bytes: [UInt8]) -> LinearModelError.Code? {
        do throws(LinearModelError) {
            _ = try PerceptronFile(bytes: bytes)
            return nil
        } catch {
            return error.code
        }
    }
}
