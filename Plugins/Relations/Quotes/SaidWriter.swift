internal import EntenteKit
internal import JSON

/// Writes attributions as relations `SAID`, one for each part of what is said.
struct SaidWriter {
    /// Labels of mentions that can speak.
    private static let speakers: Set<String> = ["PERSON", "ORGANISATION", "COUNTRY", "PLACE", "OFFICE", "DEMONYM", "SOURCE"]

    private struct Key: Hashable {
        var range: TextRange
        var label: String
    }

    /// What the provenance of all that this stage writes begins with.
    private static let stage = "relate.quotes/"

    let text: SpeechText
    /// `MODEL@VERSION`, if there is a model.
    let model: String?

    private func by(_ said: Attribution) -> String { Self.stage + (said.isByRule ? "direct" : model ?? "direct") }

    /// Adds mentions for cues, contents, and sources that no mention names yet, and the relations. O(mentions + found).
    func write(_ attributions: [Attribution], to document: inout Document) {
        let known = document.mentions.filter { Self.speakers.contains($0.label) }
        var sources: [String?] = []
        var fresh: Set<Key> = []
        var mentions: [Mention] = []
        func need(_ range: Range<Int>, _ label: String, _ said: Attribution) {
            let key = Key(range: bytes(range), label: label)
            if fresh.insert(key).inserted { mentions.append(Mention(key.range, label, score: said.score, by: by(said))) }
        }
        for said in attributions {
            let source = said.source.flatMap { head(of: $0, known) }
            sources.append(source)
            if source == nil, let range = said.source { need(range, "SOURCE", said) }
            need(said.cue, "CUE", said)
            for content in said.contents { need(content, "CONTENT", said) }
        }
        document.add(mentions: mentions)
        var ids: [Key: String] = [:]
        for mention in document.mentions where mention.by.hasPrefix(Self.stage) { ids[Key(range: mention.range, label: mention.label)] = mention.id }
        func id(_ range: Range<Int>, _ label: String) -> String? { ids[Key(range: bytes(range), label: label)] }
        var relations: [Relation] = []
        for (said, source) in zip(attributions, sources) {
            let speaker = source ?? said.source.flatMap { id($0, "SOURCE") }
            for content in said.contents {
                var arguments: [Relation.Argument] = []
                if let speaker { arguments.append(.init("source", speaker)) }
                if let cue = id(said.cue, "CUE") { arguments.append(.init("cue", cue)) }
                if let content = id(content, "CONTENT") { arguments.append(.init("content", content)) }
                let sentence = text.words[said.anchor].sentence
                relations.append(
                    Relation(
                        QuoteLabel.relation, arguments, trigger: bytes(said.cue), sentence: sentence >= 0 ? Int(sentence) : nil,
                        attributes: ["kind": .string(kind(content))], score: said.score, by: by(said)))
            }
        }
        document.add(relations: relations)
    }

    private func bytes(_ range: Range<Int>) -> TextRange {
        TextRange(text.tokens[range.lowerBound].start, text.tokens[range.upperBound - 1].end)
    }

    /// Whether all words stand in quotation marks, some or none.
    private func kind(_ content: Range<Int>) -> String {
        var inside = 0, all = 0
        for at in content where text.words[at].isWord {
            all += 1
            if text.words[at].quotation >= 0 { inside += 1 }
        }
        return inside == 0 ? "indirect" : inside == all ? "direct" : "mixed"
    }

    /// The mention that names the head of a source: "Xi Jinping" of "Chinese President Xi Jinping, who left", but not
    /// "Serbia" of "a spokesman for Serbia".
    private func head(of source: Range<Int>, _ known: [Mention]) -> String? {
        var last = source.lowerBound
        for at in source {
            switch text.words[at].kind {
            case .comma, .preposition, .wh, .subjectPronoun, .dash, .bracket, .coordinator, .openQuote:
                // A name may have "of" inside, so a mention that reaches over it is found below all the same.
                if at > source.lowerBound { return mention(over: last, known) }
            default: break
            }
            last = at
        }
        return mention(over: last, known)
    }

    /// The shortest mention that covers a token; mentions stand in text order.
    private func mention(over token: Int, _ known: [Mention]) -> String? {
        let range = text.tokens[token]
        var low = 0, high = known.count
        while low < high {
            let middle = (low + high) / 2
            if known[middle].range.start <= range.start { low = middle + 1 } else { high = middle }
        }
        var best: Mention?
        // Mentions that begin far before a word do not reach it: names have a few dozen words at most.
        var at = low - 1
        while at >= 0, low - at <= 8 {
            if known[at].range.end > range.start, best == nil || known[at].range.count < best!.range.count { best = known[at] }
            at -= 1
        }
        return best?.id
    }
}
