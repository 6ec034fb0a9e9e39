internal import EntenteKit

/// What went wrong in a document, by cause. A wrong relation explains one missed one: it is one mistake, not two.
struct RelationMistakes {
    private enum Cause: String, CaseIterable {
        case direction = "wrong direction"
        case label = "wrong label"
        case argument = "wrong argument"

        /// Whether a predicted relation is a gold one with this mistake in it.
        func explains(_ gold: RelationSides.Side, _ predicted: RelationSides.Side) -> Bool {
            let isStraight = RelationComparison.straight(gold, predicted)
            let isCrossed = RelationComparison.crossed(gold, predicted)
            switch self {
            case .direction:
                let turned = gold.isBackward != predicted.isBackward ? isStraight : isCrossed
                return gold.bareLabel == predicted.bareLabel && turned
            case .label: return gold.label != predicted.label && (isStraight || isCrossed)
            case .argument:
                let one = gold.source != nil && gold.source.isSame(as: predicted.source)
                let other = gold.target != nil && gold.target.isSame(as: predicted.target)
                return gold.label == predicted.label && (one || other)
            }
        }
    }

    private(set) var all: [Evaluation.Mistake] = []
    private let document: Document

    /// The mistakes, in the order of the gold, then the spurious. O(missed × spurious).
    init(_ comparison: RelationComparison, _ document: Document) {
        self.document = document
        var open = comparison.spurious
        let missed = comparison.gold.indices.filter { comparison.partner[$0] == nil }
        var explained: [Int: (cause: Cause, predicted: Int)] = [:]
        // The closest explanations first, whatever the order of the relations.
        for cause in Cause.allCases {
            for index in missed where explained[index] == nil {
                let gold = comparison.gold[index]
                guard let place = open.firstIndex(where: { cause.explains(gold, comparison.predicted[$0]) }) else { continue }
                explained[index] = (cause, open.remove(at: place))
            }
        }
        for index in missed {
            let found = explained[index]
            add(found?.cause.rawValue ?? "missed", comparison.gold[index], found.map { comparison.predicted[$0.predicted] })
        }
        for index in open { add("spurious", nil, comparison.predicted[index]) }
    }

    private mutating func add(_ cause: String, _ gold: RelationSides.Side?, _ predicted: RelationSides.Side?) {
        let span = gold?.span ?? predicted?.span ?? TextRange(0, 0)
        all.append(Evaluation.Mistake(
            cause: cause, document: document.id, range: span, text: document.text.string(span).onOneLine,
            gold: gold.map(shown), predicted: predicted.map(shown)))
    }

    /// `AGREE: Serbia → China`.
    private func shown(_ side: RelationSides.Side) -> String {
        func name(_ mention: Mention?) -> String {
            guard let mention else { return "–" }
            let text = document.text.string(mention.range).onOneLine
            return mention.entity.map { $0 == text ? text : "\(text) [\($0)]" } ?? text
        }
        return "\(side.label): \(name(side.source)) \(side.isSymmetric ? "↔" : "→") \(name(side.target))"
    }
}

extension String {
    /// Runs of white space as one blank.
    var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
