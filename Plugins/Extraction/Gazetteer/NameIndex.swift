/// Names of one case rule in a hash table of their beginnings: first word, first two words and so on.
///
/// A slot of eight bytes holds half of a beginning's hash, whether longer names begin so, and the name that ends there.
/// A hit is compared with the name itself, so equal hashes do no harm.
struct NameIndex: Sendable {
    private static let longer: UInt32 = 1 << 31

    private let folds: Bool
    private let byWords: Bool
    /// Upper half: the tag; lower half: name number + 1, and the bit `longer`. 0 is free.
    private let slots: [UInt64]
    private let mask: Int
    /// All names in normal form, one after the other.
    private let names: [UInt8]
    private let starts: [UInt32]
    /// Bits `first | second << 8` of the pairs of bytes with which a name may begin.
    let pairs: [UInt64]
    /// Records of name `n` are `candidates[firstCandidate[n]..<firstCandidate[n + 1]]`, in the order of the lists.
    private let candidates: [UInt32]
    private let firstCandidate: [UInt32]

    var isEmpty: Bool { starts.count < 2 }
    /// Bytes that the tables occupy.
    var byteCount: Int {
        (slots.count + pairs.count) * 8 + names.count + (starts.count + candidates.count + firstCandidate.count) * 4
    }

    init(_ surfaces: [NameSurface], folds: Bool, byWords: Bool) {
        self.folds = folds
        self.byWords = byWords
        let builder = NameIndexBuilder(surfaces, folds: folds)
        (names, starts, candidates, firstCandidate) = (builder.names, builder.starts, builder.candidates, builder.firstCandidate)
        pairs = builder.pairs
        let entries = builder.entries(byWords: byWords)
        var size = 2
        while size < entries.count * 2 { size *= 2 }
        mask = size - 1
        var slots = [UInt64](repeating: 0, count: size)
        for entry in entries {
            var at = Int(truncatingIfNeeded: entry.key) & (size - 1)
            while slots[at] != 0 { at = (at + 1) & (size - 1) }
            let value = entry.name &+ 1 | (entry.isPrefix ? Self.longer : 0)
            slots[at] = entry.key & 0xFFFF_FFFF_0000_0000 | UInt64(value)
        }
        self.slots = slots
    }

    /// The records that share a name, in the order of the lists.
    func candidates(of name: UInt32) -> ArraySlice<UInt32> {
        candidates[Int(firstCandidate[Int(name)])..<Int(firstCandidate[Int(name) + 1])]
    }

    /// Lends the tables to a search.
    func withView<Result>(_ body: (View) -> Result) -> Result {
        slots.withUnsafeBufferPointer { slots in
            names.withUnsafeBufferPointer { names in
                starts.withUnsafeBufferPointer { starts in
                    body(View(
                        folds: folds, byWords: byWords, mask: mask, isEmpty: isEmpty, slots: slots, names: names, starts: starts))
                }
            }
        }
    }

    /// The tables as plain memory, for the inner loop.
    struct View {
        fileprivate let folds: Bool
        fileprivate let byWords: Bool
        fileprivate let mask: Int
        let isEmpty: Bool
        fileprivate let slots: UnsafeBufferPointer<UInt64>
        fileprivate let names: UnsafeBufferPointer<UInt8>
        fileprivate let starts: UnsafeBufferPointer<UInt32>

        /// The longest name that begins at a byte, and where it ends.
        func longest(_ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (name: UInt32, end: Int)? {
            var walk = NameWalk(text, from: start, to: end, folds: folds, byWords: byWords)
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
            return NameForm.equals(text, start, end, UnsafeBufferPointer(rebasing: names[range]), folds: folds)
        }
    }
}
