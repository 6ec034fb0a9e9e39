internal import EntenteKit
internal import Learning

/// The figures of mentions, one table a way to count.
struct MentionTables {
    private var strict = ScoreTable()
    private var partial = ScoreTable()
    private var spans = ScoreTable()
    private var linked = ScoreTable()
    private var linksSeen = false

    /// Adds a document.
    mutating func add(_ comparison: MentionComparison) {
        strict.add(comparison.strict)
        partial.add(comparison.partial)
        spans.add(["": comparison.spans])
        linked.add(["": comparison.links])
        if comparison.links.gold > 0 { linksSeen = true }
    }

    /// A row a label, then the averages.
    func rows(_ options: EvaluationOptions) -> [Evaluation.Row] {
        func figures(_ table: ScoreTable) -> (labels: [(name: String, figures: ScoreTable.Figures)], micro: ScoreTable.Figures, macro: ScoreTable.Figures) {
            table.figures(samples: options.samples, level: options.level, seed: options.seed)
        }
        let (exact, half) = (figures(strict), figures(partial))
        var rows = exact.labels.map { MentionTables.row($0.name, $0.figures) } + [
            MentionTables.row("micro, strict", exact.micro), MentionTables.row("macro, strict", exact.macro),
            MentionTables.row("micro, partial", half.micro), MentionTables.row("macro, partial", half.macro),
            MentionTables.row("spans alone", figures(spans).micro),
        ]
        if linksSeen { rows.append(MentionTables.row("linked entities", figures(linked).micro)) }
        return rows
    }

    private static func row(_ name: String, _ figures: ScoreTable.Figures) -> Evaluation.Row {
        Evaluation.Row(
            name: name, precision: figures.precision, recall: figures.recall, f1: figures.f1, support: figures.support,
            interval: figures.interval)
    }
}
