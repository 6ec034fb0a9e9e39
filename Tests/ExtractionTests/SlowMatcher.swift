import EntenteKit
import JSON

@testable import Extraction

/// Tries every way in order of preference and takes the first that comes to an end. Compares strings.
struct SlowMatcher {
    typealias Match = TokenMatcher.Match
    private let document: Document
    private let words: [String]

    init(_ document: Document) {
        self.document = document
        words = document.tokens.map { document.text.string($0) }
    }

    private struct State {
        var position: Int
        var captures: [TokenMatcher.Capture?]
        var lastMention: Int?
        var steps = 0
    }

    func matches(_ syntax: TokenSyntax, captures: Int, sets: WordSets) -> [Match] {
        var found: [Match] = []
        var at = 0
        while at < words.count {
            var match: Match?
            let start = State(position: at, captures: Array(repeating: nil, count: captures))
            _ = attempt(syntax, start, sets) { state in
                match = Match(range: at..<state.position, captures: state.captures)
                return true
            }
            if let match { found.append(match) }
            at = max(at + 1, match?.range.upperBound ?? 0)
        }
        return found
    }

    private func attempt(_ syntax: TokenSyntax, _ state: State, _ sets: WordSets, _ rest: (State) -> Bool) -> Bool {
        switch syntax {
        case .item(let item):
            for (end, mention) in steps(item, state.position, sets) {
                if rest(State(position: end, captures: state.captures, lastMention: mention, steps: state.steps + 1)) { return true }
            }
            return false
        case .sentenceStart: return state.position == 0 && rest(state)
        case .sentenceEnd: return state.position == words.count && rest(state)
        case .sequence(let parts):
            guard let first = parts.first else { return rest(state) }
            return attempt(first, state, sets) { attempt(.sequence(Array(parts.dropFirst())), $0, sets, rest) }
        case .alternation(let branches): return branches.contains { attempt($0, state, sets, rest) }
        case .capture(let number, let body):
            return attempt(body, state, sets) { end in
                var end = end
                if end.position > state.position {
                    let isOne = end.steps == state.steps + 1
                    end.captures[number] = .init(range: state.position..<end.position, mention: isOne ? end.lastMention : nil)
                }
                return rest(end)
            }
        case .repetition(let body, let minimum, let maximum, let isLazy):
            if minimum > 0 {
                let less = TokenSyntax.repetition(body, minimum: minimum - 1, maximum: maximum.map { $0 - 1 }, isLazy: isLazy)
                return attempt(body, state, sets) { attempt(less, $0, sets, rest) }
            }
            func more() -> Bool {
                if maximum == 0 { return false }
                let less = TokenSyntax.repetition(body, minimum: 0, maximum: maximum.map { $0 - 1 }, isLazy: isLazy)
                return attempt(body, state, sets) { attempt(less, $0, sets, rest) }
            }
            return isLazy ? rest(state) || more() : more() || rest(state)
        }
    }

    // MARK: Items

    private func steps(_ item: TokenItem, _ at: Int, _ sets: WordSets) -> [(Int, Int?)] {
        guard at < words.count else { return [] }
        switch item {
        case .token(let tests): return tests.allSatisfy { holds($0, at, sets) } ? [(at + 1, nil)] : []
        case .words(let set):
            return (at + 1...words.count).reversed().filter { isIn(set, at, $0, sets) }.map { ($0, nil) }
        case .mention(let tests):
            return mentions(at).filter { mention in
                tests.allSatisfy { holds($0, document.mentions[mention.index], at, mention.end, sets) }
            }.map { ($0.end, $0.index) }
        case .step:
            let longest = mentions(at).map(\.end).max() ?? 0
            return (longest > at + 1 ? [(longest, nil)] : []) + [(at + 1, nil)]
        }
    }

    private func mentions(_ at: Int) -> [(index: Int, end: Int)] {
        document.mentions.indices.filter { document.mentions[$0].range.start == document.tokens[at].start }.map { index in
            (index, document.tokens.firstIndex { $0.end == document.mentions[index].range.end }! + 1)
        }
    }

    private func isIn(_ set: Int, _ start: Int, _ end: Int, _ sets: WordSets) -> Bool {
        let text = words[start..<end].joined(separator: " ")
        let entry = sets.entries[set]
        return entry.words.contains { String(decoding: $0, as: UTF8.self) == (entry.isExact ? text : text.lowercased()) }
    }

    private func holds(_ test: TokenTest, _ at: Int, _ sets: WordSets) -> Bool {
        let word = words[at].lowercased()
        let holds =
            switch test.kind {
            case .words(let set): isIn(set, at, at + 1, sets)
            case .prefix(let parts): parts.contains { word.hasPrefix(String(decoding: $0, as: UTF8.self)) }
            case .suffix(let parts): parts.contains { word.hasSuffix(String(decoding: $0, as: UTF8.self)) }
            case .shape(let shapes):
                shapes.contains { String(decoding: $0.bytes, as: UTF8.self) == ["a": "x", "b": "x", "Cc": "Xx", "dd": "xx", "DD": "XX", "7": "9"][words[at]] }
            case .inside(let labels):
                document.mentions.contains { labels.contains($0.label) && $0.range.overlaps(document.tokens[at]) }
            }
        return holds != test.isNegated
    }

    private func holds(_ test: MentionTest, _ mention: Mention, _ start: Int, _ end: Int, _ sets: WordSets) -> Bool {
        let holds =
            switch test.kind {
            case .label(let labels): labels.contains(mention.label)
            case .entity(let entities): mention.entity.map { entities.contains($0) } ?? false
            case .words(let set): isIn(set, start, end, sets)
            case .attribute(let key, let values): mention.attributes[key]?.string.map { values.contains($0) } ?? false
            }
        return holds != test.isNegated
    }
}
