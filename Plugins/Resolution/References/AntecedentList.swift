internal import EntenteKit
internal import JSON

/// Reads the antecedents off a document's mentions.
struct AntecedentList {
    private let words: Words
    private let rules: ReferenceRules
    private let document: Document

    init(_ words: Words, _ rules: ReferenceRules, _ document: Document) {
        self.words = words
        self.rules = rules
        self.document = document
    }

    /// In text order; of nested mentions of one party the longest.
    func all() -> [Antecedent] {
        var found: [Antecedent] = []
        let persons = Set(document.mentions.lazy.filter { $0.label == "PERSON" }.compactMap(\.entity))
        for mention in document.mentions {
            guard var antecedent = antecedent(mention) else { continue }
            // The office of a person who is named stands for the person.
            if antecedent.label == "OFFICE", persons.contains(antecedent.entity) { antecedent.label = "PERSON" }
            if let last = found.last, last.words.contains(antecedent.words.lowerBound), last.words.upperBound >= antecedent.words.upperBound {
                // `UN` in `UN envoy`, `Serbia` in `president of Serbia`.
                if last.label != "PERSON" || antecedent.kind == .person { continue }
            }
            found.append(antecedent)
        }
        markSubjects(&found)
        return found
    }

    private func antecedent(_ mention: Mention) -> Antecedent? {
        guard let kind = kind(mention), let entity = mention.entity ?? mention.attributes["state"]?.string else { return nil }
        let span = words.indices(of: mention.range)
        guard let first = span.first, let sentence = words.sentence(of: first) else { return nil }
        let isCountry = mention.label == "COUNTRY" || mention.label == "DEMONYM"
        return Antecedent(
            mention: mention.id, words: span, sentence: sentence, kind: kind, label: mention.label, entity: entity,
            state: isCountry ? mention.entity : mention.attributes["state"]?.string,
            isPlural: mention.attributes["number"]?.string == "plural",
            office: mention.label == "OFFICE" ? document.text.string(mention.range) : mention.attributes["office"]?.string)
    }

    private func kind(_ mention: Mention) -> Antecedent.Kind? {
        switch mention.label {
        case "COUNTRY": .state
        case "DEMONYM": .people
        case "PERSON", "OFFICE": .person
        case "ORGANISATION": .body
        default: nil
        }
    }

    /// By the syntax layer, or else: the first of a sentence that stands behind no preposition and not before `'s`.
    private func markSubjects(_ found: inout [Antecedent]) {
        var sentence = -1
        for index in found.indices {
            let next = found[index].words.upperBound
            found[index].isPossessor = next < words.count && (words.hashes[next] == Words.apostropheS || words.hashes[next] == Words.apostrophe)
            found[index].isOblique = isOblique(found[index].words.lowerBound, found[index].sentence)
            let isJoint = index > 0 && isJoined(found[index - 1], found[index])
            if isJoint { found[index].isOblique = found[index - 1].isOblique }
            guard found[index].kind != .people, !found[index].isPossessor, !found[index].isOblique else { continue }
            if isJoint, found[index - 1].isSubject { found[index].isSubject = true }
            if found[index].sentence != sentence || says(found[index]) {
                found[index].isSubject = true
                sentence = found[index].sentence
            }
        }
    }

    /// `X and Y`, `X, Y`: what holds of the one holds of the other.
    private func isJoined(_ first: Antecedent, _ second: Antecedent) -> Bool {
        var at = first.words.upperBound
        guard first.sentence == second.sentence, at < second.words.lowerBound, second.words.lowerBound - at < 4 else { return false }
        if words.hashes[at] == Words.comma { at += 1 }
        if at < second.words.lowerBound, words.hashes[at] == Words.and { at += 1 }
        while at < second.words.lowerBound, rules.articles.contains(at, in: words) { at += 1 }
        return at == second.words.lowerBound
    }

    private func isOblique(_ word: Int, _ sentence: Int) -> Bool {
        var before = word - 1
        let first = words.sentences[sentence].lowerBound
        while before >= first, rules.articles.contains(before, in: words) { before -= 1 }
        return before >= first && rules.prepositions.contains(before, in: words)
    }

    /// Next to a verb of saying.
    private func says(_ antecedent: Antecedent) -> Bool {
        let sentence = words.sentences[antecedent.sentence], next = antecedent.words.upperBound, before = antecedent.words.lowerBound - 1
        if next < sentence.upperBound, rules.say.contains(next, in: words) { return true }
        return before >= sentence.lowerBound && rules.say.contains(before, in: words)
    }
}
