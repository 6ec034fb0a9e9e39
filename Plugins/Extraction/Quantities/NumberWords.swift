/// The words that numbers are made of.
struct NumberWords: Sendable {
    /// What a word does in a number.
    enum Kind: String, CaseIterable {
        /// `seven`, `seventeen`, `seventy`, `nought`.
        case cardinals
        /// `seventh`, `sevenths`: counts, or names parts.
        case ordinals
        /// `half`, `quarters`: parts that are no ordinals. Their value is what they divide by.
        case parts
        /// `hundred`, `million`.
        case scales
        /// `dozen`: multiplies what stands directly before it.
        case dozens
        /// `minus`.
        case negative
        /// `a`, `an`.
        case article
        /// `point`.
        case point
        case and
        /// `per cent`: no part of a number.
        case percent
    }

    struct Word: Sendable {
        let kind: Kind
        let value: Double
        let isPlural: Bool
    }

    private(set) var words: [Word] = []
    private(set) var trie = ByteTrie(foldsCase: true)
    /// `k`, `bn` behind figures, as written.
    private(set) var suffixes = ValueTrie(foldsCase: false)
    /// `½`.
    private(set) var glyphs = ValueTrie(foldsCase: false)
    /// Words after which `one` stands for a noun, reversed.
    private(set) var beforePronoun = ByteTrie(foldsCase: true)
    /// Words before which `one` stands for a noun.
    private(set) var afterPronoun = ByteTrie(foldsCase: true)
    /// Words that may follow `a third` where it is a part.
    private(set) var afterPart = ByteTrie(foldsCase: true)
    /// The words of kind `and`, reversed.
    private(set) var joins = ByteTrie(foldsCase: true)
    /// `a`, `the`, reversed.
    private(set) var determiners = ByteTrie(foldsCase: true)
    /// Words of time: `one in five years` is no share.
    private(set) var times = ByteTrie(foldsCase: true)
    /// What fractions in figures divide by, unless one is divided.
    private(set) var divisors: Set<Double> = []

    /// The names of the lists that a file may have under `words`.
    static let lists = Kind.allCases.filter { $0 != .percent }.map(\.rawValue)
        + ["suffixes", "glyphs", "divisors", "before_pronoun", "after_pronoun", "after_part", "determiners", "times"]

    /// Adds a list from a file.
    mutating func add(_ list: String, _ entries: [(word: String, value: Double)]) {
        for (word, value) in entries {
            switch list {
            case "suffixes": suffixes.add(word, value)
            case "glyphs": glyphs.add(word, value)
            case "divisors": divisors.insert(value)
            case "before_pronoun": beforePronoun.add(word.utf8.reversed(), 0)
            case "after_pronoun": afterPronoun.add(word.utf8, 0)
            case "after_part": afterPart.add(word.utf8, 0)
            case "determiners": determiners.add(word.utf8.reversed(), 0)
            case "times": times.add(word.utf8, 0)
            default:
                guard let kind = Kind(rawValue: list) else { continue }
                trie.add(word.utf8, words.count)
                if kind == .and { joins.add(word.utf8.reversed(), 0) }
                words.append(Word(kind: kind, value: value, isPlural: word.hasSuffix("s")))
            }
        }
    }
}

/// Names with a number each.
struct ValueTrie: Sendable {
    private(set) var trie: ByteTrie
    private var values: [Double] = []

    init(foldsCase: Bool) { trie = ByteTrie(foldsCase: foldsCase) }

    mutating func add(_ name: String, _ value: Double) {
        trie.add(name.utf8, values.count)
        values.append(value)
    }

    /// The longest name at a place.
    func longest(_ text: ReadableText, _ at: Int) -> (end: Int, value: Double)? {
        trie.longest(text, at).map { ($0.end, values[$0.payload]) }
    }
}
