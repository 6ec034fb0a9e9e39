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

    private(set) var names: [UInt8] = []
    private(set) var starts: [UInt32] = [0]
    private(set) var candidates: [UInt32] = []
    private(set) var firstCandidate: [UInt32] = [0]
    private(set) var pairs = [UInt64](repeating: 0, count: 1024)
    private let folding: Folding

    init(_ surfaces: [NameSurface], _ scores: [Float], _ folding: Folding) {
        self.folding = folding
        var numbers: [[UInt8]: Int] = [:]
        var records: [[UInt32]] = []
        for surface in surfaces {
            let form = NameForm.normalised(surface.bytes, folding)
            if form.isEmpty { continue }
            if let number = numbers[form] {
                if !records[number].contains(surface.record) { records[number].append(surface.record) }
                continue
            }
            numbers[form] = records.count
            records.append([surface.record])
            names += form
            starts.append(UInt32(names.count))
            addPairs(form)
        }
        for list in records {
            // Stable, so that equally likely ones keep the order of the lists.
            candidates += list.enumerated()
                .sorted { (scores[Int($1.element)], $0.offset) < (scores[Int($0.element)], $1.offset) }.map(\.element)
            firstCandidate.append(UInt32(candidates.count))
        }
    }

    /// The beginnings of all names, each once unless names with equal hashes end there.
    func entries(byWords: Bool) -> [Entry] {
        var all: [Entry] = []
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
