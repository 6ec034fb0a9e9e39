internal import EntenteKit
internal import Learning

/// What people should know of a tagger: its data, its settings, how well it did on what it had not seen.
struct TaggerCard {
    let examples: TaggerExamples
    let validation: TaggerValidation
    let settings: TaggerTrainer.Settings
    let run: TrainingRun
    let model: SequenceModel
    let lexicon: NameLexicon

    /// The card.
    var markdown: String {
        """
        # Name tagger

        Linear-chain conditional random field over words, shapes, affixes, classes, list names and neighbours.
        Made by `entente train tagger`; the same data, lists, settings and seed give the same bytes.

        | | |
        |---|---|
        | version | \(settings.version) |
        | data | \(run.dataNames.joined(separator: ", ")) |
        | documents | \(examples.documents.count) |
        | names | \(examples.names) |
        | features with a weight | \(model.featureCount) |
        | settings | strength \(settings.strength), 2^\(settings.bits) features, seen \(settings.minimumCount) times or more |
        | hints | \(settings.hints.isEmpty ? "none" : settings.hints.joined(separator: ", ")) |
        | word classes | \(classes(settings.wordClasses, lexicon.classes)) |
        | word kinds | \(classes(settings.wordKinds, lexicon.kinds)) |
        | seed | \(run.seed) |
        | pipeline of the layers | \(run.pipelineHash.isEmpty ? "not stated" : run.pipelineHash) |
        | licence | \(settings.licence) |

        \(figures)

        """
    }

    private func classes(_ file: ResourceFile?, _ table: WordClasses) -> String {
        file.map { "\($0.name), \(table.count) words" } ?? "none"
    }

    /// A line for the terminal.
    var summary: String {
        let size = "\(examples.names) names in \(examples.documents.count) documents"
        return validation.scores.isEmpty
            ? "\(size), not cross-validated" : "\(size); cross-validated F1 \(percent(validation.total.f1))"
    }

    private var figures: String {
        guard !validation.scores.isEmpty else { return "Not cross-validated." }
        let rows = zip(examples.tags.labels, validation.scores).map { row($0, $1) } + [row("all", validation.total)]
        return """
            ## \(settings.folds)-fold cross-validation on the training data, strict spans

            | label | names | precision | recall | F1 |
            |---|---:|---:|---:|---:|
            \(rows.joined(separator: "\n"))

            Sentences written in one sitting resemble each other, so expect less on other text.
            """
    }

    private func row(_ label: String, _ score: TaggerValidation.Score) -> String {
        "| \(label) | \(score.gold) | \(percent(score.precision)) | \(percent(score.recall)) | \(percent(score.f1)) |"
    }

    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
