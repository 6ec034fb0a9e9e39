internal import EntenteKit
internal import Learning

/// Scores pairs of one document; keeps the buffers and the words of the sentence at hand.
struct PairScorer {
    /// A label for a pair.
    struct Verdict {
        var label: Int
        var probability: Float
        /// The token that spoke most for the label.
        var trigger: TextRange?
    }

    private let model: RelationModel
    private let choice: LabelChoice
    private var features: PairFeatures
    private var probabilities: [Float] = []
    private(set) var words = SentenceWords()

    init(_ model: RelationModel, _ choice: LabelChoice) {
        self.model = model
        self.choice = choice
        features = PairFeatures(bits: model.linear.bits)
    }

    /// Turns to another sentence.
    mutating func read(_ words: SentenceWords) { self.words = words }

    /// The best label of a pair in the sentence at hand.
    ///
    /// - Parameter rule: what a rule says of the pair; a model that was not trained on it never hears.
    mutating func judge(source: TextRange?, target: TextRange?, rule: UInt64? = nil, wantsTrigger: Bool = true) -> Verdict {
        let vector = features.vector(words, source: source, target: target, rule: model.readsRules ? rule : nil)
        model.linear.probabilities(of: vector, into: &probabilities)
        let best = choice.best(of: probabilities)
        let trigger = wantsTrigger ? trigger(for: best.label) : nil
        return Verdict(label: best.label, probability: best.probability, trigger: trigger)
    }

    /// The probability of a label for the pair judged last.
    func probability(of label: Int?) -> Double { label.map { Double(probabilities[$0]) } ?? 0 }

    /// Offices and names accompany an act and do not tell it.
    private func canTrigger(_ token: Int) -> Bool {
        let kind = words.kinds[token]
        if kind.contains(.number) || OfficeWords.all.contains(words.lower[token]) { return false }
        return !kind.contains(.capital) || kind.contains(.initial)
    }

    /// The content word outside both mentions whose features contribute most to a label.
    private mutating func trigger(for label: Int) -> TextRange? {
        var best: (token: Int, score: Float)?
        for symbol in features.symbols where symbol.zone.isOutside && symbol.isContent && canTrigger(symbol.token) {
            let vector = features.wordVector(symbol.token, words)
            let parts = model.linear.contributions(of: vector, to: label, limit: vector.count)
            let score = parts.reduce(0) { $0 + $1.score }
            if score > best?.score ?? 0 { best = (symbol.token, score) }
        }
        return best.map { words.ranges[$0.token] }
    }
}
