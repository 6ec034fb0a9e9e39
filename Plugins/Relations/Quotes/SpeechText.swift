internal import EntenteKit

/// A document as the attribution models see it: words with their sentence and quotation, and the quotations themselves.
struct SpeechText {
    private(set) var words: [SpeechWord] = []
    let tokens: [TextRange]
    /// Tokens of each sentence.
    private(set) var sentences: [Range<Int>] = []
    /// Outermost quotations, in text order.
    private(set) var quotations: [Quotation] = []
    /// The tokens of each of ``quotations``, with their marks.
    private(set) var quoted: [Range<Int>] = []
    /// Where each paragraph begins, in tokens.
    private(set) var paragraphs: [Int] = []

    /// Reads a document with sentences and tokens. O(text).
    init(_ document: Document) {
        tokens = document.tokens
        let ranges = Paragraphs.of(document)
        document.text.withBytes { text in
            words.reserveCapacity(tokens.count)
            for token in tokens { words.append(SpeechWord(text, token)) }
            quotations = Self.speech(QuotationPairer.quotations(text, paragraphs: ranges))
        }
        markSentences(document.sentences)
        markParagraphs(ranges)
        markQuotations()
    }

    /// Outermost quotations, in whatever marks.
    private static func speech(_ all: [Quotation]) -> [Quotation] {
        var found: [Quotation] = []
        var end: UInt32 = 0
        for quotation in all where quotation.range.start >= end {
            found.append(quotation)
            end = quotation.range.end
        }
        return found
    }

    private mutating func markSentences(_ ranges: [TextRange]) {
        var at = 0
        for (index, range) in ranges.enumerated() {
            while at < tokens.count, tokens[at].start < range.start { at += 1 }
            let first = at
            while at < tokens.count, tokens[at].end <= range.end {
                words[at].sentence = Int32(index)
                at += 1
            }
            sentences.append(first..<at)
        }
    }

    private mutating func markParagraphs(_ ranges: [TextRange]) {
        var at = 0
        for range in ranges {
            while at < tokens.count, tokens[at].start < range.start { at += 1 }
            paragraphs.append(at)
        }
    }

    private mutating func markQuotations() {
        var at = 0
        for (index, quotation) in quotations.enumerated() {
            while at < tokens.count, tokens[at].end <= quotation.range.start { at += 1 }
            let first = at
            while at < tokens.count, tokens[at].start < quotation.range.end {
                words[at].quotation = Int32(index)
                at += 1
            }
            quoted.append(first..<at)
            guard at > first else { continue }
            if !words[first].isWord { words[first].kind = .openQuote }
            if quotation.isClosed, at - first > 1, !words[at - 1].isWord { words[at - 1].kind = .closeQuote }
        }
    }

    /// The share of English articles, prepositions and auxiliaries among the words. O(tokens).
    var smallWords: Double {
        var small = 0, all = 0
        for word in words where word.isWord {
            all += 1
            switch word.kind {
            case .determiner, .preposition, .auxiliary, .to, .that, .subjectPronoun: small += 1
            default: break
            }
        }
        return all > 0 ? Double(small) / Double(all) : 0
    }

    /// The paragraph of a token.
    func paragraph(of token: Int) -> Int {
        var low = 0, high = paragraphs.count
        while low < high {
            let middle = (low + high) / 2
            if paragraphs[middle] > token { high = middle } else { low = middle + 1 }
        }
        return low - 1
    }
}
