import Testing

@testable import Learning

@Suite struct VectorTests {
    private static let spellings = ["sign", "##ed", "co", "-", "operate", "##s", "zürich"]
    private let vectors: WordVectors

    init() {
        let numbers: [Float] = (0..<(Self.spellings.count * 8)).map { Float($0) / 10 - 2 }
        vectors = WordVectors(
            hashes: Self.spellings.map { FeatureHash.of($0.utf8) }, vectors: numbers, dimensions: 8, metadata: ["licence": "CC0"])
    }

    private func vector(_ word: String) -> [Float] {
        var out: [Float] = []
        vectors.append(FeatureHash.of(word.utf8), spelling: ArraySlice(word.utf8), to: &out)
        return out
    }

    @Test(arguments: [
        ("sign", ["sign"]), ("signed", ["sign", "##ed"]), ("co-operates", ["co", "-", "operate", "##s"]), ("zürich", ["zürich"]),
        ("ed", []), ("signing", []), ("", []),
    ])
    func cutsWords(_ word: String, _ parts: [String]) {
        #expect(vectors.parts(of: ArraySlice(word.utf8)) == parts.map { vectors.row(of: FeatureHash.of($0.utf8))! })
        var mean = [Float](repeating: 0, count: 8)
        for part in parts {
            for (i, value) in vector(part).enumerated() { mean[i] += value / Float(parts.count) }
        }
        for (a, b) in zip(vector(word), mean) { #expect(abs(a - b) < 1e-5) }
    }

    @Test func roundsToEightBits() {
        for (row, word) in Self.spellings.enumerated() where !word.hasPrefix("##") {
            for (i, value) in vector(word).enumerated() { #expect(abs(value - (Float(row * 8 + i) / 10 - 2)) < 0.02) }
        }
    }

    @Test func replacesRows() {
        let ones = [Float](repeating: 1, count: 8)
        let changed = vectors.replacing([FeatureHash.of("new"), FeatureHash.of("sign")], with: ones + ones)
        #expect(changed.count == vectors.count + 1)
        for word in ["new", "sign"] {
            var out: [Float] = []
            changed.append(FeatureHash.of(word.utf8), spelling: [], to: &out)
            #expect(out.allSatisfy { abs($0 - 1) < 1e-5 })
        }
        #expect(vectors.replacing([], with: []).encoded() == vectors.encoded())
    }

    @Test func readsWhatItWrites() throws {
        let copy = try WordVectors(bytes: vectors.encoded())
        #expect(copy.encoded() == vectors.encoded())
        #expect(copy.metadata == ["licence": "CC0"])
    }

    /// Files that are cut, flipped, or damaged under a right checksum give an error or something that works.
    @Test(arguments: ["vectors", "network", "archive"])
    func survivesHostileFiles(_ kind: String) {
        var random = SplitMix64(seed: 17)
        let network = PiecewiseNetwork(shape: .init(dimensions: 8, filters: 8, classes: 3), generator: &random)
        let bytes = switch kind {
        case "vectors": vectors.encoded()
        case "network": network.encoded()
        default: ModelArchive([.init("a", [1, 2, 3]), .init("bé", []), .init("c", vectors.encoded())]).encoded()
        }
        #expect(isRead(bytes, kind))
        for _ in 0..<300 {
            #expect(!isRead(Array(bytes[..<random.below(bytes.count)]), kind))
            var flipped = bytes
            flipped[random.below(bytes.count)] ^= UInt8(1 << random.below(8))
            #expect(!isRead(flipped, kind))
        }
        for i in 0..<2000 {
            var hostile = Array(bytes.dropLast(8))
            let reach = i % 2 == 0 ? 40 : hostile.count
            for _ in 0...random.below(3) { hostile[8 + random.below(reach - 8)] = UInt8(random.below(256)) }
            if i % 3 == 0 { hostile.removeLast(random.below(hostile.count - 40)) }
            let checksum = FeatureHash.of(hostile)
            for byte in 0..<8 { hostile.append(UInt8(truncatingIfNeeded: checksum >> UInt64(8 * byte))) }
            _ = isRead(hostile, kind)
        }
    }

    private func isRead(_ bytes: [UInt8], _ kind: String) -> Bool {
        switch kind {
        case "vectors":
            guard let read = try? WordVectors(bytes: bytes) else { return false }
            var out: [Float] = []
            read.append(1, spelling: ArraySlice("signed".utf8), to: &out)
            return out.count == read.dimensions
        case "network": return (try? PiecewiseNetwork(bytes: bytes)) != nil
        default: return (try? ModelArchive(bytes: bytes)) != nil
        }
    }
}

@Suite struct BlendingTests {
    /// Labels drawn from a known mixture of two models give back its temperatures; and together they lose less than either.
    @Test func findsTheTemperatures() {
        var random = SplitMix64(seed: 2)
        let (k, count) = (3, 4000)
        func score() -> Float { Float(random.below(6001) - 3000) / 1000 }
        let first = (0..<(count * k)).map { _ in score() }, second = (0..<(count * k)).map { _ in score() }
        var labels: [Int] = []
        for i in 0..<count {
            var row = (0..<k).map { first[i * k + $0] / 0.5 + second[i * k + $0] / 2 }
            LinearModel.softmax(&row)
            var left = Float(random.below(1_000_000)) / 1_000_000
            labels.append(row.firstIndex { left -= $0; return left < 0 } ?? k - 1)
        }
        let found = Blending.temperatures(first: first, second: second, labels: labels, weights: [Float](repeating: 1, count: count), classCount: k)
        #expect(abs(found.first - 0.5) < 0.05 && abs(found.second - 2) < 0.2)
        let sum = zip(first, second).map { $0 / found.first + $1 / found.second }
        let both = OutOfFold(scores: sum, labels: labels, classCount: k)
        for alone in [first, second] {
            let one = OutOfFold(scores: alone, labels: labels, classCount: k)
            #expect(both.meanLoss() < one.meanLoss(temperature: one.temperature()))
        }
        #expect(both.calibrationError() < 0.03)
        #expect(abs(both.temperature() - 1) < 0.05)
    }
}
