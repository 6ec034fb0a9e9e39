public import EntenteKit

/// Scores attributions against gold ones, as relations `SAID`.
///
/// `content characters` counts the bytes of what is said by anybody. `attributions` counts relations whose content overlaps
/// a gold content by half or more, both ways, and whose source overlaps its source; gold attributions without a source
/// are left out. Each gold relation is found once.
public enum QuotationEvaluator: Evaluator {
    public static let descriptor = Descriptor(
        name: "quotes", summary: "Scores who says what: bytes of content, and attributions by content and source.")

    public static func evaluate(
        gold: [Document], predicted: [Document], options: EvaluationOptions
    ) throws(StageError) -> Evaluation {
        var bytes = Tally(), attributions = Tally()
        for pair in try DocumentPairs(gold: gold, predicted: predicted).all {
            let wanted = said(pair.gold), found = said(pair.predicted)
            count(wanted.map(\.content), found.map(\.content), &bytes)
            count(wanted, found, &attributions)
        }
        return Evaluation(rows: [bytes.row("content characters"), attributions.row("attributions")])
    }

    private struct Said {
        var content: TextRange
        var source: TextRange?
    }

    private struct Tally {
        var right = 0, found = 0, gold = 0

        func row(_ name: String) -> Evaluation.Row {
            let precision = found > 0 ? Double(right) / Double(found) : 0, recall = gold > 0 ? Double(right) / Double(gold) : 0
            let sum = precision + recall
            return .init(name: name, precision: precision, recall: recall, f1: sum > 0 ? 2 * precision * recall / sum : 0, support: gold)
        }
    }

    private static func said(_ document: Document) -> [Said] {
        let index = document.mentionIndices()
        func range(_ id: String?) -> TextRange? { id.flatMap { index[$0] }.map { document.mentions[$0].range } }
        return document.relations.compactMap { relation in
            guard relation.label == QuoteLabel.relation, let content = range(relation.argument("content")) else { return nil }
            return Said(content: content, source: range(relation.argument("source")))
        }
    }

    private static func count(_ wanted: [TextRange], _ found: [TextRange], _ tally: inout Tally) {
        let (one, other) = (union(wanted), union(found))
        tally.gold += one.reduce(0) { $0 + $1.count }
        tally.found += other.reduce(0) { $0 + $1.count }
        var next = 0
        for range in one {
            while next < other.count, other[next].end <= range.start { next += 1 }
            var at = next
            while at < other.count, other[at].start < range.end {
                tally.right += shared(range, other[at])
                at += 1
            }
        }
    }

    /// Ranges in order, without overlaps.
    private static func union(_ ranges: [TextRange]) -> [TextRange] {
        var out: [TextRange] = []
        for range in ranges.sorted() {
            if let last = out.last, range.start <= last.end { out[out.count - 1].end = max(last.end, range.end) } else { out.append(range) }
        }
        return out
    }

    private static func count(_ wanted: [Said], _ found: [Said], _ tally: inout Tally) {
        var left = wanted.filter { $0.source != nil }
        tally.gold += left.count
        tally.found += found.count
        for said in found {
            guard let source = said.source else { continue }
            let hit = left.firstIndex { gold in
                2 * shared(gold.content, said.content) >= max(gold.content.count, said.content.count) && gold.source.map { $0.overlaps(source) } == true
            }
            if let hit {
                left.remove(at: hit)
                tally.right += 1
            }
        }
    }

    private static func shared(_ a: TextRange, _ b: TextRange) -> Int { max(0, Int(min(a.end, b.end)) - Int(max(a.start, b.start))) }
}
