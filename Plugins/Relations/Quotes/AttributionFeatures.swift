internal import EntenteKit

/// The features by which the words of a sentence are told apart, seen from one cue: who speaks, and what is said.
///
/// Whoever changes anything here must raise ``QuoteModel/version``: a model of other features would run wrong.
struct AttributionFeatures {
    static let bits = 20
    /// Words further from the cue than this are not looked at: a sentence so long is a list.
    static let reach = 90

    /// What stands between the cue and a word.
    private struct Between {
        var commas: UInt64 = 0
        var verbs: UInt64 = 0
        var marks: UInt64 = 0
        var links: UInt64 = 0
        /// Only auxiliaries, adverbs and negations.
        var isClear = true

        mutating func pass(_ word: SpeechWord) {
            switch word.kind {
            case .comma, .semicolon, .dash, .colon, .bracket:
                commas = min(3, commas + 1)
                isClear = false
            case .past, .speech, .modal:
                verbs = min(3, verbs + 1)
                if word.kind != .modal { isClear = false }
            case .openQuote: marks |= 1
            case .closeQuote: marks |= 2
            case .that, .subordinator: links |= 1
            case .wh: links |= 2
            case .coordinator: links |= 4
            case .auxiliary:
                verbs = min(3, verbs + 1)
            case .adverb, .negation, .to: break
            default: isClear = false
            }
        }
    }

    private var betweens: [Between] = []
    private(set) var features = HashedFeatures(bits: AttributionFeatures.bits)

    /// The tokens seen from a cue: those of its sentence, within reach.
    static func window(_ text: borrowing SpeechText, _ cue: Int) -> Range<Int> {
        let sentence = text.sentences[Int(text.words[cue].sentence)]
        return max(sentence.lowerBound, cue - reach)..<min(sentence.upperBound, cue + reach + 1)
    }

    /// Writes the features of a window's words. O(window).
    ///
    /// - Parameter certainty: how sure it is that the word is a cue, as a small number.
    mutating func read(_ text: borrowing SpeechText, _ window: Range<Int>, cue: Int, certainty: UInt64) {
        features.removeAll()
        measure(text, window, cue)
        let words = text.words
        let head = words[cue]
        @inline(__always) func at(_ i: Int) -> SpeechWord { window.contains(i) ? words[i] : .none }
        let frame = HashedFeatures.both(
            HashedFeatures.both(at(cue - 1).code, at(cue + 1).code), head.quotation >= 0 ? 1 : 2)
        let outer = HashedFeatures.both(at(cue - 2).code, at(cue + 2).code)
        let opens: UInt64 = Self.edge(text, window)
        for i in window {
            let word = words[i], b1 = at(i - 1), b2 = at(i - 2), a1 = at(i + 1), a2 = at(i + 2)
            let side: UInt64 = i < cue ? 1 : i == cue ? 2 : 3
            let distance = side << 8 | Self.bucket(i < cue ? cue - i : i - cue)
            let between = betweens[i - window.lowerBound]
            let path = HashedFeatures.both(between.commas << 8 | between.verbs, between.marks << 8 | between.links) &+ side
            let quote: UInt64 = (word.quotation >= 0 ? 1 : 0) | (head.quotation == word.quotation ? 2 : 0)
            let place: UInt64 = (i == window.lowerBound ? 1 : 0) | (i == window.upperBound - 1 ? 2 : 0)
            features.begin()
            // The word alone, on its side of the cue.
            features.add(word.lower, side)
            features.add(b1.lower, side)
            features.add(a1.lower, side)
            features.add(word.lower, b1.lower, side)
            features.add(word.lower, a1.lower, side)
            features.add(HashedFeatures.both(b1.code, word.code), a1.code, side)
            features.add(HashedFeatures.both(b2.code, b1.code), word.code, side)
            features.add(HashedFeatures.both(word.code, a1.code), a2.code, side)
            features.add(word.suffix3, side)
            // Its distance.
            features.add(distance)
            features.add(distance, word.code)
            features.add(distance, head.lower)
            features.add(distance, frame)
            features.add(distance, word.code, frame)
            features.add(distance, word.lower)
            features.add(distance, b1.code, a1.code)
            features.add(distance, head.code, quote)
            // What stands between.
            features.add(path)
            features.add(path, word.code)
            features.add(path, head.lower)
            features.add(path, frame)
            features.add(path, quote)
            features.add(between.commas << 4 | between.verbs, side, HashedFeatures.both(word.code, b1.code))
            features.add(between.isClear ? 1 : 0, side, word.code)
            features.add(between.isClear ? 1 : 0, side, HashedFeatures.both(head.lower, word.code))
            features.add(between.isClear ? 1 : 0, side, HashedFeatures.both(b1.code, a1.code))
            features.add(between.commas << 4 | between.marks, side, HashedFeatures.both(head.lower, quote))
            // The cue and its frame.
            features.add(head.lower, side, word.code)
            features.add(head.lower, side, quote)
            features.add(head.suffix3, side, word.code)
            features.add(frame, side, word.code)
            features.add(frame, side, quote)
            features.add(HashedFeatures.both(frame, outer), side)
            features.add(HashedFeatures.both(head.lower, frame), side)
            features.add(HashedFeatures.both(head.lower, at(cue + 1).lower), side, distance > side << 8 | 2 ? 1 : 0)
            features.add(HashedFeatures.both(head.lower, at(cue - 1).lower), side, distance > side << 8 | 2 ? 1 : 0)
            features.add(certainty, side, quote)
            features.add(certainty, path)
            // Quotations and the ends of the sentence.
            features.add(quote, side, word.code)
            features.add(quote, HashedFeatures.both(b1.code, a1.code), side)
            features.add(quote, opens, side)
            features.add(quote, place, HashedFeatures.both(opens, side))
            features.add(quote, path, frame)
            features.add(place, side, HashedFeatures.both(word.code, frame))
            features.end()
        }
    }

    /// Whether quotations reach over the ends of the window, and whether there are any.
    private static func edge(_ text: borrowing SpeechText, _ window: Range<Int>) -> UInt64 {
        let first = text.words[window.lowerBound], last = text.words[window.upperBound - 1]
        var code: UInt64 = 0
        if first.quotation >= 0 { code |= text.quoted[Int(first.quotation)].lowerBound < window.lowerBound ? 1 : 2 }
        if last.quotation >= 0 { code |= text.quoted[Int(last.quotation)].upperBound > window.upperBound ? 4 : 8 }
        if window.contains(where: { text.words[$0].quotation >= 0 }) { code |= 16 }
        return code
    }

    private mutating func measure(_ text: borrowing SpeechText, _ window: Range<Int>, _ cue: Int) {
        betweens.removeAll(keepingCapacity: true)
        betweens.append(contentsOf: repeatElement(Between(), count: window.count))
        var between = Between()
        for i in (cue + 1)..<max(cue + 1, window.upperBound) {
            betweens[i - window.lowerBound] = between
            between.pass(text.words[i])
        }
        between = Between()
        for i in stride(from: cue - 1, through: window.lowerBound, by: -1) {
            betweens[i - window.lowerBound] = between
            between.pass(text.words[i])
        }
    }

    @inline(__always)
    private static func bucket(_ distance: Int) -> UInt64 {
        switch distance {
        case ..<6: UInt64(distance)
        case ..<9: 6
        case ..<14: 7
        case ..<25: 8
        default: 9
        }
    }
}
