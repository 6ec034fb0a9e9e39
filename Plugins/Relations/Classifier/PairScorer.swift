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
    private var opinion: [Float] = []
    private(set) var words = SentenceWords()
    /// The sentence's words as the network reads them; made when the first pair needs them.
    private var projected: ProjectedWords?
    /// A pair that the linear model calls NONE with this probability is not shown to the network; 1 shows it all.
    private let certainty: Float

    init(_ model: RelationModel, _ choice: LabelChoice, certainty: Float = 1) {
        self.model = model
        self.choice = choice
        self.certainty = certainty
        features = PairFeatures(bits: model.linear.bits, nominals: model.nominals)
    }

    /// Turns to another sentence.
    mutating func read(_ words: SentenceWords) {
        self.words = words
        projected = nil
    }

    /// The best label of a pair in the sentence at hand.
    ///
    /// - Parameter rule: what a rule says of the pair; a model that was not trained on it never hears.
    mutating func judge(source: TextRange?, target: TextRange?, rule: UInt64? = nil, wantsTrigger: Bool = true) -> Verdict {
        let vector = features.vector(words, source: source, target: target, rule: model.readsRules ? rule : nil)
        model.linear.scores(of: vector, into: &probabilities)
        addOpinion()
        model.linear.softmax(&probabilities)
        let best = choice.best(of: probabilities)
        let trigger = wantsTrigger ? trigger(for: best.label) : nil
        return Verdict(label: best.label, probability: best.probability, trigger: trigger)
    }

    /// The probability of a label for the pair judged last.
    func probability(of label: Int?) -> Double { label.map { Double(probabilities[$0]) } ?? 0 }

    /// Adds the network's scores to the linear model's; each side is divided by its temperature.
    private mutating func addOpinion() {
        guard let network = model.network, !isSurelyNone(), let sequence = features.sequence() else { return }
        let words = projected ?? network.project(words)
        projected = words
        network.network.scores(of: sequence, words, into: &opinion)
        let factor = model.linear.temperature / network.network.temperature
        for c in probabilities.indices { probabilities[c] += factor * opinion[c] }
    }

    private func isSurelyNone() -> Bool {
        guard certainty < 1, let none = model.noneIndex else { return false }
        var copy = probabilities
        model.linear.softmax(&copy)
        return copy[none] >= certainty
    }

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
