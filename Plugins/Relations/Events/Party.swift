internal import EntenteKit
internal import JSON

/// Somebody who acts or is acted upon: a linked mention in its place in a sentence.
struct Party: Hashable {
    /// Index in the document's mentions.
    var mention: Int
    /// The token of the sentence that it was found at.
    var token: Int
    /// The state that it is or acts for, else its own entity.
    var code: String
    /// Its own entity.
    var entity: String
    /// A town or region, which stands for a state only in some places.
    var isPlace = false
    /// `we`, `our country`, in a speech the speaker's state by its name: whoever speaks.
    var isFirstPerson = false

    func isSame(as other: Party) -> Bool { code == other.code || entity == other.entity }
}

/// Which mentions of a document may be parties, by sentence and token.
struct PartyMap {
    private let document: Document
    /// Labels of mentions that may be parties.
    private let labels: Set<String>
    /// The state for which the whole text speaks, if it is a speech.
    private var own: String?

    init(_ document: Document, labels: Set<String>) {
        self.document = document
        self.labels = labels
        own = speakersState()
    }

    /// Fewest words of the first person that make a text a speech.
    private static let fewest = 3

    /// The one state that all `we` and `our` of a text stand for.
    private func speakersState() -> String? {
        var count = 0
        var state: String?
        for mention in document.mentions where mention.label == "COUNTRY" && mention.by.hasPrefix("resolve.references") && isFirstPerson(mention) {
            guard state == nil || state == mention.entity else { return nil }
            state = mention.entity
            count += 1
        }
        return count >= PartyMap.fewest ? state : nil
    }

    /// Of each token of a sentence: the parties that it is a part of. A mention within a longer one yields to it;
    /// mentions of one range (`both sides`) stay together.
    ///
    /// - Parameter next: index of a mention at or before the sentence; moved on, so that a walk over the text is linear.
    func parties(of sentence: TextRange, tokens: Range<Int>, from next: inout Int) -> [[Party]] {
        while next < document.mentions.count, document.mentions[next].range.start < sentence.start { next += 1 }
        var found = [[Party]](repeating: [], count: tokens.count)
        var widths = [Int](repeating: 0, count: tokens.count)
        var index = next
        while index < document.mentions.count, document.mentions[index].range.start < sentence.end {
            defer { index += 1 }
            let mention = document.mentions[index]
            guard let party = party(mention, index) else { continue }
            let covered = self.covered(mention.range, tokens)
            guard let last = covered.last else { continue }
            for token in covered {
                let width = mention.range.count
                if widths[token] > width { continue }
                if widths[token] < width { found[token] = [] }
                widths[token] = width
                var party = party
                party.token = last
                found[token].append(party)
            }
        }
        return found
    }

    /// The party that a mention of the document names, if it names one.
    func party(at index: Int) -> Party? { party(document.mentions[index], index) }

    private func party(_ mention: Mention, _ index: Int) -> Party? {
        guard labels.contains(mention.label), !document.isPartOfQuantity(index) else { return nil }
        let state = mention.attributes["state"]?.string
        guard let code = state ?? (mention.label == "PERSON" ? nil : mention.entity) else { return nil }
        // A sea or a region of many states acts for none.
        if mention.label == "PLACE", state == nil { return nil }
        return Party(
            mention: index, token: 0, code: code, entity: mention.entity ?? code, isPlace: mention.label == "PLACE",
            isFirstPerson: code == own || isFirstPerson(mention))
    }

    /// Tokens of the sentence that a mention covers. A token that goes on behind a hyphen (`Portuguese-ruled`) is not.
    private func covered(_ range: TextRange, _ tokens: Range<Int>) -> Range<Int> {
        let first = document.tokens.firstIndex(endingAfter: range.start)
        var last = first
        while last < tokens.upperBound, document.tokens[last].start < range.end {
            let token = document.tokens[last]
            if token.end > range.end, document.text.bytes[Int(range.end)] == 0x2D { break }
            last += 1
        }
        guard first >= tokens.lowerBound, first <= last else { return 0..<0 }
        return (first - tokens.lowerBound)..<(last - tokens.lowerBound)
    }

    private static let firstPerson: Set<UInt64> = Set(["we", "our", "us", "i", "my", "me", "ours", "mine"].map(WordHash.of))

    private func isFirstPerson(_ mention: Mention) -> Bool {
        let bytes = document.text.bytes[Int(mention.range.start)..<Int(mention.range.end)]
        let end = bytes.firstIndex(of: 0x20) ?? bytes.endIndex
        return PartyMap.firstPerson.contains(WordHash.of(bytes[bytes.startIndex..<end]))
    }
}
