internal import EntenteKit

/// What the tagger decides of a word at once: its part of speech and, of a verb, its form. A class is called `VERB past`.
struct TagSet: Sendable {
    /// Most tags; behind them the features number the root and what is outside a sentence.
    static let most = 120

    let names: [String]
    let tags: [(part: PartOfSpeech, form: VerbForm)]

    /// The tags of a model's classes; `nil` if one of them is none.
    init?(classes: [String]) {
        guard (1...Self.most).contains(classes.count) else { return nil }
        var tags: [(PartOfSpeech, VerbForm)] = []
        for name in classes {
            let words = name.split(separator: " ").map(String.init)
            guard (1...2).contains(words.count), let part = PartOfSpeech(rawValue: words[0]),
                let form = VerbForm(rawValue: words.count > 1 ? words[1] : "")
            else { return nil }
            tags.append((part, form))
        }
        self.tags = tags
        names = classes
    }

    /// The class of a word.
    static func name(_ part: PartOfSpeech, _ form: VerbForm) -> String {
        form == .none ? part.rawValue : part.rawValue + " " + form.rawValue
    }
}
