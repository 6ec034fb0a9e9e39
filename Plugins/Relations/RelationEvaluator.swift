public import EntenteKit
internal import Learning

/// Scores relations against gold ones: precision, recall and F1 of each label and of all, with and without direction.
///
/// Relations match if label, source and target agree: as entities where both sides link them, else as overlapping
/// ranges of text, so that a given candidate, which keeps its mentions, is simply compared by label. Roles of other
/// names count in their order. Where either side is marked symmetric, source and target may be exchanged. `NONE` is no
/// relation. Of all ways to pair gold and predicted relations one by one, one with the most matches is taken, so that
/// figures depend on no order.
///
/// What does not match is told by cause: `wrong direction` (the label, source and target exchanged), `wrong label` (the
/// parties, in either order), `wrong argument` (the label and one party), else `missed` and `spurious`.
public enum RelationEvaluator: Evaluator {
    public static let descriptor = Descriptor(
        name: "relations", summary: "Scores labelled relations: by label, source and target, as entities or ranges.")

    public static func evaluate(
        gold: [Document], predicted: [Document], options: EvaluationOptions
    ) throws(StageError) -> Evaluation {
        let pairs = try DocumentPairs(gold: gold, predicted: predicted)
        var directed = ScoreTable(), undirected = ScoreTable()
        var mistakes: [Evaluation.Mistake] = []
        for pair in pairs.all {
            let sides = (gold: RelationSides(pair.gold), predicted: RelationSides(pair.predicted))
            let comparison = RelationComparison(sides.gold, sides.predicted, isDirected: true)
            directed.add(comparison.counts)
            undirected.add(RelationComparison(sides.gold, sides.predicted, isDirected: false).counts)
            mistakes += RelationMistakes(comparison, pair.gold).all
        }
        let with = directed.figures(samples: options.samples, level: options.level, seed: options.seed)
        let without = undirected.figures(samples: options.samples, level: options.level, seed: options.seed)
        let rows = with.labels.map { Evaluation.Row($0.name, $0.figures) } + [
            Evaluation.Row("micro, with direction", with.micro), Evaluation.Row("macro, with direction", with.macro),
            Evaluation.Row("micro, without direction", without.micro), Evaluation.Row("macro, without direction", without.macro),
        ]
        return Evaluation(rows: rows, mistakes: mistakes)
    }
}

extension Evaluation.Row {
    fileprivate init(_ name: String, _ figures: ScoreTable.Figures) {
        self.init(
            name: name, precision: figures.precision, recall: figures.recall, f1: figures.f1, support: figures.support,
            interval: figures.interval)
    }
}
