internal import EntenteKit
internal import Learning

/// A sentence's tokens as numbers, made once and used by every pair of mentions in it.
struct SentenceWords {
    /// What kind of token this is.
    struct Kind: OptionSet {
        let rawValue: UInt8
        /// Starts with a letter.
        static let word = Kind(rawValue: 1)
        /// Starts with a capital letter.
        static let capital = Kind(rawValue: 2)
        /// One of ``FunctionWords/all``, or punctuation.
        static let function = Kind(rawValue: 4)
        /// Starts with a digit; all numbers share one hash.
        static let number = Kind(rawValue: 8)
        /// The first word of the sentence: its capital says nothing.
        static let initial = Kind(rawValue: 16)
        /// Ends in `'s`, which its hashes leave out.
        static let possessive = Kind(rawValue: 32)
        /// `not`, `never`, a word in `n't` …
        static let negation = Kind(rawValue: 64)
    }

    private static let number = FeatureHash.of("0")
    /// Lengths in bytes of the prefixes that are features.
    static let prefixLengths = [4, 5]

    /// Where the tokens stand.
    private(set) var ranges: [TextRange] = []
    /// Hashes of the lower-cased words.
    private(set) var lower: [UInt64] = []
    /// Hashes of their stems.
    private(set) var stems: [UInt64] = []
    /// Two a token: hashes of the first four and five bytes; 0 where the word is not longer.
    private(set) var prefixes: [UInt64] = []
    private(set) var kinds: [Kind] = []
    /// The lower-cased words without `'s`, one behind the other.
    private(set) var spelling: [UInt8] = []
    /// Where each of them ends.
    private(set) var spellingEnds: [Int] = []

    var count: Int { ranges.count }

    /// No words.
    init() {}

    /// The lower-cased bytes of a token.
    func spelling(of token: Int) -> ArraySlice<UInt8> {
        spelling[(token == 0 ? 0 : spellingEnds[token - 1])..<spellingEnds[token]]
    }

    /// Reads the tokens of a sentence. O(bytes).
    init(_ tokens: ArraySlice<TextRange>, in text: UnsafeBufferPointer<UInt8>) {
        ranges = Array(tokens)
        var word: [UInt8] = []
        var sawWord = false
        for range in ranges {
            let bytes = UnsafeBufferPointer(rebasing: text[Int(range.start)..<Int(range.end)])
            word.removeAll(keepingCapacity: true)
            WordFolding.append(bytes, to: &word)
            let kind = append(&word, capital: WordFolding.startsUpper(bytes), initial: !sawWord)
            if kind.contains(.word) { sawWord = true }
        }
    }

    private mutating func append(_ word: inout [UInt8], capital: Bool, initial: Bool) -> Kind {
        var kind: Kind = []
        if word.count > 2, word.suffix(2).elementsEqual("'s".utf8) {
            word.removeLast(2)
            kind.insert(.possessive)
        }
        spelling += word
        spellingEnds.append(spelling.count)
        // Spans: over another sequence the hash is a generic function that takes ten times as long.
        let hash = FeatureHash.of(word.span)
        if FunctionWords.negations.contains(hash) || word.count > 3 && word.suffix(3).elementsEqual("n't".utf8) {
            kind.insert(.negation)
        }
        let first = word.first ?? 0
        if first &- 0x30 < 10 { kind.insert(.number) }
        if first &- 0x61 < 26 || first >= 0xC3 && first != 0xE2 { kind.insert(.word) }
        if capital { kind.insert(.capital) }
        if initial { kind.insert(.initial) }
        if FunctionWords.all.contains(hash) || kind.isDisjoint(with: [.word, .number]) { kind.insert(.function) }
        let isNumber = kind.contains(.number)
        lower.append(isNumber ? Self.number : hash)
        for length in Self.prefixLengths {
            prefixes.append(kind.contains(.word) && word.count > length ? FeatureHash.of(word.span.extracting(first: length)) : 0)
        }
        Stemmer.stem(&word)
        stems.append(isNumber ? Self.number : FeatureHash.of(word.span))
        kinds.append(kind)
        return kind
    }
}
