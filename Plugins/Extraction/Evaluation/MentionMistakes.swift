internal import EntenteKit

extension MentionComparison {
    /// What went wrong, by cause: in the order of the gold, then the spurious.
    func mistakes(in document: Document) -> [Evaluation.Mistake] {
        var isOpen = [Bool](repeating: true, count: predicted.count)
        for index in (equal + overlapping).compactMap({ $0 }) { isOpen[index] = false }
        var explained: [Int: Int] = [:]
        let missed = gold.indices.filter { equal[$0] == nil && overlapping[$0] == nil }
        // The same bytes explain better than an overlap, whatever the order of the mentions.
        for isClose in [true, false] {
            for index in missed where explained[index] == nil {
                let range = gold[index].range
                let found = predicted.indices.first {
                    isOpen[$0] && (isClose ? predicted[$0].range == range : predicted[$0].range.overlaps(range))
                }
                guard let found else { continue }
                explained[index] = found
                isOpen[found] = false
            }
        }
        var mistakes: [Evaluation.Mistake] = []
        for index in gold.indices where equal[index] == nil {
            let other = overlapping[index] ?? explained[index]
            mistakes.append(mistake(gold[index], other.map { predicted[$0] }, document))
        }
        return mistakes + predicted.indices.filter { isOpen[$0] }.map { mistake(nil, predicted[$0], document) }
    }

    private func mistake(_ gold: Mention?, _ predicted: Mention?, _ document: Document) -> Evaluation.Mistake {
        let cause = switch (gold, predicted) {
        case (let gold?, let predicted?) where gold.label == predicted.label: "wrong span"
        case (let gold?, let predicted?) where gold.range == predicted.range: "wrong label"
        case (.some, .some): "wrong span and label"
        case (.some, nil): "missed"
        case (nil, _): "spurious"
        }
        let ranges = [gold?.range, predicted?.range].compactMap { $0 }
        let span = TextRange(ranges.map(\.start).min() ?? 0, ranges.map(\.end).max() ?? 0)
        func shown(_ mention: Mention) -> String {
            "\(mention.label) “\(document.text.string(mention.range).split(whereSeparator: \.isWhitespace).joined(separator: " "))”"
        }
        return Evaluation.Mistake(
            cause: cause, document: document.id, range: span,
            text: document.text.string(span).split(whereSeparator: \.isWhitespace).joined(separator: " "),
            gold: gold.map(shown), predicted: predicted.map(shown))
    }
}
