internal import EntenteKit
internal import JSON

/// Finds the mentions for a rule's roles.
struct RoleFiller {
    private let document: Document
    /// Of each sentence: the section that it stands in.
    let sectionOfSentence: [Int?]
    /// Of each sentence: its mentions' indices, in text order.
    private let mentions: [Range<Int>]

    init(_ document: Document) {
        self.document = document
        let ranges = document.sections.map(\.range)
        sectionOfSentence = document.sentences.map { sentence in
            let index = ranges.firstIndex(endingAfter: sentence.start)
            return index < ranges.count && ranges[index].start <= sentence.start ? index : nil
        }
        var next = 0
        mentions = document.sentences.map { sentence in
            while next < document.mentions.count, document.mentions[next].range.start < sentence.start { next += 1 }
            let first = next
            while next < document.mentions.count, document.mentions[next].range.start < sentence.end { next += 1 }
            return first..<next
        }
    }

    /// Where the text begins that is up to `back` sentences earlier in the same section.
    func sentenceStart(_ sentence: Int, back: Int) -> UInt32 {
        var first = sentence
        while first > 0, sentence - first < back, sectionOfSentence[first - 1] == sectionOfSentence[sentence] { first -= 1 }
        return document.sentences[first].start
    }

    /// The rule's arguments round a trigger; `nil` if a role that must be filled stays empty.
    func arguments(of rule: RelationRule, trigger: TextRange, sentence: Int) -> [Relation.Argument]? {
        var arguments: [Relation.Argument] = []
        var used: Set<Int> = []
        var parties: Set<String> = []
        for role in rule.roles {
            guard let mention = mention(for: role, trigger, sentence, used, parties) else {
                if role.settings.optional { continue }
                return nil
            }
            used.insert(mention)
            if role.settings.linked { parties.insert(party(mention) ?? "") }
            arguments.append(.init(role.name, document.mentions[mention].id))
        }
        return arguments
    }

    private func mention(
        for role: RelationRule.Role, _ trigger: TextRange, _ sentence: Int, _ used: Set<Int>, _ parties: Set<String>
    ) -> Int? {
        for candidate in sentences(for: role, from: sentence) {
            let fitting = mentions[candidate].filter { index in
                guard !isTaken(index, used), role.labels.contains(document.mentions[index].label) else { return false }
                if role.settings.linked {
                    guard let party = party(index), !parties.contains(party), !document.isPartOfQuantity(index) else { return false }
                }
                return candidate != sentence || stands(document.mentions[index].range, role, trigger)
            }
            if role.settings.choose == .first, let first = fitting.first { return first }
            // Going back, the latest mention is the nearest.
            let nearest = fitting.min { distance($0, trigger) < distance($1, trigger) }
            if let nearest { return nearest }
        }
        return nil
    }

    /// Whether a mention fills a role already, or is a part of one that does: `US` of `90 million US dollars`.
    private func isTaken(_ index: Int, _ used: Set<Int>) -> Bool {
        used.contains { document.mentions[$0].range.overlaps(document.mentions[index].range) }
    }

    /// The sentences to look in, the trigger's own first, then outwards.
    private func sentences(for role: RelationRule.Role, from sentence: Int) -> [Int] {
        guard role.settings.within != .sentence else { return [sentence] }
        let isOnward = role.settings.where == .after
        var found = [sentence]
        var next = sentence + (isOnward ? 1 : -1)
        while document.sentences.indices.contains(next), found.count <= role.settings.sentences {
            if role.settings.within == .section, sectionOfSentence[next] != sectionOfSentence[sentence] { break }
            found.append(next)
            next += isOnward ? 1 : -1
        }
        return found
    }

    private func stands(_ mention: TextRange, _ role: RelationRule.Role, _ trigger: TextRange) -> Bool {
        let isThere = switch role.settings.where {
        case .before: mention.end <= trigger.start
        case .after: mention.start >= trigger.end
        case .inside: trigger.contains(mention)
        case .any: true
        }
        return isThere && tokensBetween(mention, trigger) <= role.settings.distance
    }

    /// Tokens wholly between two ranges.
    private func tokensBetween(_ a: TextRange, _ b: TextRange) -> Int {
        let start = min(a.end, b.end), end = max(a.start, b.start)
        return start < end ? document.tokens.indices(inside: TextRange(start, end)).count : 0
    }

    private func distance(_ index: Int, _ trigger: TextRange) -> Int {
        let range = document.mentions[index].range
        if range.overlaps(trigger) { return 0 }
        return range.end <= trigger.start ? Int(trigger.start - range.end) : Int(range.start - trigger.end)
    }

    /// The state or entity that a mention stands for.
    private func party(_ index: Int) -> String? {
        document.mentions[index].attributes["state"]?.string ?? document.mentions[index].entity
    }
}
