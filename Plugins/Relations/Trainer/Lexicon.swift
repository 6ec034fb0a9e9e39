internal import Learning

/// The words of training sentences, each once, with their vectors.
struct Lexicon {
    let base: WordVectors
    private(set) var hashes: [UInt64] = []
    /// In how many pairs' windows a word stands.
    private(set) var counts: [Int] = []
    /// A row for each word.
    private(set) var vectors: [Float] = []
    private var places: [UInt64: UInt32] = [:]

    init(_ base: WordVectors) { self.base = base }

    /// The sequence with words of this lexicon instead of tokens of its sentence. O(words).
    mutating func adopt(_ sequence: PairSequence, _ words: SentenceWords) -> PairSequence {
        var sequence = sequence
        for i in sequence.words.indices {
            let token = Int(sequence.words[i])
            let isName = token == words.count
            sequence.words[i] = place(isName ? PairFeatures.name : words.lower[token], isName ? [] : words.spelling(of: token))
        }
        return sequence
    }

    private mutating func place(_ hash: UInt64, _ spelling: ArraySlice<UInt8>) -> UInt32 {
        if let place = places[hash] {
            counts[Int(place)] += 1
            return place
        }
        let place = UInt32(hashes.count)
        places[hash] = place
        hashes.append(hash)
        counts.append(1)
        base.append(hash, spelling: spelling, to: &vectors)
        return place
    }

    /// The base vectors with those of words that were seen often enough, as training left them. What was seen once has hardly
    /// moved.
    func trained(_ vectors: [Float], leastCount: Int) -> WordVectors {
        let kept = hashes.indices.filter { counts[$0] >= leastCount }
        var rows: [Float] = []
        for word in kept { rows += vectors[(word * base.dimensions)..<((word + 1) * base.dimensions)] }
        return base.replacing(kept.map { hashes[$0] }, with: rows)
    }
}
