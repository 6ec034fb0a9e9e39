internal import EntenteKit
internal import Literals

/// A document as token patterns see it: for each token the words of the rules and the mentions that begin there.
struct TokenView {
    /// A word of the rules that stands at a token and ends with token `end - 1`.
    struct Hit {
        let end: Int32
        let word: Int32
    }

    /// A mention that begins at a token; it takes whole tokens, also where it covers a part.
    struct Unit {
        let end: Int32
        let mention: Int32
    }

    let tokens: [TextRange]
    let sentences: [Range<Int>]
    let mentions: [Mention]
    let text: Text
    let table: WordTable
    /// All tokens in normal form; where each begins, and one entry more.
    let folded: FoldedTokens
    /// How far the mentions up to each reach at most.
    let reach: [UInt32]
    private var hitsByStart: Buckets<Hit>
    private var unitsByStart: Buckets<Unit>

    /// Looks for all words in one pass. O(text + hits).
    init(_ document: borrowing Document, _ table: WordTable, _ scanner: LiteralScanner?) {
        tokens = document.tokens
        mentions = document.mentions
        text = document.text
        self.table = table
        let tokens = tokens
        sentences = document.sentences.map { tokens.indices(inside: $0) }
        folded = FoldedTokens(document.text, tokens, sentences)
        hitsByStart = Buckets(folded.hits(scanner, table), count: tokens.count)
        var furthest: UInt32 = 0
        reach = mentions.map { mention in
            furthest = max(furthest, mention.range.end)
            return furthest
        }
        var units: [(Int, Unit)] = []
        units.reserveCapacity(mentions.count)
        for (index, mention) in mentions.enumerated() {
            let start = tokens.firstIndex(endingAfter: mention.range.start)
            var end = start
            while end < tokens.count, tokens[end].start < mention.range.end { end += 1 }
            if end > start { units.append((start, Unit(end: Int32(end), mention: Int32(index)))) }
        }
        unitsByStart = Buckets(units, count: tokens.count)
    }

    /// The words that begin at a token, longer ones first.
    func hits(at token: Int) -> ArraySlice<Hit> { hitsByStart[token] }

    /// The mentions that begin at a token, longer ones first.
    func units(at token: Int) -> ArraySlice<Unit> { unitsByStart[token] }

    /// Whether a hit is of a set, also as it is written.
    func isIn(_ set: Int, _ hit: Hit, at token: Int) -> Bool {
        let sets = table.sets(of: Int(hit.word))
        var low = sets.startIndex, high = sets.endIndex
        while low < high {
            let middle = (low + high) / 2
            if sets[middle] < Int32(set) { low = middle + 1 } else { high = middle }
        }
        guard low < sets.endIndex, sets[low] == Int32(set) else { return false }
        guard let exact = table.exact[set] else { return true }
        let range = Int(tokens[token].start)..<Int(tokens[Int(hit.end) - 1].end)
        return exact.contains(NameForm.normalised(text.bytes[range], []))
    }

    /// The text of a range of tokens.
    func range(_ start: Int, _ end: Int) -> TextRange { TextRange(tokens[start].start, tokens[end - 1].end) }
}

/// Values in the order of small numbers, all in one array.
struct Buckets<Value> {
    private var first: [Int32]
    private var values: [Value]

    /// Values of one number keep their order. O(values + count).
    init(_ items: [(Int, Value)], count: Int) {
        first = [Int32](repeating: 0, count: count + 1)
        for (number, _) in items { first[number + 1] += 1 }
        for number in 0..<count { first[number + 1] += first[number] }
        var next = first
        var order = [Int](repeating: 0, count: items.count)
        for (index, item) in items.enumerated() {
            order[Int(next[item.0])] = index
            next[item.0] += 1
        }
        values = order.map { items[$0].1 }
    }

    subscript(number: Int) -> ArraySlice<Value> { values[Int(first[number])..<Int(first[number + 1])] }
}
