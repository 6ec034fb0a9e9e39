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
    /// Whether a name may begin with a byte.
    private let firsts: [Bool]

    init(_ tables: GazetteerTables, _ folding: Folding, byWords: Bool) {
        self.byWords = byWords
        exact = NameIndex(tables, from: .exact, folding, byWords: byWords)
        folded = NameIndex(tables, from: .folded, folding.union(.case), byWords: byWords)
        pairs = zip(exact.pairs, folded.pairs).map { $0 | $1 }
        var firsts = [Bool](repeating: false, count: 256)
        for pair in 0..<(1 << 16) where pairs[pair >> 6] >> UInt64(pair & 63) & 1 != 0 { firsts[pair & 0xFF] = true }
        self.firsts = firsts
    }

    /// Whether no look-up can leave the tables.
    func isSound(records: Int) -> Bool { exact.isSound(records: records) && folded.isSound(records: records) }

    /// The records of a match, the likeliest first.
    func candidates(of match: NameMatch) -> Slice<UnsafeBufferPointer<UInt32>> {
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
                    firsts.withUnsafeBufferPointer { firsts in
                        scan(base, start, end, firsts.baseAddress!, pairs.baseAddress!, exact, folded, into: &found)
                    }
                }
            }
        }
    }

    private func scan(
        _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ firsts: UnsafePointer<Bool>, _ pairs: UnsafePointer<UInt64>,
        _ exact: NameIndex.View, _ folded: NameIndex.View, into found: inout [NameMatch]
    ) {
        let classes = ScalarTables.shared.byteClass
        // Words before this byte belong to the last match, or to what lies outside the range.
        var fresh = start
        var at = start
        while at < end {
            // One look a byte says in most places that no name begins; two bytes say it in nearly all.
            guard firsts[Int(text[at])] else {
                at += 1
                continue
            }
            let pair = Int(text[at]) | (at + 1 < end ? Int(text[at + 1]) << 8 : 0)
            if pairs[pair &>> 6] &>> UInt64(truncatingIfNeeded: pair & 63) & 1 != 0, isUnitStart(text, at, fresh, classes),
                let match = longest(text, at, end, exact, folded)
            {
                found.append(match)
                at = Int(match.range.end)
                fresh = at
            } else {
                at += 1
            }
        }
    }

    /// Whether a unit begins at a byte: a word, or a scalar that is part of none; every scalar where words do not count.
    @inline(__always)
    private func isUnitStart(_ text: UnsafePointer<UInt8>, _ at: Int, _ fresh: Int, _ classes: UnsafePointer<UInt8>) -> Bool {
        if text[at] & 0xC0 == 0x80 { return false }
        guard byWords, at > fresh else { return true }
        switch classes[Int(text[at - 1])] {
        case 0: return true
        case 1: return !isWord(text, at, classes)
        default:
            var before = at - 1
            while before > fresh, text[before] & 0xC0 == 0x80 { before -= 1 }
            return !ScalarTables.shared.isWord(decodeScalar(text, before).value) || !isWord(text, at, classes)
        }
    }

    @inline(__always)
    private func isWord(_ text: UnsafePointer<UInt8>, _ at: Int, _ classes: UnsafePointer<UInt8>) -> Bool {
        let kind = classes[Int(text[at])]
        return kind == 1 || (kind == 2 && ScalarTables.shared.isWord(decodeScalar(text, at).value))
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
