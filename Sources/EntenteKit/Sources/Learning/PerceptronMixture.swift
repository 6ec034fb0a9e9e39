extension PerceptronModel {
    /// The mean of models that have learnt the same examples in different orders: what they agree on stays, what only the
    /// order brought about mostly cancels out.
    ///
    /// Parameter mixing of McDonald, Hall and Mann, "Distributed training strategies for the structured perceptron"
    /// (NAACL 2010).
    ///
    /// - Parameters:
    ///   - models: at least one; of the same classes and feature space.
    ///   - minimumWeight: means of fewer steps are left out.
    /// - Complexity: O(weights + features × classes).
    public static func mean(of models: [PerceptronModel], minimumWeight: Int = 1) -> PerceptronModel {
        let first = models[0]
        precondition(models.allSatisfy { $0.classes == first.classes && $0.bits == first.bits })
        var features: [UInt32] = [], starts: [UInt32] = [0], shifts: [UInt8] = [], entries: [Entry] = []
        var sums = [Int](repeating: 0, count: first.classes.count)
        /// By model: its next row.
        var rows = [Int](repeating: 0, count: models.count)
        while let feature = zip(models, rows).compactMap({ $1 < $0.features.count ? $0.features[$1] : nil }).min() {
            for (number, model) in models.enumerated() where rows[number] < model.features.count {
                guard model.features[rows[number]] == feature else { continue }
                model.add(row: rows[number], to: &sums)
                rows[number] += 1
            }
            let shift = take(&sums, by: models.count, minimumWeight: minimumWeight, into: &entries)
            guard entries.count > Int(starts[starts.count - 1]) else { continue }
            features.append(feature)
            starts.append(UInt32(entries.count))
            shifts.append(shift)
        }
        return PerceptronModel(
            name: first.name, classes: first.classes, bits: first.bits, features: features, starts: starts, shifts: shifts,
            entries: entries)
    }

    private func add(row: Int, to sums: inout [Int]) {
        for entry in entries[Int(starts[row])..<Int(starts[row + 1])] { sums[Int(entry.label)] += Int(entry.weight) << Int(shifts[row]) }
    }

    /// Appends the sums divided by the number of models, sets them to 0, and returns the row's exponent.
    private static func take(
        _ sums: inout [Int], by count: Int, minimumWeight: Int, into entries: inout [Entry]
    ) -> UInt8 {
        let means = sums.map { (Double($0) / Double(count)).rounded() }
        let shift = (means.map(abs).max() ?? 0) > 127 ? mostShift : 0
        for label in sums.indices where abs(means[label]) >= Double(max(1, minimumWeight)) {
            let value = (means[label] / Double(1 << shift)).rounded()
            entries.append(Entry(label: UInt8(label), weight: Int8(max(-127, min(127, value)))))
        }
        for label in sums.indices { sums[label] = 0 }
        return UInt8(shift)
    }
}
