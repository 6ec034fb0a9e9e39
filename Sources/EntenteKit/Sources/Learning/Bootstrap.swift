/// Percentile bootstrap: Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 13.
public enum Bootstrap {
    /// A confidence interval of a statistic.
    public struct Interval: Sendable, Hashable {
        /// The statistic of the examples themselves.
        public var estimate: Double
        /// Lower bound.
        public var low: Double
        /// Upper bound.
        public var high: Double
    }

    /// Draws `count` examples with replacement `samples` times, and takes the middle `level` of the
    /// statistics. `statistic` receives indices below `count`, repeated ones included. The same seed
    /// gives the same interval. O(samples × (count + statistic)).
    public static func interval(
        count: Int, samples: Int = 1000, level: Double = 0.95, seed: UInt64, statistic: ([Int]) -> Double
    ) -> Interval {
        var indices = Array(0..<count)
        let estimate = statistic(indices)
        guard count > 0, samples > 0 else { return Interval(estimate: estimate, low: estimate, high: estimate) }
        var generator = SplitMix64(seed: seed)
        var values: [Double] = []
        values.reserveCapacity(samples)
        for _ in 0..<samples {
            for i in indices.indices { indices[i] = generator.below(count) }
            values.append(statistic(indices))
        }
        values.sort()
        let tail = Int(Double(samples) * (1 - min(max(level, 0), 1)) / 2)
        let low = values[min(tail, samples - 1)], high = values[max(0, samples - 1 - tail)]
        return Interval(estimate: estimate, low: low, high: high)
    }

    /// Interval of micro F1 without the `excluded` classes.
    public static func microF1(
        gold: [Int], predicted: [Int], classCount: Int, excluding excluded: Set<Int> = [], seed: UInt64
    ) -> Interval {
        interval(count: gold.count, seed: seed) { indices in
            var matrix = ConfusionMatrix(classCount: classCount)
            for i in indices { matrix.add(gold: gold[i], predicted: predicted[i]) }
            return matrix.micro(excluding: excluded).f1
        }
    }

    /// Interval of macro F1 without the `excluded` classes.
    public static func macroF1(
        gold: [Int], predicted: [Int], classCount: Int, excluding excluded: Set<Int> = [], seed: UInt64
    ) -> Interval {
        interval(count: gold.count, seed: seed) { indices in
            var matrix = ConfusionMatrix(classCount: classCount)
            for i in indices { matrix.add(gold: gold[i], predicted: predicted[i]) }
            return matrix.macroF1(excluding: excluded)
        }
    }
}
