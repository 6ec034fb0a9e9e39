// Features that look beyond the words beside: kinds of words, the enumeration in which a name stands, the nearest words
// that mean something.
extension NameFeatures {
    /// What a word means, by its vector, at the word, beside it, at the edges of its run and round that.
    mutating func readKinds(_ sentence: borrowing NameSentence, _ at: Int) {
        let words = sentence.words
        let word = words[at].kinds, shape = words[at].shape
        func kinds(_ at: Int) -> WordClasses.Path { at >= 0 && at < words.count ? words[at].kinds : WordClasses.Path(coarse: 0xFFFF) }
        let before = kinds(at - 1), after = kinds(at + 1)
        add(both(UInt64(word.coarse), shape))
        add(both(UInt64(word.middle), shape))
        add(both(UInt64(word.fine), shape))
        add(UInt64(before.middle))
        add(UInt64(after.middle))
        add(UInt64(before.fine))
        add(UInt64(after.fine))
        add(both(both(UInt64(before.coarse), UInt64(word.middle)), shape))
        add(both(both(UInt64(word.middle), UInt64(after.coarse)), shape))
        add(both(UInt64(word.middle), words[at].hints))
        let run = sentence.tight[at]
        guard run.end > run.start else {
            template &+= 5
            return
        }
        let place: UInt64 = (at == run.start ? 1 : 0) + (at == run.end - 1 ? 2 : 0)
        let first = kinds(run.start), last = kinds(run.end - 1)
        add(both(place, UInt64(last.middle)))
        add(both(place, UInt64(first.middle)))
        add(both(place, UInt64(last.fine)))
        add(both(both(place, UInt64(first.coarse)), UInt64(last.coarse)))
        add(both(both(place, UInt64(kinds(run.start - 1).middle)), UInt64(kinds(run.end).middle)))
    }

    /// What the other names of an enumeration are, and what stands round the whole of it.
    mutating func readListing(_ sentence: borrowing NameSentence, _ at: Int) {
        let words = sentence.words, items = sentence.listings.items
        let index = sentence.listings.itemOf[at]
        guard index >= 0, items[index].group.count > 1 else {
            template &+= 12
            return
        }
        let item = items[index], group = item.group
        let place: UInt64 = (at == item.start ? 1 : 0) + (at == item.end - 1 ? 2 : 0)
        let start = items[group.lowerBound].start, end = items[group.upperBound - 1].end
        let front = start > 0 ? words[start - 1].lower : Self.outside, behind = end < words.count ? words[end].lower : Self.outside
        let front2 = start > 1 ? words[start - 2].lower : Self.outside
        let size = UInt64(min(group.count, 5)), length = UInt64(min(item.end - item.start, 4))
        let others = profile(words, items, index)
        add(both(place, front))
        add(both(place, both(front2, front)))
        add(both(place, behind))
        add(both(front, both(behind, size)))
        add(both(place, words[end - 1].lower))
        add(both(place, both(others.hints, words[at].hints)))
        add(both(place, others.hints))
        add(both(both(length, others.long), size))
        add(both(place, both(both(length, others.long), others.hints)))
        add(both(place, others.label))
        add(both(both(place, others.label), both(others.hints, words[at].hints)))
        add(both(both(place, front), others.hints))
    }

    /// So many items on either side count, however long an enumeration is.
    private static let reach = 6

    /// The hints that half of the other items have, how many of them are longer than a word, and the list of the nearest that is
    /// in one.
    private func profile(_ words: [NameWord], _ items: [NameListings.Item], _ index: Int) -> (hints: UInt64, long: UInt64, label: UInt64) {
        let group = items[index].group.clamped(to: (index - Self.reach)..<(index + Self.reach + 1)), others = group.count - 1
        var hints: UInt64 = 0, label: UInt64 = 0, long = 0, nearest = Int.max
        for bit in 0..<4 as Range<UInt64> {
            var count = 0
            for other in group where other != index && words[items[other].start].hints >> bit & 1 == 1 { count += 1 }
            if count > 0 { hints |= 1 << (2 * bit) }
            if count * 2 >= others { hints |= 2 << (2 * bit) }
        }
        for other in group where other != index {
            if items[other].end - items[other].start > 1 { long += 1 }
            let list = words[items[other].start].listLabel
            if list != 0, abs(other - index) < nearest { (label, nearest) = (list, abs(other - index)) }
        }
        return (hints, long == 0 ? 0 : long == others ? 3 : long * 2 >= others ? 2 : 1, label)
    }

    /// The nearest word before and behind that means something: "contested the seat of X", "X in his home district".
    mutating func readContent(_ sentence: borrowing NameSentence, _ at: Int) {
        let words = sentence.words
        let run = sentence.loose[at]
        guard run.end > run.start else {
            template &+= 7
            return
        }
        let place: UInt64 = (at == run.start ? 1 : 0) + (at == run.end - 1 ? 2 : 0)
        let front = run.start > 0 ? words[run.start - 1].lower : Self.outside
        let behind = run.end < words.count ? words[run.end].lower : Self.outside
        let before = content(words, run.start, -1), after = content(words, run.end - 1, 1)
        let length = UInt64(min(run.end - run.start, 4))
        add(both(before.lower, front))
        add(both(length, before.lower))
        add(both(place, UInt64(before.kinds.fine)))
        add(both(place, both(front, UInt64(before.classes.fine))))
        add(both(after.lower, behind))
        add(both(length, after.lower))
        add(both(place, UInt64(after.kinds.fine)))
    }

    /// A word of no name within five words, to one side.
    private func content(_ words: [NameWord], _ from: Int, _ step: Int) -> NameWord {
        var at = from
        for _ in 0..<5 {
            at += step
            guard at >= 0, at < words.count else { break }
            if words[at].isContent { return words[at] }
        }
        return .none
    }
}
