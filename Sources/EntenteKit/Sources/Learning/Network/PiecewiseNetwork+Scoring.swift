/// Words multiplied with the filters once for all sequences of them, as a training has them; see ``SentenceScorer`` for text.
public struct ProjectedWords: Sendable {
    /// A row of `width` responses for each word.
    fileprivate(set) var responses: [Float] = []
    /// A vector for each word.
    fileprivate(set) var vectors: [Float] = []

    /// No words.
    public init() {}
}

extension PiecewiseNetwork {
    /// Projects word vectors, `dimensions` numbers a word. O(words × dimensions × filters).
    public func project(_ vectors: [Float]) -> ProjectedWords {
        precondition(vectors.count % shape.dimensions == 0, "whole vectors")
        var words = ProjectedWords()
        let count = vectors.count / shape.dimensions
        words.vectors = vectors
        words.responses = [Float](repeating: 0, count: count * shape.width)
        parameters.withUnsafeBufferPointer { p in
            words.responses.withUnsafeMutableBufferPointer { out in
                vectors.withUnsafeBufferPointer { vectors in
                    guard count > 0 else { return }
                    MatrixProduct.add(
                        vectors.baseAddress!, p.baseAddress! + layout.convolution.lowerBound, to: out.baseAddress!,
                        rows: count, depth: shape.dimensions, columns: shape.width)
                }
            }
        }
        return words
    }

    /// Scores (log-odds up to a constant) of all classes for a pair. The words of `sequence` are indices into `words`.
    /// O(words × filters); allocates only if `scores` has another length than the classes.
    public func scores(of sequence: PairSequence, _ words: ProjectedWords, into scores: inout [Float]) {
        if scores.count != shape.classes { scores = [Float](repeating: 0, count: shape.classes) }
        let (pooled, columns) = (shape.pooled, shape.columns)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: pooled + columns) { buffer in
            let (input, sums) = (buffer.baseAddress!, buffer.baseAddress! + pooled)
            parameters.withUnsafeBufferPointer { p in
                let p = p.baseAddress!
                read(sequence, words, p, into: input, largest: nil)
                for c in 0..<columns { sums[c] = p[layout.outputBias.lowerBound + c] }
                MatrixProduct.add(input, p + layout.output.lowerBound, to: sums, rows: 1, depth: pooled, columns: columns)
            }
            for c in 0..<shape.classes { scores[c] = sums[c] }
        }
    }

    /// What the last layer reads of a sequence; with `largest`, the position at which each filter responds most.
    func read(
        _ sequence: PairSequence, _ words: ProjectedWords, _ p: UnsafePointer<Float>,
        into pooled: UnsafeMutablePointer<Float>, largest: UnsafeMutablePointer<Int32>?
    ) {
        let filters = shape.filters
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, sequence.words.count * filters)) { responses in
            respond(sequence, words, p, into: responses.baseAddress!)
            for (stretch, range) in sequence.stretchRanges.enumerated() {
                pool(responses.baseAddress!, range, into: pooled + stretch * filters, largest: largest.map { $0 + stretch * filters })
            }
        }
        for i in 0..<(PairSequence.stretches * filters) { pooled[i] = Float(Elementary.tanh(Double(pooled[i]))) }
        words.vectors.withUnsafeBufferPointer { vectors in
            for (spot, position) in sequence.spotPositions.enumerated() {
                let out = pooled + PairSequence.stretches * filters + spot * shape.dimensions
                if position < 0 {
                    out.update(repeating: 0, count: shape.dimensions)
                } else {
                    out.update(from: vectors.baseAddress! + Int(sequence.words[position]) * shape.dimensions, count: shape.dimensions)
                }
            }
        }
    }

    /// The response of each filter at each position.
    private func respond(_ sequence: PairSequence, _ words: ProjectedWords, _ p: UnsafePointer<Float>, into out: UnsafeMutablePointer<Float>) {
        let (filters, width) = (shape.filters, shape.width)
        words.responses.withUnsafeBufferPointer { responses in
            for position in sequence.words.indices {
                let row = out + position * filters
                row.update(from: p + layout.filterBias.lowerBound, count: filters)
                for place in 0..<Shape.window {
                    let other = position + place - Shape.window / 2
                    guard sequence.words.indices.contains(other) else { continue }
                    let word = responses.baseAddress! + Int(sequence.words[other]) * width + place * filters
                    let source = p + layout.toSource.lowerBound + Int(sequence.toSource[other]) * width + place * filters
                    let target = p + layout.toTarget.lowerBound + Int(sequence.toTarget[other]) * width + place * filters
                    for f in 0..<filters { row[f] += word[f] + source[f] + target[f] }
                }
            }
        }
    }

    private func pool(
        _ responses: UnsafePointer<Float>, _ range: Range<Int>, into out: UnsafeMutablePointer<Float>, largest: UnsafeMutablePointer<Int32>?
    ) {
        let filters = shape.filters
        out.update(from: responses + range.lowerBound * filters, count: filters)
        guard let largest else {
            for position in range.dropFirst() {
                let row = responses + position * filters
                for f in 0..<filters { out[f] = row[f] > out[f] ? row[f] : out[f] }
            }
            return
        }
        largest.update(repeating: Int32(range.lowerBound), count: filters)
        for position in range.dropFirst() {
            let row = responses + position * filters
            for f in 0..<filters where row[f] > out[f] {
                out[f] = row[f]
                largest[f] = Int32(position)
            }
        }
    }
}
