public import EntenteKit
internal import JSON

/// Finds people, organisations and places with a trained tagger, reconciles them with the names of lists, and links
/// the variants of a name within the document.
///
/// The tagger decides what is a name and how far it reaches; lists (an `extract.gazetteer` before) say who is meant.
/// A list name inside a longer name is a part of it and goes; one that the tagger does not take for a name stays if
/// its label is among `keep`. Then surname, acronym and other script become one entity, see ``EntityLinker``.
public struct EntityExtractor: Stage {
    /// Options of `extract.entities`.
    public struct Settings: StageSettings {
        @Setting("Model made by entente train tagger.") public var model: ResourceFile
        @Setting("Labels of the tagger to write; names of its other labels only hide what lists find inside them.")
        public var labels = ["PERSON", "ORGANISATION", "PLACE"]
        @Setting("Labels of list names that stay where the tagger sees no name.")
        public var keep = ["COUNTRY", "DEMONYM", "OFFICE"]
        @Setting("Whether mentions of one name in a document become one entity.") public var link = true
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "extract.entities",
        summary: "Finds people, organisations and places with a trained tagger and lists, and links variants of a name.",
        requires: [.sentences, .tokens],
        provides: [.mentions, .entities])

    let settings: Settings
    let tagger: NameTagger
    private let merger: NameMerger

    public init(settings: Settings) throws(Diagnostics) {
        self.settings = settings
        tagger = try NameTagger(file: settings.model)
        for label in settings.labels where !tagger.labels.contains(label) {
            throw Diagnostics(
                "the model has no label \(label)", hint: Suggestion.hint(for: label, among: tagger.labels, what: "labels"))
        }
        merger = NameMerger(
            labels: Set(settings.labels), keep: Set(settings.keep), hints: Set(tagger.hints),
            provenance: "extract.entities/" + tagger.name)
    }

    public func process(_ document: inout Document) throws(StageError) {
        let spans = tagger.spans(in: document)
        merger.merge(spans, into: &document)
        guard settings.link else { return }
        var linker = EntityLinker()
        linker.link(&document)
        Apposition.apply(to: &document)
    }
}
