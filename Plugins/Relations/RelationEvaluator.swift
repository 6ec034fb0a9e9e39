public import EntenteKit

/// Scores relations against gold ones: precision, recall and F1 of each label and of all, with and without direction.
///
/// Relations match if label, source and target agree: as entities where both sides link them, else as overlapping
/// ranges of text, so that a given candidate, which keeps its mentions, is simply compared by label. Roles of other
/// names count in their order. `NONE` is no relation.
public enum RelationEvaluator: Evaluator {
    public static let descriptor = Descriptor(
        name: "relations", summary: "Scores labelled relations: by label, source and target, as entities or ranges.")

    public static func evaluate(gold: [Document], predicted: [Document]) throws(StageError) -> Evaluation {
        let byID = Dictionary(predicted.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var directed = RelationCounts(isDirected: true)
        var undirected = RelationCounts(isDirected: false)
        for document in gold {
            guard let other = byID[document.id] else {
                throw StageError(
                    .badInput, "document \(document.id) has no prediction",
                    hint: "predict the documents of the gold file, and keep their ids")
            }
            directed.add(document, other)
            undirected.add(document, other)
        }
        let known = Set(gold.map(\.id))
        if let stranger = predicted.first(where: { !known.contains($0.id) }) {
            throw StageError(
                .badInput, "document \(stranger.id) is not in the gold file", hint: "score the same documents on both sides")
        }
        return Evaluation(rows: directed.labelRows + directed.totals("with direction") + undirected.totals("without direction"))
    }
}
