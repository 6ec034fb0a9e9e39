public import EntenteKit

/// Scores trees against gold ones: parts of speech, verb forms, heads (UAS), and heads with relations (LAS), of all and of
/// each relation.
///
/// Words are compared by their bytes, so the two sides may be cut differently: precision counts against the predicted
/// words, recall against the gold ones (as in the CoNLL 2018 shared task). Punctuation counts, except where a row says so.
public enum ParserEvaluator: Evaluator {
    public static let descriptor = Descriptor(
        name: "parser", summary: "Scores syntax trees: parts of speech, heads and relations by the words' places.")

    public static func evaluate(
        gold: [Document], predicted: [Document], options: EvaluationOptions
    ) throws(StageError) -> Evaluation {
        var counts = TreeCounts()
        for pair in try DocumentPairs(gold: gold, predicted: predicted).all {
            counts.add(try words(pair.gold, "gold"), try words(pair.predicted, "predicted"))
        }
        return Evaluation(rows: counts.rows)
    }

    private static func words(_ document: Document, _ side: String) throws(StageError) -> Document {
        if document.layers.isSuperset(of: [.tokens, .syntax]) { return document }
        throw StageError(
            .badInput, "the \(side) document \(document.id) has no trees", hint: "run parse.dependencies, and export document JSONL")
    }
}
