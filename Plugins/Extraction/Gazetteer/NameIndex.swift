/// Names of one case rule in a hash table of their beginnings: first word, first two words and so on.
///
/// A slot of eight bytes holds half of a beginning's hash, whether longer names begin so, and the name that ends there.
/// A hit is compared with the name itself, so equal hashes do no harm.
///
/// Unchecked: the tables behind the buffers never change, and live as long as this.
struct NameIndex: @unchecked Sendable {
    private static let longer: UInt32 = 1 << 31

    private let folding: Folding
    private let byWords: Bool
    private let tables: GazetteerTables
    /// Number of names.
    private let count: Int
    /// Upper half: the tag; lower half: name number + 1, and the bit `longer`. 0 is free.
    private let slots: UnsafeBufferPointer<UInt64>
    private let mask: Int
    /// All names in normal form, one after the other.
    private let names: UnsafeBufferPointer<UInt8>
    private let starts: UnsafeBufferPointer<UInt32>
    /// Bits `first | second << 8` of the pairs of bytes with which a name may begin.
    let pairs: UnsafeBufferPointer<UInt64>
    /// Records of name `n` are `candidates[firstCandidate[n]..<firstCandidate[n + 1]]`, the likeliest first.
    private let candidates: UnsafeBufferPointer<UInt32>
    private let firstCandidate: UnsafeBufferPointer<UInt32>

    var isEmpty: Bool { count == 0 }

    /// The index whose tables begin with a part.
    init(_ tables: GazetteerTables, from part: GazetteerTables.Part, _ folding: Folding, byWords: Bool) {
        self.tables = tables
        self.folding = folding
        self.byWords = byWords
        slots = tables.words(part.offset(0))
        names = tables.bytes(part.offset(1))
        starts = tables.numbers(part.offset(2))
        candidates = tables.numbers(part.offset(3))
        firstCandidate = tables.numbers(part.offset(4))
        pairs = tables.words(part.offset(5))
        mask = slots.count - 1
        count = starts.count - 1
    }

    /// The tables of the names of some surfaces, in the order of the parts.
    static func parts(_ surfaces: [NameSurface], _ scores: [Float], _ folding: Folding, byWords: Bool) -> [[UInt8]] {
        let builder = NameIndexBuilder(surfaces, scores, folding)
        let entries = builder.entries(byWords: byWords)
        var size = 2
        while size < entries.count * 2 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for entry in entries {
            var at = Int(truncatingIfNeeded: entry.key) & (size - 1)
            while slots[at] != 0 { at = (at + 1) & (size - 1) }
            let value = entry.name &+ 1 | (entry.isPrefix ? Self.longer : 0)
            slots[at] = entry.key & 0xFFFF_FFFF_0000_0000 | UInt64(value)
        }
        return [
            GazetteerTables.raw(slots), builder.names, GazetteerTables.raw(builder.starts), GazetteerTables.raw(builder.candidates),
            GazetteerTables.raw(builder.firstCandidate), GazetteerTables.raw(builder.pairs),
        ]
    }

    /// Whether no look-up can leave the tables: they may come from a file that somebody else wrote.
    func isSound(records: Int) -> Bool {
        guard slots.count >= 2, slots.count & (slots.count - 1) == 0, pairs.count == 1024, count >= 0,
            GazetteerTables.areStarts(starts, names.count), firstCandidate.count == starts.count,
            GazetteerTables.areStarts(firstCandidate, candidates.count), candidates.allSatisfy({ $0 < records })
        else { return false }
        for name in 0..<count where firstCandidate[name] == firstCandidate[name + 1] { return false }
        var hasFree = false
        for slot in slots {
            if slot == 0 { hasFree = true }
            if UInt32(truncatingIfNeeded: slot) & ~Self.longer > count { return false }
        }
        return hasFree
    }

    /// The records that share a name, the likeliest first.
    func candidates(of name: UInt32) -> Slice<UnsafeBufferPointer<UInt32>> {
        candidates[Int(firstCandidate[Int(name)])..<Int(firstCandidate[Int(name) + 1])]
    }

    /// Lends the tables to a search.
    func withView<Result>(_ body: (View) -> Result) -> Result {
        withExtendedLifetime(tables) {
            body(View(
                folding: folding, byWords: byWords, mask: mask, isEmpty: isEmpty, slots: slots, names: names, starts: starts))
        }
    }

    /// The tables as plain memory, for the inner loop.
    struct View {
        fileprivate let folding: Folding
        fileprivate let byWords: Bool
        fileprivate let mask: Int
        let isEmpty: Bool
        fileprivate let slots: UnsafeBufferPointer<UInt64>
        fileprivate let names: UnsafeBufferPointer<UInt8>
        fileprivate let starts: UnsafeBufferPointer<UInt32>

        /// The longest name that begins at a byte, and where it ends.
        func longest(_ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (name: UInt32, end: Int)? {
            var walk = NameWalk(text, from: start, to: end, folding, byWords: byWords)
            var best: (name: UInt32, end: Int)?
            while walk.step() {
                let (isLonger, name) = look(walk.key, text, start, walk.position)
                if let name { best = (name, walk.position) }
                if !isLonger { break }
            }
            return best
        }

        @inline(__always)
        private func look(
            _ key: UInt64, _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int
        ) -> (isLonger: Bool, name: UInt32?) {
            var at = Int(truncatingIfNeeded: key) & mask
            var isLonger = false
            var found: UInt32?
            while slots[at] != 0 {
                let slot = slots[at]
                if (slot ^ key) &>> 32 == 0 {
                    let value = UInt32(truncatingIfNeeded: slot)
                    isLonger = isLonger || value & NameIndex.longer != 0
                    let name = value & ~NameIndex.longer
                    if name != 0, found == nil, isName(name - 1, text, start, end) { found = name - 1 }
                }
                at = (at + 1) & mask
            }
            return (isLonger, found)
        }

        private func isName(_ name: UInt32, _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
            let range = Int(starts[Int(name)])..<Int(starts[Int(name) + 1])
            return NameForm.equals(text, start, end, UnsafeBufferPointer(rebasing: names[range]), folding)
        }
    }
}
