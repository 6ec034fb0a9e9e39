internal import EntenteKit
internal import Learning

/// The features of a pair of mentions in a sentence: words by where they stand, word sequences with the mentions as
/// placeholders, the words next to the mentions, their heads, cues of negation and modality.
///
/// One extractor serves all pairs of a sentence: what a token brings by itself is hashed once, and a pair only says how much it
/// counts. Names inside the two mentions are replaced by a placeholder, because a model must not learn that Ruritania attacks.
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

    var slots: FeatureSlots
    /// The features of the pair, in the order in which they are found.
    var emitted: [FeatureSlots.Emission] = []
    var known = KnownSlots()
    private(set) var words = SentenceWords()
    var symbols: [Symbol] = []
    var zones: [Zone] = []
    /// How much a token's words count: those far from both mentions tell less.
    var nearness: [Float] = []
    /// Lower-cased word and stem of each token, with names of the mentions masked.
    var lower: [UInt64] = []
    var stems: [UInt64] = []
    /// The tokens that are masked now.
    var masked: [Int] = []
    var order = Order.sourceFirst

    /// Which mention comes first; the others are for candidates of one mention.
    enum Order: Int { case sourceFirst, targetFirst, sourceOnly, targetOnly }

    /// Whether to look closer at the mentions' heads and at the spelling of the words between: it decides among nominals
    /// (`the cup contained tea`) and misleads where names act.
    private let nominals: Bool

    /// An extractor for models of 2^bits features; with a model it can score.
    init(bits: Int, nominals: Bool = false, model: LinearModel? = nil) {
        slots = FeatureSlots(bits: bits, model: model)
        self.nominals = nominals
    }

    /// Euclidean length of the features of ``addHeads()`` and ``addBetween()``, where all others have 1.
    static let nominalLength: Float = 0.5

    /// Turns to another sentence. O(tokens).
    mutating func read(_ words: SentenceWords) {
        self.words = words
        lower = words.lower
        stems = words.stems
        masked.removeAll(keepingCapacity: true)
        slots.beginSentence()
        known.reset(words)
    }

    /// The features of a pair, of Euclidean length 1; those of nominals stand beside with ``nominalLength``. O(tokens log tokens).
    ///
    /// - Parameter rule: what a rule says of the pair, see ``RuleRelations``.
    mutating func vector(_ words: SentenceWords, source: TextRange?, target: TextRange?, rule: UInt64? = nil) -> SparseVector {
        read(words)
        prepare(source: source, target: target)
        emit(rule)
        let vector = slots.vector().normalized()
        guard nominals else { return vector }
        emitNominals()
        return vector.adding(slots.vector().normalized(), times: Self.nominalLength)
    }

    /// The model's scores for a pair of the sentence at hand: those of ``vector(_:source:target:rule:)``, to rounding.
    /// O(tokens × classes).
    mutating func score(source: TextRange?, target: TextRange?, rule: UInt64?, into scores: inout [Float]) {
        prepare(source: source, target: target)
        slots.beginScores()
        emit(rule)
        slots.addScores(length: 1)
        if nominals {
            emitNominals()
            slots.addScores(length: Self.nominalLength)
        }
        slots.scores(into: &scores)
    }

    private mutating func emit(_ rule: UInt64?) {
        emitted.removeAll(keepingCapacity: true)
        for token in 0..<words.count { addWord(token) }
        addSequences()
        addNeighbours()
        addLandmarks()
        for zone in [Zone.source, .target] { addHead(of: zone) }
        addCues()
        if let rule { addRule(rule) }
        slots.sum(emitted)
    }

    private mutating func emitNominals() {
        emitted.removeAll(keepingCapacity: true)
        addHeads()
        addBetween()
        slots.sum(emitted)
    }

    /// What the features that a token alone brings say for a label, for some symbols of the pair scored last; the scale is that of
    /// the features before they are normalised. O(symbols).
    mutating func support(of indices: [Int], for label: Int) -> [Float] {
        emitted.removeAll(keepingCapacity: true)
        let ends = indices.map { index in
            addWord(symbols[index].token)
            addSequences(around: index)
            return emitted.count
        }
        return slots.support(emitted, ends: ends, label: label)
    }

    /// Adds a feature by its hash.
    @inline(__always)
    mutating func add(_ hash: UInt64, _ value: Float = 1) { emitted.append(.init(slot: slots.slot(of: hash), value: value)) }
}
