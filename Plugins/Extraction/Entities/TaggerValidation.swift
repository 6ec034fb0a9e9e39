internal import EntenteKit
internal import Learning

/// How well taggers find the names of documents that they have not seen: strict spans and labels.
struct TaggerValidation {
    struct Score {
        var right = 0, found = 0, gold = 0
        var precision: Double { found > 0 ? Double(right) / Double(found) : 0 }
        var recall: Double { gold > 0 ? Double(right) / Double(gold) : 0 }
        var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }
    }

    /// One a label; empty without validation.
    private(set) var scores: [Score] = []

    /// All labels together.
    var total: Score {
        scores.reduce(into: Score()) { sum, score in
            sum.right += score.right
            sum.found += score.found
            sum.gold += score.gold
        }
    }

    /// Copies of a text stay in its fold, or the tagger would have seen what it is tested on. Does nothing for fewer than
    /// two folds, or fewer texts than folds.
    init(
        _ examples: TaggerExamples, folds: Int, seed: UInt64,
        train: ([SequenceExample]) throws(StageError) -> SequenceModel
    ) throws(StageError) {
        var order = Set(examples.originals).sorted()
        guard folds > 1, order.count >= folds else { return }
        scores = examples.tags.labels.map { _ in Score() }
        var random = SplitMix64(seed: seed)
        random.shuffle(&order)
        let foldOf = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0 % folds) })
        let all = examples.documents.indices
        for fold in 0..<folds {
            let known = all.filter { foldOf[examples.originals[$0]] != fold }.flatMap { examples.documents[$0] }
            guard known.contains(where: { $0.count > 0 }) else { continue }
            let model = try train(known)
            var scratch = SequenceScratch()
            for place in all where foldOf[examples.originals[place]] == fold && !examples.isCopy[place] {
                for example in examples.documents[place] { count(example, model, &scratch) }
            }
        }
    }

    private mutating func count(_ example: SequenceExample, _ model: SequenceModel, _ scratch: inout SequenceScratch) {
        model.decode(example.features, starts: example.starts, scratch: &scratch)
        let gold = NameTags.spans(example.labels), found = NameTags.spans(scratch.labels)
        for span in gold { scores[span.label].gold += 1 }
        for span in found {
            scores[span.label].found += 1
            if gold.contains(where: { $0.words == span.words && $0.label == span.label }) { scores[span.label].right += 1 }
        }
    }
}
