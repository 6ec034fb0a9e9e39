internal import EntenteKit
internal import JSON

/// Capitals that stand for their states.
extension ActorFinder {
    /// Finds the capitals that act: by what stands before, by what stands behind, and in pairs.
    mutating func findCapitals() {
        for sentence in words.sentences {
            var pair: [Int] = []
            for word in sentence {
                let index = nameAt[word]
                guard index >= 0, spans[index].lowerBound == word, isCapital(index), !isTaken[word] else { continue }
                // `Damascus University`, `Pentagon Press` are bodies of their own.
                if next(index, sentence).map({ words.kinds[$0].contains(.capital) }) ?? false, !isHeadline(sentence) { continue }
                if isSeat(index) ? !isPlace(word, sentence) : acts(index, sentence) { acting.insert(index) }
                // `Washington and Tehran agreed`: both do, or none.
                if let last = pair.last, isJoined(last, index), !isPlace(spans[last].lowerBound, sentence) {
                    if acting.contains(index) { acting.insert(last) }
                    if acting.contains(last) { acting.insert(index) }
                }
                pair.append(index)
            }
        }
    }

    private func isCapital(_ index: Int) -> Bool {
        mentions[index].label == "PLACE" && mentions[index].attributes["state"]?.string != nil
            && (mentions[index].attributes["kind"]?.string == "capital" || isSeat(index))
    }

    /// `The Kremlin` is a house to those who visit it, and a state to all others.
    private func isSeat(_ index: Int) -> Bool { mentions[index].attributes["kind"]?.string == "seat" }

    private func isJoined(_ first: Int, _ second: Int) -> Bool {
        let gap = spans[first].upperBound..<spans[second].lowerBound
        return gap.count == 1 && words.hashes[gap.lowerBound] == Words.and
    }

    /// `Talks between Paris and Rome`, not `flights between Paris and Rome` nor `between Paris and Lyon`.
    private func pairs(_ index: Int, _ sentence: Range<Int>) -> Bool {
        let before = spans[index].lowerBound - 2, and = spans[index].upperBound
        guard and + 1 < sentence.upperBound, words.hashes[and] == Words.and else { return false }
        if before >= sentence.lowerBound, lexicon.routes.contains(before, in: words) { return false }
        let other = nameAt[words.hashes[and + 1] == Words.the ? min(and + 2, sentence.upperBound - 1) : and + 1]
        return other >= 0 && (mentions[other].label == "COUNTRY" || isCapital(other))
    }

    private func endsInIng(_ word: Int) -> Bool {
        let range = words.ranges[word]
        return range.count > 4 && text.bytes[(Int(range.end) - 3)..<Int(range.end)].elementsEqual("ing".utf8)
    }

    private func next(_ index: Int, _ sentence: Range<Int>) -> Int? {
        spans[index].upperBound < sentence.upperBound ? spans[index].upperBound : nil
    }

    private func isPlace(_ word: Int, _ sentence: Range<Int>) -> Bool {
        var before = word - 1
        if before > sentence.lowerBound, words.hashes[before] == Words.the { before -= 1 }
        return before >= sentence.lowerBound && lexicon.notBeforeCapital.contains(before, in: words)
    }

    private func acts(_ index: Int, _ sentence: Range<Int>) -> Bool {
        let span = spans[index]
        if isPlace(span.lowerBound, sentence) { return false }
        let next = span.upperBound
        if next < sentence.upperBound {
            if words.hashes[next] == Words.apostropheS {
                var at = next + 1
                while at < sentence.upperBound, at < next + 4 {
                    if lexicon.capitalsOwn.contains(at, in: words) { return true }
                    at += 1
                }
                return false
            }
            if words.hashes[next] == Words.hyphen, words.isJoined(next) { return false }
            if next + 1 < sentence.upperBound, lexicon.auxiliaries.contains(next, in: words), endsInIng(next + 1) { return true }
            if lexicon.afterCapital.longest(at: next, before: sentence.upperBound, in: words) != nil { return true }
        }
        guard span.lowerBound > sentence.lowerBound else { return false }
        if lexicon.pairing.contains(span.lowerBound - 1, in: words) { return pairs(index, sentence) }
        return lexicon.beforeCapital.contains(span.lowerBound - 1, in: words)
    }
}
