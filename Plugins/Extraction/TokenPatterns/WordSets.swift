/// The words and phrases of all rules of a stage: each is looked for once, however many rules name it.
///
/// Words are compared in their normal form (`NameForm`): small letters, one space for white space, the plain apostrophe.
/// A set that wants a word as it is written compares again with the text.
struct WordSets: Sendable {
    /// Words that a pattern names in one place.
    struct Entry: Sendable, Hashable {
        var words: [[UInt8]]
        /// As written in the text, not regardless of case.
        var isExact: Bool
    }

    private(set) var entries: [Entry] = []
    private var numbers: [Entry: Int] = [:]

    /// The number of a set with these words.
    mutating func add(_ words: [String], isExact: Bool) -> Int {
        let normal = words.map { NameForm.normalised($0.utf8, isExact ? [] : .case) }.filter { !$0.isEmpty }
        let entry = Entry(words: Array(Set(normal)).sorted { $0.lexicographicallyPrecedes($1) }, isExact: isExact)
        if let number = numbers[entry] { return number }
        numbers[entry] = entries.count
        entries.append(entry)
        return entries.count - 1
    }
}

/// The distinct words of all sets, in small letters, and the sets that each is in.
struct WordTable: Sendable {
    /// What the scanner looks for.
    let words: [[UInt8]]
    /// Sets of word `n` are `sets[first[n]..<first[n + 1]]`, ascending.
    let first: [Int32]
    let sets: [Int32]
    /// For each exact set its words as written; nil for the others.
    let exact: [Set<[UInt8]>?]

    init(_ sets: WordSets) {
        var users: [[UInt8]: [Int32]] = [:]
        var words: [[UInt8]] = []
        for (number, entry) in sets.entries.enumerated() {
            for word in entry.words {
                let folded = entry.isExact ? NameForm.normalised(word, .case) : word
                if users[folded] == nil { words.append(folded) }
                if users[folded]?.last != Int32(number) { users[folded, default: []].append(Int32(number)) }
            }
        }
        var first: [Int32] = [0], all: [Int32] = []
        for word in words {
            all += users[word]!
            first.append(Int32(all.count))
        }
        (self.words, self.first, self.sets) = (words, first, all)
        exact = sets.entries.map { $0.isExact ? Set($0.words) : nil }
    }

    /// The sets of a word. O(1).
    @inline(__always)
    func sets(of word: Int) -> ArraySlice<Int32> { sets[Int(first[word])..<Int(first[word + 1])] }
}
