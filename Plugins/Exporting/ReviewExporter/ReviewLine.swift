internal import JSON

/// One disagreement. What its columns mean stands at ``ReviewExporter``; `example` and `finds` are for the rule's file.
struct ReviewLine {
    static let columns = [
        "verdict", "document", "byte", "text", "rule_label", "rule_score", "model_label", "model_score", "direction", "kept",
        "rule", "model", "example", "finds",
    ]

    /// The first byte of the sentence.
    var start: UInt32
    /// By column; one that is missing is empty.
    var cells: [String: String]

    /// Tab-separated; a cell has neither tabs nor line ends.
    var row: [UInt8] {
        let cells = Self.columns.map { column in
            (self.cells[column] ?? "").split(omittingEmptySubsequences: false, whereSeparator: { $0 == "\t" || $0.isNewline })
                .joined(separator: " ")
        }
        return Array((cells.joined(separator: "\t") + "\n").utf8)
    }

    /// An object on a line.
    var json: [UInt8] {
        var object = JSONObject()
        for column in Self.columns { object[column] = .string(cells[column] ?? "") }
        return Array((JSONValue.object(object).description + "\n").utf8)
    }
}
