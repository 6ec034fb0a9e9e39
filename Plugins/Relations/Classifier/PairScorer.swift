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
    private let network: SentenceScorer?
    /// Whether the network has the words of the sentence; it gets them when the first pair needs them.
    private var isProjected = false
    /// A pair that the linear model calls NONE with this probability is not shown to the network; 1 shows it all.
    private let certainty: Float

    init(_ model: RelationModel, _ choice: LabelChoice, certainty: Float = 1) {
        self.model = model
        self.choice = choice
        self.certainty = certainty
        features = PairFeatures(bits: model.linear.bits, nominals: model.nominals, model: model.linear)
        network = model.network.map { SentenceScorer($0) }
    }

    /// Turns to another sentence.
    mutating func read(_ words: SentenceWords) {
        features.read(words)
        isProjected = false
    }

    /// The best label of a pair in the sentence at hand.
    ///
    /// - Parameter rule: what a rule says of the pair; a model that was not trained on it never hears.
    mutating func judge(source: TextRange?, target: TextRange?, rule: UInt64? = nil, wantsTrigger: Bool = true) -> Verdict {
        features.score(source: source, target: target, rule: model.readsRules ? rule : nil, into: &probabilities)
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
        guard let network, let temperature = model.network?.network.temperature, !isSurelyNone(), let sequence = features.sequence()
        else { return }
        if !isProjected { project() }
        network.scores(of: sequence, into: &opinion)
        let factor = model.linear.temperature / temperature
        for c in probabilities.indices { probabilities[c] += factor * opinion[c] }
    }

    /// Shows the network the sentence; behind its words stands a name inside a mention.
    private mutating func project() {
        let words = features.words
        network?.begin(words.count + 1)
        for token in 0..<words.count { network?.append(words.lower[token], spelling: words.spelling(of: token)) }
        network?.append(PairFeatures.name, spelling: [])
        isProjected = true
    }

    private func isSurelyNone() -> Bool {
        guard certainty < 1, let none = model.noneIndex else { return false }
        var copy = probabilities
        model.linear.softmax(&copy)
        return copy[none] >= certainty
    }

    /// Offices and names accompany an act and do not tell it.
    private func canTrigger(_ token: Int) -> Bool {
        let kind = features.words.kinds[token]
        if kind.contains(.number) || OfficeWords.all.contains(features.words.lower[token]) { return false }
        return !kind.contains(.capital) || kind.contains(.initial)
    }

    /// The content word outside both mentions whose features contribute most to a label.
    private mutating func trigger(for label: Int) -> TextRange? {
        let symbols = features.symbols
        let candidates = symbols.indices.filter { symbols[$0].zone.isOutside && symbols[$0].isContent && canTrigger(symbols[$0].token) }
        let support = features.support(of: candidates, for: label)
        var best: (token: Int, score: Float)?
        for (index, score) in zip(candidates, support) where score > best?.score ?? 0 { best = (symbols[index].token, score) }
        return best.map { features.words.ranges[$0.token] }
    }
}
