internal import EntenteKit
internal import Learning

/// Finds attributions with a trained model: cues first, then for each cue the words of source and content in its sentence.
struct AttributionTagger: Sendable {
    let model: QuoteModel
    private let scorer: CueScorer
    /// The least log-odds of a cue.
    let threshold: Float

    init(_ model: QuoteModel, certainty: Double) {
        self.model = model
        scorer = CueScorer(model.cues)
        threshold = scorer.leastScore(certainty)
    }

    /// The attributions in the order of their cues; what is said ends with the sentence.
    ///
    /// O(text): a window round each cue has a limit, and so has the number of cues of a window.
    func attributions(in text: borrowing SpeechText) -> [Attribution] {
        var found: [Attribution] = []
        var scratch = SequenceScratch()
        var cue = HashedFeatures(bits: CueFeatures.bits)
        var row = AttributionFeatures()
        for at in text.words.indices where CueFeatures.isCandidate(text.words[at]) {
            cue.removeAll()
            CueFeatures.read(text, at, &cue)
            let score = scorer.score(cue)
            guard score >= threshold else { continue }
            let window = AttributionFeatures.window(text, at)
            row.read(text, window, cue: at, certainty: CueScorer.certainty(score))
            model.spans.decode(row.features.all, starts: row.features.starts, offsets: Self.leaning, scratch: &scratch)
            guard var attribution = Self.attribution(scratch.labels, window, at, scorer.probability(score)) else { continue }
            if attribution.source == nil {
                model.spans.decode(row.features.all, starts: row.features.starts, offsets: Self.forSources, scratch: &scratch)
                let other = Self.attribution(scratch.labels, window, at, attribution.score)
                attribution.source = SourceEdges.settle(other?.source, attribution.anchor, found, text)
            } else if let source = attribution.source {
                attribution.source = SourceEdges.trim(source, text)
            }
            found.append(attribution)
        }
        return found
    }

    /// The likeliest labels find too little: a window's words are mostly outside. These offsets balance precision and
    /// recall of contents on training articles that the model had not seen (F1 of their characters 78 → 81).
    private static let leaning: [Float] = [-0.2, 0.6, 0, 0]
    /// Most quotations name their source somewhere in the sentence: where the likeliest labels have none, the likeliest of
    /// those with more sources may.
    private static let forSources: [Float] = [0, 2, 0, 0]

    /// Reads the labels of a window's words; `nil` if nothing is said there.
    static func attribution(_ labels: [Int], _ window: Range<Int>, _ anchor: Int, _ score: Double) -> Attribution? {
        var contents: [Range<Int>] = [], source: Range<Int>?
        var cue = anchor..<(anchor + 1)
        var at = 0
        while at < labels.count {
            let label = labels[at], first = at
            while at < labels.count, labels[at] == label { at += 1 }
            let run = (window.lowerBound + first)..<(window.lowerBound + at)
            switch label {
            case QuoteLabel.content: contents.append(run)
            case QuoteLabel.source: source = nearer(source, run, anchor)
            case QuoteLabel.cue where run.contains(anchor): cue = run
            default: break
            }
        }
        guard !contents.isEmpty else { return nil }
        return Attribution(anchor: anchor, cue: cue, source: source, contents: contents, score: score)
    }

    /// Of two sources the one nearer to the cue.
    private static func nearer(_ one: Range<Int>?, _ other: Range<Int>, _ anchor: Int) -> Range<Int> {
        guard let one else { return other }
        func distance(_ range: Range<Int>) -> Int { anchor < range.lowerBound ? range.lowerBound - anchor : anchor - range.upperBound + 1 }
        return distance(one) <= distance(other) ? one : other
    }
}

/// Indices into ``QuoteModel/classes``.
enum QuoteLabel {
    static let outside = 0, source = 1, cue = 2, content = 3
    /// The label of an attribution as a relation.
    static let relation = "SAID"
}
