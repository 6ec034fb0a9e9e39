internal import EntenteKit
internal import Learning

/// A trained tagger: finds the names of a document.
struct NameTagger: Sendable {
    struct Span {
        var tokens: Range<Int>
        var range: TextRange
        var label: String
    }

    let model: SequenceModel
    let labels: [String]
    let hints: [String]
    /// They are part of the model: what it has learned holds for these classes alone.
    private let lexicon: NameLexicon
    /// `MODEL@VERSION`, for provenance.
    let name: String

    /// Reads a model file.
    ///
    /// - Throws: ``Diagnostics`` at the setting that names the file.
    init(file: ResourceFile) throws(Diagnostics) {
        do throws(LinearModelError) { model = try SequenceModel(ModelBytes(mapping: file.path)) } catch {
            throw Diagnostics("cannot use \(file.name): \(error)", hint: "train it again with entente train tagger")
        }
        guard model.metadata["kind"] == "tagger", let tags = NameTags(classes: model.classes) else {
            throw Diagnostics("\(file.name) is no model of names", hint: "make one with entente train tagger")
        }
        guard model.metadata["features"] == "\(NameFeatures.version)" else {
            throw Diagnostics(
                "\(file.name) has features of version \(model.metadata["features"] ?? "?"), this Entente has \(NameFeatures.version)",
                hint: "train it again with entente train tagger")
        }
        guard let classes = WordClasses(model.metadata["word_classes"] ?? ""), let kinds = WordClasses(model.metadata["word_kinds"] ?? "")
        else { throw Diagnostics("the word classes of \(file.name) cannot be read", hint: "train it again with entente train tagger") }
        lexicon = NameLexicon(classes: classes, kinds: kinds)
        labels = tags.labels
        hints = model.metadata["hints"]?.split(separator: ",").map(String.init) ?? []
        name = "\(file.stem)@\(model.metadata["version"] ?? "1")"
    }

    /// The names in text order. O(text).
    func spans(in document: Document) -> [Span] {
        var found: [Span] = []
        var scratch = SequenceScratch()
        var reader = NameReader(hints: hints, lexicon: lexicon, bits: model.bits)
        let tokens = document.tokens
        reader.forEachIsland(document) { first, features, starts in
            model.decode(features, starts: starts, scratch: &scratch)
            for span in NameTags.spans(scratch.labels) {
                var words = (first + span.words.lowerBound)..<(first + span.words.upperBound)
                words = NameEdges.trim(words, tokens, document.text)
                if words.isEmpty { continue }
                if labels[span.label] == "PERSON" { words = PersonTitles.trim(words, tokens, document.text) }
                let range = NameEdges.range(of: words, tokens, document.text)
                found.append(Span(tokens: words, range: range, label: labels[span.label]))
            }
        }
        return found
    }
}
