internal import EntenteKit
internal import JSON

/// The figures and errors of an evaluation, for people and for programs.
struct EvaluationReport {
    let kind: String
    let documents: Int
    let evaluation: Evaluation
    /// How many errors of each cause to list; `nil` counts them alone.
    let errors: Int?

    /// Mistakes by cause, the commonest cause first.
    private var causes: [(cause: String, mistakes: [Evaluation.Mistake])] {
        Dictionary(grouping: evaluation.mistakes, by: \.cause)
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { ($0.key, $0.value) }
    }

    // MARK: JSON

    var json: JSONValue {
        var counts = JSONObject()
        for (cause, mistakes) in causes { counts[cause] = JSONValue(mistakes.count) }
        let listed = causes.flatMap { $0.mistakes.prefix(errors ?? 0) }
        return .object([
            "kind": .string(kind), "documents": JSONValue(documents), "rows": .array(evaluation.rows.map(Self.json)),
            "errors": .object(["counts": .object(counts), "listed": .array(listed.map(Self.json))]),
        ])
    }

    private static func json(_ row: Evaluation.Row) -> JSONValue {
        var object: JSONObject = [
            "name": .string(row.name), "precision": JSONValue(row.precision), "recall": JSONValue(row.recall),
            "f1": JSONValue(row.f1), "support": JSONValue(row.support),
        ]
        if let interval = row.interval { object["interval"] = .array([JSONValue(interval.lowerBound), JSONValue(interval.upperBound)]) }
        return .object(object)
    }

    private static func json(_ mistake: Evaluation.Mistake) -> JSONValue {
        .object([
            "cause": .string(mistake.cause), "document": .string(mistake.document), "start": JSONValue(Int(mistake.range.start)),
            "end": JSONValue(Int(mistake.range.end)), "text": .string(mistake.text),
            "gold": mistake.gold.map { .string($0) } ?? .null, "predicted": mistake.predicted.map { .string($0) } ?? .null,
        ])
    }

    // MARK: text

    var text: String {
        let hasIntervals = evaluation.rows.contains { $0.interval != nil }
        let width = max(4, evaluation.rows.map(\.name.count).max() ?? 0)
        var out = Self.left("", width) + Self.right("precision", 11) + Self.right("recall", 9) + Self.right("F1", 9)
        out += (hasIntervals ? Self.right("95 % of F1", 14) : "") + Self.right("support", 9) + "\n"
        for row in evaluation.rows {
            out += Self.left(row.name, width) + "  " + [row.precision, row.recall, row.f1].map { Self.right(Self.percent($0), 9) }.joined()
            if hasIntervals {
                out += Self.right(row.interval.map { "\(Self.percent($0.lowerBound))–\(Self.percent($0.upperBound))" } ?? "", 14)
            }
            out += Self.right("\(row.support)", 9) + "\n"
        }
        return out + errorText
    }

    private var errorText: String {
        guard let errors, !evaluation.mistakes.isEmpty else { return "" }
        var out = "\n"
        for (cause, mistakes) in causes {
            out += "\(cause): \(mistakes.count)\n"
            for mistake in mistakes.prefix(errors) {
                out += "  \(mistake.document), byte \(mistake.range.start): \(Self.shortened(mistake.text))\n"
                if let gold = mistake.gold { out += "      gold       \(gold)\n" }
                if let predicted = mistake.predicted { out += "      predicted  \(predicted)\n" }
            }
            if errors > 0, mistakes.count > errors { out += "  … \(mistakes.count - errors) more\n" }
        }
        return out
    }

    private static func shortened(_ text: String) -> String { text.count > 160 ? "\(text.prefix(159))…" : text }
    private static func left(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(0, width - text.count)) }
    private static func right(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(0, width - text.count)) + text }
    private static func percent(_ value: Double) -> String {
        let tenths = Int((value * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
