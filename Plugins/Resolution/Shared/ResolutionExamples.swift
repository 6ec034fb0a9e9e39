internal import EntenteKit
internal import JSON
internal import YAML

/// Runs inline examples: texts in which `⟦words|@LABEL ENTITY STATE⟧` stands there before, and `⟦words|LABEL PARTY⟧` must be
/// found. A party is a state or an entity. Marks nest.
///
/// An example is a text, or a map: `text`, `meta`, and `speakers`, names that make the paragraphs with the same number
/// answers. Paragraphs that end in a question mark are then questions.
enum ResolutionExamples {
    /// The examples of one rule.
    struct Group: Sendable {
        var name: String
        var node: Node
        var match: [Node]
        var reject: [Node]
    }

    /// Runs `stage` over every example.
    static func run(_ group: Group, only prefix: String? = nil, _ stage: (inout Document) -> Void) -> RuleTest {
        var isCovered = false
        var outcomes: [RuleTest.Outcome] = []
        for (nodes, isMatch) in [(group.match, true), (group.reject, false)] {
            for node in nodes {
                let text = node.scalar ?? node["text"]?.scalar ?? ""
                var failure: String?
                if var example = Example(node) {
                    let before = Set(example.document.mentions.map(\.id))
                    stage(&example.document)
                    let found = example.document.mentions.filter {
                        !before.contains($0.id) && (prefix == nil || $0.by == prefix)
                    }
                    if isMatch, !found.isEmpty { isCovered = true }
                    failure = isMatch ? example.difference(found) : found.first.map { "found \(example.shown($0)), where nothing is to be found" }
                } else {
                    failure = "write marks as ⟦words|@LABEL ENTITY⟧ or ⟦words|LABEL PARTY⟧"
                }
                outcomes.append(.init(example: text, place: .init(node), failure: failure))
            }
        }
        return RuleTest(rule: group.name, place: .init(group.node), isCovered: isCovered, outcomes: outcomes)
    }

    /// A text with its marks.
    private struct Example {
        var document: Document
        private var wanted: [(range: TextRange, label: String, party: String?)] = []

        init?(_ node: Node) {
            guard let marked = node.scalar ?? node["text"]?.scalar else { return nil }
            var bytes: [UInt8] = [], open: [Int] = [], given: [Mention] = []
            var rest = marked[...]
            while let scalar = rest.unicodeScalars.first {
                if scalar == "⟦" {
                    open.append(bytes.count)
                } else if scalar == "|", !open.isEmpty {
                    guard let close = rest.firstIndex(of: "⟧"), let start = open.popLast() else { return nil }
                    let parts = rest[rest.index(after: rest.startIndex)..<close].split(separator: " ").map(String.init)
                    guard let label = parts.first else { return nil }
                    let range = TextRange(start, bytes.count), party = parts.count > 1 ? parts[1] : nil
                    if label.hasPrefix("@") {
                        given.append(Mention(
                            range, String(label.dropFirst()), entity: party,
                            attributes: parts.count > 2 ? ["state": .string(parts[2])] : [:], by: "example"))
                    } else {
                        wanted.append((range, label, party))
                    }
                    rest = rest[rest.index(after: close)...]
                    continue
                } else {
                    bytes += Array(String(scalar).utf8)
                }
                rest.unicodeScalars.removeFirst()
            }
            guard open.isEmpty else { return nil }
            document = PlainDocument.make(bytes)
            document.add(mentions: given.sorted { $0.range < $1.range })
            for entry in node["meta"]?.map ?? [] { document.meta[entry.key.scalar ?? ""] = .string(entry.value.scalar ?? "") }
            PlainDocument.speak(&document, node["speakers"]?.list?.map { $0.scalar ?? "" } ?? [])
        }

        func difference(_ found: [Mention]) -> String? {
            let missing = wanted.filter { want in !found.contains { answers($0, want) } }
                .map { "\(document.text.string($0.range))|\($0.label) \($0.party ?? "")" }
            let extra = found.filter { mention in !wanted.contains { answers(mention, $0) } }.map(shown)
            if missing.isEmpty, extra.isEmpty { return nil }
            return "missing: \(missing.joined(separator: ", ")); not wanted: \(extra.joined(separator: ", "))"
        }

        private func answers(_ mention: Mention, _ want: (range: TextRange, label: String, party: String?)) -> Bool {
            guard mention.range == want.range, mention.label == want.label else { return false }
            let state = mention.attributes["state"]?.string
            return want.party == nil || want.party == mention.entity || want.party == state
        }

        func shown(_ mention: Mention) -> String {
            let party = mention.attributes["state"]?.string ?? mention.entity ?? ""
            return "\(document.text.string(mention.range))|\(mention.label) \(party)"
        }
    }
}

/// Sections, sentences and tokens of an example's text, by rules plain enough to predict by eye: a paragraph is a section,
/// a sentence ends behind `.`, `!`, `?` or `:` before a blank or a closing quotation mark, a token is a run of letters and digits.
enum PlainDocument {
    static func make(_ bytes: [UInt8]) -> Document {
        var document = Document(id: "example", text: Text(String(decoding: bytes, as: UTF8.self)))
        var start = 0
        for at in 0...bytes.count where at == bytes.count || at + 1 < bytes.count && bytes[at] == 0x0A && bytes[at + 1] == 0x0A {
            if at > start { document.sections.append(Section(TextRange(start, at), .body)) }
            start = at + 2
        }
        for section in document.sections {
            for sentence in sentences(bytes, section.range) {
                document.sentences.append(sentence)
                document.tokens += tokens(bytes, sentence)
            }
        }
        document.layers = [.sections, .sentences, .tokens, .mentions]
        return document
    }

    /// Names make answers; other paragraphs are questions then.
    static func speak(_ document: inout Document, _ speakers: [String]) {
        for (index, name) in speakers.enumerated() where index < document.sections.count && !name.isEmpty {
            document.sections[index].kind = name == "?" ? .question : .answer
            document.sections[index].speaker = name == "?" ? nil : name
        }
    }

    private static func sentences(_ bytes: [UInt8], _ range: TextRange) -> [TextRange] {
        var found: [TextRange] = [], start = Int(range.start), at = start
        let end = Int(range.end)
        while at < end {
            if bytes[at] == 0x2E || bytes[at] == 0x21 || bytes[at] == 0x3F {
                var next = at + 1
                if next < end, bytes[next] == 0x22 { next += 1 }
                if next == end || bytes[next] == 0x20 {
                    found.append(TextRange(start, next))
                    start = min(next + 1, end)
                }
            }
            at += 1
        }
        if start < end { found.append(TextRange(start, end)) }
        return found
    }

    private static func tokens(_ bytes: [UInt8], _ range: TextRange) -> [TextRange] {
        var found: [TextRange] = [], start: Int?
        for at in Int(range.start)...Int(range.end) {
            let isWord = at < Int(range.end)
                && (bytes[at] >= 0x80 || (bytes[at] | 0x20) &- 0x61 < 26 || bytes[at] &- 0x30 < 10 || bytes[at] == 0x27)
            if isWord {
                start = start ?? at
            } else {
                if let first = start { found.append(TextRange(first, at)) }
                if at < Int(range.end), bytes[at] > 0x20 { found.append(TextRange(at, at + 1)) }
                start = nil
            }
        }
        return found
    }
}
