public import EntenteKit
internal import UTF8Bytes

/// Cuts text into sentences by rules: terminators, abbreviations, initials, numbers, quotes, lists and line structure.
///
/// One pass over the bytes; a rule runs only at a byte that may end a sentence. A blank line always ends a sentence; a
/// single line break does unless its block is hard-wrapped. Lists of abbreviations stand in `Languages/`. Where the
/// rules end, before a signature, a time or a heading run into the text, a small model may go on.
///
/// A document without `meta.language` is read in the language that its first kilobytes look like; `meta` stays as it is.
public struct SentenceSegmenter: Stage {
    /// Options of `segment.sentences`.
    public struct Settings: StageSettings {
        @Setting("Language of documents whose metadata name none, a BCP 47 tag; auto looks at the text.")
        public var language = "auto"
        @Setting("Model made by entente train boundaries, for English sentences that end without a mark; none: rules alone.")
        public var boundaries: ResourceFile? = nil
        @Setting("How sure that model must be, as a probability.", in: 0.01...0.99) public var certainty = 0.5
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "segment.sentences",
        summary: "Cuts the text into sentences; none crosses a section, and boilerplate is left out.",
        provides: [.sentences],
        examples: [
            Example("⟦Dr. No left at 5 p.m. on Monday.⟧ ⟦He ran.⟧"),
            Example("⟦She asked, \"Why?\" and left.⟧ ⟦\"I never knew.\"⟧ ⟦They live in the U.S.⟧ ⟦We do not.⟧"),
            Example("⟦A heading without a full stop⟧\n\n⟦Prices rose 3.5 per cent to $1,000.50 ... or so.⟧"),
            Example("⟦1.) first thing⟧ ⟦2.) second thing⟧"),
            Example("⟦Am 3. Oktober kam z.B. Dr. Meier.⟧ ⟦Er blieb usw.⟧", meta: ["language": "de"]),
            Example("⟦Sastanak je 15. maja 2004. godine.⟧ ⟦Došao je npr. dr Petrović.⟧", meta: ["language": "sr"]),
            Example("⟦Састанак је 15. маја 2004. године.⟧ ⟦Дошао је.⟧", meta: ["language": "sr"]),
            Example("⟦В 1999 г. на ул. Ленина жил А. С. Иванов.⟧ ⟦Он уехал.⟧", meta: ["language": "ru"]),
            Example("⟦Қала 1830 ж. салынды.⟧ ⟦Бұл Астана.⟧", meta: ["language": "kk"]),
        ])

    let fallback: String
    let actions: [UInt8]
    let judgedActions: [UInt8]
    let model: BoundaryModel?

    public init(settings: Settings) throws(Diagnostics) {
        fallback = settings.language
        actions = BoundaryScanner.actionTable()
        judgedActions = BoundaryScanner.actionTable(isJudged: true)
        if let file = settings.boundaries { model = try BoundaryModel(file: file, certainty: settings.certainty) } else { model = nil }
    }

    public func process(_ document: inout Document) throws(StageError) {
        let tag = LanguageDetector.tag(of: document, fallback: fallback)
        let language = SentenceLanguage.named(tag)
        // The model has read English; its words mean nothing elsewhere.
        let judge = LanguageDetector.primary(tag) == "en" ? model : nil
        let ranges = document.readableRanges
        var sentences: [TextRange] = []
        sentences.reserveCapacity(document.text.count / 100 + ranges.count)
        document.text.withBytes { buffer in
            guard let bytes = Bytes(buffer) else { return }
            (judge == nil ? actions : judgedActions).withUnsafeBufferPointer { actions in
                for range in ranges {
                    var scanner = BoundaryScanner(
                        bytes: bytes, actions: actions.baseAddress!, language: language, judge: judge,
                        start: Int(range.start), end: Int(range.end))
                    scanner.scan(into: &sentences)
                }
            }
        }
        document.sentences = sentences
    }
}
