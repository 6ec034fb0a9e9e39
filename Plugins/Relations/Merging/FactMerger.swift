internal import EntenteKit
internal import JSON

/// Finds the relations of a document that tell one fact.
struct FactMerger {
    /// What two relations must share to be one fact.
    private struct Key: Hashable {
        var label: String
        var parties: [String]
    }

    private let document: Document
    private let keep: Set<String>
    private let mentions: [String: Int]

    init(_ document: Document, keep: Set<String>) {
        self.document = document
        self.keep = keep
        mentions = document.mentionIndices()
    }

    /// The relations that took others in, and the ids of those. O(relations) in all but the facts told often.
    func merged() -> (kept: [String: Relation], gone: Set<String>) {
        var first: [Key: [Relation]] = [:]
        var kept: [String: Relation] = [:]
        var gone: Set<String> = []
        for relation in document.relations {
            guard let key = key(of: relation) else { continue }
            guard let place = first[key]?.firstIndex(where: { isOne($0, relation) }) else {
                first[key, default: []].append(relation)
                continue
            }
            let merged = joined(first[key]![place], relation)
            first[key]![place] = merged
            kept[merged.id] = merged
            gone.insert(relation.id)
        }
        return (kept, gone)
    }

    private func key(of relation: Relation) -> Key? {
        guard let label = relation.label, !keep.contains(label) else { return nil }
        let parties = ["source", "target"].map { party(relation, $0) }
        guard parties.allSatisfy({ !$0.isEmpty }) else { return nil }
        return Key(
            label: label, parties: parties.sorted())
    }

    private func party(_ relation: Relation, _ role: String) -> String {
        guard let mention = relation.argument(role).flatMap({ mentions[$0] }).map({ document.mentions[$0] }) else { return "" }
        return mention.attributes["state"]?.string ?? mention.entity ?? ""
    }

    /// Whether both tell the same: by one word, in one sentence, or the one in a headline.
    private func isOne(_ a: Relation, _ b: Relation) -> Bool {
        guard let first = a.sentence, let second = b.sentence else { return false }
        let isEither = [a, b].contains { $0.attributes["symmetric"]?.bool ?? false }
        if !isEither, party(a, "source") != party(b, "source") { return false }
        if let word = a.trigger, let other = b.trigger, word.overlaps(other) { return true }
        if a.attributes["status"] != b.attributes["status"] || differ(a, b, "amount") { return false }
        if first == second { return !differ(a, b, "when") }
        if isRepeated(first) != isRepeated(second) || act(a) != act(b) { return false }
        return (isHeadline(first) || isHeadline(second)) && !differ(a, b, "when") && !differ(a, b, "place")
    }

    private func differ(_ a: Relation, _ b: Relation, _ role: String) -> Bool {
        guard let first = a.argument(role).flatMap({ mentions[$0] }), let second = b.argument(role).flatMap({ mentions[$0] }) else { return false }
        let (one, other) = (document.mentions[first], document.mentions[second])
        if let value = one.attributes["value"], let otherValue = other.attributes["value"] { return value != otherValue }
        return one.entity != other.entity || one.entity == nil && document.text.string(one.range) != document.text.string(other.range)
    }

    /// A visit or signing: acts of their own beside talks and promises.
    private func act(_ relation: Relation) -> String? {
        let mode = relation.attributes["mode"]?.string
        return mode == "visit" || mode == "sign" ? mode : nil
    }

    private static let repeating: Set<UInt64> = Set(["times", "often", "repeatedly", "frequently", "regularly"].map(WordHash.of))

    /// `You have visited us many times` tells of no one visit.
    private func isRepeated(_ sentence: Int) -> Bool {
        document.tokens.indices(inside: document.sentences[sentence]).contains { token in
            let range = document.tokens[token]
            return FactMerger.repeating.contains(WordHash.of(document.text.bytes[Int(range.start)..<Int(range.end)]))
        }
    }

    private func isHeadline(_ sentence: Int) -> Bool {
        let start = document.sentences[sentence].start
        guard let section = document.sections.first(where: { $0.range.contains(start) }) else { return false }
        return section.kind == .title || section.kind == .summary || section.kind == .caption
    }

    // MARK: joining

    private func joined(_ a: Relation, _ b: Relation) -> Relation {
        // The text says more than its headline; the headline's place stays as evidence.
        let (main, other) = a.sentence.map(isHeadline) == true && b.sentence.map(isHeadline) != true ? (b, a) : (a, b)
        var joined = main
        joined.id = a.id
        for argument in other.arguments where joined.argument(argument.role) == nil { joined.arguments.append(argument) }
        joined.score = max(a.score ?? 0, b.score ?? 0)
        joined.attributes["evidence"] = .array(evidence(a) + evidence(b))
        var also = joined.attributes["also"]?.object ?? JSONObject()
        for key in ["mode", "status"] {
            guard let value = other.attributes[key], value != joined.attributes[key] else { continue }
            if joined.attributes[key] == nil { joined.attributes[key] = value } else { also[key] = value }
        }
        if !also.isEmpty { joined.attributes["also"] = .object(also) }
        return joined
    }

    private func evidence(_ relation: Relation) -> [JSONValue] {
        if let known = relation.attributes["evidence"]?.array { return known }
        var place = JSONObject()
        if let sentence = relation.sentence { place["sentence"] = JSONValue(sentence) }
        if let trigger = relation.trigger { place["trigger"] = .array([JSONValue(Int(trigger.start)), JSONValue(Int(trigger.end))]) }
        place["by"] = .string(relation.by)
        return [.object(place)]
    }
}
