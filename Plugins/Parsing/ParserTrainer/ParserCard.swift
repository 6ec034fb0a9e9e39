internal import EntenteKit

/// What people should know of a parser: its data, its settings, how well it did on what it had not seen.
struct ParserCard {
    let settings: ParserTrainer.Settings
    let run: TrainingRun
    let documents: Int
    let sentences: Int
    let tokens: Int
    let weights: Int
    let figures: ParserScores?

    /// The card.
    var markdown: String {
        """
        # Parser

        Greedy tagger and arc-hybrid transition parser, averaged perceptrons over hashed features; `parse.dependencies`
        runs them. Made by `entente train parser`; the same data, settings and seed give the same bytes.

        | | |
        |---|---|
        | data | \(run.dataNames.joined(separator: ", ")) |
        | size | \(documents) documents, \(sentences) sentences, \(tokens) words |
        | weights | \(weights) |
        | classes of words | \(settings.classes?.name.split(separator: "/").last.map(String.init) ?? "none") |
        | settings | \(settings.taggerEpochs) and \(settings.epochs) epochs, 2^\(settings.bits) features, corrected \(settings.minimumUpdates) times or more, steps of 1/\(settings.resolution) from \(settings.minimumWeight) on, mean of \(settings.orders), variants \(settings.variants) |
        | language | \(settings.language) |
        | seed | \(run.seed) |
        | licence | \(settings.licence) |

        \(measured)
        """
    }

    /// A line for the terminal.
    var summary: String {
        let size = "\(sentences) sentences, \(weights) weights"
        guard let figures else { return size }
        return "\(size); on documents that it has not learnt: tags \(percent(figures.tags)), UAS \(percent(figures.heads)), LAS \(percent(figures.arcs))"
    }

    private var measured: String {
        guard let figures else { return "Not measured." }
        return """
            Of the \(figures.words) words of documents kept back (the data's dev part) it gave \(percent(figures.tags)) % the right part of speech,
            \(percent(figures.heads)) % the right head (UAS) and \(percent(figures.arcs)) % the right head and relation (LAS), punctuation included, words as given.

            """
    }

    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
