/// Cuts English endings off lower-cased words, so that `agreed`, `agrees`, `agreeing` and `agreement` share a feature.
///
/// A handful of rules instead of Porter's: a learner needs forms to fall together, not a linguist's stem. Words of
/// other languages lose an ending now and then, always the same one.
enum Stemmer {
    /// An ending and what stands for it.
    private struct Ending {
        let bytes: [UInt8]
        let becomesY: Bool

        init(_ text: StaticString, becomesY: Bool = false) {
            bytes = text.withUTF8Buffer { Array($0) }
            self.becomesY = becomesY
        }
    }

    /// Longer ones first.
    private static let endings = [
        Ending("ations"), Ending("ation"), Ending("ments"), Ending("ances"), Ending("ment"), Ending("ings"),
        Ending("ions"), Ending("ance"), Ending("ing"), Ending("ies", becomesY: true), Ending("ied", becomesY: true),
        Ending("ion"), Ending("ers"), Ending("ors"), Ending("er"), Ending("or"), Ending("ed"), Ending("es"),
        Ending("ly"), Ending("s"), Ending("e"),
    ]
    private static let shortestStem = 3

    /// Shortens a lower-cased word in place. O(endings × length of an ending).
    static func stem(_ word: inout [UInt8]) {
        guard word.count > shortestStem else { return }
        if let ending = endings.first(where: { ends(word, with: $0.bytes) }) {
            word.removeLast(ending.bytes.count)
            if ending.becomesY { word.append(0x79) }
        }
        undouble(&word)
        smoothEnd(&word)
    }

    private static func ends(_ word: [UInt8], with ending: [UInt8]) -> Bool {
        let start = word.count - ending.count
        guard start >= shortestStem else { return false }
        for i in ending.indices where word[start + i] != ending[i] { return false }
        return true
    }

    /// `planned` → `plann` → `plan`; `ll`, `ss` and `zz` belong to the stem.
    private static func undouble(_ word: inout [UInt8]) {
        guard word.count > 3, let last = word.last, last == word[word.count - 2] else { return }
        if last >= 0x61, last <= 0x7A, last != 0x6C, last != 0x73, last != 0x7A { word.removeLast() }
    }

    /// `deni` and `deny` are one, `impose` and `impos` are one.
    private static func smoothEnd(_ word: inout [UInt8]) {
        guard word.count > 4 else { return }
        if word[word.count - 1] == 0x69 { word[word.count - 1] = 0x79 }
        if word[word.count - 1] == 0x65 { word.removeLast() }
    }
}
