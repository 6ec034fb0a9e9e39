/// Classes of words that stand beside the same words, coarse, middle and fine: what tells a tagger that `Reykjavik`, of
/// which it has read no example, is used as `Oslo` is.
///
/// P. Liang, "Semi-Supervised Learning for Natural Language", MIT 2005: clusters of words as features of a tagger.
struct WordClasses: Sendable {
    /// The classes of a word; 0 for a word in none.
    struct Path: Sendable, Equatable {
        var coarse: UInt16 = 0, middle: UInt16 = 0, fine: UInt16 = 0
    }

    /// An open hash table, so that a look-up costs one access as a rule: hashes of words, 0 where a slot is free.
    private var keys: [UInt64] = []
    private var paths: [Path] = []
    private var mask = 0
    private(set) var count = 0

    /// No classes.
    init() {}

    /// Reads lines `coarse TAB middle TAB fine TAB words with spaces between`; lines that begin with `#` say something
    /// else. Nil for anything else, or numbers beyond 1...65535.
    init?(_ text: String) {
        var rows: [(hash: UInt64, path: Path)] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
            let numbers = cells.prefix(3).compactMap { UInt16(String(decoding: $0, as: UTF8.self)) }
            guard cells.count == 4, numbers.count == 3, !numbers.contains(0) else { return nil }
            let path = Path(coarse: numbers[0], middle: numbers[1], fine: numbers[2])
            for word in cells[3].split(separator: 0x20) { rows.append((NameWord.hash(word), path)) }
        }
        var size = 16
        while size < rows.count * 2 { size *= 2 }
        mask = size - 1
        keys = [UInt64](repeating: 0, count: size)
        paths = [Path](repeating: Path(), count: size)
        for (hash, path) in rows { add(hash, path) }
    }

    private mutating func add(_ hash: UInt64, _ path: Path) {
        var slot = Int(truncatingIfNeeded: hash) & mask
        while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
        if keys[slot] == 0 { count += 1 }
        (keys[slot], paths[slot]) = (hash, path)
    }

    /// The classes of a word by its ``NameWord/exact`` hash. O(1).
    @inline(__always)
    func path(_ hash: UInt64) -> Path {
        if count == 0 { return Path() }
        var slot = Int(truncatingIfNeeded: hash) & mask
        while keys[slot] != 0 {
            if keys[slot] == hash { return paths[slot] }
            slot = (slot + 1) & mask
        }
        return Path()
    }
}

/// What a tagger knows of words beyond lists and spelling.
struct NameLexicon: Sendable {
    /// Classes by the words beside a word in texts of politics, looked up as written.
    var classes = WordClasses()
    /// Classes by the vector of a word, looked up in lower case.
    var kinds = WordClasses()
}
