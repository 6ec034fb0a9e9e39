internal import EntenteKit
internal import JSON

/// Finds the names in what is set in capitals, where the lists' spelling does not: headlines, and the place of a dateline.
struct CapitalNames {
    let names: NameTable
    let words: Words
    let document: Document

    /// Letters of the shortest name: shorter ones are words as well.
    private static let shortest = 4
    /// Most words of a dateline's place.
    private static let longestPlace = 4

    /// The mentions to add. O(words).
    func mentions() -> [Mention] {
        var found: [Mention] = []
        for sentence in words.sentences where sentence.first.map(isCapital) ?? false {
            if isHeadline(sentence) {
                found += named(sentence, label: nil)
            } else if let place = place(sentence) {
                found += named(place, label: "DATELINE").prefix(1)
            }
        }
        return found
    }

    private func isCapital(_ word: Int) -> Bool { words.kinds[word].contains(.allCapital) || words.kinds[word].isEmpty }

    private func isHeadline(_ sentence: Range<Int>) -> Bool {
        let letters = sentence.filter { words.kinds[$0].contains(.letters) }
        return letters.count > 2 && letters.allSatisfy { words.kinds[$0].contains(.allCapital) || words.ranges[$0].count == 1 || words.hashes[$0] == Words.apostropheS }
    }

    /// `KHARTOUM, March 6 -`, `MINSK (Agency) -`: capitals before a mark that begins no word.
    private func place(_ sentence: Range<Int>) -> Range<Int>? {
        var at = sentence.lowerBound
        while at < sentence.upperBound, words.kinds[at].contains(.allCapital), at - sentence.lowerBound < Self.longestPlace { at += 1 }
        guard at > sentence.lowerBound, at < sentence.upperBound, words.kinds[at].isEmpty, !words.isJoined(at) || words.hashes[at] == Words.comma else {
            return nil
        }
        return sentence.lowerBound..<at
    }

    /// The names in some words that no mention covers yet.
    private func named(_ range: Range<Int>, label: String?) -> [Mention] {
        let taken = document.mentions.filter { $0.range.overlaps(words.range(range)) }
        return names.names(in: words, range).compactMap { bearer, span in
            let place = words.range(span)
            guard place.count >= Self.shortest, !taken.contains(where: { $0.range.overlaps(place) }) else { return nil }
            var attributes: JSONObject = [:]
            if let state = bearer.state, bearer.label == "PLACE" { attributes["state"] = .string(state) }
            if bearer.label == "PLACE" { attributes["kind"] = "capital" }
            return Mention(place, label ?? bearer.label, entity: bearer.id, attributes: attributes, by: "extract.actors/capitals")
        }
    }
}
