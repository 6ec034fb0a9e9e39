internal import EntenteKit
internal import Learning

/// Gold and predicted relations of one document, paired where they match.
struct RelationComparison {
    let gold: [RelationSides.Side]
    let predicted: [RelationSides.Side]
    /// For each gold relation its match.
    let partner: [Int?]
    private let isDirected: Bool

    /// O(gold × predicted), more where one relation could match several.
    init(_ gold: RelationSides, _ predicted: RelationSides, isDirected: Bool) {
        self.gold = gold.all
        self.predicted = predicted.all
        self.isDirected = isDirected
        partner = BipartiteMatching.maximum(
            edges: gold.all.map { wanted in
                predicted.all.indices.filter { Self.matches(wanted, predicted.all[$0], isDirected) }
            },
            rightCount: predicted.all.count)
    }

    /// Right, predicted and gold by label.
    var counts: [String: ScoreTable.Count] {
        var counts: [String: ScoreTable.Count] = [:]
        for (index, side) in gold.enumerated() {
            counts[label(side), default: .init()].gold += 1
            if partner[index] != nil { counts[label(side), default: .init()].right += 1 }
        }
        for side in predicted { counts[label(side), default: .init()].predicted += 1 }
        return counts
    }

    /// Predicted relations that match none.
    var spurious: [Int] {
        let used = Set(partner.compactMap { $0 })
        return predicted.indices.filter { !used.contains($0) }
    }

    private func label(_ side: RelationSides.Side) -> String { isDirected ? side.label : side.bareLabel }

    static func matches(_ gold: RelationSides.Side, _ predicted: RelationSides.Side, _ isDirected: Bool) -> Bool {
        guard (isDirected ? gold.label : gold.bareLabel) == (isDirected ? predicted.label : predicted.bareLabel) else { return false }
        if straight(gold, predicted) { return true }
        return (!isDirected || gold.isSymmetric || predicted.isSymmetric) && crossed(gold, predicted)
    }

    /// Whether the parties are the same, each in its role.
    static func straight(_ gold: RelationSides.Side, _ predicted: RelationSides.Side) -> Bool {
        gold.source.isSame(as: predicted.source) && gold.target.isSame(as: predicted.target)
    }

    /// Whether the parties are the same with their roles exchanged.
    static func crossed(_ gold: RelationSides.Side, _ predicted: RelationSides.Side) -> Bool {
        gold.source.isSame(as: predicted.target) && gold.target.isSame(as: predicted.source)
    }
}
