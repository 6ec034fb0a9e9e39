internal import EntenteKit
internal import JSON

/// A review file with verdicts, as `export.review` writes it and people fill it in.
struct ReviewFile {
    /// A judged disagreement.
    struct Line {
        /// 1-based.
        var number: Int
        /// What is right: a label, or `NONE`.
        var label: String
        /// Whether the rule said so.
        var isRuleRight: Bool
        /// `relate.rules/FILE.RULE`.
        var rule: String
        /// With `[…|source]` and `[…|target]`.
        var text: String
        /// In the rule's language.
        var example: String
        /// Roles and texts of the rule's relation.
        var finds: String
    }

    static let none = "NONE"

    /// The lines that have a verdict.
    private(set) var judged: [Line] = []
    /// How many have none.
    private(set) var open = 0
    private let path: String

    /// Reads a file: tab-separated with a header, or JSON Lines.
    ///
    /// - Throws: every finding at once, with its line.
    init(_ path: String) throws(Diagnostics) {
        self.path = path
        let bytes: [UInt8]
        do { bytes = try FileSystem.read(path, limit: 1 << 28) } catch {
            throw Diagnostics("cannot read \(path): \(error.message)", hint: "export.review writes such a file")
        }
        let rows = path.hasSuffix(".jsonl") ? try ReviewFile.objects(bytes, path) : try ReviewFile.table(bytes, path)
        var findings: [Diagnostic] = []
        for (number, row) in rows {
            do throws(Diagnostics) {
                if let line = try line(number, row) { judged.append(line) } else { open += 1 }
            } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
    }

    private func line(_ number: Int, _ row: [String: String]) throws(Diagnostics) -> Line? {
        func cell(_ name: String) -> String { row[name] ?? "" }
        let verdict = cell("verdict").split(separator: " ").joined(separator: " ")
        if verdict.isEmpty { return nil }
        for name in ["rule", "rule_label", "text", "example"] where cell(name).isEmpty {
            throw Diagnostics("\(path):\(number): the column \(name) is empty", hint: "leave every column but verdict as it was")
        }
        let isReversed = cell("direction") == "reversed"
        let label = switch verdict.lowercased() {
        case "rule": cell("rule_label")
        case "model": cell("model_label")
        case "none": Self.none
        default: verdict
        }
        guard !label.contains(" "), !label.isEmpty else {
            throw Diagnostics("\(path):\(number): \"\(verdict)\" is no verdict", hint: "write rule, model, a label or NONE")
        }
        // The model may be right about the direction alone: then the rule is wrong although the label is its own.
        let isRuleRight = verdict.lowercased() == "rule" || (label == cell("rule_label") && !(verdict.lowercased() == "model" && isReversed))
        let turns = verdict.lowercased() == "model" && isReversed
        return Line(
            number: number, label: label, isRuleRight: isRuleRight, rule: cell("rule"),
            text: turns ? ReviewFile.exchanged(cell("text")) : cell("text"), example: cell("example"), finds: cell("finds"))
    }

    /// Source and target the other way round.
    private static func exchanged(_ text: String) -> String {
        text.split(separator: "|source]", omittingEmptySubsequences: false).map { piece in
            piece.split(separator: "|target]", omittingEmptySubsequences: false).joined(separator: "|source]")
        }.joined(separator: "|target]")
    }

    /// An example to reject marks what is there, and no role, since the rule finds none.
    static func withoutRoles(_ example: String, rule: String) -> String {
        guard !rule.hasPrefix("relate.rules/") else { return example }
        let isToken = rule.hasPrefix("extract.tokens/")
        var out = ""
        for piece in example.split(separator: "⟦", omittingEmptySubsequences: false).enumerated() {
            guard piece.offset > 0, let close = piece.element.firstIndex(of: "⟧") else {
                out += piece.element
                continue
            }
            let (mark, rest) = (piece.element[..<close], piece.element[piece.element.index(after: close)...])
            let sides = mark.split(separator: "|", maxSplits: 1)
            let parts = sides.count == 2 ? sides[1].split(separator: " ") : []
            // In a token rule a role stands before @LABEL, in a frame before LABEL in capitals.
            let kept = parts.drop { isToken ? !$0.hasPrefix("@") : $0.contains(where: \.isLowercase) }
            out += kept.isEmpty ? String(sides.first ?? "") : "⟦\(sides[0])|\(kept.joined(separator: " "))⟧"
            out += rest
        }
        return out
    }

    private static func table(_ bytes: [UInt8], _ path: String) throws(Diagnostics) -> [(Int, [String: String])] {
        let lines = String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard let header = lines.first?.split(separator: "\t", omittingEmptySubsequences: false).map(String.init), header.contains("verdict") else {
            throw Diagnostics("\(path):1: there is no column verdict", hint: "this is no review file; export.review writes one")
        }
        return lines.enumerated().dropFirst().filter { !$0.element.isEmpty }.map { number, line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return (number + 1, Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first }))
        }
    }

    private static func objects(_ bytes: [UInt8], _ path: String) throws(Diagnostics) -> [(Int, [String: String])] {
        var rows: [(Int, [String: String])] = []
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where line.contains(where: { $0 > 0x20 }) {
            guard let object = try? JSONParser.parse(Array(line)).object else {
                throw Diagnostics("\(path):\(number + 1): this is no JSON object", hint: "one object a line, as export.review writes it")
            }
            rows.append((number + 1, Dictionary(object.map { ($0.key, $0.value.string ?? "") }, uniquingKeysWith: { first, _ in first })))
        }
        return rows
    }
}
