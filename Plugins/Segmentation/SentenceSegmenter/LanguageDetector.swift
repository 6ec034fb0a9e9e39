internal import EntenteKit
internal import UTF8Bytes

/// Tells the language of a text well enough to choose the rules: by script, by letters that one language alone has, and
/// by the commonest function words of the beginning.
enum LanguageDetector {
    /// How many bytes are looked at.
    static let reach = 2048
    /// The name of the setting that asks for detection.
    static let automatic = "auto"

    /// The tag that a document names, that the setting names, or that the text looks like.
    static func tag(of document: Document, fallback: String) -> String {
        if let named = document.language { return named }
        guard fallback == automatic else { return fallback }
        return document.text.withBytes { buffer in Bytes(buffer).map(tag) ?? "en" }
    }

    /// The primary language of a BCP 47 tag.
    static func primary(_ tag: String) -> String {
        // Most tags are nothing else.
        if tag.utf8.allSatisfy({ $0 &- 0x61 < 26 }) { return tag }
        return tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    }

    /// `en`, `de`, `sr`, `ru`, `kk`, or `und` for another language. A text that says nothing is taken for English.
    static func tag(_ bytes: Bytes) -> String {
        var evidence = Evidence()
        evidence.read(bytes, min(bytes.count, reach))
        return evidence.verdict
    }

    /// As ``Bytes/wordEnd(_:_:)``, faster for ASCII.
    private static func wordEnd(_ bytes: Bytes, _ offset: Int, _ limit: Int) -> Int {
        var at = offset
        while at < limit, (bytes.base[at] | 0x20) &- 0x61 < 26 { at += 1 }
        return at < limit && bytes.base[at] >= 0x80 ? bytes.wordEnd(at, limit) : at
    }

    /// What speaks for each language.
    private struct Evidence {
        var cyrillic = 0, kazakh = 0, serbian = 0, russian = 0, words = 0
        /// Function words, in the order of ``FunctionWords/languages``.
        var hits: (Int, Int, Int, Int) = (0, 0, 0, 0)

        /// Reads words until one language leads clearly.
        mutating func read(_ bytes: Bytes, _ limit: Int) {
            let (table, shapes) = (FunctionWords.table, FunctionWords.shapes)
            var at = 0
            while at < limit {
                let scalar = bytes.scalar(at: at)
                guard scalar.kind.isWord else { at += scalar.length; continue }
                let stop = LanguageDetector.wordEnd(bytes, at, limit)
                if scalar.value >= 0x400, scalar.value < 0x530 { countLetters(bytes, at, stop) }
                words += 1
                if shapes.mayHold(bytes, at, stop) { count(table.flags(bytes, at, stop)) }
                if isClear { return }
                at = stop
            }
        }

        private mutating func count(_ flags: UInt16) {
            if flags == 0 { return }
            if flags & 1 != 0 { hits.0 += 1 }
            if flags & 2 != 0 { hits.1 += 1 }
            if flags & 4 != 0 { hits.2 += 1 }
            if flags & 8 != 0 { hits.3 += 1 }
        }

        /// Five function words, four in five of them of one language: reading on would change nothing but the time.
        private var isClear: Bool {
            let sum = hits.0 + hits.1 + hits.2 + hits.3
            return sum >= 5 && cyrillic == 0 && max(max(hits.0, hits.1), max(hits.2, hits.3)) * 5 >= sum * 4
        }

        private mutating func countLetters(_ bytes: Bytes, _ start: Int, _ stop: Int) {
            var at = start
            while at < stop {
                let scalar = bytes.scalar(at: at)
                cyrillic += 1
                switch scalar.folded {
                case 0x4D9, 0x493, 0x49B, 0x4A3, 0x4E9, 0x4B1, 0x4AF, 0x4BB: kazakh += 1
                case 0x452, 0x458, 0x459, 0x45A, 0x45B, 0x45F: serbian += 1
                case 0x44B, 0x44D, 0x44F, 0x44E, 0x439, 0x449, 0x44C, 0x451: russian += 1
                default: break
                }
                at += scalar.length
            }
        }

        var verdict: String {
            // A Cyrillic name in a Latin text has few letters; four a word are a sentence or two.
            if cyrillic > words { return kazakh * 50 > cyrillic ? "kk" : serbian > russian ? "sr" : "ru" }
            let counts = [hits.0, hits.1, hits.2, hits.3]
            let best = counts.max()!
            // Fewer than one word in twenty: a list, a table or a language that we do not know.
            guard best >= 2, best * 20 >= words, let first = counts.firstIndex(of: best) else { return "en" }
            return FunctionWords.languages[first]
        }
    }
}

/// The commonest function words of some languages in Latin letters, without those that two of them share.
enum FunctionWords {
    static let languages = ["en", "de", "sr", "und"]
    static let table = WordTable(all)
    static let shapes = WordShapes(all.lazy.map(\.word))

    private static let all =
        words(1, "the of and to that is for it with as was be by this are from at have has he they we you which not but will would")
            + words(2, "der die das und ist nicht ein eine einer mit auf für dem des den sich auch als wird bei nach wie über zum zur sie wir")
            + words(4, "je se na su i u će koji koja koje što kao od za ne da li nije smo sam bi iz sa ali ili kako srbije biti")
            + words(8, """
                el los las que del una por con para est les des une dans pour qui sur pas il di che della per sono gli uma não com
                os het een van niet zijn się nie jest że och att det som inte ve bir bu için ja että
                """)

    private static func words(_ flag: UInt16, _ list: String) -> [(word: String, flags: UInt16)] {
        list.split(separator: " ").flatMap { $0.split(whereSeparator: \.isNewline) }.map { (String($0), flag) }
    }
}
