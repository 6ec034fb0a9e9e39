/// Enumerations of names, "A, B of C and D": what one of them is, the others mostly are.
struct NameListings {
    /// A name of an enumeration, or one by itself.
    struct Item {
        var start: Int
        var end: Int
        /// Where the enumeration begins and ends, as items: one item if there is none.
        var group = 0..<0
    }

    private(set) var items: [Item] = []
    /// For each word its item; -1 for none.
    private(set) var itemOf: [Int] = []

    /// Finds capitalised words with small words inside, and the enumerations of these. O(words).
    mutating func read(_ words: [NameWord]) {
        items.removeAll(keepingCapacity: true)
        itemOf.removeAll(keepingCapacity: true)
        itemOf.append(contentsOf: repeatElement(-1, count: words.count))
        var at = 0
        while at < words.count {
            guard words[at].hasUpper else {
                at += 1
                continue
            }
            let end = Self.itemEnd(words, at)
            for i in at..<end { itemOf[i] = items.count }
            items.append(Item(start: at, end: end))
            at = end
        }
        findGroups(words)
    }

    /// Small words belong to an item only if a capitalised one follows.
    private static func itemEnd(_ words: [NameWord], _ start: Int) -> Int {
        var end = start + 1, at = end
        while at < words.count, words[at].hasUpper || words[at].isInner && at - end < 2 {
            if words[at].hasUpper { end = at + 1 }
            at += 1
        }
        return end
    }

    private mutating func findGroups(_ words: [NameWord]) {
        var first = 0
        while first < items.count {
            var last = first
            while last + 1 < items.count, Self.isSeparated(words, items[last].end, items[last + 1].start) { last += 1 }
            for i in first...last { items[i].group = first..<(last + 1) }
            first = last + 1
        }
    }

    /// Whether nothing but commas, conjunctions and an article stand between two items.
    private static func isSeparated(_ words: [NameWord], _ start: Int, _ end: Int) -> Bool {
        guard start < end, end - start <= 3, words[start].isSeparator else { return false }
        return (start..<end).allSatisfy { words[$0].isSeparator || words[$0].isInner }
    }
}
