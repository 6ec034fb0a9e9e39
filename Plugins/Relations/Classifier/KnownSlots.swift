/// Slots of features that a sentence's tokens bring to many of its pairs; -1 for one that no pair has asked for yet.
struct KnownSlots {
    /// Features of a token, and where they stand in its row.
    static let perToken = 15
    static let word = 0, form = 1, zoned = 2, ordered = 5, prefix = 11, two = 13, three = 14

    /// A row for each token.
    var ofToken: [Int32] = []
    /// The feature of two content words with small words between: of each token, and with which token before.
    var skip: [(last: Int32, slot: Int32)] = []
    /// The kind of cue that each token is; -1 for none.
    var cues: [Int8] = []

    /// Forgets all slots. O(tokens).
    mutating func reset(_ words: SentenceWords) {
        ofToken.removeAll(keepingCapacity: true)
        ofToken.append(contentsOf: repeatElement(-1, count: words.count * Self.perToken))
        skip.removeAll(keepingCapacity: true)
        skip.append(contentsOf: repeatElement((last: Int32(-1), slot: Int32(-1)), count: words.count))
        cues.removeAll(keepingCapacity: true)
        for token in 0..<words.count { cues.append(Self.cue(words.lower[token], words.kinds[token])) }
    }

    /// Negation, modality and passive.
    private static func cue(_ word: UInt64, _ kind: SentenceWords.Kind) -> Int8 {
        if kind.contains(.negation) { return 0 }
        guard kind.contains(.function) || kind.contains(.word) else { return -1 }
        if FunctionWords.modals.contains(word) { return 1 }
        if word == FunctionWords.by { return 2 }
        return FunctionWords.forms.contains(word) ? 3 : -1
    }
}
