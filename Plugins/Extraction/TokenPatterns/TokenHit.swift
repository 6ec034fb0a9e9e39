internal import EntenteKit
internal import JSON

/// A match of a rule.
struct TokenHit {
    let rule: Int
    let sentence: Int
    let match: TokenMatcher.Match

    /// Where the hit stands, or one of its captures; a capture that is one mention stands where the mention does.
    func range(_ capture: Int?, _ view: TokenView) -> TextRange? {
        guard let capture else { return view.range(match.range.lowerBound, match.range.upperBound) }
        guard let taken = match.captures[capture] else { return nil }
        if let mention = taken.mention { return view.mentions[mention].range }
        return view.range(taken.range.lowerBound, taken.range.upperBound)
    }

    /// Whether the captures that must differ mean different entities; one without an entity differs from all.
    func differs(_ rule: TokenRule, _ view: TokenView) -> Bool {
        var seen: Set<String> = []
        for capture in rule.differ {
            if let mention = match.captures[capture]?.mention, let entity = view.mentions[mention].entity, !seen.insert(entity).inserted {
                return false
            }
        }
        return true
    }

    /// What a template says of this hit; nil if its capture took no part, or has no such property.
    func string(_ source: TokenRule.Source, _ view: TokenView) -> String? {
        switch source {
        case .fixed(let text): return text
        case .text(let capture): return range(capture, view).map { view.text.string($0) }
        case .entity(let capture): return mention(capture, view)?.entity
        case .label(let capture): return mention(capture, view)?.label
        case .attribute(let capture, let key): return mention(capture, view)?.attributes[key].map(TokenChecks.shown)
        }
    }

    private func mention(_ capture: Int, _ view: TokenView) -> Mention? {
        match.captures[capture]?.mention.map { view.mentions[$0] }
    }

    /// The attributes that the rule gives.
    func attributes(_ rule: TokenRule, _ view: TokenView) -> JSONObject {
        var attributes = JSONObject()
        for (key, source) in rule.attributes {
            if let text = string(source, view) { attributes[key] = .string(text) }
        }
        return attributes
    }

    /// The mention that the rule makes; nil if its span took no part.
    func mention(_ rule: TokenRule, label: String, span: Int?, _ view: TokenView) -> Mention? {
        guard let range = range(span, view) else { return nil }
        return Mention(
            range, label, entity: rule.entity.flatMap { string($0, view) }, attributes: attributes(rule, view), score: rule.score, by: rule.by)
    }
}

/// Puts hits into a document: mentions first, since relations name them by their ids.
struct TokenHitWriter {
    let rules: [TokenRule]
    let view: TokenView
    let hits: [TokenHit]

    /// What a mention is known by: where a mention with the label of a role stands already, no second one is made.
    private struct Key: Hashable {
        let range: TextRange
        let label: String
    }

    /// Adds mentions and relations.
    func write(to document: inout Document) {
        guard !hits.isEmpty else { return }
        document.add(mentions: ruleMentions())
        document.add(mentions: roleMentions(besides: Set(Self.ids(document).keys)))
        let ids = Self.ids(document)
        document.add(relations: hits.compactMap { relation($0, ids) })
    }

    private static func ids(_ document: borrowing Document) -> [Key: String] {
        var ids: [Key: String] = [:]
        for mention in document.mentions {
            let key = Key(range: mention.range, label: mention.label)
            if ids[key] == nil { ids[key] = mention.id }
        }
        return ids
    }

    private func ruleMentions() -> [Mention] {
        hits.compactMap { hit in
            guard case .mention(let label, let span) = rules[hit.rule].result else { return nil }
            return hit.mention(rules[hit.rule], label: label, span: span, view)
        }
    }

    /// Mentions for captures that took words.
    private func roleMentions(besides known: Set<Key>) -> [Mention] {
        var known = known
        var new: [Mention] = []
        for hit in hits {
            let rule = rules[hit.rule]
            guard case .relation = rule.result else { continue }
            for capture in rule.roles where hit.match.captures[capture]?.mention == nil {
                guard let range = hit.range(capture, view), known.insert(Key(range: range, label: rule.labels[capture])).inserted
                else { continue }
                new.append(Mention(range, rule.labels[capture], score: rule.score, by: rule.by))
            }
        }
        return new
    }

    private func relation(_ hit: TokenHit, _ ids: [Key: String]) -> Relation? {
        let rule = rules[hit.rule]
        guard case .relation(let label, let trigger) = rule.result else { return nil }
        var arguments: [Relation.Argument] = []
        for capture in rule.roles {
            if let mention = hit.match.captures[capture]?.mention {
                arguments.append(.init(rule.captures[capture], view.mentions[mention].id))
            } else if let range = hit.range(capture, view), let id = ids[Key(range: range, label: rule.labels[capture])] {
                arguments.append(.init(rule.captures[capture], id))
            }
        }
        return Relation(
            label, arguments, trigger: hit.range(trigger, view) ?? hit.range(nil, view), sentence: hit.sentence,
            attributes: hit.attributes(rule, view), score: rule.score, by: rule.by)
    }
}
