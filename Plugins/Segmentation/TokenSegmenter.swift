public import EntenteKit
internal import UTF8Bytes

/// Cuts sentences into tokens by the conventions of the Universal Dependencies treebanks.
///
/// One pass over the bytes: a table tells letters, digits, blanks and marks apart; rules run only where a word touches
/// a mark. A token is a surface token, so `don't` is one unless `clitics: split` asks for `do` and `n't`.
public struct TokenSegmenter: Stage {
    /// What to do with a hyphen between letters.
    public enum Hyphens: String, SettingChoice {
        /// As the treebanks of the language do.
        case auto
        /// `well-known` is three tokens; `e-mail` and `non-profit` stay whole in English.
        case split
        /// `well-known` is one token.
        case keep
    }

    /// What to do with `n't`, `'s`, `'ll` and their like.
    public enum Clitics: String, SettingChoice { case keep, split }

    /// Options of `segment.tokens`.
    public struct Settings: StageSettings {
        @Setting("Split words at their hyphens, keep them whole, or do as is usual for the language.") public var hyphens = Hyphens.auto
        @Setting("Keep don't and Serbia's whole, or split them into do|n't and Serbia|'s.") public var clitics = Clitics.keep
        @Setting("Language of documents whose metadata name none, a BCP 47 tag; auto looks at the text.")
        public var language = "auto"
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "segment.tokens",
        summary: "Cuts sentences into words, numbers and marks.",
        requires: [.sentences],
        provides: [.tokens],
        examples: [
            Example("⟦Mr.⟧ ⟦Smith⟧ ⟦paid⟧ ⟦$⟧⟦1,000.50⟧⟦,⟧ ⟦or⟧ ⟦5⟧⟦%⟧⟦,⟧ ⟦at⟧ ⟦5:30⟧⟦.⟧"),
            Example("⟦I⟧ ⟦don't⟧ ⟦know⟧ ⟦Serbia's⟧ ⟦plans⟧⟦.⟧"),
            Example("⟦I⟧ ⟦do⟧⟦n't⟧ ⟦know⟧ ⟦Serbia⟧⟦'s⟧ ⟦plans⟧⟦;⟧ ⟦I⟧ ⟦can⟧⟦not⟧⟦.⟧", settings: "{clitics: split}"),
            Example("⟦a⟧ ⟦well⟧⟦-⟧⟦known⟧ ⟦non-profit⟧ ⟦e-mail⟧ ⟦list⟧"),
            Example("⟦a⟧ ⟦well-known⟧ ⟦list⟧", settings: "{hyphens: keep}"),
            Example("⟦Write⟧ ⟦to⟧ ⟦a.b@example.org⟧ ⟦or⟧ ⟦see⟧ ⟦https://example.org/a?b=c⟧⟦,⟧ ⟦please⟧⟦...⟧ ⟦:-)⟧"),
            Example("⟦Am⟧ ⟦3.⟧ ⟦Oktober⟧ ⟦traf⟧ ⟦der⟧ ⟦EU⟧⟦-⟧⟦Staat⟧ ⟦ihn⟧⟦.⟧", meta: ["language": "de"]),
            Example("⟦Bio⟧ ⟦je⟧ ⟦u⟧ ⟦UN-u⟧ ⟦15.⟧ ⟦maja⟧ ⟦2004.⟧ ⟦godine⟧⟦.⟧", meta: ["language": "sr"]),
        ])

    let settings: TokenOptions
    let fallback: String
    let classes: [UInt8]

    public init(settings: Settings) throws(Diagnostics) {
        self.settings = TokenOptions(hyphens: settings.hyphens, splitsClitics: settings.clitics == .split)
        fallback = settings.language
        classes = TokenScanner.classTable()
    }

    public func process(_ document: inout Document) throws(StageError) {
        let tag = LanguageDetector.tag(of: document, fallback: fallback)
        let language = SentenceLanguage.named(tag)
        let options = settings.resolved(for: tag)
        let sentences = document.sentences
        document.tokens = document.text.withBytes { buffer in
            guard let bytes = Bytes(buffer) else { return [] }
            return classes.withUnsafeBufferPointer { classes in
                var scanner = TokenScanner(bytes: bytes, classes: classes.baseAddress!, language: language, options: options)
                return TokenColumn.filled(for: sentences) { tokens in
                    for sentence in sentences { scanner.scan(sentence, into: &tokens) }
                }
            }
        }
    }
}

/// The options with the language's habits filled in.
struct TokenOptions: Sendable {
    var hyphens: TokenSegmenter.Hyphens
    var splitsClitics: Bool
    /// Whether `co-` and its like stay with their word.
    var keepsPrefixes = true
    /// Whether `15.` may be an ordinal number.
    var hasOrdinals = false

    private static let ordinalLanguages: Set = ["de", "sr", "hr", "bs", "sl", "cs", "sk", "pl", "da", "no", "fi", "hu", "et"]

    /// The options for a language.
    func resolved(for tag: String) -> TokenOptions {
        var copy = self
        let code = LanguageDetector.primary(tag)
        if hyphens == .auto { copy.hyphens = code == "en" || code == "de" ? .split : .keep }
        copy.keepsPrefixes = code != "de"
        copy.hasOrdinals = TokenOptions.ordinalLanguages.contains(code)
        return copy
    }
}
