internal import Learning

/// The features of one sentence's pairs: each has a small number, its slot, so that what pairs share is hashed and looked up in
/// the model once, and equal features of a pair are summed up without sorting.
struct FeatureSlots {
    /// A feature of the pair at hand.
    struct Emission {
        var slot: Int32
        var value: Float
    }

    private struct Entry {
        var feature: UInt32 = 0
        /// The sentence that put it here; 0 for none.
        var sentence: UInt32 = 0
        var slot: Int32 = 0
    }

    private struct Slot {
        var feature: UInt32
        /// Of the model's weights; -1 if there are none.
        var row: Int32
        /// The pair that has this feature; its sum is of no meaning to others.
        var pair: UInt32
        var sum: Float
    }

    /// The feature space has 2^bits dimensions.
    let bits: Int
    /// Whose rows are looked up; none while it learns.
    private let model: LinearModel?
    /// Open addressing; a power of two, at most half of it taken.
    private var table = [Entry](repeating: Entry(), count: 2048)
    private var slots: [Slot] = []
    private var sentence: UInt32 = 1
    private var pair: UInt32 = 0
    /// The slots of the pair at hand, in the order in which they came.
    private var touched: [Int32] = []
    private var rows: [Int32] = []
    private var values: [Float] = []

    init(bits: Int, model: LinearModel?) {
        self.bits = bits
        self.model = model
    }

    /// Turns to another sentence. O(1), but once in four billion sentences.
    mutating func beginSentence() {
        slots.removeAll(keepingCapacity: true)
        sentence &+= 1
        if sentence == 0 {
            for i in table.indices { table[i] = Entry() }
            sentence = 1
        }
        pair = 0
    }

    /// The slot of a hashed feature. O(1) on average.
    mutating func slot(of hash: UInt64) -> Int32 {
        let feature = UInt32(truncatingIfNeeded: hash >> UInt64(64 - bits))
        FeatureTrace.noteAdded(hash)
        if slots.count * 2 >= table.count { grow() }
        var place = place(of: feature)
        while table[place].sentence == sentence {
            if table[place].feature == feature { return table[place].slot }
            place = (place + 1) & (table.count - 1)
        }
        let slot = Int32(slots.count)
        table[place] = Entry(feature: feature, sentence: sentence, slot: slot)
        slots.append(Slot(feature: feature, row: model?.row(ofHash: hash) ?? -1, pair: 0, sum: 0))
        return slot
    }

    @inline(__always)
    private func place(of feature: UInt32) -> Int { Int(feature &* 0x9E37_79B9 >> 8) & (table.count - 1) }

    private mutating func grow() {
        table = [Entry](repeating: Entry(), count: 2 * table.count)
        for (number, slot) in slots.enumerated() {
            var place = place(of: slot.feature)
            while table[place].sentence == sentence { place = (place + 1) & (table.count - 1) }
            table[place] = Entry(feature: slot.feature, sentence: sentence, slot: Int32(number))
        }
    }

    /// Sums up the features of a pair, or of a part of them that is scaled by itself. O(emissions).
    mutating func sum(_ emissions: [Emission]) {
        pair &+= 1
        touched.removeAll(keepingCapacity: true)
        let pair = pair
        slots.withUnsafeMutableBufferPointer { slots in
            for emission in emissions {
                let slot = Int(emission.slot)
                if slots[slot].pair == pair {
                    slots[slot].sum += emission.value
                } else {
                    slots[slot].pair = pair
                    slots[slot].sum = emission.value
                    touched.append(emission.slot)
                }
            }
        }
    }

    /// What was summed up last, in the order of the features. O(n log n).
    func vector() -> SparseVector {
        SparseVector(indices: touched.map { slots[Int($0)].feature }, values: touched.map { slots[Int($0)].sum })
    }

    /// Forgets the scores of the pair before.
    mutating func beginScores() {
        rows.removeAll(keepingCapacity: true)
        values.removeAll(keepingCapacity: true)
    }

    /// Takes what was summed up last into the pair's scores, scaled to a Euclidean length. O(n).
    mutating func addScores(length: Float) {
        var square = 0.0
        for slot in touched {
            let sum = Double(slots[Int(slot)].sum)
            square += sum * sum
        }
        guard square > 0 else { return }
        let factor = length * Float(1 / square.squareRoot())
        for slot in touched where slots[Int(slot)].row >= 0 {
            rows.append(slots[Int(slot)].row)
            values.append(factor * slots[Int(slot)].sum)
        }
    }

    /// The model's scores for what was taken. O(rows × classes).
    func scores(into scores: inout [Float]) {
        rows.withUnsafeBufferPointer { rows in
            values.withUnsafeBufferPointer { values in model?.scores(ofRows: rows, values: values, into: &scores) }
        }
    }

    /// Adds up what each part of `emissions` says for a label; `ends` has where the parts end.
    mutating func support(_ emissions: [Emission], ends: [Int], label: Int) -> [Float] {
        rows.removeAll(keepingCapacity: true)
        for emission in emissions { rows.append(slots[Int(emission.slot)].row) }
        let weights = [Float](unsafeUninitializedCapacity: rows.count) { out, count in
            rows.withUnsafeBufferPointer { rows in
                if let start = out.baseAddress { model?.weights(ofRows: rows, label: label, into: start) }
            }
            count = model == nil ? 0 : rows.count
        }
        var start = 0
        return ends.map { end in
            defer { start = end }
            return (start..<end).reduce(0) { $0 + emissions[$1].value * weights[$1] }
        }
    }
}
