internal import EntenteKit

/// Right, predicted and gold relations by label.
struct RelationCounts {
    private struct Count {
        var right = 0
        var predicted = 0
        var gold = 0

        var precision: Double { predicted == 0 ? 0 : Double(right) / Double(predicted) }
        var recall: Double { gold == 0 ? 0 : Double(right) / Double(gold) }
        var f1: Double { predicted + gold == 0 ? 0 : 2 * Double(right) / Double(predicted + gold) }
    }

    private let isDirected: Bool
    private var counts: [String: Count] = [:]

    init(isDirected: Bool) { self.isDirected = isDirected }

    /// Counts a document. Greedy, one to one, in the order of the gold: a relation matches once. O(gold × predicted).
    mutating func add(_ gold: Document, _ predicted: Document) {
        let wanted = sides(gold)
        var open = sides(predicted)
        for side in wanted { counts[side.label, default: Count()].gold += 1 }
        for side in open { counts[side.label, default: Count()].predicted += 1 }
        for side in wanted {
            guard let match = open.firstIndex(where: { matches(side, $0) }) else { continue }
            counts[side.label, default: Count()].right += 1
            open.remove(at: match)
        }
    }

    /// One row a label, in alphabetical order.
    var labelRows: [Evaluation.Row] { counts.keys.sorted().map { row($0, counts[$0]!) } }

    /// Micro and macro average.
    func totals(_ name: String) -> [Evaluation.Row] {
        var sum = Count()
        for count in counts.values {
            sum.right += count.right
            sum.predicted += count.predicted
            sum.gold += count.gold
        }
        let rows = labelRows
        func mean(_ value: (Evaluation.Row) -> Double) -> Double {
            rows.isEmpty ? 0 : rows.reduce(0) { $0 + value($1) } / Double(rows.count)
        }
        return [
            row("micro, \(name)", sum),
            Evaluation.Row(
                name: "macro, \(name)", precision: mean(\.precision), recall: mean(\.recall), f1: mean(\.f1),
                support: sum.gold),
        ]
    }

    private func row(_ name: String, _ count: Count) -> Evaluation.Row {
        Evaluation.Row(name: name, precision: count.precision, recall: count.recall, f1: count.f1, support: count.gold)
    }

    /// A relation with what its two main mentions are.
    private struct Side {
        var label: String
        var source: Mention?
        var target: Mention?
    }

    private func sides(_ document: Document) -> [Side] {
        let indices = document.mentionIndices()
        return document.relations.compactMap { relation in
            guard let label = relation.label, label != RelationModel.none else { return nil }
            let hasNames = relation.argument("source") != nil || relation.argument("target") != nil
            let ids = relation.arguments.map(\.mention)
            func mention(_ role: String, _ place: Int) -> Mention? {
                let id = hasNames ? relation.argument(role) : ids.dropFirst(place).first
                return id.flatMap { indices[$0] }.map { document.mentions[$0] }
            }
            return Side(
                label: isDirected ? label : RelationCounts.withoutDirection(label),
                source: mention("source", 0), target: mention("target", 1))
        }
    }

    /// `Cause-Effect(e1,e2)` → `Cause-Effect`.
    private static func withoutDirection(_ label: String) -> String {
        label.hasSuffix("(e1,e2)") || label.hasSuffix("(e2,e1)") ? String(label.dropLast(7)) : label
    }

    private func matches(_ gold: Side, _ predicted: Side) -> Bool {
        guard gold.label == predicted.label else { return false }
        if isSame(gold.source, predicted.source), isSame(gold.target, predicted.target) { return true }
        return !isDirected && isSame(gold.source, predicted.target) && isSame(gold.target, predicted.source)
    }

    /// One entity, or overlapping text.
    private func isSame(_ a: Mention?, _ b: Mention?) -> Bool {
        guard let a, let b else { return a == nil && b == nil }
        if let entity = a.entity, let other = b.entity { return entity == other }
        return a.range.overlaps(b.range)
    }
}
