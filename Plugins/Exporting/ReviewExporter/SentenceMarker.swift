internal import EntenteKit
internal import JSON

/// Shows relations in their sentences, with marks round the parties.
struct SentenceMarker {
    private let document: Document
    private let indices: [String: Int]

    init(_ document: borrowing Document) {
        self.document = copy document
        indices = document.mentionIndices()
    }

    /// The review line of a relation; `nil` if it has no two parties.
    func line(_ relation: Relation, _ found: JSONObject) -> ReviewLine? {
        guard let source = mention(relation.argument("source")), let target = mention(relation.argument("target")) else { return nil }
        let isTurned = found["reversed"]?.bool == true && found["kept"]?.string == "model"
        // The rule's view: what the model turned round is turned back.
        let parties = isTurned ? (source: target, target: source) : (source: source, target: target)
        let range = sentences(of: relation)
        var cells = [
            "document": document.id, "byte": "\(range.start)",
            "text": marked(range, [(parties.source.range, "source"), (parties.target.range, "target")], "[", "]"),
            "direction": found["reversed"]?.bool == true ? "reversed" : "same",
        ]
        for (column, key) in [
            ("rule_label", "rule"), ("rule_score", "rule_score"), ("model_label", "model"), ("model_score", "model_score"),
            ("kept", "kept"), ("rule", "rule_by"), ("model", "model_by"),
        ] { cells[column] = found[key].map { $0.string ?? Self.rounded($0) } ?? "" }
        cells["example"] = example(relation, isTurned, range, by: cells["rule"] ?? "")
        cells["finds"] = relation.arguments.compactMap { argument in
            mention(argument.mention).map { "\(Self.role(argument.role, isTurned))=\(marked($0.range, [], "", ""))" }
        }.joined(separator: " ")
        return ReviewLine(start: range.start, cells: cells)
    }

    private func mention(_ id: String?) -> Mention? { id.flatMap { indices[$0] }.map { document.mentions[$0] } }

    private static func role(_ role: String, _ isTurned: Bool) -> String {
        guard isTurned else { return role }
        return role == "source" ? "target" : role == "target" ? "source" : role
    }

    /// Three digits are enough to read.
    private static func rounded(_ value: JSONValue) -> String {
        value.double.map { JSONValue(($0 * 1000).rounded() / 1000).description } ?? value.description
    }

    /// From the first sentence that holds an argument or the trigger to the last one.
    private func sentences(of relation: Relation) -> TextRange {
        var ranges = relation.arguments.compactMap { mention($0.mention)?.range }
        if let trigger = relation.trigger { ranges.append(trigger) }
        if let sentence = relation.sentence, document.sentences.indices.contains(sentence) { ranges.append(document.sentences[sentence]) }
        let (start, end) = (ranges.map(\.start).min() ?? 0, ranges.map(\.end).max() ?? 0)
        let first = document.sentence(at: start).map { document.sentences[$0].start } ?? start
        let last = document.sentence(at: end > 0 ? end - 1 : 0).map { document.sentences[$0].end } ?? end
        return TextRange(min(first, start), max(last, end))
    }

    /// The example as the rule's language has it: every mention for `relate.rules`, which may look at any; roles too for
    /// rules over tokens and event frames.
    private func example(_ relation: Relation, _ isTurned: Bool, _ range: TextRange, by rule: String) -> String {
        var roles: [String: String] = [:]
        for argument in relation.arguments { roles[argument.mention] = Self.role(argument.role, isTurned) }
        let isToken = rule.hasPrefix("extract.tokens/"), isFrame = rule.hasPrefix("relate.events/")
        var marks: [(TextRange, String)] = []
        for mention in document.mentions where range.contains(mention.range) {
            // An argument beats what overlaps it; of others the first and longest stands.
            let isArgument = roles[mention.id] != nil
            let clash = marks.indices.filter { marks[$0].0.overlaps(mention.range) }
            if !clash.isEmpty, !isArgument { continue }
            for index in clash.reversed() { marks.remove(at: index) }
            let role = roles[mention.id]
            marks.append((mention.range, isToken ? Self.token(mention, role) : Self.plain(mention, isFrame ? role : nil)))
        }
        if isFrame, let trigger = relation.trigger, !marks.contains(where: { $0.0.overlaps(trigger) }) { marks.append((trigger, "")) }
        return marked(range, marks.sorted { $0.0 < $1.0 }, "⟦", "⟧")
    }

    /// `source COUNTRY SRB`.
    private static func plain(_ mention: Mention, _ role: String?) -> String {
        let state = mention.attributes["state"]?.string
        let parts = [role, mention.label, mention.entity ?? state.map { _ in "-" }, state == mention.entity ? nil : state].compactMap { $0 }
        return parts.contains { $0.contains(" ") } ? mention.label : parts.joined(separator: " ")
    }

    /// `source @COUNTRY entity=SRB`.
    private static func token(_ mention: Mention, _ role: String?) -> String {
        var parts = [role, "@\(mention.label)", mention.entity.map { "entity=\($0)" }].compactMap { $0 }
        if let state = mention.attributes["state"]?.string { parts.append("state=\(state)") }
        return parts.filter { !$0.contains(" ") }.joined(separator: " ")
    }

    /// The text of a range with marks; what would read as a mark itself is written with round brackets.
    private func marked(_ range: TextRange, _ marks: [(range: TextRange, name: String)], _ open: String, _ close: String) -> String {
        func plain(_ start: UInt32, _ end: UInt32) -> String {
            let text = document.text.string(TextRange(start, end))
            let isRisky = text.contains("|") || text.contains("⟦") || text.contains("⟧")
            return isRisky ? String(text.map { Self.harmless[$0] ?? $0 }) : text
        }
        var out = ""
        var at = range.start
        for mark in marks.sorted(by: { $0.range < $1.range }) where mark.range.start >= at {
            out += plain(at, mark.range.start) + open + plain(mark.range.start, mark.range.end)
            out += (mark.name.isEmpty ? "" : "|\(mark.name)") + close
            at = mark.range.end
        }
        return (out + plain(at, range.end)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static let harmless: [Character: Character] = ["|": "/", "[": "(", "]": ")", "⟦": "(", "⟧": ")"]
}
