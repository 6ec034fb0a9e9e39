internal import EntenteKit

extension Document {
    /// Most pairs of a sentence that become examples: a list of fifty names would make 2,450.
    private static let mostPairs = 200

    /// The document with a relation `NONE` for every ordered pair of mentions of a sentence that no labelled relation
    /// links in this order, the nearest pairs first. Corpora such as CoNLL04 mark what there is, and leave the rest to be
    /// understood. O(mentions of a sentence squared).
    func withNegatives() -> Document {
        var copy = self
        let linked = Set(relations.lazy.filter { $0.label != nil }.map { relation in
            let ids = [relation.argument("source"), relation.argument("target")]
            return ids.contains(nil) ? Array(relation.arguments.prefix(2).map(\.mention)) : ids.compactMap { $0 }
        })
        var negatives: [Relation] = []
        var first = 0
        for (number, sentence) in sentences.enumerated() {
            while first < mentions.count, mentions[first].range.start < sentence.start { first += 1 }
            var inside: [Mention] = []
            while first < mentions.count, mentions[first].range.start < sentence.end {
                if mentions[first].range.end <= sentence.end { inside.append(mentions[first]) }
                first += 1
            }
            for pair in Self.pairs(inside) where !linked.contains([pair.source.id, pair.target.id]) {
                negatives.append(Relation(
                    RelationModel.none, [.init("source", pair.source.id), .init("target", pair.target.id)], sentence: number, by: "negatives"))
            }
        }
        copy.add(relations: negatives)
        return copy
    }

    /// Ordered pairs that do not overlap.
    private static func pairs(_ mentions: [Mention]) -> [(source: Mention, target: Mention)] {
        var found: [(source: Mention, target: Mention, distance: Int)] = []
        for (index, one) in mentions.enumerated() {
            for other in mentions[(index + 1)...] where !one.range.overlaps(other.range) {
                let distance = Int(other.range.start) - Int(one.range.end)
                found.append((one, other, distance))
                found.append((other, one, distance))
            }
        }
        if found.count > mostPairs {
            let order = found.indices.sorted { (found[$0].distance, $0) < (found[$1].distance, $1) }.prefix(mostPairs).sorted()
            found = order.map { found[$0] }
        }
        return found.map { ($0.source, $0.target) }
    }
}
