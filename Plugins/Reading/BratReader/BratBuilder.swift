internal import EntenteKit
internal import JSON

/// Turns annotations into mentions and relations.
struct BratBuilder {
    private let annotations: BratAnnotations
    private let roles: [String: String]
    private let text: Text
    /// The byte at which each code point begins, and the text's end; `nil` where all are ASCII.
    private let starts: [UInt32]?
    /// How many code points stand before the text: a byte order mark counts for brat.
    private let shift: Int
    /// What stands for an id as an argument: a mention's own, an event's trigger.
    private var mentionOfID: [String: String] = [:]

    init(_ annotations: BratAnnotations, roles: [String: String], text: Text, hasMark: Bool) {
        self.annotations = annotations
        self.roles = roles
        self.text = text
        shift = hasMark ? 1 : 0
        let isPlain = text.bytes.allSatisfy { $0 < 0x80 }
        starts = isPlain ? nil : text.bytes.indices.filter { text.bytes[$0] & 0xC0 != 0x80 }.map { UInt32($0) } + [UInt32(text.count)]
        for (id, _) in annotations.entities { mentionOfID[id] = id }
        for (id, link) in annotations.links { mentionOfID[id] = link.trigger }
    }

    /// - Throws: ``StageError`` with the place in the `.ann` file.
    mutating func add(to document: inout Document) throws(StageError) {
        var mentions: [Mention] = []
        var ranges: [String: TextRange] = [:]
        for (id, entity) in annotations.entities {
            let mention = try mention(id, entity)
            ranges[id] = mention.range
            mentions.append(mention)
        }
        var relations: [Relation] = []
        for (id, link) in annotations.links { relations.append(try relation(id, link, ranges)) }
        try add(facts: &mentions, &relations)
        document.add(mentions: mentions)
        document.add(relations: relations)
    }

    private func mention(_ id: String, _ entity: BratAnnotations.Entity) throws(StageError) -> Mention {
        var pieces: [TextRange] = []
        for piece in entity.pieces {
            guard let start = byte(piece.start), let end = byte(piece.end) else {
                throw annotations.lines.error(
                    "\(id) ends at code point \(piece.end), but the text has \(starts.map { $0.count - 1 } ?? text.count)",
                    hint: "is this the .txt file that was annotated?", at: entity.offset)
            }
            pieces.append(TextRange(start, end))
        }
        try check(id, entity, pieces)
        let whole = TextRange(pieces.map(\.start).min()!, pieces.map(\.end).max()!)
        var mention = Mention(id: id, whole, entity.label, by: "gold")
        if pieces.count > 1 {
            mention.attributes["fragments"] = .array(pieces.sorted().map { .array([JSONValue(Int($0.start)), JSONValue(Int($0.end))]) })
        }
        return mention
    }

    /// The words must be those of the text, line ends and blanks aside.
    private func check(_ id: String, _ entity: BratAnnotations.Entity, _ pieces: [TextRange]) throws(StageError) {
        let words = pieces.map { text.string($0) }.joined(separator: " ")
        func plain(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
        guard entity.words.isEmpty || plain(words) == plain(entity.words) else {
            throw annotations.lines.error(
                "\(id) is \"\(entity.words.prefix(60))\", but the text has \"\(words.prefix(60))\" there",
                hint: "brat counts code points of the .txt file as it was annotated", at: entity.offset)
        }
    }

    private func byte(_ codePoint: Int) -> UInt32? {
        let place = codePoint - shift
        guard let starts else { return (0...text.count).contains(place) ? UInt32(place) : nil }
        return starts.indices.contains(place) ? starts[place] : nil
    }

    private func relation(_ id: String, _ link: BratAnnotations.Link, _ ranges: [String: TextRange]) throws(StageError) -> Relation {
        if let trigger = link.trigger, ranges[trigger] == nil {
            throw annotations.lines.error("\(id) has the trigger \(trigger), which is no T line", at: link.offset)
        }
        var arguments: [Relation.Argument] = []
        for argument in link.arguments {
            guard let mention = mentionOfID[argument.id], ranges[mention] != nil else {
                throw annotations.lines.error("\(id) names \(argument.id) as \(argument.role), but there is no such annotation", at: link.offset)
            }
            arguments.append(.init(roles[argument.role] ?? argument.role, mention))
        }
        return Relation(id: id, link.label, arguments, trigger: link.trigger.flatMap { ranges[$0] }, by: "gold")
    }

    private func add(facts mentions: inout [Mention], _ relations: inout [Relation]) throws(StageError) {
        let places = Dictionary(mentions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let links = Dictionary(relations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        for fact in annotations.facts {
            if let place = places[fact.owner] {
                if fact.name == "entity" { mentions[place].entity = fact.value } else { mentions[place].attributes[fact.name] = value(fact.value) }
            } else if let place = links[fact.owner] {
                relations[place].attributes[fact.name] = value(fact.value)
            } else {
                throw annotations.lines.error("\(fact.name) belongs to \(fact.owner), but there is no such annotation", at: fact.offset)
            }
        }
    }

    private func value(_ text: String?) -> JSONValue { text.map { .string($0) } ?? true }
}
