public import EntenteKit
internal import JSON
internal import UTF8Bytes

/// Cuts raw text, as people save it from the web, into sections: title, summary, body, captions, interview turns, and the
/// boilerplate that stands round them.
///
/// When in doubt a paragraph is body: a plain wire, a speech or a single word loses nothing. Only a text that looks like
/// a page with its menus is judged line by line by a model; everywhere else only known furniture is boilerplate.
///
/// Title, byline and date at the head of an article fill `meta.title`, `meta.author` and `meta.published` (ISO 8601), each
/// only where the document does not say it already.
public struct SectionCleaner: Stage {
    public static let descriptor = Descriptor(
        name: "clean.sections",
        summary: "Cuts raw text into title, summary, body, captions, questions and answers, and marks boilerplate.",
        provides: [.sections],
        examples: [
            Example("⟦Ministers sign a trade deal|title⟧\n\n⟦Advertisement|boilerplate⟧\n\n⟦The two ministers signed a deal on Monday.|body⟧"),
            Example("⟦Five words of some text|body⟧"),
            Example("""
                ⟦Leaders meet in the capital|title⟧
                ⟦• Both sides hope for more trade|summary⟧
                ⟦Reading Time:3 minutes|boilerplate⟧
                ⟦The leaders shake hands on Monday. Photo: AFP|caption⟧
                ⟦The leaders of both countries met on Monday to talk about trade.|body⟧
                """),
            Example("""
                ⟦What did you agree on?|question⟧

                ⟦We agreed on trade. I am glad of it.|answer⟧

                ⟦You have named your priorities.|question⟧

                ⟦Yes.|answer⟧
                """, meta: ["kind": "interview"]),
            Example("""
                ⟦Q: What did you agree on?|question⟧
                ⟦A: On trade.|answer⟧
                ⟦Q: And when?|question⟧
                ⟦A: Next year.|answer⟧
                """),
        ])

    private let vocabulary: Vocabulary
    private let furniture: Furniture

    public init(settings: NoSettings) throws(Diagnostics) {
        vocabulary = .standard
        furniture = Furniture()
    }

    public func process(_ document: inout Document) throws(StageError) {
        let isInterview = document.kind == "interview"
        let read = document.text.withBytes { buffer in
            Bytes(buffer).map {
                Sectioner(text: $0, vocabulary: vocabulary, furniture: furniture, isInterview: isInterview).read()
            }
        }
        document.sections = read?.sections ?? []
        for (key, value) in [("title", read?.title), ("author", read?.author), ("published", read?.published)] {
            if let value { document.meta.insert(.string(value), forNew: key) }
        }
    }
}
