internal import EntenteKit
internal import Learning

/// The features of a pair of mentions in a sentence: words by where they stand, word sequences with the mentions as
/// placeholders, the words next to the mentions, their heads, cues of negation and modality.
///
/// One extractor serves all pairs of a sentence; its buffers are reused. Names inside the two mentions are replaced by
/// a placeholder, because a model must not learn that Ruritania attacks.
struct PairFeatures {
    /// Stands in the model; a model of another number is refused.
    static let version = 1

    /// Where a token stands.
    enum Zone: Int {
        case before, between, after, source, target
        var isOutside: Bool { rawValue <= Zone.after.rawValue }
    }

    /// A token of the sentence, or one of the two mentions as a whole.
    struct Symbol {
        var hash: UInt64
        var zone: Zone
        var isContent: Bool
        /// The token; the first one of a mention.
        var token: Int
    }

    var builder: FeatureBuilder
    var symbols: [Symbol] = []
    var zones: [Zone] = []
    /// How much a token's words count: those far from both mentions tell less.
    var nearness: [Float] = []
    /// Lower-cased word and stem of each token, with names of the mentions masked.
    var lower: [UInt64] = []
    var stems: [UInt64] = []
    var order = Order.sourceFirst

    /// Which mention comes first; the others are for candidates of one mention.
    enum Order: Int { case sourceFirst, targetFirst, sourceOnly, targetOnly }

    /// An extractor for models of 2^bits features.
    init(bits: Int) { builder = FeatureBuilder(bits: bits) }

    /// The features of a pair, of Euclidean length 1. O(tokens).
    ///
    /// - Parameter rule: what a rule says of the pair, see ``RuleRelations``.
    mutating func vector(_ words: SentenceWords, source: TextRange?, target: TextRange?, rule: UInt64? = nil) -> SparseVector {
        prepare(words, source: source, target: target)
        builder.removeAll()
        for token in 0..<words.count { addWord(token, words) }
        addSequences()
        addNeighbours()
        addLandmarks()
        for zone in [Zone.source, .target] { addHead(of: zone, words) }
        addCues(words)
        if let rule { addRule(rule) }
        return builder.vector().normalized()
    }

    /// The features that one token alone brings, scaled as in ``vector(_:source:target:)`` before it is normalised.
    /// Call it after that one.
    mutating func wordVector(_ token: Int, _ words: SentenceWords) -> SparseVector {
        builder.removeAll()
        addWord(token, words)
        if let index = symbols.firstIndex(where: { $0.token == token && $0.zone.isOutside }) {
            addSequences(around: index)
        }
        return builder.vector()
    }
}
