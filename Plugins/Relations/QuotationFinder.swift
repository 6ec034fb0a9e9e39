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
        examples: [
            Example(
                "“We will sign,” said President Vučić.",
                finds: ["SAID source=President Vučić cue=said content=“We will sign,”"]),
            Example(
                "\"The talks,\" she said, \"will go on.\"",
                finds: ["SAID source=she cue=said content=\"The talks,\"", "SAID source=she cue=said content=\"will go on.\""]),
            Example(
                "Xi told guests: \"We agree. We will go on.\"",
                finds: ["SAID source=Xi cue=told content=\"We agree. We will go on.\""]),
            Example(
                "Exports fell, according to the ministry.", finds: ["SAID source=the ministry cue=according to content=Exports fell"]),
            Example(
                "„Wir bleiben hier“, sagte Merz.", finds: ["SAID source=Merz cue=sagte content=„Wir bleiben hier“"], meta: ["language": "de"]),
            Example(
                "«Мы будем работать вместе», — сказал Токаев.", finds: ["SAID source=Токаев cue=сказал content=«Мы будем работать вместе»"],
                meta: ["language": "ru"]),
            Example(
                "\"I was there,\" said Xi Jinping.", given: [("Xi Jinping", "PERSON xi-jinping")],
                finds: ["SAID source=Xi Jinping content=\"I was there,\""]),
            Example("The so-called \"summit of the year\" was short.", layer: .relations),
        ])

    private let tagger: AttributionTagger?
    /// `MODEL@VERSION`, for provenance.
    private let modelName: String?

    public init(settings: Settings) throws(Diagnostics) {
        if let file = settings.model {
            let model = try QuoteModel(file: file)
            tagger = AttributionTagger(model, certainty: settings.certainty)
            modelName = "\(RelationModel.stem(of: file.name))@\(model.cues.metadata["version"] ?? "1")"
        } else {
            tagger = nil
            modelName = nil
        }
    }

    public func process(_ document: inout Document) throws(StageError) {
        let text = SpeechText(document)
        let rules = DirectSpeech(text)
        var attributions: [Attribution]
        if let tagger, isEnglish(document, text) {
            attributions = tagger.attributions(in: text)
        } else {
            attributions = rules.accounts()
        }
        let reach = ContentReach(text)
        reach.extend(&attributions, besides: rules)
        SaidWriter(text: text, model: modelName).write(attributions, to: &document)
    }

    /// The model has read English; its words mean nothing elsewhere. A text whose language nobody names shows it by its
    /// small words.
    private func isEnglish(_ document: Document, _ text: SpeechText) -> Bool {
        if let language = document.language { return language == "en" || language.hasPrefix("en-") }
        return text.smallWords >= 0.2
    }
}
