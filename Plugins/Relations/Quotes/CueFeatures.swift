internal import EntenteKit

/// The features by which a word is known to tell of speech or thought.
///
/// Whoever changes anything here must raise ``QuoteModel/version``: a model of other features would run wrong.
struct CueFeatures {
    /// 2^bits features: a table of that many weights stays in a core's cache.
    static let bits = 18

    private static let according = SpeechWord.hash("according")

    /// Whether a token can be the main word of a cue: verbs, nouns and the colon, not small words.
    static func isCandidate(_ word: SpeechWord) -> Bool {
        switch word.kind {
        case .lower, .past, .gerund, .plural, .capital, .speech, .colon, .adverb: word.sentence >= 0
        default: false
        }
    }

    /// Appends the features of one token. O(1).
    static func read(_ text: borrowing SpeechText, _ at: Int, _ out: inout HashedFeatures) {
        let words = text.words
        let word = words[at]
        @inline(__always) func neighbour(_ offset: Int) -> SpeechWord {
            let i = at + offset
            return i >= 0 && i < words.count && words[i].sentence == word.sentence ? words[i] : .none
        }
        let b1 = neighbour(-1), b2 = neighbour(-2), b3 = neighbour(-3)
        let a1 = neighbour(1), a2 = neighbour(2), a3 = neighbour(3)
        out.begin()
        out.add(word.lower)
        out.add(word.suffix3)
        out.add(word.suffix2)
        out.add(word.code)
        out.add(b1.lower)
        out.add(b2.lower)
        out.add(a1.lower)
        out.add(a2.lower)
        out.add(b1.lower, word.lower)
        out.add(word.lower, a1.lower)
        out.add(word.lower, b1.code)
        out.add(word.lower, a1.code)
        out.add(word.lower, a1.code, a2.code)
        out.add(word.lower, b1.code, b2.code)
        out.add(word.suffix2, b1.code, a1.code)
        out.add(word.code, b1.code, b2.code)
        out.add(word.code, a1.code, a2.code)
        out.add(HashedFeatures.both(word.code, b1.code), a1.code, a2.code)
        out.add(HashedFeatures.both(word.code, b1.code), b2.code, a1.code)
        out.add(word.suffix3, a1.lower)
        out.add(word.suffix3, b1.lower)
        out.add(a1.lower, a2.lower)
        out.add(b2.lower, b1.lower)
        out.add(word.code, a1.lower)
        out.add(word.code, b1.lower)
        out.add(HashedFeatures.both(b3.code, b2.code), b1.code, word.code)
        out.add(HashedFeatures.both(a1.code, a2.code), a3.code, word.code)
        // The nearest words that are neither auxiliaries nor adverbs: a verb's subject often ends there.
        var back = at - 1, on = at + 1
        while back > at - 5, Self.isLight(neighbour(back - at).kind) { back -= 1 }
        while on < at + 5, Self.isLight(neighbour(on - at).kind) { on += 1 }
        let subject = neighbour(back - at), object = neighbour(on - at)
        out.add(subject.lower, word.lower)
        out.add(subject.code, word.lower)
        out.add(subject.code, word.suffix3, a1.code)
        out.add(subject.lower, word.suffix2)
        out.add(object.lower, word.lower)
        out.add(HashedFeatures.both(subject.code, object.code), word.lower)
        out.add(HashedFeatures.both(subject.code, object.code), word.suffix3)
        out.add(HashedFeatures.both(subject.code, word.code), a1.code, b1.code)
        out.add(b3.lower, word.code)
        out.add(a3.lower, word.code)
        readQuotations(text, at, word, &out)
    }

    private static func isLight(_ kind: SpeechWord.Class) -> Bool {
        switch kind {
        case .auxiliary, .modal, .adverb, .negation: true
        default: false
        }
    }

    /// Where quotations stand around the word, and where the word stands in its sentence.
    private static func readQuotations(_ text: borrowing SpeechText, _ at: Int, _ word: SpeechWord, _ out: inout HashedFeatures) {
        let words = text.words
        let sentence = text.sentences[Int(word.sentence)]
        var before: UInt64 = 0, after: UInt64 = 0
        var i = at - 1
        while i >= max(sentence.lowerBound, at - 8) {
            if words[i].kind == .closeQuote {
                before = UInt64(at - i)
                break
            }
            i -= 1
        }
        i = at + 1
        while i < min(sentence.upperBound, at + 9) {
            if words[i].kind == .openQuote {
                after = UInt64(i - at)
                break
            }
            i += 1
        }
        let inside: UInt64 = word.quotation >= 0 ? 1 : 0
        let distance = UInt64(min(6, at - sentence.lowerBound)), rest = UInt64(min(6, sentence.upperBound - at))
        out.add(inside, word.code)
        out.add(inside, word.lower)
        out.add(before, word.code)
        out.add(after, word.code)
        out.add(before, after, inside)
        out.add(before, word.lower)
        out.add(min(after, 3), word.lower)
        out.add(distance, word.code)
        out.add(rest, word.code)
        out.add(distance, rest, word.lower)
    }
}
