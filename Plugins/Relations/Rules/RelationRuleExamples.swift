internal import EntenteKit
internal import JSON
internal import YAML

/// Runs the inline examples of a relation rule.
///
/// An example is one section; its sentences end at `. `, `! ` or `? `, its tokens are runs of letters and digits.
struct RelationRuleExamples {
    let rule: RelationRule

    /// Every example with what is wrong with it.
    func run() -> RuleTest {
        var fired = false
        var outcomes: [RuleTest.Outcome] = []
        for node in rule.match {
            let text = node.scalar ?? node["text"]?.scalar ?? ""
            outcomes.append(check(text, at: node) { found, document in
                fired = fired || !found.isEmpty
                return difference(found, node["finds"]?.scalar, document)
            })
        }
        for text in rule.reject {
            outcomes.append(check(text, at: rule.node) { found, document in
                found.first.map { "found \(shown($0, document)), where nothing is to be found" }
            })
        }
        return RuleTest(rule: rule.by, place: .init(rule.node), isCovered: fired, outcomes: outcomes)
    }

    private func check(_ text: String, at node: Node, _ judge: ([Relation], Document) -> String?) -> RuleTest.Outcome {
        let place = Diagnostic.Place(node)
        guard let document = RelationExample.document(text) else {
            return .init(example: text, place: place, failure: "write mentions as ⟦words|LABEL⟧ or ⟦words|LABEL ENTITY⟧")
        }
        do throws(StageError) {
            let found = try RelationRuleEngine([rule], sections: ["body"]).relations(in: document)
            return .init(example: text, place: place, failure: judge(found, document))
        } catch { return .init(example: text, place: place, failure: "\(error)") }
    }

    /// `finds` names roles and texts, `source=Serbia amount=USD 120 million`; without it any hit will do.
    private func difference(_ found: [Relation], _ finds: String?, _ document: Document) -> String? {
        guard !found.isEmpty else { return "found nothing" }
        guard let finds else { return nil }
        let all = found.map { shown($0, document) }
        return all.contains(finds) ? nil : "found \(all.joined(separator: "; ")), not \(finds)"
    }

    private func shown(_ relation: Relation, _ document: Document) -> String {
        let indices = document.mentionIndices()
        return relation.arguments.map { argument in
            let text = indices[argument.mention].map { document.text.string(document.mentions[$0].range) } ?? "?"
            return "\(argument.role)=\(text)"
        }.joined(separator: " ")
    }
}

/// A text with marked mentions as a document.
enum RelationExample {
    /// `nil` if the marks do not pair up or name no label.
    static func document(_ marked: String) -> Document? {
        var text = ""
        var mentions: [Mention] = []
        var rest = marked[...]
        while let open = rest.firstIndex(of: "⟦") {
            text += rest[..<open]
            guard let close = rest.firstIndex(of: "⟧"), open < close else { return nil }
            let parts = rest[rest.index(after: open)..<close].split(separator: "|").map(String.init)
            let kind = parts.count == 2 ? parts[1].split(separator: " ").map(String.init) : []
            guard let label = kind.first else { return nil }
            let start = text.utf8.count
            text += parts[0]
            mentions.append(Mention(
                TextRange(start, text.utf8.count), label, entity: kind.count > 1 ? kind[1] : nil,
                attributes: kind.count > 2 ? ["state": .string(kind[2])] : [:], by: "example"))
            rest = rest[rest.index(after: close)...]
        }
        if rest.contains("⟧") { return nil }
        var document = Document(id: "example", text: Text(text + rest))
        document.sections = [Section(document.text.range, .body)]
        document.sentences = sentences(document.text.bytes)
        document.tokens = tokens(document.text.bytes)
        document.add(mentions: mentions)
        document.layers = [.sections, .sentences, .tokens, .mentions]
        return document
    }

    private static func sentences(_ bytes: [UInt8]) -> [TextRange] {
        var found: [TextRange] = []
        var start = 0
        for at in bytes.indices.dropLast() where [0x2E, 0x21, 0x3F].contains(bytes[at]) && bytes[at + 1] == 0x20 {
            found.append(TextRange(start, at + 1))
            start = at + 2
        }
        if start < bytes.count { found.append(TextRange(start, bytes.count)) }
        return found
    }

    private static func tokens(_ bytes: [UInt8]) -> [TextRange] {
        var found: [TextRange] = []
        var start: Int?
        for at in 0...bytes.count {
            let isWord = at < bytes.count
                && (bytes[at] >= 0x80 || (bytes[at] | 0x20) &- 0x61 < 26 || bytes[at] &- 0x30 < 10 || bytes[at] == 0x27)
            if isWord {
                start = start ?? at
            } else {
                if let first = start { found.append(TextRange(first, at)) }
                if at < bytes.count, bytes[at] > 0x20 { found.append(TextRange(at, at + 1)) }
                start = nil
            }
        }
        return found
    }
}
