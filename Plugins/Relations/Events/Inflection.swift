/// Forms of English verbs and nouns, by the rules of spelling and a table of irregular ones.
///
/// Rules that need the stress of a word (`visited`, but `committed`) give both spellings: one that is no word matches
/// nothing.
struct Inflection: Sendable {
    /// Of each irregular verb: past and past participle, each perhaps with variants.
    private var verbs: [String: [String]] = [:]
    private var nouns: [String: String] = [:]

    /// - Parameters:
    ///   - verbs: lines such as `give gave given`.
    ///   - nouns: lines such as `crisis crises`.
    init(verbs: [String] = [], nouns: [String] = []) {
        for line in verbs {
            let words = line.split(separator: " ").map(String.init)
            if let lemma = words.first { self.verbs[lemma] = Array(words.dropFirst()) }
        }
        for line in nouns {
            let words = line.split(separator: " ").map(String.init)
            if words.count == 2 { self.nouns[words[0]] = words[1] }
        }
    }

    /// Every form of a verb, the lemma first.
    func forms(ofVerb lemma: String) -> [String] {
        var forms = [lemma, thirdPerson(lemma)]
        for stem in stems(lemma) { forms.append(stem + "ing") }
        // `undertake` goes like `take`; an irregular verb behind a prefix keeps its forms.
        if let irregular = irregular(lemma) { return forms + irregular }
        if lemma.hasSuffix("e") { return forms + [lemma + "d"] }
        if endsInConsonantAndY(lemma) { return forms + [lemma.dropLast() + "ied"] }
        return forms + stems(lemma).map { $0 + "ed" }
    }

    /// Singular and plural.
    func forms(ofNoun lemma: String) -> [String] {
        if let plural = nouns[lemma] { return [lemma, plural] }
        return [lemma, thirdPerson(lemma)]
    }

    private func irregular(_ lemma: String) -> [String]? {
        if let own = verbs[lemma] { return own }
        for prefix in ["under", "over", "out", "re", "with", "mis", "fore", "up"] where lemma.hasPrefix(prefix) {
            if let base = verbs[String(lemma.dropFirst(prefix.count))] { return base.map { prefix + $0 } }
        }
        return nil
    }

    private func thirdPerson(_ lemma: String) -> String {
        if endsInConsonantAndY(lemma) { return lemma.dropLast() + "ies" }
        let hisses = ["s", "x", "z", "ch", "sh", "o"].contains { lemma.hasSuffix($0) }
        return lemma + (hisses ? "es" : "s")
    }

    /// What `-ing` and `-ed` are put behind.
    private func stems(_ lemma: String) -> [String] {
        if lemma.hasSuffix("ie") { return [lemma.dropLast(2) + "y"] }
        if lemma.hasSuffix("e"), !lemma.hasSuffix("ee"), !lemma.hasSuffix("oe") { return [String(lemma.dropLast())] }
        let end = Array(lemma.utf8.suffix(3))
        guard end.count == 3, !isVowel(end[0]), isVowel(end[1]), !isVowel(end[2]), !Array("wxy".utf8).contains(end[2]) else {
            return [lemma]
        }
        return [lemma, lemma + lemma.suffix(1)]
    }

    private func endsInConsonantAndY(_ word: String) -> Bool {
        let end = Array(word.utf8.suffix(2))
        return end.count == 2 && end[1] == UInt8(ascii: "y") && !isVowel(end[0])
    }

    private func isVowel(_ byte: UInt8) -> Bool { Array("aeiou".utf8).contains(byte) }
}
