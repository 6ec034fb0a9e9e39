internal import EntenteKit

/// How much of some trees was found, words as given.
struct ParserScores {
    private(set) var words = 0
    private var rightTags = 0, rightHeads = 0, rightArcs = 0

    /// Shares from 0 to 1.
    var tags: Double { share(rightTags) }
    var heads: Double { share(rightHeads) }
    var arcs: Double { share(rightArcs) }

    private func share(_ right: Int) -> Double { words == 0 ? 0 : Double(right) / Double(words) }

    /// Counts a document; both sides have the same words.
    mutating func add(_ gold: Syntax, _ found: Syntax) {
        for word in 0..<gold.count {
            words += 1
            if gold.tags[word] == found.tags[word] { rightTags += 1 }
            guard gold.heads[word] == found.heads[word] else { continue }
            rightHeads += 1
            if gold.relations[word] == found.relations[word] { rightArcs += 1 }
        }
    }
}

extension SyntaxModel {
    /// How well this model does on documents with trees.
    func scores(on documents: [Document]) -> ParserScores {
        var scores = ParserScores()
        for document in documents { scores.add(document.syntax, parse(document, minMentions: 0)) }
        return scores
    }
}
