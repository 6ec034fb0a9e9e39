public import EntenteKit
internal import Learning

/// Finds who says what: direct, indirect and mixed quotations, as relations `SAID` with source, cue and content.
///
/// With a model it reads English: it finds cues of speech and thought ("said", "according to", "has called for"), and who
/// and what belongs to each. Without one, and in other languages, rules find direct speech beside verbs of saying, and
/// "according to". Quotations reach over sentences by their marks; a broken one is one relation a part with the same cue.
/// A source that a mention names is that mention; a pronoun stays a mention `SOURCE`.
public struct QuotationFinder: Stage {
    /// Options of `relate.quotes`.
    public struct Settings: StageSettings {
        @Setting("Model made by entente train quotes, for English; none: rules alone.") public var model: ResourceFile? = nil
        @Setting("How sure the model must be that a word is a cue, as a probability; source and content are judged after that.", in: 0.01...0.99)
        public var certainty = 0.2
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "relate.quotes",
        summary: "Finds who says what, in direct, indirect and mixed quotation, as relations SAID.",
        requires: [.sentences, .tokens],
        provides: [.mentions, .relations],
        examples: [])

    private let tagger: AttributionTagger?
    private let provenance: String

    public init(settings: Settings) throws(Diagnostics) {
        if let file = settings.model {
            let model = try QuoteModel(file: file)
            tagger = AttributionTagger(model, certainty: settings.certainty)
            provenance = "relate.quotes/\(RelationModel.stem(of: file.name))@\(model.cues.metadata["version"] ?? "1")"
        } else {
            tagger = nil
            provenance = "relate.quotes/direct"
        }
    }

    public func process(_ document: inout Document) throws(StageError) {
        let text = SpeechText(document)
        var attributions = tagger?.attributions(in: text) ?? []
        ContentReach(text).extend(&attributions)
        SaidWriter(text: text, provenance: provenance).write(attributions, to: &document)
    }
}
