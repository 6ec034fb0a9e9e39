internal import EntenteKit
internal import Learning

/// The two models of attribution: one that finds cues, one that finds who speaks and what is said, given a cue.
///
/// The file is a header of 16 bytes (`ENTQUOT` and a line end, then the length of the first model, little-endian),
/// and the two models, each with its own checksum.
struct QuoteModel: Sendable {
    /// Grows with every change of features, words or classes.
    static let version = 1
    /// Classes of the second model: what a word is, seen from a cue.
    static let classes = ["O", "SOURCE", "CUE", "CONTENT"]
    private static let magic: [UInt8] = Array("ENTQUOT\n".utf8)

    let cues: LinearModel
    let spans: SequenceModel

    init(cues: LinearModel, spans: SequenceModel) {
        self.cues = cues
        self.spans = spans
    }

    /// The model as bytes; equal models give equal bytes.
    func encoded() -> [UInt8] {
        let first = cues.encoded()
        let length = UInt64(first.count)
        return Self.magic + (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * UInt64($0))) } + first + spans.encoded()
    }

    /// Reads a model file.
    ///
    /// - Throws: ``Diagnostics`` at the setting that names the file.
    init(file: ResourceFile) throws(Diagnostics) {
        let bytes = try file.bytes()
        let hint = "make one with: entente train quotes --data FILE.jsonl --model \(file.name)"
        guard bytes.count > 16, bytes.starts(with: Self.magic) else {
            throw Diagnostics("\(file.name) is no model of quotations", hint: hint)
        }
        let length = (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[8 + $1]) << (8 * UInt64($1)) }
        guard length < UInt64(bytes.count - 16) else {
            throw Diagnostics("\(file.name) is damaged or cut off", hint: hint)
        }
        let middle = 16 + Int(length)
        do throws(LinearModelError) {
            cues = try LinearModel(bytes: Array(bytes[16..<middle]))
            spans = try SequenceModel(bytes: Array(bytes[middle...]))
        } catch {
            throw Diagnostics("cannot use \(file.name): \(error)", hint: hint)
        }
        guard cues.metadata["kind"] == "quotes", cues.classes.count == 2, cues.bits == CueFeatures.bits,
            spans.classes == Self.classes, spans.bits == AttributionFeatures.bits
        else { throw Diagnostics("\(file.name) is no model of quotations", hint: hint) }
        guard cues.metadata["features"] == "\(Self.version)" else {
            throw Diagnostics(
                "\(file.name) has features of version \(cues.metadata["features"] ?? "?"), this Entente has \(Self.version)", hint: hint)
        }
    }
}

/// The first model as a table: the log-odds that a word is a cue.
struct CueScorer: Sendable {
    private let model: LinearModel
    private let weights: [Float]
    private let bias: Float

    init(_ model: LinearModel) {
        self.model = model
        // One vector with every feature gives all weights at once; looking them up one by one would cost a search each.
        let count = 1 << model.bits
        let every = SparseVector(indices: (0..<UInt32(count)).map(\.self), values: [Float](repeating: 1, count: count))
        var weights = [Float](repeating: 0, count: count)
        for (feature, weight) in model.contributions(of: every, to: 1, limit: count) { weights[Int(feature)] += weight }
        for (feature, weight) in model.contributions(of: every, to: 0, limit: count) { weights[Int(feature)] -= weight }
        var scores: [Float] = []
        model.scores(of: SparseVector(indices: [], values: []), into: &scores)
        self.weights = weights
        bias = scores[1] - scores[0]
    }

    /// The log-odds of one token's features.
    func score(_ features: borrowing HashedFeatures) -> Float {
        var score = bias
        weights.withUnsafeBufferPointer { weights in
            for feature in features.all { score += weights[Int(feature)] }
        }
        return score
    }

    /// The probability that belongs to log-odds.
    func probability(_ score: Float) -> Double { Self.probability(score, model) }

    static func probability(_ score: Float, _ model: LinearModel) -> Double {
        var pair = [0, score]
        model.softmax(&pair)
        return Double(pair[1])
    }

    /// The least log-odds whose probability is `certainty` or more, by halving: a plugin has no logarithm of its own.
    func leastScore(_ certainty: Double) -> Float {
        var low: Float = -30, high: Float = 30
        for _ in 0..<50 {
            let middle = (low + high) / 2
            if probability(middle) >= certainty { high = middle } else { low = middle }
        }
        return high
    }

    /// Log-odds as a small number, for features.
    static func certainty(_ score: Float) -> UInt64 {
        switch score {
        case ..<(-2): 1
        case ..<(-1): 2
        case ..<0: 3
        case ..<1: 4
        case ..<2: 5
        case ..<4: 6
        default: 7
        }
    }
}
