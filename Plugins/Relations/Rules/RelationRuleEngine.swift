internal import EntenteKit
internal import JSON
internal import PCRE2

/// Runs rules over a document: triggers first, then each role in the order in which the rule names them.
struct RelationRuleEngine {
    /// How many sentences of the section a rule's context may look back.
    private static let contextReach = 3

    private let rules: [RelationRule]
    private let sections: Set<String>

    init(_ rules: [RelationRule], sections: Set<String>) {
        self.rules = rules
        self.sections = sections
    }

    /// The relations of a document, sentence by sentence, rule by rule.
    func relations(in document: Document) throws(StageError) -> [Relation] {
        var found: [Relation] = []
        let matcher = Matcher.current()
        let filler = RoleFiller(document)
        for sentence in document.sentences.indices where isWanted(sentence, document, filler) {
            var taken: [(label: String, range: TextRange)] = []
            for rule in rules {
                for trigger in try triggers(of: rule, in: sentence, document, filler, matcher) {
                    if taken.contains(where: { $0.label == rule.label && $0.range.overlaps(trigger) }) { continue }
                    guard let arguments = filler.arguments(of: rule, trigger: trigger, sentence: sentence) else { continue }
                    taken.append((rule.label, trigger))
                    found.append(Relation(
                        rule.label, arguments, trigger: trigger, sentence: sentence, attributes: rule.attributes,
                        score: rule.score, by: rule.by))
                }
            }
        }
        return distinct(found, document)
    }

    private func isWanted(_ sentence: Int, _ document: Document, _ filler: RoleFiller) -> Bool {
        guard let section = filler.sectionOfSentence[sentence] else { return document.sections.isEmpty }
        return sections.contains(document.sections[section].kind.rawValue)
    }

    /// Where a rule's trigger stands in a sentence, if its context does and what forbids it does not.
    private func triggers(
        of rule: RelationRule, in sentence: Int, _ document: Document, _ filler: RoleFiller, _ matcher: Matcher
    ) throws(StageError) -> [TextRange] {
        let range = document.sentences[sentence]
        var found: [TextRange] = []
        do throws(MatchError) {
            try document.text.withBytes { (text) throws(MatchError) in
                try matcher.forEachMatch(of: rule.trigger, in: text, from: Int(range.start), to: Int(range.end)) { match throws(MatchError) in
                    if match.start < match.end { found.append(TextRange(match.start, match.end)) }
                }
                guard !found.isEmpty else { return }
                if let unless = rule.unless, try matcher.matches(unless, text, from: Int(range.start), to: Int(range.end)) {
                    found = []
                }
                if let context = rule.context {
                    let start = filler.sentenceStart(sentence, back: Self.contextReach)
                    if try !matcher.matches(context, text, from: Int(start), to: Int(range.end)) { found = [] }
                }
            }
        } catch {
            throw StageError(.limit, "a pattern took too long: \(error)", offset: Int(range.start), rule: rule.by)
        }
        return found
    }

    /// Drops a relation that repeats an earlier one with the same mentions in the same roles.
    private func distinct(_ relations: [Relation], _ document: Document) -> [Relation] {
        var seen: Set<[String]> = []
        return relations.filter { relation in
            seen.insert([relation.label ?? ""] + relation.arguments.flatMap { [$0.role, $0.mention] }).inserted
        }
    }
}
