internal import EntenteKit
internal import Learning

/// What the attribution models see of a token: hashes, and a coarse class that stands in for a part of speech.
struct SpeechWord {
    /// Coarse classes. Small words by list, the others by their letters.
    enum Class: UInt8 {
        case lower, comma, stop, ask, colon, semicolon, dash, openQuote, closeQuote, single, bracket, mark, number
        case subjectPronoun, pronoun, determiner, auxiliary, modal, to, that, wh, preposition, coordinator, negation, subordinator
        case adverb, past, gerund, plural, capital, acronym, speech, you
    }

    /// Of the letters in lower case, with one form of the apostrophe.
    var lower: UInt64 = 0
    var suffix2: UInt64 = 0
    var suffix3: UInt64 = 0
    var kind = Class.lower
    /// The sentence's index, -1 outside all.
    var sentence: Int32 = -1
    /// The outermost quotation that covers the token, -1 for none.
    var quotation: Int32 = -1
    var isUpper = false

    /// Neither punctuation nor a quotation mark.
    var isWord: Bool {
        switch kind {
        case .comma, .stop, .ask, .colon, .semicolon, .dash, .openQuote, .closeQuote, .single, .bracket, .mark: false
        default: true
        }
    }

    /// `kind` as a number for features.
    var code: UInt64 { UInt64(kind.rawValue) + 1 }

    /// What stands before the first token and behind the last.
    static let none: SpeechWord = {
        var word = SpeechWord()
        word.lower = 0x1234_5678_9ABC_DEF1
        word.kind = .mark
        return word
    }()
}

extension SpeechWord {
    private static let prime: UInt64 = 0x100_0000_01B3
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of a word as ``lower`` has it.
    static func hash(_ word: String) -> UInt64 {
        word.utf8.reduce(basis) { ($0 ^ UInt64($1)) &* prime }
    }

    /// Reads a token. O(length).
    init(_ text: UnsafeBufferPointer<UInt8>, _ range: TextRange) {
        let start = Int(range.start), end = Int(range.end)
        guard start < end else { return }
        var low = Self.basis, lowers = 0, uppers = 0, digits = 0
        var at = start
        while at < end {
            var byte = text[at]
            if byte == 0xE2, at + 2 < end, text[at + 1] == 0x80, text[at + 2] == 0x99 {
                byte = 0x27
                at += 2
            } else if byte >= 0x41, byte <= 0x5A {
                uppers += 1
                byte |= 0x20
            } else if byte >= 0x61, byte <= 0x7A || byte >= 0xC3 && byte <= 0xDF {
                lowers += 1
            } else if byte >= 0x30, byte <= 0x39 { digits += 1 }
            low = (low ^ UInt64(byte)) &* Self.prime
            at += 1
        }
        lower = low
        suffix2 = Self.tail(text, max(start, end - 2), end)
        suffix3 = Self.tail(text, max(start, end - 3), end)
        let isCapital = text[start] >= 0x41 && text[start] <= 0x5A || Self.isUpper(text, start, end)
        isUpper = isCapital
        kind = Self.kind(text, start, end, low, letters: lowers + uppers, lowers: lowers, uppers: uppers, digits: digits, isCapital: isCapital)
    }

    private static func tail(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        var hash = basis
        for at in start..<end {
            let byte = text[at]
            hash = (hash ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* prime
        }
        return hash
    }

    /// Upper case of Latin-1 (À–Þ), of Latin Extended-A (even numbers, near enough) and of Cyrillic (Ѐ–Я).
    private static func isUpper(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> Bool {
        guard at + 1 < end else { return false }
        let next = text[at + 1]
        switch text[at] {
        case 0xC3: return next >= 0x80 && next <= 0x9E
        case 0xC4, 0xC5: return next & 1 == 0
        case 0xD0: return next >= 0x80 && next <= 0xAF
        default: return false
        }
    }

    private static func kind(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ low: UInt64, letters: Int, lowers: Int, uppers: Int,
        digits: Int, isCapital: Bool
    ) -> Class {
        if letters == 0 { return digits > 0 ? .number : mark(text, start, end) }
        if let known = SpeechWords.classes[low] { return known }
        if isCapital { return uppers > 1 && lowers == 0 ? .acronym : .capital }
        let last = text[end - 1], before = end - start > 1 ? text[end - 2] : 0
        switch (before, last) {
        case (UInt8(ascii: "l"), UInt8(ascii: "y")): return .adverb
        case (UInt8(ascii: "e"), UInt8(ascii: "d")): return .past
        case (UInt8(ascii: "n"), UInt8(ascii: "g")): return .gerund
        case (_, UInt8(ascii: "s")): return .plural
        default: return .lower
        }
    }

    private static func mark(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Class {
        switch text[start] {
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: "."): return .stop
        case UInt8(ascii: "?"), UInt8(ascii: "!"): return .ask
        case UInt8(ascii: ":"): return .colon
        case UInt8(ascii: ";"): return .semicolon
        case UInt8(ascii: "-"): return .dash
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"): return .bracket
        case 0x27 where end - start == 1: return .single
        case 0xE2 where end - start == 3 && text[start + 1] == 0x80:
            switch text[start + 2] {
            case 0x93, 0x94, 0x95: return .dash
            case 0x98, 0x99, 0x9A: return .single
            case 0xA6: return .stop
            default: return .mark
            }
        // A letter of another script has no case that bytes would show.
        case 0xC3...0xDF, 0xE0...0xE1, 0xE4...0xEF: return .lower
        default: return .mark
        }
    }
}
