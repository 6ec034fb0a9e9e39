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
        let hint = "make one with: entente train quotes --data FILE.jsonl --model \(file.name)"
        do throws(LinearModelError) {
            let bytes = try ModelBytes(mapping: file.path)
            guard bytes.count > 16, bytes.starts(with: Self.magic) else {
                throw LinearModelError(code: .notAModel, message: "this is no model of quotations", offset: 0)
            }
            let length = bytes[8..<16].array.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard length < UInt64(bytes.count - 16) else {
                throw LinearModelError(code: .truncated, message: "it is damaged or cut off", offset: 8)
            }
            let middle = 16 + Int(length)
            cues = try LinearModel(bytes[16..<middle])
            spans = try SequenceModel(bytes[middle..<bytes.count])
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
    private let odds: LogOdds

    init(_ model: LinearModel) {
        self.model = model
        odds = LogOdds(model)
    }

    /// The log-odds of one token's features.
    func score(_ features: borrowing HashedFeatures) -> Float {
        var score = odds.bias
        odds.weights.withUnsafeBufferPointer { weights in
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
