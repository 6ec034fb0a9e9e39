internal import UTF8Bytes

/// The two words before a word in its sentence.
private struct Before {
    var last: Vocabulary.Flags = []
    var earlier: Vocabulary.Flags = []
    /// How many words of the sentence there are already.
    var words = 0

    /// Whether a word completes a request: `Tell us`, `could you tell us`, `wanted to know`, `wonder whether`.
    func makesRequest(with word: Vocabulary.Flags) -> Bool {
        if word.contains(.listener), last.contains(.telling) { return words == 1 || earlier.contains(.second) }
        if word.contains(.learning), earlier.contains(.wishing) { return words <= 6 }
        return word.contains(.whether) && last.contains(.wondering)
    }
}

/// A paragraph or line of the text, with the counts that tell prose from furniture.
struct Line {
    /// Without blanks at both ends; never empty.
    let start: Int
    let end: Int
    /// How many blank lines stand before it.
    let blanksBefore: Int
    var words = 0
    var capitalised = 0
    var stops = 0
    var digits = 0
    var commas = 0
    var questions = 0
    var first = 0
    var second = 0
    var third = 0
    var singular = 0
    var commenting = 0
    var reporting = 0
    var dating = 0
    /// Requests and indirect questions: `Tell us about it.`, `I wanted to know if …`.
    var requests = 0
    /// `| » › • ·` between words, and slashes.
    var separators = 0
    /// A hash of its folded words.
    var hash: UInt64 = Vocabulary.seed
    var firstFlags: Vocabulary.Flags = []
    var secondFlags: Vocabulary.Flags = []
    var lastFlags: Vocabulary.Flags = []
    /// The first full stop, exclamation or question mark.
    var firstMark: UInt32 = 0
    /// The last scalar, not counting closing quotes and brackets.
    var last: UInt32 = 0
    /// The first scalar.
    var head: UInt32 = 0

    /// In bytes.
    var count: Int { end - start }
    var isQuestion: Bool { last == 0x3F }
    /// Whether it ends as a sentence does.
    var isFinished: Bool { last == 0x2E || last == 0x21 || last == 0x3F || last == 0x2026 || last == 0x3002 }
    /// Whether it goes on with what a line before it left open.
    var startsSmall: Bool { Scalar.isLetter(head) && Scalar.folded(head) == head && head < 0x530 }
    /// Whether it starts with a bullet.
    var isItem: Bool { [0x2022, 0x2043, 0x25AA, 0x25CF, 0xB7, 0x2D, 0x2A, 0x2013].contains(head) }

    init(_ text: Bytes, _ start: Int, _ end: Int, blanksBefore: Int, _ vocabulary: Vocabulary) {
        self.start = start
        self.end = end
        self.blanksBefore = blanksBefore
        count(text, vocabulary)
        head = text.scalar(at: start).value
        last = Line.lastScalar(text, start, end)
    }

    private mutating func count(_ text: Bytes, _ vocabulary: Vocabulary) {
        var at = start
        var before = Before()
        while at < end {
            let (value, length) = text.decoded(at: at)
            if Scalar.isLetter(value) {
                at = word(text, at, vocabulary, &before)
                continue
            }
            switch value {
            case 0x30...0x39: digits += 1; hash = Vocabulary.extend(hash, value)
            case 0x2C: commas += 1
            case 0x2E, 0x21, 0x3F:
                if value == 0x3F { questions += 1 }
                if firstMark == 0 { firstMark = value }
                before = Before()
            case 0x7C, 0xBB, 0x203A, 0x2022, 0xB7, 0x2F, 0x3E: separators += 1
            default: break
            }
            at += length
        }
    }

    private mutating func word(_ text: Bytes, _ from: Int, _ vocabulary: Vocabulary, _ before: inout Before) -> Int {
        var at = from
        var wordHash = Vocabulary.seed
        var ideographs = 0
        while at < end {
            // Most letters are ASCII, and need no tables.
            let byte = text.base[at], small = byte | 0x20
            if small &- 0x61 < 26 {
                wordHash = Vocabulary.extend(wordHash, folded: UInt32(small))
                at += 1
                continue
            }
            if byte < 0x80, byte != 0x27 { break }
            let (value, length) = text.decoded(at: at)
            if value >= 0x3040, value < 0xA000 { ideographs += 1 }
            let isApostrophe = value == 0x27 || value == 0x2019
            guard Scalar.isLetter(value) || isApostrophe && Scalar.isLetter(text.scalar(at: at + length).value) else { break }
            wordHash = Vocabulary.extend(wordHash, value)
            at += length
        }
        let flags = vocabulary[wordHash]
        if words == 0 { firstFlags = flags }
        if words == 1 { secondFlags = flags }
        lastFlags = flags
        if before.makesRequest(with: flags) { requests += 1 }
        before = Before(last: flags, earlier: before.last, words: before.words + 1)
        // Scripts without blanks: two characters make a word on average.
        words += max(1, ideographs / 2)
        hash = (hash ^ wordHash) &* 0x100_0000_01B3
        if Scalar.isCapital(text.scalar(at: from).value) { capitalised += 1 }
        if flags.contains(.stop) { stops += 1 }
        if flags.contains(.first) { first += 1 }
        if flags.contains(.second) { second += 1 }
        if flags.contains(.third) { third += 1 }
        if flags.contains(.singular) { singular += 1 }
        if flags.contains(.commenting) { commenting += 1 }
        if flags.contains(.reporting) { reporting += 1 }
        if flags.contains(.dating) { dating += 1 }
        return at
    }

    private static func lastScalar(_ text: Bytes, _ start: Int, _ end: Int) -> UInt32 {
        var at = end
        while at > start {
            let before = text.start(before: at)
            let value = text.scalar(at: before).value
            guard [0x22, 0x27, 0x29, 0x5D, 0x201C, 0x201D, 0x2019, 0xBB, 0x203A].contains(value) else { return value }
            at = before
        }
        return text.scalar(at: text.start(before: end)).value
    }
}
