public import EntenteKit
internal import Learning

/// Scores mentions against gold ones, strictly and by half: label by label and over all.
///
/// `strict` needs the same label and the same bytes. `partial` needs the same label and overlapping bytes; the same bytes
/// count one, an overlap counts one half, as in MUC-5 (Chinchor and Sundheim, 1993) and SemEval-2013 task 9. `spans` are
/// strict without the label. Mentions are paired one by one: equal ones first, of the rest as many as can be.
///
/// What does not match is told by cause: `wrong label` (the same bytes), `wrong span` (the label, other bytes),
/// `wrong span and label`, else `missed` and `spurious`. Labels that the gold file never uses are left out, since a
/// pipeline finds more than any one corpus marks; entity ids are scored where both sides have one.
public enum EntityEvaluator: Evaluator {
    public static let descriptor = Descriptor(
        name: "entities", summary: "Scores mentions: strict, partial and unlabelled spans, and the entities they are linked to.")

    public static func evaluate(
        gold: [Document], predicted: [Document], options: EvaluationOptions
    ) throws(StageError) -> Evaluation {
        let pairs = try DocumentPairs(gold: gold, predicted: predicted)
        let labels = Set(gold.flatMap { $0.mentions.map(\.label) })
        var tables = MentionTables()
        var mistakes: [Evaluation.Mistake] = []
        for pair in pairs.all {
            let comparison = MentionComparison(
                pair.gold.mentions, pair.predicted.mentions.filter { labels.contains($0.label) })
            tables.add(comparison)
            mistakes += comparison.mistakes(in: pair.gold)
        }
        return Evaluation(rows: tables.rows(options), mistakes: mistakes)
    }
}
