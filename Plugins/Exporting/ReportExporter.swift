public import EntenteKit
internal import JSON

/// Writes a report for people: what each document names, and each relation with its evidence.
public struct ReportExporter: Exporter {
    /// Options of `export.report`.
    public struct Settings: StageSettings {
        @Setting("The file; - is standard output.") var path = "-"
        @Setting("Most names listed for a label.", in: 1...1000) var names = 12
        @Setting("Labels of mentions and relations that are left out.") var leaveOut: [String] = []
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "export.report", summary: "Writes a plain-text report: names by label, and relations with their evidence.")

    public let outputs: [String]
    private let names: Int
    private let leaveOut: Set<String>

    public init(settings: Settings) throws(Diagnostics) {
        outputs = [settings.path]
        names = settings.names
        leaveOut = Set(settings.leaveOut)
    }

    public func append(_ document: borrowing Document, to outputs: inout [[UInt8]]) throws(StageError) {
        var report = "── \(document.id)\n"
        report += sections(document)
        report += mentions(document)
        report += relations(document)
        outputs[0] += Array((report + "\n").utf8)
    }

    private func sections(_ document: borrowing Document) -> String {
        guard document.layers.contains(.sections) else { return "" }
        var counts: [Section.Kind: Int] = [:]
        for section in document.sections { counts[section.kind, default: 0] += 1 }
        let parts = Section.Kind.allCases.compactMap { kind in counts[kind].map { "\(kind.rawValue) \($0)" } }
        return "   sections: \(parts.joined(separator: ", ")); sentences \(document.sentences.count)\n"
    }

    /// Per label the distinct names, most frequent first, linked ones with their entity.
    private func mentions(_ document: borrowing Document) -> String {
        var counts: [String: [String: Int]] = [:]
        for mention in document.mentions where !leaveOut.contains(mention.label) {
            let text = document.text.string(mention.range).flattened
            let name = mention.entity.map { $0 == text ? text : "\(text) [\($0)]" } ?? text
            counts[mention.label, default: [:]][name, default: 0] += 1
        }
        var out = ""
        for (label, found) in counts.sorted(by: { $0.key < $1.key }) {
            let ordered = found.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            let shown = ordered.prefix(names).map { $0.value == 1 ? $0.key : "\($0.key) ×\($0.value)" }
            let rest = ordered.count > names ? ", … \(ordered.count - names) more" : ""
            out += "   \(label): \(shown.joined(separator: ", "))\(rest)\n"
        }
        return out
    }

    private func relations(_ document: borrowing Document) -> String {
        let index = document.mentionIndices()
        let (text, mentions) = (document.text, document.mentions)
        var out = ""
        for relation in document.relations where !leaveOut.contains(relation.label ?? "") {
            func show(_ id: String) -> String {
                guard let mention = index[id].map({ mentions[$0] }) else { return id }
                let party = mention.attributes["state"]?.string ?? mention.entity
                return text.string(mention.range).flattened + (party.map { " [\($0)]" } ?? "")
            }
            let source = relation.argument("source").map(show) ?? "?"
            let target = relation.argument("target").map(show) ?? "?"
            let arrow = relation.attributes["symmetric"]?.bool == true ? "↔" : "→"
            out += "   • \(relation.label ?? "?"): \(source) \(arrow) \(target)"
            for argument in relation.arguments where argument.role != "source" && argument.role != "target" {
                out += "; \(argument.role) \(show(argument.mention))"
            }
            for (name, value) in relation.attributes where !["symmetric", "evidence"].contains(name) {
                let values = value.array ?? [value]
                out += "; \(name) " + values.map { $0.string ?? $0.description }.joined(separator: ", ")
            }
            if let trigger = relation.trigger { out += "; “\(text.string(trigger).flattened)”" }
            let evidence = Evidence(of: relation)
            let certainty = relation.score.map { "\(Int(($0 * 100).rounded())) %, " } ?? ""
            out += "  (\(certainty)\(evidence.by.joined(separator: ", ")))\n"
            for sentence in evidence.sentences where document.sentences.indices.contains(sentence) {
                out += "       \(text.string(document.sentences[sentence]).flattened)\n"
            }
        }
        return out
    }
}

/// Where a relation stands and what found it, the most telling first.
private struct Evidence {
    private(set) var sentences: [Int] = []
    private(set) var by: [String]

    init(of relation: Relation) {
        if let sentence = relation.sentence { sentences.append(sentence) }
        by = [relation.by]
        for piece in relation.attributes["evidence"]?.array ?? [] {
            if let sentence = piece["sentence"]?.int, !sentences.contains(sentence) { sentences.append(sentence) }
            if let name = piece["by"]?.string, !by.contains(name) { by.append(name) }
        }
    }
}

extension String {
    /// On one line.
    fileprivate var flattened: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
