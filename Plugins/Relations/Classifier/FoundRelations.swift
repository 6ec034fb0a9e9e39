internal import EntenteKit
internal import JSON

/// A generated pair with its label.
struct FoundRelation {
    var source: Actor
    var target: Actor
    var verdict: PairScorer.Verdict
    var label: String
    var isSymmetric: Bool

    /// Names of states and people say who acts better than adjectives do; then the likelier one wins.
    func isBetter(than other: FoundRelation) -> Bool {
        let (own, others) = (adjectives, other.adjectives)
        return own == others ? verdict.probability > other.verdict.probability : own < others
    }

    private var adjectives: Int { (source.isAdjective ? 1 : 0) + (target.isAdjective ? 1 : 0) }
}

/// The likeliest relation for each two parties and label.
struct BestRelations {
    private struct Key: Hashable {
        var source: String
        var target: String
        var label: String
    }

    private(set) var all: [FoundRelation] = []
    private var places: [Key: Int] = [:]

    /// Keeps a relation unless a likelier one says the same. O(1).
    mutating func keep(_ found: FoundRelation) {
        var (source, target) = (found.source.party, found.target.party)
        if found.isSymmetric, target < source { swap(&source, &target) }
        let key = Key(source: source, target: target, label: found.label)
        if let place = places[key] {
            if found.isBetter(than: all[place]) { all[place] = found }
        } else {
            places[key] = all.count
            all.append(found)
        }
    }
}

/// What the document's relations say already, for instance by a rule: not to be said twice.
struct KnownRelations {
    private var keys: Set<[String]> = []
    private var pairs: Set<[String]> = []

    init(_ document: Document) {
        let indices = document.mentionIndices()
        for relation in document.relations {
            guard let label = relation.label, let sentence = relation.sentence else { continue }
            let parties = ["source", "target"].map { role in
                relation.argument(role).flatMap { indices[$0] }.map { KnownRelations.party(document.mentions[$0]) } ?? ""
            }
            keys.insert([label, "\(sentence)"] + parties.sorted())
            pairs.insert(["\(sentence)"] + parties.sorted())
        }
    }

    /// Whether a sentence has a relation of this label between these parties, in whatever order.
    func has(_ found: FoundRelation, sentence: Int, anyLabel: Bool) -> Bool {
        if anyLabel { return pairs.contains(["\(sentence)"] + [found.source.party, found.target.party].sorted()) }
        return keys.contains([found.label, "\(sentence)"] + [found.source.party, found.target.party].sorted())
    }

    private static func party(_ mention: Mention) -> String {
        mention.attributes["state"]?.string ?? mention.entity ?? ""
    }
}

/// Pairs of actors worth judging.
enum CandidatePairs {
    /// Pairs of different parties within the distance limit, by index, in text order; if there are too many, the
    /// nearest. O(actors × actors within the distance).
    static func all(_ actors: [Actor], _ settings: RelationClassifier.Settings) -> [(Int, Int)] {
        var pairs: [(first: Int, second: Int, distance: Int)] = []
        for first in actors.indices {
            for second in actors.indices.dropFirst(first + 1) {
                let distance = actors[second].tokens.lowerBound - actors[first].tokens.upperBound
                if distance > settings.maxDistance { break }
                if !actors[first].isSame(as: actors[second]) { pairs.append((first, second, distance)) }
            }
        }
        if pairs.count > settings.maxPairs {
            pairs.sort { ($0.distance, $0.first, $0.second) < ($1.distance, $1.first, $1.second) }
            pairs.removeSubrange(settings.maxPairs...)
            pairs.sort { ($0.first, $0.second) < ($1.first, $1.second) }
        }
        return pairs.map { ($0.first, $0.second) }
    }
}
