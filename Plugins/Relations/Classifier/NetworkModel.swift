internal import Learning

/// A network and the word vectors that it learnt with.
///
/// To multiply a word with all filters costs twenty times as much as everything else that the network does with it, so
/// that the most frequent words are multiplied when the model is read.
struct NetworkModel: Sendable {
    /// How many words are multiplied beforehand: about 30 ms and 4 MB.
    static let mostFrequent = 2048

    var network: PiecewiseNetwork
    let vectors: WordVectors
    /// Rows of ``vectors``.
    private let frequent: [Int]
    private let ready: ProjectedWords
    /// Where each row of ``vectors`` stands in ``ready``, or -1.
    private let places: [Int32]

    /// `frequent` are rows of the vectors.
    init(network: PiecewiseNetwork, vectors: WordVectors, frequent: [Int]) {
        self.network = network
        self.vectors = vectors
        self.frequent = frequent
        var places = [Int32](repeating: -1, count: vectors.count)
        var numbers: [Float] = []
        for (place, row) in frequent.enumerated() {
            places[row] = Int32(place)
            vectors.append(row: row, to: &numbers)
        }
        self.places = places
        ready = network.project(numbers)
    }

    /// The words of a sentence, ready for the pairs in it; behind them stands a name inside a mention. O(words).
    func project(_ words: SentenceWords) -> ProjectedWords {
        var rare: [Float] = []
        let known = (0...words.count).map { token -> Int? in
            let hash = token < words.count ? words.lower[token] : PairFeatures.name
            if let row = vectors.row(of: hash), places[row] >= 0 { return Int(places[row]) }
            vectors.append(hash, spelling: token < words.count ? words.spelling(of: token) : [], to: &rare)
            return nil
        }
        let projected = network.project(rare)
        var (all, next) = (ProjectedWords(), 0)
        for place in known {
            if let place {
                network.append(place, of: ready, to: &all)
            } else {
                network.append(next, of: projected, to: &all)
                next += 1
            }
        }
        return all
    }

    /// The frequent words' rows as little-endian bytes, for the model file.
    var encodedFrequent: [UInt8] {
        frequent.flatMap { row in (0..<4).map { UInt8(truncatingIfNeeded: row >> (8 * $0)) } }
    }

    /// Reads what ``encodedFrequent`` writes.
    static func rows(_ bytes: [UInt8]) -> [Int] {
        stride(from: 0, to: bytes.count - bytes.count % 4, by: 4).map { at in
            (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
        }
    }
}
