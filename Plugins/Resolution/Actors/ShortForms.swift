internal import EntenteKit
internal import JSON

/// Initials of bodies that the document names in full: `IS` where it speaks of the `Islamic State`.
extension ActorFinder {
    /// Finds words in capitals that are the initials of one body of the document, and of one only.
    mutating func findShortForms() {
        var forms: [UInt64: Int] = [:]
        for index in mentions.indices where mentions[index].label == "ORGANISATION" && mentions[index].entity != nil {
            let initials = spans[index].filter { words.kinds[$0].contains(.capital) }.map { text.bytes[Int(words.ranges[$0].start)] }
            guard initials.count > 1 else { continue }
            let hash = WordHash.of(String(decoding: initials, as: UTF8.self))
            if let other = forms[hash], other < 0 || mentions[other].entity != mentions[index].entity { forms[hash] = -1 } else { forms[hash] = index }
        }
        guard !forms.isEmpty else { return }
        for sentence in words.sentences where !isHeadline(sentence) {
            for word in sentence where words.kinds[word].contains(.allCapital) && nameAt[word] < 0 && !isTaken[word] {
                guard let index = forms[words.hashes[word]], index >= 0, !lexicon.noNames.contains(word, in: words) else { continue }
                var attributes = mentions[index].attributes
                attributes["candidates"] = nil
                add(Found(
                    words: word..<(word + 1), label: "ORGANISATION", entity: mentions[index].entity ?? "", name: string(spans[index]),
                    attributes: attributes, rule: "initials"))
                nameAt[word] = index
            }
        }
    }
}
