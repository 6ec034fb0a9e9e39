internal import EntenteKit
internal import JSON
internal import YAML

/// Runs the inline examples of a frame with the trees that the pipeline's own parser makes.
///
/// In an example `⟦Iran|source IRN⟧` is a mention that the frame must give the role, `⟦Iraq|IRQ⟧` one that is only there;
/// a label may stand before the entity: `⟦Xi|target PERSON CHN⟧`. Beside `text`, `status` and `mode` may be expected.
struct FrameExamples {
    let stage: EventFinder
    let frame: Frame

    /// Every example with what is wrong with it.
    func run(_ prepare: (inout Document) throws(StageError) -> Void) -> RuleTest {
        var fired = false
        var outcomes: [RuleTest.Outcome] = []
        for match in frame.settings.match {
            outcomes.append(check(match.text, .init(match.node), prepare) { found, example in
                fired = fired || !found.isEmpty
                return difference(found, match, example)
            })
        }
        for text in frame.settings.reject {
            outcomes.append(check(text, .init(frame.node), prepare) { found, example in
                found.first.map { "found \(shown($0, example.document)), where nothing is to be found" }
            })
        }
        return RuleTest(rule: frame.by, place: .init(frame.node), isCovered: fired, outcomes: outcomes)
    }

    private func check(
        _ text: String, _ place: Diagnostic.Place?, _ prepare: (inout Document) throws(StageError) -> Void,
        _ judge: ([Relation], FrameExample) -> String?
    ) -> RuleTest.Outcome {
        guard var example = FrameExample(text) else {
            return .init(example: text, place: place, failure: "write mentions as ⟦words|source IRN⟧ or ⟦words|PERSON IRN⟧")
        }
        do throws(StageError) {
            try prepare(&example.document)
            guard example.document.layers.contains(.syntax) else {
                return .init(example: text, place: place, failure: "no stage before this one makes trees; put parse.dependencies there")
            }
            let found = EventReader(stage, example.document).relations().filter { $0.by == frame.by }
            return .init(example: text, place: place, failure: judge(found, example))
        } catch { return .init(example: text, place: place, failure: "\(error)") }
    }

    private func difference(_ found: [Relation], _ match: FrameMatch, _ example: FrameExample) -> String? {
        let fitting = found.first { relation in
            example.roles.allSatisfy { role in relation.argument(role.name) == role.mention }
        }
        guard let fitting else {
            return found.isEmpty ? "found nothing" : "found \(found.map { shown($0, example.document) }.joined(separator: "; "))"
        }
        return difference("status", fitting, match.status?.rawValue) ?? difference("mode", fitting, match.mode)
    }

    private func difference(_ attribute: String, _ relation: Relation, _ wanted: String?) -> String? {
        let got = relation.attributes[attribute]?.string ?? "none"
        return wanted == nil || wanted == got ? nil : "\(attribute) \(got), not \(wanted ?? "")"
    }

    private func shown(_ relation: Relation, _ document: Document) -> String {
        let indices = document.mentionIndices()
        let roles = relation.arguments.map { argument in
            let text = indices[argument.mention].map { document.text.string(document.mentions[$0].range) } ?? "?"
            return "\(argument.role)=\(text)"
        }
        return "\(relation.label ?? "") \(roles.joined(separator: " ")) status=\(relation.attributes["status"]?.string ?? "")"
    }
}

/// A text with marked mentions as a document without sentences and tokens.
struct FrameExample {
    var document: Document
    private(set) var roles: [(name: String, mention: String)] = []

    /// `nil` if the marks do not pair up.
    init?(_ marked: String) {
        var text = ""
        var mentions: [Mention] = []
        var names: [(mention: Int, role: String)] = []
        var rest = marked[...]
        while let open = rest.firstIndex(of: "⟦") {
            text += rest[..<open]
            guard let close = rest.firstIndex(of: "⟧"), open < close else { return nil }
            let parts = rest[rest.index(after: open)..<close].split(separator: "|").map(String.init)
            var kind = parts.count == 2 ? parts[1].split(separator: " ").map(String.init) : []
            if let role = kind.first, role == "source" || role == "target" {
                names.append((mentions.count, role))
                kind.removeFirst()
            }
            guard let entity = kind.last else { return nil }
            let start = text.utf8.count
            text += parts[0]
            mentions.append(Mention(
                id: "x\(mentions.count)", TextRange(start, text.utf8.count), kind.count > 1 ? kind[0] : "COUNTRY", entity: entity,
                attributes: ["state": .string(entity)], by: "example"))
            rest = rest[rest.index(after: close)...]
        }
        if rest.contains("⟧") { return nil }
        roles = names.map { ($0.role, mentions[$0.mention].id) }
        document = Document(id: "example", text: Text(text + rest), meta: ["language": "en"])
        document.sections = [Section(document.text.range, .body)]
        document.add(mentions: mentions)
        document.layers = [.sections, .mentions]
    }
}
