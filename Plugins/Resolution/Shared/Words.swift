internal import EntenteKit
internal import Learning

/// The words of a document as columns: where they stand, a hash of the lower-cased letters, and what they look like.
///
/// A word is a token, except that what follows an apostrophe is a word of its own (`Peru's` → `Peru`, `'s`), however
/// the tokeniser cuts it: names and pronouns are then found in front of `'s`, `'ll` and `'ve` by one look-up.
struct Words {
    /// What a word looks like.
    struct Kind: OptionSet {
        let rawValue: UInt8
        /// Begins with a letter.
        static let letters = Kind(rawValue: 1)
        /// Begins with a capital letter.
        static let capital = Kind(rawValue: 2)
        /// Two letters or more, all of ASCII capital.
        static let allCapital = Kind(rawValue: 4)
        /// Begins with a digit.
        static let number = Kind(rawValue: 8)
    }

    private(set) var ranges: [TextRange] = []
    private(set) var hashes: [UInt64] = []
    private(set) var kinds: [Kind] = []
    /// The words of each sentence.
    private(set) var sentences: [Range<Int>] = []

    var count: Int { ranges.count }

    static let apostropheS = FeatureHash.of("'s")
    static let apostrophe = FeatureHash.of("'")
    static let comma = FeatureHash.of(",")
    static let hyphen = FeatureHash.of("-")
    static let fullStop = FeatureHash.of(".")
    static let and = FeatureHash.of("and")
    static let of = FeatureHash.of("of")
    static let the = FeatureHash.of("the")

    /// Reads the tokens of a document. O(bytes of the tokens).
    init(_ document: Document) {
        ranges.reserveCapacity(document.tokens.count)
        var token = 0
        document.text.withBytes { bytes in
            for sentence in document.sentences {
                while token < document.tokens.count, document.tokens[token].start < sentence.start { token += 1 }
                let first = ranges.count
                while token < document.tokens.count, document.tokens[token].end <= sentence.end {
                    append(document.tokens[token], bytes)
                    token += 1
                }
                sentences.append(first..<ranges.count)
            }
        }
    }

    /// The words that a range covers, wholly or in part. O(log n + answer).
    func indices(of range: TextRange) -> Range<Int> {
        let first = ranges.firstIndex(endingAfter: range.start)
        var last = first
        while last < count, ranges[last].start < range.end { last += 1 }
        return first..<last
    }

    /// The index of the sentence that holds a word. O(log n).
    func sentence(of word: Int) -> Int? {
        var low = 0, high = sentences.count
        while low < high {
            let middle = (low + high) / 2
            if sentences[middle].upperBound > word { high = middle } else { low = middle + 1 }
        }
        return low < sentences.count && sentences[low].contains(word) ? low : nil
    }

    func range(_ words: Range<Int>) -> TextRange { TextRange(ranges[words.lowerBound].start, ranges[words.upperBound - 1].end) }

    /// Whether nothing stands between a word and the one before it.
    func isJoined(_ word: Int) -> Bool { word > 0 && ranges[word - 1].end == ranges[word].start }

    private mutating func append(_ token: TextRange, _ bytes: UnsafeBufferPointer<UInt8>) {
        let start = Int(token.start), end = Int(token.end)
        // `s`, `'s` and `’s` behind the word that they belong to.
        if let last = ranges.last, last.end == token.start, end - start == 1, bytes[start] | 0x20 == 0x73, hashes[count - 1] == Self.apostrophe {
            ranges[count - 1].end = token.end
            hashes[count - 1] = Self.apostropheS
            return
        }
        if let mark = Self.apostrophe(in: bytes, start + 1, end) {
            add(start, mark, bytes)
            add(mark, end, bytes)
        } else {
            add(start, end, bytes)
        }
    }

    /// The last apostrophe inside a token with at most two letters behind it.
    private static func apostrophe(in bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
        guard bytes[start - 1] != 0x27 else { return nil }
        var at = end - 1
        while at >= start, end - at <= 5 {
            if bytes[at] == 0x27 { return end - at <= 3 ? at : nil }
            if bytes[at] == 0xE2, at + 2 < end, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 { return end - at <= 5 ? at : nil }
            at -= 1
        }
        return nil
    }

    private mutating func add(_ start: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        ranges.append(TextRange(start, end))
        hashes.append(WordHash.of(UnsafeBufferPointer(rebasing: bytes[start..<end])))
        kinds.append(WordHash.kind(of: UnsafeBufferPointer(rebasing: bytes[start..<end])))
    }
}

/// Hashes of words without case; the typographic apostrophe is the plain one.
enum WordHash {
    /// O(n), without memory of its own.
    static func of(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 { FeatureHash.of(Folded(word: word)) }

    static func of(_ word: some StringProtocol) -> UInt64 {
        var copy = String(word)
        return copy.withUTF8 { of($0) }
    }

    static func kind(of word: UnsafeBufferPointer<UInt8>) -> Words.Kind {
        guard let first = word.first else { return [] }
        if first &- 0x30 < 10 { return .number }
        if first &- 0x41 < 26 {
            let isAll = word.count > 1 && word.allSatisfy { $0 &- 0x61 >= 26 }
            return isAll ? [.letters, .capital, .allCapital] : [.letters, .capital]
        }
        if first &- 0x61 < 26 { return .letters }
        guard first >= 0xC3, first <= 0xD4, word.count > 1 else { return first >= 0xD5 && first != 0xE2 ? .letters : [] }
        return isCapital(UInt32(first & 0x1F) << 6 | UInt32(word[1] & 0x3F)) ? [.letters, .capital] : .letters
    }

    /// Of the letters of two bytes: Latin-1, Latin Extended-A, Greek and Cyrillic.
    private static func isCapital(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xC0...0xDE: scalar != 0xD7
        case 0x100...0x137, 0x14A...0x177, 0x48A...0x4BF, 0x4D0...0x52F: scalar & 1 == 0
        case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
        case 0x178, 0x386...0x38F, 0x391...0x3AB, 0x400...0x42F: true
        default: false
        }
    }

    /// Bytes with ASCII capitals made small and `’` made `'`.
    private struct Folded: Sequence, IteratorProtocol {
        let word: UnsafeBufferPointer<UInt8>
        var at = 0

        init(word: UnsafeBufferPointer<UInt8>) { self.word = word }

        mutating func next() -> UInt8? {
            guard at < word.count else { return nil }
            let byte = word[at]
            if byte == 0xE2, at + 2 < word.count, word[at + 1] == 0x80, word[at + 2] == 0x99 {
                at += 3
                return 0x27
            }
            at += 1
            return byte &- 0x41 < 26 ? byte | 0x20 : byte
        }
    }
}
