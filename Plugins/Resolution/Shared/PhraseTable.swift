internal import Learning

/// Phrases of one or more words, found by one look-up a word: the hash of a phrase's first word leads to the few that
/// begin with it.
struct PhraseTable<Payload: Sendable>: Sendable {
    private struct Entry: Sendable {
        var rest: [UInt64]
        var payload: Payload
    }

    private var entries: [UInt64: [Entry]] = [:]

    var isEmpty: Bool { entries.isEmpty }

    /// Adds a phrase, case aside; of two equal ones the first stays. A hyphen is a word of its own or not, as the
    /// tokeniser has it.
    mutating func add(_ phrase: String, _ payload: Payload) {
        add(words: Self.words(phrase, splittingHyphens: false), payload)
        if phrase.utf8.contains(UInt8(ascii: "-")) { add(words: Self.words(phrase, splittingHyphens: true), payload) }
    }

    private mutating func add(words: [UInt64], _ payload: Payload) {
        guard let first = words.first else { return }
        var list = entries[first] ?? []
        let rest = Array(words.dropFirst())
        guard !list.contains(where: { $0.rest == rest }) else { return }
        // Longest first, so that the first hit is the longest.
        let place = list.firstIndex { $0.rest.count < rest.count } ?? list.count
        list.insert(Entry(rest: rest, payload: payload), at: place)
        entries[first] = list
    }

    /// The longest phrase that begins at a word and ends before `end`. O(phrases with this first word).
    func longest(at word: Int, before end: Int, in words: Words) -> (payload: Payload, count: Int)? {
        guard let list = entries[words.hashes[word]] else { return nil }
        for entry in list where word + entry.rest.count < end {
            if entry.rest.indices.allSatisfy({ entry.rest[$0] == words.hashes[word + 1 + $0] }) {
                return (entry.payload, entry.rest.count + 1)
            }
        }
        return nil
    }

    private static func words(_ phrase: String, splittingHyphens: Bool) -> [UInt64] {
        var words: [UInt64] = [], word = ""
        func close() {
            if !word.isEmpty { words.append(WordHash.of(word)) }
            word = ""
        }
        for scalar in phrase.unicodeScalars {
            switch scalar {
            case " ": close()
            case "-" where splittingHyphens:
                close()
                words.append(Words.hyphen)
            case "'", "’":
                close()
                word = "'"
            default: word.unicodeScalars.append(scalar)
            }
        }
        close()
        return words
    }
}

extension PhraseTable where Payload == Void {
    init(_ phrases: [String]) { for phrase in phrases { add(phrase, ()) } }

    func contains(_ word: Int, in words: Words) -> Bool { longest(at: word, before: word + 1, in: words) != nil }
}
