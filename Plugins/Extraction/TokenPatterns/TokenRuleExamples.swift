internal import EntenteKit
internal import JSON
internal import YAML

/// Runs the inline examples of a rule over tokens.
struct TokenRuleExamples {
    let rule: TokenRule
    let words: WordSets

    /// What the rule found: the hit's range and its captures, or a mention.
    private struct Found {
        /// nil for a mention or the hit as a whole; else the role.
        var name: String?
        var range: TextRange
        var mention: Mention?
    }

    /// Every example with what is wrong with it.
    func run() -> RuleTest {
        var alone = rule
        alone.set = 0
        let engine = TokenRuleEngine([alone], words: words, overlaps: [.all])
        var fired = false
        var outcomes: [RuleTest.Outcome] = []
        for node in examples(rule.match) {
            outcomes.append(check(node, engine) { found, example in
                fired = fired || !found.isEmpty
                return difference(found, example)
            })
        }
        for node in examples(rule.reject) {
            outcomes.append(check(node, engine) { found, example in
                found.first.map { "found \"\(example.document.text.string($0.range))\", where nothing is to be found" }
            })
        }
        return RuleTest(rule: rule.by, place: rule.place, isCovered: fired, outcomes: outcomes)
    }

    private func examples(_ node: Node?) -> [Node] { node.map { $0.list ?? ($0.isNull ? [] : [$0]) } ?? [] }

    private func check(_ node: Node, _ engine: TokenRuleEngine, _ judge: ([Found], TokenExampleText) -> String?) -> RuleTest.Outcome {
        let place = Diagnostic.Place(node)
        guard let text = node.scalar else {
            return .init(example: node.kindName, place: place, failure: "an example is a text")
        }
        guard let example = TokenExampleText(text) else {
            return .init(example: text, place: place, failure: "the marks ⟦ and ⟧ do not pair up")
        }
        do throws(StageError) {
            let (view, hits) = try engine.hits(in: example.document)
            return .init(example: text, place: place, failure: judge(found(hits, view), example))
        } catch { return .init(example: text, place: place, failure: "\(error)") }
    }

    private func found(_ hits: [TokenHit], _ view: TokenView) -> [Found] {
        hits.flatMap { hit -> [Found] in
            let isRelation = if case .relation = rule.result { true } else { false }
            var captures = (isRelation ? rule.roles : Array(rule.captures.indices)).compactMap { capture in
                hit.range(capture, view).map { Found(name: rule.captures[capture], range: $0) }
            }
            if case .mention(let label, let span) = rule.result {
                guard let mention = hit.mention(rule, label: label, span: span, view) else { return [] }
                captures.insert(Found(range: mention.range, mention: mention), at: 0)
            }
            return captures
        }
    }

    /// What differs between what was found and the marks; a text without marks only has to have a hit.
    ///
    /// If any mark is unnamed, marks are all mentions; if any is named, all roles of a relation are to be marked, and as
    /// many captures of a mention's pattern as one likes.
    private func difference(_ found: [Found], _ example: TokenExampleText) -> String? {
        if found.isEmpty { return "found nothing" }
        let text = example.document.text
        let isRelation = if case .relation = rule.result { true } else { false }
        for item in found {
            let isWanted = item.name == nil ? example.marks.contains { $0.name == nil } : isRelation && !example.marks.isEmpty
            if isWanted, !example.marks.contains(where: { $0.name == item.name && $0.range == item.range }) {
                return "found \(shown(item, text)), which is not marked"
            }
        }
        for mark in example.marks {
            guard let item = found.first(where: { $0.name == mark.name && $0.range == mark.range }) else {
                let near = found.map { shown($0, text) }.joined(separator: ", ")
                return "did not find \(shown(Found(name: mark.name, range: mark.range), text)); found \(near)"
            }
            for (key, wanted) in mark.attributes {
                let got = key == "entity" ? item.mention?.entity : item.mention?.attributes[key].map(TokenChecks.shown)
                if got != wanted { return "\(key) of \"\(text.string(mark.range))\" is \(got ?? "missing"), not \(wanted)" }
            }
        }
        return nil
    }

    private func shown(_ found: Found, _ text: Text) -> String {
        (found.name.map { $0 + "=" } ?? "") + "\"\(text.string(found.range))\""
    }
}
