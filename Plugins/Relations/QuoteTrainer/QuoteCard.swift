internal import EntenteKit
internal import Learning

/// What people should know of a model of quotations: its data, its settings, how well it did on what it had not seen.
struct QuoteCard {
    let examples: QuoteExamples
    let learner: QuoteLearner
    let model: QuoteModel
    let settings: QuotationTrainer.Settings
    let run: TrainingRun

    /// The card.
    var markdown: String {
        """
        # Quotations: who says what

        Logistic regression finds cues (the main word of "said", "according to", "has called for" …); a linear-chain
        conditional random field tells source, cue and content apart among the words of the cue's sentence. English.
        Made by `entente train quotes`; the same data, settings and seed give the same bytes.

        | | |
        |---|---|
        | version | \(settings.version) |
        | data | \(run.dataNames.joined(separator: ", ")) |
        | documents | \(examples.texts.count) |
        | attributions | \(examples.attributions) |
        | features with a weight | \(model.cues.featureCount) of cues, \(model.spans.featureCount) of spans |
        | settings | strength \(settings.cueStrength) and \(settings.strength), seen \(settings.minimumCount) times or more, \(settings.steps) steps |
        | seed | \(run.seed) |
        | pipeline of the layers | \(run.pipelineHash.isEmpty ? "not stated" : run.pipelineHash) |
        | licence | \(settings.licence) |

        ## Cues, \(settings.folds)-fold cross-validation over documents

        precision \(percent(learner.right, learner.found)), recall \(percent(learner.right, learner.gold)), \
        \(learner.gold) main words of cues.

        """
    }

    /// A line for the terminal.
    var summary: String {
        "\(examples.attributions) attributions in \(examples.texts.count) documents; cues in cross-validation: "
            + "precision \(percent(learner.right, learner.found)), recall \(percent(learner.right, learner.gold))"
    }

    private func percent(_ part: Int, _ whole: Int) -> String {
        let tenths = whole > 0 ? (part * 1000 + whole / 2) / whole : 0
        return "\(tenths / 10).\(tenths % 10)"
    }
}
