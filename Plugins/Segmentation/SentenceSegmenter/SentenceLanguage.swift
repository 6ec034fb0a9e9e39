internal import UTF8Bytes

/// What the rules must know of a language: its abbreviations, and words that seldom start anything but a sentence.
struct SentenceLanguage: Sendable {
    /// What a word means for the period behind it. A word may have several.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16
        /// Stands before a name: `Mr.`. Never ends a sentence before a capital.
        static let title = Flags(rawValue: 1)
        /// Stands before a number: `p.`, `No.`.
        static let reference = Flags(rawValue: 2)
        /// Stands inside a sentence: `e.g.`.
        static let inner = Flags(rawValue: 4)
        /// May end a sentence: `Inc.`; what follows decides.
        static let final = Flags(rawValue: 8)
        /// Ends a sentence before a capital as a rule: `etc.`, `p.m.`.
        static let usuallyFinal = Flags(rawValue: 16)
        /// With a capital it most likely starts a sentence: `The`.
        static let starter = Flags(rawValue: 32)
        /// Is an abbreviation only with a capital: `No.`, not `no.`.
        static let capitalOnly = Flags(rawValue: 64)
        /// A name that ends in `!`.
        static let exclaiming = Flags(rawValue: 128)
        /// Follows an ordinal number: `3. Mai`.
        static let month = Flags(rawValue: 256)
        /// With a capital, between small words and with no mark before it, it starts a sentence: `… to the park When we`.
        static let opener = Flags(rawValue: 512)
        /// Says that someone speaks: `asked`.
        static let speaking = Flags(rawValue: 1024)
        /// Is an abbreviation only beside a number: `5 mm.`, `No. 7`, but `Mm.` and `No.`
        static let numeric = Flags(rawValue: 2048)
        /// Starts the number of a picture or table.
        static let captioning = Flags(rawValue: 4096)

        static let abbreviation: Flags = [.title, .reference, .inner, .final, .usuallyFinal]
    }

    /// How a number with a period behind it is read.
    enum NumberPeriod: Sendable {
        /// `In 2004. Then`: as any word.
        case plain
        /// `der 3. Oktober`: up to two digits are an ordinal, before a noun too.
        case ordinal
        /// `15. maja 2004. godine`: every number may be an ordinal, but a capital starts a sentence.
        case ordinalBeforeLower
    }

    let words: WordTable
    /// The shapes of all openers, and of all abbreviations.
    let openers: WordShapes
    private let abbreviations: WordShapes
    let numbers: NumberPeriod
    /// Whether a sentence may start with a small letter, as people write in mails and comments.
    let allowsSmallStarts: Bool

    /// A language from its lists; words are separated by blanks, without their last period.
    init(_ lists: [(Flags, String)], numbers: NumberPeriod = .plain, allowsSmallStarts: Bool = false) {
        var entries: [(word: String, flags: UInt16)] = []
        for (flags, list) in lists {
            for word in list.split(whereSeparator: \.isWhitespace) {
                // A listed capital asks for a capital in the text.
                let capital = word.first!.isUppercase && flags.isDisjoint(with: [.starter, .month, .opener, .speaking, .captioning])
                entries.append((String(word), flags.rawValue | (capital ? Flags.capitalOnly.rawValue : 0)))
            }
        }
        words = WordTable(entries)
        openers = WordShapes(entries.lazy.filter { Flags(rawValue: $0.flags).contains(.opener) }.map(\.word))
        abbreviations = WordShapes(entries.lazy.filter { !Flags(rawValue: $0.flags).isDisjoint(with: .abbreviation) }.map(\.word))
        self.numbers = numbers
        self.allowsSmallStarts = allowsSmallStarts
    }

    /// The flags of a word, without those that its case rules out.
    func flags(_ bytes: Bytes, _ start: Int, _ end: Int) -> Flags {
        guard end > start, end - start <= 32 else { return [] }
        let flags = Flags(rawValue: words.flags(bytes, start, end))
        if flags.contains(.capitalOnly), bytes.kind(at: start) != .upper { return flags.intersection([.starter, .month, .opener, .speaking, .captioning]) }
        return flags
    }

    /// As ``flags(_:_:_:)`` for abbreviations; for other words perhaps none.
    @inline(__always)
    func abbreviationFlags(_ bytes: Bytes, _ start: Int, _ end: Int) -> Flags {
        abbreviations.mayHold(bytes, start, end) ? flags(bytes, start, end) : []
    }

    /// The language of a BCP 47 tag; the Latin-script default for one that has no lists here.
    static func named(_ tag: String?) -> SentenceLanguage {
        switch tag.map(LanguageDetector.primary) ?? "en" {
        case "en": return english
        case "de": return german
        case "sr", "hr", "bs", "sh", "cnr", "sl", "mk": return serbian
        case "ru", "uk", "be", "bg": return russian
        case "kk", "ky": return kazakh
        default: return other
        }
    }

    /// For languages without lists of their own: what is international.
    static let other = SentenceLanguage([
        (.title, "mr mrs ms dr prof st sr sra srta mme mlle mgr ing"),
        (.reference, "No Nr p pp fig vol art núm nº n°"),
        (.inner, "e.g i.e vs cf ca p.ex z.B"),
        (.final, "Inc Ltd Co Corp jr"),
        (.usuallyFinal, "etc"),
    ])
}
