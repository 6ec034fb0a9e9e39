internal import EntenteKit
internal import Learning

/// How well a boundary model did on documents that it had not seen, and the card that says so.
struct BoundaryReport {
    let places: Int
    let documents: Int
    var features = 0
    private var found = 0, given = 0, right = 0

    init(places: Int, documents: Int) {
        self.places = places
        self.documents = documents
    }

    /// Judges places that were kept back.
    mutating func measure(_ model: LinearModel, _ kept: [Learning.Example]) {
        var scratch: [Float] = []
        for example in kept {
            let isBoundary = model.classify(example.features, scratch: &scratch).label == 1
            if isBoundary { found += 1 }
            if example.label == 1 { given += 1 }
            if isBoundary, example.label == 1 { right += 1 }
        }
    }

    /// One line for the terminal.
    var summary: String {
        "\(places) places of \(documents) documents; kept back: \(right) of \(given) boundaries found, \(found - right) false"
    }

    /// The card.
    func card(_ settings: BoundaryTrainer.Settings, _ run: TrainingRun) -> String {
        """
        # Boundary model

        Logistic regression over hashed features of the words on both sides of a place where a sentence may end without
        a mark; `segment.sentences` asks it where its rules say nothing, in English text.
        Made by `entente train boundaries`; the same data and settings give the same bytes.

        | | |
        |---|---|
        | data | \(run.dataNames.joined(separator: ", ")) |
        | places | \(places) of \(documents) documents |
        | features with a weight | \(features) of 2^\(BoundaryModel.bits) |
        | settings | strength \(settings.strength), seen \(settings.minimumCount) times or more |
        | licence | \(settings.licence) |

        Trained on nine documents in ten, it found \(right) of the \(given) boundaries in the others and made \(found - right) false ones.
        Web text and e-mail taught it; expect less on other text.

        """
    }
}
