/// A few examples, their loss and its gradient.
struct NetworkBatch {
    /// The words of the batch, each once.
    private(set) var words: [UInt32]
    /// A row for each of `words`; empty before `differentiate`.
    private(set) var vectorGradient: [Float] = []
    /// Weighted mean loss in nats; 0 before `differentiate`.
    private(set) var loss = 0.0
    private let sequences: [PairSequence]
    private let labels: [Int]
    private let weights: [Float]
    private let projected: ProjectedWords
    private let shape: PiecewiseNetwork.Shape
    private let layout: PiecewiseNetwork.Layout

    /// Gathers and projects the words of some examples.
    init(_ members: [(example: SequencePair, weight: Float)], _ vectors: [Float], _ network: PiecewiseNetwork) {
        shape = network.shape
        layout = network.layout
        labels = members.map(\.example.label)
        weights = members.map { $0.weight / Float(members.count) }
        let distinct = Set(members.flatMap(\.example.sequence.words)).sorted()
        let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, UInt32($0)) })
        words = distinct
        sequences = members.map { member in
            var sequence = member.example.sequence
            for i in sequence.words.indices { sequence.words[i] = places[sequence.words[i]]! }
            return sequence
        }
        var rows: [Float] = []
        rows.reserveCapacity(distinct.count * shape.dimensions)
        for word in distinct { rows += vectors[(Int(word) * shape.dimensions)..<(Int(word + 1) * shape.dimensions)] }
        projected = network.project(rows)
    }

    /// Adds the gradient of the batch's loss to `gradient`, and sets ``vectorGradient`` and ``loss``. `keep` has a factor for
    /// each input of the last layer, example by example.
    mutating func differentiate(_ network: PiecewiseNetwork, keep: [Float], into gradient: inout [Float]) {
        let (count, pooled, columns) = (sequences.count, shape.pooled, shape.columns)
        var inputs = [Float](repeating: 0, count: count * pooled)
        var largest = [Int32](repeating: 0, count: count * PairSequence.stretches * shape.filters)
        read(network, &inputs, &largest)
        var dropped = inputs
        for i in dropped.indices { dropped[i] *= keep[i] }
        var slopes = scoreSlopes(network, dropped)
        var inputSlopes = [Float](repeating: 0, count: count * pooled)
        network.parameters.withUnsafeBufferPointer { p in
            let output = p.baseAddress! + layout.output.lowerBound
            gradient.withUnsafeMutableBufferPointer { g in
                let g = g.baseAddress!
                Self.addTransposed(dropped, &slopes, to: g + layout.output.lowerBound, rows: count, left: pooled, right: columns)
                for row in 0..<count { for c in 0..<columns { g[layout.outputBias.lowerBound + c] += slopes[row * columns + c] } }
            }
            Self.add(slopes, timesTransposeOf: output, to: &inputSlopes, rows: count, depth: columns, columns: pooled)
        }
        for i in inputSlopes.indices { inputSlopes[i] *= keep[i] }
        propagate(inputs, inputSlopes, largest, network, into: &gradient)
    }

    private func read(_ network: PiecewiseNetwork, _ inputs: inout [Float], _ largest: inout [Int32]) {
        network.parameters.withUnsafeBufferPointer { p in
            inputs.withUnsafeMutableBufferPointer { inputs in
                largest.withUnsafeMutableBufferPointer { largest in
                    for (row, sequence) in sequences.enumerated() {
                        network.read(
                            sequence, projected, p.baseAddress!, into: inputs.baseAddress! + row * shape.pooled,
                            largest: largest.baseAddress! + row * PairSequence.stretches * shape.filters)
                    }
                }
            }
        }
    }

    /// The loss's slope in each score: probability minus truth, weighted.
    private mutating func scoreSlopes(_ network: PiecewiseNetwork, _ inputs: [Float]) -> [Float] {
        let (count, columns) = (sequences.count, shape.columns)
        var scores = [Float](repeating: 0, count: count * columns)
        let (parameters, layout, shape) = (network.parameters, layout, shape)
        var loss = 0.0
        scores.withUnsafeMutableBufferPointer { scores in
            for row in 0..<count { for c in 0..<columns { scores[row * columns + c] = parameters[layout.outputBias.lowerBound + c] } }
            parameters.withUnsafeBufferPointer { p in
                inputs.withUnsafeBufferPointer { inputs in
                    MatrixProduct.add(
                        inputs.baseAddress!, p.baseAddress! + layout.output.lowerBound, to: scores.baseAddress!,
                        rows: count, depth: shape.pooled, columns: columns)
                }
            }
            for row in 0..<count {
                let scores = UnsafeMutableBufferPointer(rebasing: scores[(row * columns)..<((row + 1) * columns)])
                let target = Double(scores[labels[row]])
                let logSum = Elementary.softmax(UnsafeMutableBufferPointer(rebasing: scores[..<shape.classes]))
                loss += Double(weights[row]) * (logSum - target)
                scores[labels[row]] -= 1
                for c in 0..<shape.classes { scores[c] *= weights[row] }
                for c in shape.classes..<columns { scores[c] = 0 }
            }
        }
        self.loss = loss
        return scores
    }

    /// From the pooled responses back to filters, distances and word vectors.
    private mutating func propagate(
        _ inputs: [Float], _ slopes: [Float], _ largest: [Int32], _ network: PiecewiseNetwork, into gradient: inout [Float]
    ) {
        let (filters, width, dimensions) = (shape.filters, shape.width, shape.dimensions)
        var responseSlopes = [Float](repeating: 0, count: words.count * width)
        vectorGradient = [Float](repeating: 0, count: words.count * dimensions)
        for (row, sequence) in sequences.enumerated() {
            let start = row * shape.pooled
            for i in 0..<(PairSequence.stretches * filters) {
                let value = inputs[start + i]
                let slope = slopes[start + i] * (1 - value * value)
                if slope == 0 { continue }
                let filter = i % filters
                let position = Int(largest[row * PairSequence.stretches * filters + i])
                gradient[layout.filterBias.lowerBound + filter] += slope
                for place in 0..<PiecewiseNetwork.Shape.window {
                    let other = position + place - PiecewiseNetwork.Shape.window / 2
                    guard sequence.words.indices.contains(other) else { continue }
                    let column = place * filters + filter
                    responseSlopes[Int(sequence.words[other]) * width + column] += slope
                    gradient[layout.toSource.lowerBound + Int(sequence.toSource[other]) * width + column] += slope
                    gradient[layout.toTarget.lowerBound + Int(sequence.toTarget[other]) * width + column] += slope
                }
            }
            for (spot, position) in sequence.spotPositions.enumerated() where position >= 0 {
                let from = start + PairSequence.stretches * filters + spot * dimensions
                let to = Int(sequence.words[position]) * dimensions
                for d in 0..<dimensions { vectorGradient[to + d] += slopes[from + d] }
            }
        }
        network.parameters.withUnsafeBufferPointer { p in
            Self.add(
                responseSlopes, timesTransposeOf: p.baseAddress! + layout.convolution.lowerBound, to: &vectorGradient,
                rows: words.count, depth: width, columns: dimensions)
        }
        let count = words.count
        gradient.withUnsafeMutableBufferPointer {
            Self.addTransposed(
                projected.vectors, &responseSlopes, to: $0.baseAddress! + layout.convolution.lowerBound, rows: count, left: dimensions,
                right: width)
        }
    }

    /// out += leftᵀ · right.
    private static func addTransposed(
        _ left: [Float], _ right: inout [Float], to out: UnsafeMutablePointer<Float>, rows: Int, left leftColumns: Int, right columns: Int
    ) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: left.count) { flipped in
            left.withUnsafeBufferPointer { MatrixProduct.transpose($0.baseAddress!, rows: rows, columns: leftColumns, into: flipped.baseAddress!) }
            right.withUnsafeBufferPointer {
                MatrixProduct.add(flipped.baseAddress!, $0.baseAddress!, to: out, rows: leftColumns, depth: rows, columns: columns)
            }
        }
    }

    /// out += left · rightᵀ, `right` of columns × depth.
    private static func add(
        _ left: [Float], timesTransposeOf right: UnsafePointer<Float>, to out: inout [Float], rows: Int, depth: Int, columns: Int
    ) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: depth * columns) { flipped in
            MatrixProduct.transpose(right, rows: columns, columns: depth, into: flipped.baseAddress!)
            left.withUnsafeBufferPointer { left in
                out.withUnsafeMutableBufferPointer {
                    MatrixProduct.add(left.baseAddress!, flipped.baseAddress!, to: $0.baseAddress!, rows: rows, depth: depth, columns: columns)
                }
            }
        }
    }
}
