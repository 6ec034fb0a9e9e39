internal import EntenteKit

/// Gives all mentions of one name in a document one entity: the surname alone, the acronym and its long form, the name
/// in another script.
///
/// Whom a list knows keeps the list's entity; others get one of the document, `person.jane-doe`. Nothing is guessed
/// across documents.
struct EntityLinker {
    private struct Known {
        var entity: String
        var words: [String]
        var sounds: [String]
        var isForeign: Bool
    }

    private var known: [String: [Known]] = [:]
    private var byName: [String: String] = [:]
    private var names: [String: (label: String, name: String)] = [:]

    private static let labels: Set = ["PERSON", "ORGANISATION", "PLACE", "COUNTRY"]

    /// Links the mentions, and adds the entities that are new.
    mutating func link(_ document: inout Document) {
        let places = document.mentions.indices.filter { Self.labels.contains(document.mentions[$0].label) }
        let texts = places.map { document.text.string(document.mentions[$0].range) }
        var entities = places.map { document.mentions[$0].entity }
        for i in places.indices { if let entity = entities[i] { note(entity, document.mentions[places[i]].label, texts[i]) } }
        // Long names first: a short one may come before the long one that explains it.
        let order = places.indices.filter { entities[$0] == nil }.sorted { rank(texts[$0], $0) < rank(texts[$1], $1) }
        for i in order {
            let label = document.mentions[places[i]].label
            entities[i] = find(texts[i], label) ?? acronymBeside(i, places, entities, document) ?? make(texts[i], label)
            note(entities[i]!, label, texts[i])
        }
        write(places, entities, &document)
    }

    /// More words go first, acronyms last; then the order of the text.
    private func rank(_ text: String, _ index: Int) -> (Int, Int) {
        (NameForms.isAcronym(text) ? 1 : -NameForms.words(text).count, index)
    }

    private func key(_ words: [String], _ label: String) -> String {
        (label == "COUNTRY" ? "PLACE" : label) + ":" + words.joined(separator: " ")
    }

    private mutating func note(_ entity: String, _ label: String, _ text: String) {
        let words = NameForms.words(text)
        guard !words.isEmpty, byName[key(words, label)] == nil else { return }
        byName[key(words, label)] = entity
        if label == "ORGANISATION" {
            let initials = NameForms.initials(text)
            if initials.utf8.count > 1, words.count > 1, byName["ACRONYM:" + initials] == nil { byName["ACRONYM:" + initials] = entity }
        }
        known[label, default: []].append(
            Known(entity: entity, words: words, sounds: words.map(NameForms.sound), isForeign: NameForms.isForeign(text)))
    }

    /// The entity whose name this is a variant of.
    private func find(_ text: String, _ label: String) -> String? {
        let words = NameForms.words(text)
        if let same = byName[key(words, label)] { return same }
        if label == "ORGANISATION", NameForms.isAcronym(text) {
            let letters = String(text.filter { $0 != "." })
            if let long = byName["ACRONYM:" + letters] { return long }
        }
        let isForeign = NameForms.isForeign(text), sounds = words.map(NameForms.sound)
        for other in known[label] ?? [] {
            if label == "PERSON", isPart(words, of: other.words) { return other.entity }
            guard isForeign != other.isForeign else { continue }
            if sounds == other.sounds || label == "PERSON" && isPart(sounds, of: other.sounds) { return other.entity }
        }
        return nil
    }

    /// Whether words are the end of a longer name, or its first and last word.
    private func isPart(_ words: [String], of name: [String]) -> Bool {
        guard let last = words.last, words.count < name.count, last.utf8.count > 1 else { return false }
        if name.suffix(words.count).elementsEqual(words) { return true }
        // Names in the order of East Asia begin with the family's: Xi Jinping, Xi.
        if words.count == 1, name.count < 4, name[0] == last { return true }
        return words.count > 1 && name.last == last && name[0] == words[0]
    }

    /// `Long Form (LF)`: what stands in brackets behind a name is its short form, whatever its letters.
    private func acronymBeside(_ index: Int, _ places: [Int], _ entities: [String?], _ document: Document) -> String? {
        guard index > 0, let before = entities[index - 1] else { return nil }
        let long = document.mentions[places[index - 1]], short = document.mentions[places[index]]
        guard long.label == short.label, long.label == "ORGANISATION", short.range.start >= long.range.end else { return nil }
        let between = document.text.bytes[Int(long.range.end)..<Int(short.range.start)].filter { $0 > 0x20 }
        let isClosed = Int(short.range.end) < document.text.count
            && document.text.bytes[Int(short.range.end)...].first { $0 > 0x20 } == UInt8(ascii: ")")
        return between == [UInt8(ascii: "(")] && isClosed ? before : nil
    }

    private mutating func make(_ text: String, _ label: String) -> String {
        let words = NameForms.words(text)
        let entity = label.lowercased() + "." + (words.isEmpty ? "x" : words.joined(separator: "-"))
        if names[entity] == nil { names[entity] = (label, text) }
        return entity
    }

    private func write(_ places: [Int], _ entities: [String?], _ document: inout Document) {
        var number = 0, next = 0
        var have = Set(document.entities.map(\.id)), added: [Entity] = []
        document.updateMentions { mention in
            defer { number += 1 }
            guard next < places.count, places[next] == number else { return }
            if mention.entity == nil, let entity = entities[next] {
                mention.entity = entity
                if let new = names[entity], have.insert(entity).inserted {
                    added.append(Entity(id: entity, label: new.label, name: oneLine(new.name)))
                }
            }
            next += 1
        }
        document.entities += added
    }

    private func oneLine(_ name: String) -> String {
        name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
