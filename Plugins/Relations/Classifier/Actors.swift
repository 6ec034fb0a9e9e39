internal import EntenteKit
internal import JSON

/// A linked mention of a sentence that may be the source or target of a relation.
struct Actor {
    /// Index into the document's mentions.
    var mention: Int
    var range: TextRange
    /// Tokens of the sentence that it covers.
    var tokens: Range<Int>
    var entity: String?
    /// The state that it is or acts for.
    var state: String?
    /// A people's name: it may only qualify what follows, as in `Chinese media`.
    var isAdjective = false

    /// Whom a relation concerns: the state, if the actor stands for one.
    var party: String { state ?? entity ?? "" }

    /// Whether both are the same party: one entity, or of one state.
    func isSame(as other: Actor) -> Bool {
        if let entity, entity == other.entity { return true }
        if let state, let otherState = other.state { return state == otherState }
        return state != nil && state == other.entity || other.state != nil && other.state == entity
    }
}

/// Finds the actors of sentences.
struct ActorFinder {
    /// Most tokens between the parts of `Serbian Foreign Minister X` or `X, President of Serbia`.
    private static let longestTitle = 6

    let types: Set<String>
    private static let stateLabels: Set<String> = ["COUNTRY", "DEMONYM", "PLACE"]

    /// The actors of a sentence in text order; none overlaps another, and a name with its office and state is one.
    func actors(of sentence: TextRange, _ words: SentenceWords, in document: Document) -> [Actor] {
        var found: [Actor] = []
        let mentions = document.mentions
        var index = ActorFinder.firstMention(from: sentence.start, in: mentions)
        while index < mentions.count, mentions[index].range.start < sentence.end {
            let isWhole = !document.isPartOfQuantity(index)
            if isWhole, let actor = actor(mentions[index], index, sentence, words) { ActorFinder.append(actor, to: &found) }
            index += 1
        }
        return joined(found, words)
    }

    private func actor(_ mention: Mention, _ index: Int, _ sentence: TextRange, _ words: SentenceWords) -> Actor? {
        guard types.contains(mention.label), sentence.contains(mention.range) else { return nil }
        let state = mention.attributes["state"]?.string
            ?? (ActorFinder.stateLabels.contains(mention.label) ? mention.entity : nil)
        guard mention.entity != nil || state != nil else { return nil }
        let first = words.ranges.firstIndex(endingAfter: mention.range.start)
        var last = first
        while last < words.count, words.ranges[last].start < mention.range.end { last += 1 }
        guard first < last else { return nil }
        if mention.label == "PLACE", !actsForState(first, state, words) { return nil }
        return Actor(
            mention: index, range: mention.range, tokens: first..<last, entity: mention.entity, state: state,
            isAdjective: mention.label == "DEMONYM")
    }

    /// Whether a place stands for its state, as in `Washington warned`, and is not just where things happen, as in
    /// `in Washington`.
    private func actsForState(_ token: Int, _ state: String?, _ words: SentenceWords) -> Bool {
        guard state != nil else { return false }
        return token == 0 || !OfficeWords.locatives.contains(words.lower[token - 1])
    }

    /// Of overlapping mentions the longer one stays, of equal ones the first.
    private static func append(_ actor: Actor, to found: inout [Actor]) {
        while let last = found.last, last.range.overlaps(actor.range) {
            if last.range.count >= actor.range.count { return }
            found.removeLast()
        }
        found.append(actor)
    }

    /// Leaves out the state's name where it only qualifies a person or body of that state: `Serbian President X`,
    /// `X, President of Serbia`, `Serbia's Defence Ministry`. The one that acts stays.
    private func joined(_ actors: [Actor], _ words: SentenceWords) -> [Actor] {
        var isLeft = [Bool](repeating: true, count: actors.count)
        for index in actors.indices.dropLast() where isLeft[index] {
            let (first, second) = (actors[index], actors[index + 1])
            guard first.isSame(as: second), isTitle(first.tokens.upperBound..<second.tokens.lowerBound, words) else { continue }
            let firstIsState = first.entity == first.state
            let secondIsState = second.entity == second.state
            if firstIsState, !secondIsState { isLeft[index] = false }
            if secondIsState, !firstIsState { isLeft[index + 1] = false }
        }
        return actors.indices.filter { isLeft[$0] }.map { actors[$0] }
    }

    /// Whether the words between two names can be an office: few, and none a finite verb. Small words, capitalised
    /// words and the names of offices may stand there.
    private func isTitle(_ gap: Range<Int>, _ words: SentenceWords) -> Bool {
        guard gap.count <= ActorFinder.longestTitle else { return false }
        return gap.allSatisfy { token in
            let kind = words.kinds[token]
            return kind.contains(.capital) || OfficeWords.all.contains(words.lower[token])
        }
    }

    /// O(log n).
    private static func firstMention(from offset: UInt32, in mentions: [Mention]) -> Int {
        var low = 0, high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].range.start >= offset { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
