/// Collects names for a ``NameIndex``.
struct NameIndexBuilder {
    /// A beginning of names.
    struct Entry {
        let key: UInt64
        /// The name that ends here; `UInt32.max` if none does.
        let name: UInt32
        /// Whether a longer name begins so.
        let isPrefix: Bool
    }

    private var forms: DistinctNames
    private(set) var candidates: [UInt32] = []
    private(set) var firstCandidate: [UInt32] = [0]
    private(set) var pairs = [UInt64](repeating: 0, count: 1024)
    private let folding: Folding

    /// All names in normal form, one after the other, and where each begins.
    var names: [UInt8] { forms.bytes }
    var starts: [UInt32] { forms.starts }

    init(_ surfaces: [NameSurface], _ scores: [Float], _ folding: Folding) {
        self.folding = folding
        forms = DistinctNames(capacity: surfaces.count)
        var bearers: [(name: Int, record: UInt32)] = []
        bearers.reserveCapacity(surfaces.count)
        for surface in surfaces {
            let form = NameForm.normalised(surface.bytes, folding)
            if form.isEmpty { continue }
            let (number, isNew) = forms.number(of: form)
            bearers.append((number, surface.record))
            if isNew { addPairs(form) }
        }
        collect(bearers, scores)
    }

    /// Puts the records of each name together, the likeliest first, each once.
    private mutating func collect(_ bearers: [(name: Int, record: UInt32)], _ scores: [Float]) {
        let count = starts.count - 1
        var next = [Int](repeating: 0, count: count + 1)
        for bearer in bearers { next[bearer.name + 1] += 1 }
        for name in 0..<count { next[name + 1] += next[name] }
        let firsts = next
        var sorted = [UInt32](repeating: 0, count: bearers.count)
        for bearer in bearers {
            sorted[next[bearer.name]] = bearer.record
            next[bearer.name] += 1
        }
        candidates.reserveCapacity(bearers.count)
        for name in 0..<count {
            append(sorted[firsts[name]..<firsts[name + 1]], scores)
            firstCandidate.append(UInt32(candidates.count))
        }
    }

    private mutating func append(_ records: ArraySlice<UInt32>, _ scores: [Float]) {
        // Nearly every name has one bearer.
        guard records.count > 1 else { candidates += records; return }
        var seen: Set<UInt32> = []
        // Stable, so that equally likely ones keep the order of the lists.
        candidates += records.filter { seen.insert($0).inserted }.enumerated()
            .sorted { (scores[Int($1.element)], $0.offset) < (scores[Int($0.element)], $1.offset) }.map(\.element)
    }

    /// The beginnings of all names, each once unless names with equal hashes end there.
    func entries(byWords: Bool) -> [Entry] {
        var all: [Entry] = []
        let starts = starts
        names.withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            for number in 0..<(starts.count - 1) {
                // Names are in normal form already, so the walk leaves them as they are.
                let end = Int(starts[number + 1])
                var walk = NameWalk(base, from: Int(starts[number]), to: end, folding, byWords: byWords)
                while walk.step() {
                    let isWhole = walk.position == end
                    all.append(Entry(key: walk.key, name: isWhole ? UInt32(number) : .max, isPrefix: !isWhole))
                }
            }
        }
        return merged(all)
    }

    private func merged(_ all: [Entry]) -> [Entry] {
        var out: [Entry] = []
        for entry in all.sorted(by: { $0.key == $1.key ? $0.name < $1.name : $0.key < $1.key }) {
            guard let last = out.last, last.key == entry.key, entry.name == .max || last.name == .max else {
                out.append(entry)
                continue
            }
            // Sorted by name, a beginning without a name comes after those with one.
            out[out.count - 1] = Entry(key: last.key, name: min(last.name, entry.name), isPrefix: last.isPrefix || entry.isPrefix)
        }
        return out
    }

    /// Marks the pairs of bytes with which the name may begin in a text.
    private mutating func addPairs(_ form: [UInt8]) {
        var firsts = [form[0]], seconds: [UInt8]?
        let isLoose = folding.contains(.diacritics) || folding.contains(.script)
        if !isLoose, form.count > 1, form[1].isDigit || (form[1] | 0x20) &- 0x61 < 26 { seconds = [form[1]] }
        // Letters with marks and of other scripts may stand for plain ones.
        if isLoose { firsts += Array(0xC2...0xF4) }
        if folding.contains(.case) {
            if form[0] &- 0x61 < 26 { firsts.append(form[0] & ~0x20) }
            // The other case of a longer scalar may begin with another byte.
            if form[0] >= 0x80 { firsts += Array(0xC2...0xF4) }
            if let second = seconds?.first, second &- 0x61 < 26 { seconds = [second, second & ~0x20] }
        }
        // A name that begins with an apostrophe may have the typographic one.
        if form[0] == 0x27 { firsts.append(0xE2) }
        for first in firsts {
            for second in first >= 0x80 || seconds == nil ? Array(0...255) : seconds! {
                let pair = Int(first) | Int(second) << 8
                pairs[pair >> 6] |= 1 << UInt64(pair & 63)
            }
        }
    }
}

/// The names of an index in normal form, each once. A hash table of numbers into one buffer: a dictionary with an array a
/// name took most of the time that a list of a million names needs.
private struct DistinctNames {
    private(set) var bytes: [UInt8] = []
    private(set) var starts: [UInt32] = [0]
    /// A name's number + 1; 0 is free.
    private var slots: [UInt32]
    private let mask: Int

    /// Room for so many names.
    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        mask = size - 1
    }

    /// The number of a name, and whether it was not known before.
    mutating func number(of form: [UInt8]) -> (number: Int, isNew: Bool) {
        var at = Int(truncatingIfNeeded: DistinctNames.hash(form)) & mask
        while slots[at] != 0 {
            let number = Int(slots[at]) - 1
            if bytes[Int(starts[number])..<Int(starts[number + 1])].elementsEqual(form) { return (number, false) }
            at = (at + 1) & mask
        }
        bytes += form
        starts.append(UInt32(bytes.count))
        slots[at] = UInt32(starts.count - 1)
        return (starts.count - 2, true)
    }

    /// FNV-1a, its high bits folded in.
    private static func hash(_ form: [UInt8]) -> UInt64 {
        let hash = form.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return hash ^ hash >> 32
    }
}
