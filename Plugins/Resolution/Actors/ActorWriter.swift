internal import EntenteKit
internal import JSON

/// Writes what was found into the document.
extension ActorFinder {
    /// Adds mentions and entities, gives persons what the text says of them, and turns capitals that act into states.
    func write(to document: inout Document, _ names: NameTable) {
        retire(&document)
        var entities = EntityList(document)
        var new = acting.sorted().map { country(mentions[$0]) }
        for code in new.lazy.filter({ $0.label == "COUNTRY" }).compactMap(\.entity) { entities.add(code, "COUNTRY", names.name(of: code) ?? code) }
        for actor in found {
            entities.add(actor.entity, actor.label, actor.name)
            new += mention(actor)
        }
        new.sort { $0.range < $1.range }
        document.add(mentions: new)
        document.entities = entities.all
        tellPersons(&document)
    }

    /// Capitals that act are places no more, and names of a list that are parts of the same person's name go.
    private func retire(_ document: inout Document) {
        let longer = found.filter { $0.label == "PERSON" }.map { words.range($0.words) }
        var gone = Set(acting.map { mentions[$0].id })
        for mention in mentions where mention.label == "PERSON" {
            if longer.contains(where: { $0.contains(mention.range) && $0 != mention.range }) { gone.insert(mention.id) }
        }
        if !gone.isEmpty { document.removeMentions { gone.contains($0.id) } }
    }

    private func country(_ place: Mention) -> Mention {
        if let body = body(ofPlace: place) {
            return Mention(
                place.range, "ORGANISATION", entity: body, attributes: ["kind": "capital", "place": .string(place.entity ?? "")],
                by: "extract.actors/capital")
        }
        let state = state(ofPlace: place) ?? ""
        return Mention(
            place.range, "COUNTRY", entity: state, attributes: ["kind": "capital", "place": .string(place.entity ?? "")],
            by: "extract.actors/capital")
    }

    private func mention(_ actor: Found) -> [Mention] {
        let range = words.range(actor.words)
        return [Mention(range, actor.label, entity: actor.entity, attributes: actor.attributes, by: "extract.actors/" + actor.rule)]
    }

    /// Gives persons their state, office and body, and writes a second mention for the body that a person acts for.
    private func tellPersons(_ document: inout Document) {
        var bodies: [Mention] = []
        var listed: [String: String] = [:]
        for mention in mentions where mention.label == "PERSON" {
            if let entity = mention.entity, let state = mention.attributes["state"]?.string { listed[entity] = state }
        }
        document.updateMentions { mention in
            guard let entity = mention.entity, let fact = persons.facts[entity] else { return }
            if let state = fact.state ?? listed[entity] { mention.attributes["state"] = .string(state) }
            guard mention.label == "PERSON" || mention.label == "OFFICE" else { return }
            // The text knows which of a career's offices it speaks of.
            if mention.label == "PERSON", let office = fact.office { mention.attributes["office"] = .string(office) }
            if let body = fact.body, mention.attributes["state"] == nil {
                mention.attributes["organisation"] = .string(body)
                bodies.append(Mention(
                    mention.range, "ORGANISATION", entity: body, attributes: ["kind": "nominal", "person": .string(entity)],
                    by: "extract.actors/acts-for"))
            }
        }
        document.add(mentions: bodies)
    }
}

/// The entities of a document, each once.
struct EntityList {
    private(set) var all: [Entity]
    private var known: Set<String>

    init(_ document: Document) {
        all = document.entities
        known = Set(all.map(\.id))
    }

    mutating func add(_ id: String, _ label: String, _ name: String) {
        guard !id.isEmpty, known.insert(id).inserted else { return }
        all.append(Entity(id: id, label: label, name: name))
    }
}
