internal import EntenteKit

/// A sentence as the tagger sees it: its words, and the stretches in which a name may stand.
///
/// Most words of a text are in lower case and far from any capital: they are outside without being scored.
struct NameSentence {
    /// A group of capitalised words, with or without small words between.
    struct Run {
        var start = 0
        var end = 0
    }

    private(set) var words: [NameWord] = []
    /// For each word its run of adjacent capitalised words; empty ranges elsewhere.
    private(set) var tight: [Run] = []
    /// The same with small words and years inside.
    private(set) var loose: [Run] = []
    /// For each word the name in which it may stand and the enumeration of that name.
    private(set) var listings = NameListings()
    /// Stretches of words to be tagged.
    private(set) var islands: [Range<Int>] = []

    /// Reads the tokens of a sentence; lists are added by ``mark(_:)``.
    mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ tokens: ArraySlice<TextRange>, _ lexicon: borrowing NameLexicon) {
        words.removeAll(keepingCapacity: true)
        for token in tokens {
            var word = NameWord(text, token)
            word.classes = lexicon.classes.path(word.exact)
            word.kinds = lexicon.kinds.path(word.lower)
            words.append(word)
        }
    }

    /// Finds runs and islands, once the lists are marked.
    mutating func finish() {
        Self.findRuns(words, &tight, bridges: false)
        Self.findRuns(words, &loose, bridges: true)
        listings.read(words)
        findIslands()
    }

    private static func findRuns(_ words: [NameWord], _ runs: inout [Run], bridges: Bool) {
        runs.removeAll(keepingCapacity: true)
        runs.append(contentsOf: repeatElement(Run(), count: words.count))
        var at = 0
        while at < words.count {
            guard opens(words[at], bridges) else {
                at += 1
                continue
            }
            let end = runEnd(words, at, bridges)
            for i in at..<end { runs[i] = Run(start: at, end: end) }
            at = end
        }
    }

    private static func opens(_ word: NameWord, _ bridges: Bool) -> Bool { word.hasUpper || bridges && word.isYear }

    /// Small words belong to a run only if a capitalised one follows.
    private static func runEnd(_ words: [NameWord], _ start: Int, _ bridges: Bool) -> Int {
        var end = start + 1, at = end
        while at < words.count {
            if opens(words[at], bridges) {
                end = at + 1
            } else if !bridges || !words[at].isLink || at - end >= 2 { break }
            at += 1
        }
        return end
    }

    private mutating func findIslands() {
        islands.removeAll(keepingCapacity: true)
        var start = -1, end = -1
        for at in words.indices where words[at].hasUpper {
            // Two words before, two behind; nearer than that, islands are one.
            let from = max(0, at - 2), to = min(words.count, at + 3)
            if start >= 0, from <= end + 1 { end = to } else {
                if start >= 0 { islands.append(start..<end) }
                (start, end) = (from, to)
            }
        }
        if start >= 0 { islands.append(start..<end) }
    }

    /// Notes that words stand in a list name; the longer name wins.
    mutating func mark(_ range: Range<Int>, label: UInt64, hint: UInt64) {
        if hint != 0 {
            for i in range { words[i].hints |= hint }
            return
        }
        let first = words[range.lowerBound]
        if first.listStart >= 0, Int(first.listEnd - first.listStart) >= range.count { return }
        for i in range {
            let place: UInt64 = range.count == 1 ? 1 : i == range.lowerBound ? 2 : i == range.upperBound - 1 ? 3 : 4
            words[i].listLabel = label
            words[i].list = label &+ place
            words[i].listStart = Int32(range.lowerBound)
            words[i].listEnd = Int32(range.upperBound)
        }
    }
}
