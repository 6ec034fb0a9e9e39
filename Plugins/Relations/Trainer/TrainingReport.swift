internal import Learning

/// Tables about a training, for the terminal and the model card: a learning curve, what was taken for what, and the
/// weightiest features.
struct TrainingReport {
    let classes: [String]
    let confusion: ConfusionMatrix?
    /// What the tables are of, and on what: `linear model, cross-validated`.
    let subject: String
    let curve: LearningCurve?
    let features: WeightyFeatures

    /// In columns.
    var text: String {
        var parts: [String] = []
        if let curve {
            parts.append("learning curve (\(subject))\n" + Self.columns(curveTable(curve)))
        }
        if confusion != nil { parts.append("confusion (\(subject); rows are right, columns predicted)\n" + Self.columns(confusionTable)) }
        let named = features.all.contains { !$0.isEmpty }
        if named { parts.append("weightiest features\n" + featureLines.map { "  \($0.label): \($0.names)" }.joined(separator: "\n")) }
        return parts.joined(separator: "\n\n")
    }

    /// As sections of a model card; each begins with a blank line.
    var markdown: String {
        var out = ""
        if let curve { out += "\n### Learning curve: \(subject)\n\n" + Self.table(curveTable(curve)) + "\n" }
        if confusion != nil {
            out += "\n### What was taken for what: \(subject)\n\nRows are right, columns predicted; zeros are left out.\n\n"
                + Self.table(confusionTable) + "\n"
        }
        if features.all.contains(where: { !$0.isEmpty }) {
            out += """

                ### Weightiest features

                Kind of feature, its parts, and in brackets its weight. Words are stems; zones are 0 before, 1 between, 2 after, 3 source,
                4 target, orders 0 source first, 1 target first; `|` stands between names that share a number.

                | label | features |
                |---|---|

                """
            for line in featureLines { out += "| \(line.label) | \(Self.escaped(line.names)) |\n" }
        }
        return out
    }

    // MARK: rows, the header first

    private func curveTable(_ curve: LearningCurve) -> [[String]] {
        [["share", "examples", "macro-F1", "accuracy"]] + curve.points.map {
            ["\($0.share) %", "\($0.examples)", Self.percent($0.macroF1), Self.percent($0.accuracy)]
        }
    }

    private var confusionTable: [[String]] {
        guard let confusion else { return [] }
        return [["label"] + classes] + classes.indices.map { gold in
            [classes[gold]] + classes.indices.map { predicted in
                let count = confusion[gold: gold, predicted: predicted]
                return count == 0 ? "" : "\(count)"
            }
        }
    }

    private var featureLines: [(label: String, names: String)] {
        zip(classes, features.all).map { label, features in
            (label, features.map { "\($0.name) (\(Self.tenths($0.weight)))" }.joined(separator: ", "))
        }
    }

    // MARK: form

    private static func columns(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            "  " + row.enumerated().map { column, cell in
                let space = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + space : space + cell
            }.joined(separator: "  ")
        }.joined(separator: "\n")
    }

    private static func table(_ rows: [[String]]) -> String {
        let lines = rows.map { "| " + $0.map(escaped).joined(separator: " | ") + " |" }
        let rule = "|---" + String(repeating: "|---:", count: max(0, (rows.first?.count ?? 1) - 1)) + "|"
        return ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n")
    }

    private static func escaped(_ text: String) -> String {
        text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
    }

    private static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }

    private static func tenths(_ value: Float) -> String {
        let rounded = Int((value * 10).rounded())
        return "\(rounded / 10).\(rounded % 10)"
    }
}
