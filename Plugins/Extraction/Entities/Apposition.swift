internal import EntenteKit
internal import JSON

/// Says for which state a person acts, where the text says so: "Kazakh President X", "X, the president of Ghana",
/// "Serbia's foreign minister, X", "President of Peru X".
struct Apposition {
    private let text: [UInt8]
    private let mentions: [Mention]

    init(_ document: Document) {
        text = document.text.bytes
        mentions = document.mentions
    }

    /// Writes `state` and `office` to the persons, and to every mention of the same entity that has none.
    static func apply(to document: inout Document) {
        let apposition = Apposition(document)
        var facts: [String: (state: String?, office: String?)] = [:]
        for index in apposition.mentions.indices where apposition.mentions[index].label == "PERSON" {
            guard let entity = apposition.mentions[index].entity, let found = apposition.fact(index) else { continue }
            let old = facts[entity]
            facts[entity] = (old?.state ?? found.state, old?.office ?? found.office)
        }
        guard !facts.isEmpty else { return }
        document.updateMentions { mention in
            guard mention.label == "PERSON", let entity = mention.entity, let fact = facts[entity] else { return }
            // What a list knows of a person stays.
            if let state = fact.state, mention.attributes["state"] == nil { mention.attributes["state"] = .string(state) }
            if let office = fact.office, mention.attributes["office"] == nil { mention.attributes["office"] = .string(office) }
        }
    }

    /// State and office of the person at an index.
    private func fact(_ person: Int) -> (state: String?, office: String?)? {
        if let office = neighbour(before: person, label: "OFFICE", between: ["", ",", "and"]) {
            return (state(of: office), string(mentions[office].range))
        }
        if let country = neighbour(before: person, label: "COUNTRY", between: ["", ","]),
            let office = neighbour(before: country, label: "OFFICE", between: ["of", "ofthe"]) {
            return (mentions[country].stateCode, string(mentions[office].range))
        }
        if let office = neighbour(after: person, label: "OFFICE", between: [",", ",the", ",a", ",its", ",their", "(", "(the", ",whois"]) {
            return (state(of: office), string(mentions[office].range))
        }
        if let nation = neighbour(after: person, label: "DEMONYM", between: [",the", ","]),
            let office = neighbour(after: nation, label: "OFFICE", between: [""]) {
            return (mentions[nation].stateCode, string(mentions[office].range))
        }
        return nil
    }

    /// The state that stands before or behind an office.
    private func state(of office: Int) -> String? {
        if let nation = neighbour(before: office, label: "DEMONYM", between: ["", "former", "then", "acting", "interim", "new", "deputy"]) {
            return mentions[nation].stateCode
        }
        if let country = neighbour(before: office, label: "COUNTRY", between: ["'s", "’s", "", "'", "’", "'sformer", "'snew", "’sformer", "’snew"]) {
            return mentions[country].stateCode
        }
        return neighbour(after: office, label: "COUNTRY", between: ["of", "ofthe"]).flatMap { mentions[$0].stateCode }
    }

    private func neighbour(before index: Int, label: String, between: Set<String>) -> Int? {
        var at = index - 1
        while at >= 0, index - at < 4 {
            if mentions[at].label == label, mentions[at].range.end <= mentions[index].range.start {
                return between.contains(gap(mentions[at].range.end, mentions[index].range.start)) ? at : nil
            }
            at -= 1
        }
        return nil
    }

    private func neighbour(after index: Int, label: String, between: Set<String>) -> Int? {
        var at = index + 1
        while at < mentions.count, at - index < 4 {
            if mentions[at].label == label, mentions[at].range.start >= mentions[index].range.end {
                return between.contains(gap(mentions[index].range.end, mentions[at].range.start)) ? at : nil
            }
            at += 1
        }
        return nil
    }

    /// What stands between two mentions, without blanks; only short gaps can match.
    private func gap(_ start: UInt32, _ end: UInt32) -> String {
        guard end >= start, end - start < 24 else { return "…" }
        return String(decoding: text[Int(start)..<Int(end)].filter { $0 > 0x20 }, as: UTF8.self)
    }

    private func string(_ range: TextRange) -> String {
        String(decoding: text[Int(range.start)..<Int(range.end)], as: UTF8.self).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }
}
