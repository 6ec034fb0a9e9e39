/// The rows as they are summed up: long ones as vectors, short ones as lists.
struct PerceptronRows: Sendable {
    typealias Lane = SIMD8<Int16>

    /// Rows with more classes than this are vectors: adding one of 80 classes costs about as much as ten list entries.
    private static let longest = 10

    private struct Row {
        /// The first entry, or the first lane.
        var start: UInt32
        /// Of a list; a vector has 0.
        var count: UInt8
        var shift: UInt8
    }

    /// Lanes of a vector.
    let width: Int
    private var rows: [Row] = []
    private var lists: [PerceptronModel.Entry] = []
    private var vectors: [Lane] = []

    init(classes: Int, starts: [UInt32], shifts: [UInt8], entries: [PerceptronModel.Entry]) {
        width = (classes + 7) / 8
        rows.reserveCapacity(shifts.count)
        for (row, shift) in shifts.enumerated() {
            let range = Int(starts[row])..<Int(starts[row + 1])
            if range.count <= Self.longest {
                rows.append(Row(start: UInt32(lists.count), count: UInt8(range.count), shift: shift))
                lists += entries[range]
            } else {
                rows.append(Row(start: UInt32(vectors.count), count: 0, shift: shift))
                appendVector(entries[range], shift)
            }
        }
    }

    private mutating func appendVector(_ entries: ArraySlice<PerceptronModel.Entry>, _ shift: UInt8) {
        let start = vectors.count
        vectors.append(contentsOf: repeatElement(.zero, count: width))
        for entry in entries {
            vectors[start + Int(entry.label) / 8][Int(entry.label) % 8] = Int16(entry.weight) << Int16(shift)
        }
    }

    /// Adds the rows of the features to `sums`, which holds ``width`` lanes.
    ///
    /// In passes – which features have a row, where it is, adding the long ones, adding the short ones – since a model is
    /// larger than the cache: within a pass many loads wait at once.
    ///
    /// - Parameter features: at most ``PerceptronModel/mostFeatures``.
    @inline(__always)
    func add(_ features: UnsafeBufferPointer<UInt32>, _ index: FeatureIndex, to sums: UnsafeMutablePointer<Lane>) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: PerceptronModel.mostFeatures) { numbers in
            withUnsafeTemporaryAllocation(of: Row.self, capacity: PerceptronModel.mostFeatures) { short in
                let long = numbers.baseAddress!, short = short.baseAddress!
                let found = index.rows(of: features, into: long)
                let counts = sort(found, long: long, short: short)
                addVectors(UnsafeBufferPointer(start: long, count: counts.long), to: sums)
                addLists(UnsafeBufferPointer(start: short, count: counts.short), to: sums)
            }
        }
    }

    /// Parts the rows whose numbers are in `long` into where the vectors begin (in the same memory) and the lists.
    @inline(__always)
    private func sort(
        _ found: Int, long: UnsafeMutablePointer<UInt32>, short: UnsafeMutablePointer<Row>
    ) -> (long: Int, short: Int) {
        rows.withUnsafeBufferPointer { rows in
            var counts = (long: 0, short: 0)
            for place in 0..<found {
                let row = rows[Int(long[place])]
                let isVector = row.count == 0 ? 1 : 0
                long[counts.long] = row.start
                short[counts.short] = row
                counts.long &+= isVector
                counts.short &+= 1 &- isVector
            }
            return counts
        }
    }

    /// Two vectors at a time, which halves the loads and stores of the sums.
    @inline(__always)
    private func addVectors(_ starts: UnsafeBufferPointer<UInt32>, to sums: UnsafeMutablePointer<Lane>) {
        vectors.withUnsafeBufferPointer { vectors in
            guard let base = vectors.baseAddress else { return }
            var place = 0
            while place + 1 < starts.count {
                let one = base + Int(starts[place]), other = base + Int(starts[place + 1])
                for lane in 0..<width { sums[lane] &+= one[lane] &+ other[lane] }
                place += 2
            }
            if place < starts.count {
                let last = base + Int(starts[place])
                for lane in 0..<width { sums[lane] &+= last[lane] }
            }
        }
    }

    @inline(__always)
    private func addLists(_ short: UnsafeBufferPointer<Row>, to sums: UnsafeMutablePointer<Lane>) {
        let flat = UnsafeMutableRawPointer(sums).assumingMemoryBound(to: Int16.self)
        lists.withUnsafeBufferPointer { lists in
            for row in short {
                let shift = Int16(truncatingIfNeeded: row.shift)
                for place in Int(row.start)..<(Int(row.start) + Int(row.count)) {
                    let entry = lists[place]
                    flat[Int(entry.label)] &+= Int16(entry.weight) &<< shift
                }
            }
        }
    }
}
