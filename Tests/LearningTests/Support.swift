@testable import Learning

/// Examples whose class is told by one feature amid noise; `noise` is the share of wrong labels.
func toy(count: Int, classes: Int = 3, noise: Double = 0, bits: Int = 12, seed: UInt64 = 7) -> [Example] {
    var random = SplitMix64(seed: seed)
    var builder = FeatureBuilder(bits: bits)
    return (0..<count).map { _ in
        builder.removeAll()
        let label = random.below(classes)
        builder.add(FeatureHash.combine(1, number: label))
        for _ in 0..<5 { builder.add(FeatureHash.combine(2, number: random.below(50)), 0.5) }
        let wrong = Double(random.below(1000)) < noise * 1000
        return Example(features: builder.vector(), label: wrong ? random.below(classes) : label)
    }
}

let names = ["a", "b", "c"]
