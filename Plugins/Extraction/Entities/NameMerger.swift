internal import EntenteKit
internal import JSON

/// Reconciles what the tagger found with what the lists found.
struct NameMerger: Sendable {
    let labels: Set<String>
    let keep: Set<String>
    let hints: Set<String>
    let provenance: String

    /// What becomes of a list's mention.
    private enum Fate { case stays, goes }

    /// Writes the tagger's names as mentions, and removes list names that are none.
    func merge(_ spans: [NameTagger.Span], into document: inout Document) {
        var taken = [Bool](repeating: false, count: spans.count)
        var gone: Set<String> = []
        var states = [String?](repeating: nil, count: spans.count)
        var next = 0
        for mention in document.mentions where mention.by.hasPrefix(NameReader.listPrefix) {
            while next < spans.count, spans[next].range.end <= mention.range.start { next += 1 }
            let span = next < spans.count && spans[next].range.start < mention.range.end ? next : nil
            if fate(of: mention, span.map { spans[$0] }, document.text) == .goes { gone.insert(mention.id) } else if let span, !taken[span] {
                taken[span] = true
            }
            if let span, gone.contains(mention.id), states[span] == nil { states[span] = mention.stateCode }
        }
        remove(gone, from: &document)
        let blocked = document.mentions.filter { $0.by.hasPrefix(NameReader.listPrefix) == false }
        var cursor = 0
        var found: [Mention] = []
        for (index, span) in spans.enumerated() where !taken[index] && labels.contains(span.label) {
            while cursor < blocked.count, blocked[cursor].range.end <= span.range.start { cursor += 1 }
            // What came with the document, or was found by rules, is not doubled.
            if cursor < blocked.count, blocked[cursor].range == span.range { continue }
            var attributes: JSONObject = [:]
            if span.label == "ORGANISATION", let state = states[index] { attributes["state"] = .string(state) }
            found.append(Mention(span.range, span.label, attributes: attributes, by: provenance))
        }
        document.add(mentions: found)
    }

    /// Removes mentions, and the entities that only they stood for.
    private func remove(_ gone: Set<String>, from document: inout Document) {
        guard !gone.isEmpty else { return }
        var suspects = Set(document.mentions.lazy.filter { gone.contains($0.id) }.compactMap(\.entity))
        document.removeMentions { gone.contains($0.id) }
        for mention in document.mentions { if let entity = mention.entity { suspects.remove(entity) } }
        if !suspects.isEmpty { document.entities.removeAll { suspects.contains($0.id) } }
    }

    private func fate(of mention: Mention, _ span: NameTagger.Span?, _ text: Text) -> Fate {
        if hints.contains(mention.label) { return .goes }
        guard let span else { return keep.contains(mention.label) ? .stays : .goes }
        if span.range.contains(mention.range) {
            let isWhole = mention.range.end == span.range.end && isArticle(span.range.start, mention.range.start, text)
            return isWhole && agree(mention.label, span.label) ? .stays : .goes
        }
        // A list name that reaches over the tagger's is the better known one.
        if mention.range.contains(span.range), agree(mention.label, span.label) { return .stays }
        return keep.contains(mention.label) && !labels.contains(span.label) ? .stays : .goes
    }

    /// Whether nothing, or an article, stands between two places: lists leave out a leading article, but "New Democratic Party"
    /// is no Democratic Party.
    private func isArticle(_ start: UInt32, _ end: UInt32, _ text: Text) -> Bool {
        if start == end { return true }
        guard end - start <= 6 else { return false }
        let words = String(decoding: text.bytes[Int(start)..<Int(end)], as: UTF8.self).split(whereSeparator: \.isWhitespace)
        return words.count == 1 && words[0].lowercased() == "the"
    }

    /// Whether a list's label can be what the tagger calls it. A whole name that is a country's is no other's; a people
    /// or an office is no name to the tagger, or something else than a person, body or place.
    private func agree(_ listed: String, _ tagged: String) -> Bool {
        if listed == "COUNTRY" { return labels.contains(tagged) }
        // A place by itself is used for its people or its government, and taggers then see a body: "united Europe".
        if listed == "PLACE", tagged == "ORGANISATION" { return labels.contains(tagged) }
        return listed == tagged || (listed == "DEMONYM" || listed == "OFFICE") && keep.contains(listed)
    }
}

extension Mention {
    /// The state for which the bearer stands: its own code for a country and its people.
    var stateCode: String? {
        if label == "COUNTRY" || label == "DEMONYM" { return entity }
        return attributes["state"]?.string
    }
}
