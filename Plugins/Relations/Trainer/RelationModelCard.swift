internal import EntenteKit
internal import Learning

/// What people should know of a model: its data, its settings, how well it did on what it had not seen.
struct RelationModelCard {
    let examples: TrainingExamples
    let validation: CrossValidation
    let settings: RelationTrainer.Settings
    let run: TrainingRun
    let featureCount: Int
    let report: TrainingReport

    /// The card.
    var markdown: String {
        """
        # Relation model

        Multinomial logistic regression over hashed features of the words between and around two mentions.
        Made by `entente train relations`; the same data, settings and seed give the same bytes.

        | | |
        |---|---|
        | version | \(settings.version) |
        | examples | \(examples.all.count) of \(examples.classes.count) labels |
        | features with a weight | \(featureCount) |
        | settings | strength \(settings.strength), 2^\(settings.bits) features, seen \(settings.minimumCount) times or more |
        | other pairs of a sentence | \(settings.negatives ? "examples of NONE" : "left out") |
        | relations by rules | \(settings.rules == .features ? "features of the others" : "examples like others") |
        | seed | \(run.seed) |
        | pipeline of the layers | \(run.pipelineHash.isEmpty ? "not stated" : run.pipelineHash) |
        | licence | \(settings.licence) |

        ## Data

        \(data)

        ## \(settings.folds)-fold cross-validation on the training data

        \(figures)
        \(report.markdown)
        Sentences written in one sitting resemble each other, so expect less on other text.

        """
    }

    /// Two lines for the terminal.
    var summary: String {
        guard let matrix = validation.confusion else { return "\(examples.all.count) examples, not cross-validated" }
        return "\(examples.all.count) examples of \(examples.classes.count) labels; cross-validated macro-F1 "
            + "\(percent(matrix.macroF1())), accuracy \(percent(matrix.accuracy))"
    }

    /// What was learnt from, file by file.
    private var data: String {
        guard !run.data.isEmpty else { return run.dataNames.isEmpty ? "Not stated." : run.dataNames.joined(separator: ", ") }
        let rows = run.data.map { "| \($0.name) | \($0.documents) | \($0.relations) | \($0.bytes) |" }
        return (["| file | documents | labelled relations | bytes of text |", "|---|---:|---:|---:|"] + rows).joined(separator: "\n")
    }

    private var figures: String {
        guard let matrix = validation.confusion else {
            return table(examples.counts.map { ["\($0)"] }, header: ["examples"])
        }
        let rows = examples.classes.indices.map { label in
            let score = matrix.score(of: label)
            return ["\(score.support)", percent(score.precision), percent(score.recall), percent(score.f1)]
        }
        return table(rows, header: ["examples", "precision", "recall", "F1"]) + """


            Macro-F1 \(percent(matrix.macroF1())), accuracy \(percent(matrix.accuracy)); temperature \(hundredths(Double(validation.temperature))),
            expected calibration error \(percent(validation.calibrationError)).
            """
    }

    private func table(_ rows: [[String]], header: [String]) -> String {
        let lines = zip(examples.classes, rows).map { "| \($0) | \($1.joined(separator: " | ")) |" }
        let rule = "|---" + String(repeating: "|---:", count: header.count) + "|"
        return (["| label | \(header.joined(separator: " | ")) |", rule] + lines).joined(separator: "\n")
    }

    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private func hundredths(_ value: Double) -> String {
        let rounded = Int((value * 100).rounded())
        return "\(rounded / 100).\(rounded % 100 < 10 ? "0" : "")\(rounded % 100)"
    }
}
