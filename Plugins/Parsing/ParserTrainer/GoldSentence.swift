internal import EntenteKit

/// A sentence with its right tags and tree, as the trainer uses it: numbers only.
struct GoldSentence {
    var words: [Word]
    /// Classes of a ``TagSet``.
    var tags: [UInt8]
    /// The tags that the parser will see, from a tagger that has not learnt this sentence.
    var guessed: [UInt8] = []
    /// Heads; the number of words for the root.
    var heads: [Int32]
    /// Relations as numbers of ``ActionSet/relations``.
    var labels: [UInt8]

    var count: Int { words.count }
}

extension GoldSentence {
    /// Makes the tree projective by lifting: a word that crosses other arcs moves to its head's head, the shortest arc
    /// first (Nivre and Nilsson, ACL 2005, without their marks on labels). O(n³) at worst, for one sentence in forty.
    mutating func projectivise() {
        while let word = shortestCrossing() { heads[word] = heads[Int(heads[word])] }
    }

    /// The word of the shortest arc over a word that does not descend from the arc's head.
    private func shortestCrossing() -> Int? {
        var best: (word: Int, length: Int)?
        for word in heads.indices {
            let head = Int(heads[word])
            // The root stands behind all words, and nothing leads out of it.
            if head == count { continue }
            let length = abs(head - word)
            if let best, best.length <= length { continue }
            let inside = (min(word, head) + 1)..<max(word, head)
            if inside.contains(where: { !descends($0, from: head) }) { best = (word, length) }
        }
        return best?.word
    }

    private func descends(_ word: Int, from head: Int) -> Bool {
        var place = word
        while place != head {
            if place == count { return false }
            place = Int(heads[place])
        }
        return true
    }
}
