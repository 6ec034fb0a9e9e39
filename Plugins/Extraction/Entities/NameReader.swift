internal import EntenteKit
internal import Learning

/// Takes a document's sentences apart for the tagger: words, what the lists say of them, features.
struct NameReader {
    /// What mentions of lists begin with in their provenance.
    static let listPrefix = "extract.gazetteer/"

    let hints: [String]
    let lexicon: NameLexicon
    private var sentence = NameSentence()
    private var features: NameFeatures

    init(hints: [String], lexicon: NameLexicon, bits: Int) {
        (self.hints, self.lexicon) = (hints, lexicon)
        features = NameFeatures(bits: bits)
    }

    /// Calls `body` for each island with its first token, features and starts.
    mutating func forEachIsland(
        _ document: Document, _ body: (_ firstToken: Int, _ features: [UInt32], _ starts: [Int]) -> Void
    ) {
        let tokens = document.tokens
        let listed = ListedNames(document.mentions, hints: hints)
        var nextToken = 0, nextName = 0
        document.text.withBytes { text in
            for range in document.sentences {
                while nextToken < tokens.count, tokens[nextToken].start < range.start { nextToken += 1 }
                var end = nextToken
                while end < tokens.count, tokens[end].end <= range.end { end += 1 }
                sentence.read(text, tokens[nextToken..<end], lexicon)
                mark(tokens[nextToken..<end], listed, &nextName)
                sentence.finish()
                for island in sentence.islands {
                    features.read(sentence, island)
                    body(nextToken + island.lowerBound, features.all, features.starts)
                }
                nextToken = end
            }
        }
    }

    /// Marks the words of list names that lie on token bounds.
    private mutating func mark(_ tokens: ArraySlice<TextRange>, _ listed: ListedNames, _ next: inout Int) {
        guard let last = tokens.last else { return }
        var from = tokens.startIndex
        while next < listed.all.count, listed.all[next].range.start < last.end {
            let name = listed.all[next]
            next += 1
            while from < tokens.endIndex, tokens[from].end <= name.range.start { from += 1 }
            var to = from
            while to < tokens.endIndex, tokens[to].start < name.range.end { to += 1 }
            guard to > from else { continue }
            sentence.mark((from - tokens.startIndex)..<(to - tokens.startIndex), label: name.label, hint: name.hint)
        }
    }
}

/// The names that lists have found in a document.
struct ListedNames {
    struct Name {
        var range: TextRange
        var label: UInt64
        /// Bit of the hint list; 0 for names proper.
        var hint: UInt64
    }

    private(set) var all: [Name] = []

    init(_ mentions: [Mention], hints: [String]) {
        var known: [String: (label: UInt64, hint: UInt64)] = [:]
        for mention in mentions where mention.by.hasPrefix(NameReader.listPrefix) {
            let code = known[mention.label] ?? ListedNames.code(mention.label, hints)
            known[mention.label] = code
            all.append(Name(range: mention.range, label: code.label, hint: code.hint))
        }
    }

    private static func code(_ label: String, _ hints: [String]) -> (label: UInt64, hint: UInt64) {
        let bit = hints.firstIndex(of: label).map { UInt64(1) << UInt64($0) } ?? 0
        return (FeatureHash.of(label.utf8) & ~7, bit)
    }
}
