internal import EntenteKit

/// A name found in a text.
struct NameMatch {
    let range: TextRange
    /// The name's number in its index.
    let name: UInt32
    /// Whether it is in the index of the names whose case does not count.
    let isFolded: Bool
}

/// The names whose case counts, and the others.
struct NameIndexes: Sendable {
    private let exact: NameIndex
    private let folded: NameIndex
    private let byWords: Bool
    /// Bits `first | second << 8` of the pairs of bytes with which a name of either index may begin.
    private let pairs: [UInt64]

    init(_ surfaces: [NameSurface], byWords: Bool) {
        self.byWords = byWords
        exact = NameIndex(surfaces.filter { !$0.foldsCase }, folds: false, byWords: byWords)
        folded = NameIndex(surfaces.filter(\.foldsCase), folds: true, byWords: byWords)
        pairs = zip(exact.pairs, folded.pairs).map { $0 | $1 }
    }

    /// Bytes that the tables occupy.
    var byteCount: Int { exact.byteCount + folded.byteCount }

    /// The records of a match, in the order of the lists.
    func candidates(of match: NameMatch) -> ArraySlice<UInt32> {
        (match.isFolded ? folded : exact).candidates(of: match.name)
    }

    /// Appends the names in a range of text: from left to right, the longest where several begin.
    ///
    /// - Complexity: O(length), whatever the number of names.
    func scan(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, into found: inout [NameMatch]) {
        guard let base = text.baseAddress else { return }
        exact.withView { exact in
            folded.withView { folded in
                pairs.withUnsafeBufferPointer { pairs in
                    scan(base, start, end, pairs.baseAddress!, exact, folded, into: &found)
                }
            }
        }
    }

    private func scan(
        _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ pairs: UnsafePointer<UInt64>, _ exact: NameIndex.View,
        _ folded: NameIndex.View, into found: inout [NameMatch]
    ) {
        let classes = ScalarTables.shared.byteClass
        var at = start
        while at < end {
            // The first two bytes say in nearly all places that no name begins.
            let pair = Int(text[at]) | (at + 1 < end ? Int(text[at + 1]) << 8 : 0)
            if pairs[pair &>> 6] &>> UInt64(truncatingIfNeeded: pair & 63) & 1 != 0,
                let match = longest(text, at, end, exact, folded)
            {
                found.append(match)
                at = Int(match.range.end)
            } else if classes[Int(text[at])] == 0 {
                at += 1
            } else if byWords {
                at = wordEnd(text, at, end, classes)
            } else {
                at += decodeScalar(text, at).length
            }
        }
    }

    /// The byte behind the word at a byte, or behind the scalar that is no word.
    @inline(__always)
    private func wordEnd(_ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ classes: UnsafePointer<UInt8>) -> Int {
        var at = start
        while true {
            while at < end, classes[Int(text[at])] == 1 { at += 1 }
            guard at < end, classes[Int(text[at])] == 2 else { return at }
            let (value, length) = decodeScalar(text, at)
            guard ScalarTables.shared.isWord(value) else { return at == start ? at + length : at }
            at += length
        }
    }

    /// Of two equally long names the one whose case counts.
    private func longest(
        _ text: UnsafePointer<UInt8>, _ at: Int, _ end: Int, _ exact: NameIndex.View, _ folded: NameIndex.View
    ) -> NameMatch? {
        let plain = exact.isEmpty ? nil : exact.longest(text, at, end)
        let loose = folded.isEmpty ? nil : folded.longest(text, at, end)
        if let loose, loose.end > plain?.end ?? 0 {
            return NameMatch(range: TextRange(at, loose.end), name: loose.name, isFolded: true)
        }
        return plain.map { NameMatch(range: TextRange(at, $0.end), name: $0.name, isFolded: false) }
    }
}
