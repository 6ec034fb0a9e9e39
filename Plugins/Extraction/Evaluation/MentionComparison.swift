internal import EntenteKit
internal import Learning

/// Gold and predicted mentions of one document, paired.
struct MentionComparison {
    let gold: [Mention]
    let predicted: [Mention]
    /// For each gold mention one of the same label and bytes.
    let equal: [Int?]
    /// For each gold mention without an equal, one of the same label that overlaps it.
    let overlapping: [Int?]
    /// Mentions of the same bytes, whatever their labels.
    private let sameBytes: [Int?]

    /// O(n log n + pairs that overlap).
    init(_ gold: [Mention], _ predicted: [Mention]) {
        self.gold = gold
        self.predicted = predicted
        let near = Self.overlaps(gold, predicted)
        func pairs(_ isAllowed: (Int, Int) -> Bool) -> [Int?] {
            BipartiteMatching.maximum(
                edges: gold.indices.map { one in near[one].filter { isAllowed(one, $0) } }, rightCount: predicted.count)
        }
        let equal = pairs { gold[$0].range == predicted[$1].range && gold[$0].label == predicted[$1].label }
        let taken = Set(equal.compactMap { $0 })
        self.equal = equal
        overlapping = pairs { equal[$0] == nil && !taken.contains($1) && gold[$0].label == predicted[$1].label }
        sameBytes = pairs { gold[$0].range == predicted[$1].range }
    }

    /// For each mention on the left the numbers of those on the right that overlap it or are as empty as it is; both in
    /// text order.
    private static func overlaps(_ left: [Mention], _ right: [Mention]) -> [[Int]] {
        // No mention that ends before this one starts can overlap; the longest bounds how far back to look.
        let longest = right.map(\.range.count).max() ?? 0
        var first = 0
        return left.map { mention in
            while first < right.count, Int(right[first].range.start) + longest < Int(mention.range.start) { first += 1 }
            var found: [Int] = []
            var index = first
            while index < right.count, right[index].range.start <= mention.range.end {
                if right[index].range.overlaps(mention.range) || right[index].range == mention.range { found.append(index) }
                index += 1
            }
            return found
        }
    }

    /// Counts by label; the same bytes are right.
    var strict: [String: ScoreTable.Count] { counts { equal[$0] == nil ? 0 : 1 } }

    /// Counts by label; an overlap is half right.
    var partial: [String: ScoreTable.Count] { counts { equal[$0] != nil ? 1 : overlapping[$0] != nil ? 0.5 : 0 } }

    /// The same bytes are right, whatever the label.
    var spans: ScoreTable.Count {
        ScoreTable.Count(
            right: Double(sameBytes.count { $0 != nil }), predicted: Double(predicted.count), gold: Double(gold.count))
    }

    /// Of the mentions found (equal or overlapping) and linked in the gold: whether the entity is the same.
    var links: ScoreTable.Count {
        var count = ScoreTable.Count()
        for index in gold.indices {
            guard let entity = gold[index].entity else { continue }
            count.gold += 1
            guard let other = (equal[index] ?? overlapping[index]).flatMap({ predicted[$0].entity }) else { continue }
            count.predicted += 1
            if other == entity { count.right += 1 }
        }
        return count
    }

    private func counts(_ right: (Int) -> Double) -> [String: ScoreTable.Count] {
        var counts: [String: ScoreTable.Count] = [:]
        for index in gold.indices {
            counts[gold[index].label, default: .init()].gold += 1
            counts[gold[index].label, default: .init()].right += right(index)
        }
        for mention in predicted { counts[mention.label, default: .init()].predicted += 1 }
        return counts
    }
}
