internal import Synchronization

/// A network and its word vectors with what scoring makes of them: each word multiplied with the filters and with the last
/// layer's weights for single words, when it is met first; distances summed up beforehand.
///
/// To multiply a word costs more than all that a pair costs with words that are ready. Rows are kept for the words of the
/// vectors, up to ``mostKept``, and shared by all threads without locks; what a row holds does not depend on who made it.
public final class WordProjections: @unchecked Sendable {
    /// Words that are kept; 19 MB for a network of 144 filters.
    static let mostKept = 8192

    /// The network.
    public let network: PiecewiseNetwork
    /// The vectors of its words.
    public let vectors: WordVectors
    let toSource: PositionTable
    let toTarget: PositionTable
    /// A row, once there is one, for each word of the vectors. Atomic, hence safe to share.
    private let cells: UnsafeMutablePointer<Cell>
    private let room: Atomic<Int>

    private typealias Cell = Atomic<UnsafeMutablePointer<Float>?>

    /// Takes both; nothing is multiplied yet. O(words).
    ///
    /// - Precondition: the vectors have as many dimensions as the network reads.
    public convenience init(network: PiecewiseNetwork, vectors: WordVectors) {
        self.init(network: network, vectors: vectors, mostKept: Self.mostKept)
    }

    init(network: PiecewiseNetwork, vectors: WordVectors, mostKept: Int) {
        precondition(network.shape.dimensions == vectors.dimensions, "vectors for this network")
        self.network = network
        self.vectors = vectors
        toSource = PositionTable(network, from: network.layout.toSource.lowerBound)
        toTarget = PositionTable(network, from: network.layout.toTarget.lowerBound)
        room = Atomic(mostKept)
        cells = .allocate(capacity: max(1, vectors.count))
        for row in 0..<vectors.count { (cells + row).initialize(to: Atomic(nil)) }
    }

    deinit {
        for row in 0..<vectors.count { cells[row].load(ordering: .relaxed)?.deallocate() }
        cells.deinitialize(count: vectors.count)
        cells.deallocate()
    }

    /// Numbers of a word: responses at all places of the window, then its part of the scores at each spot.
    var rowLength: Int { network.shape.width + PairSequence.spots * network.shape.columns }

    /// The kept row of a word, made if need be; `nil` if there is no room left. Lives as long as this.
    func kept(_ row: Int) -> UnsafePointer<Float>? {
        if let ready = cells[row].load(ordering: .acquiring) { return UnsafePointer(ready) }
        guard room.subtract(1, ordering: .relaxed).newValue >= 0 else {
            room.add(1, ordering: .relaxed)
            return nil
        }
        let made = UnsafeMutablePointer<Float>.allocate(capacity: rowLength)
        project(row, into: made)
        let (isMine, other) = cells[row].compareExchange(expected: nil, desired: made, ordering: .acquiringAndReleasing)
        guard !isMine, let other else { return UnsafePointer(made) }
        made.deallocate()
        room.add(1, ordering: .relaxed)
        return UnsafePointer(other)
    }

    /// Multiplies a row of the vectors. O(dimensions × filters).
    private func project(_ row: Int, into out: UnsafeMutablePointer<Float>) {
        var vector: [Float] = []
        vectors.append(row: row, to: &vector)
        project(vector, into: out)
    }

    private func project(_ vector: [Float], into out: UnsafeMutablePointer<Float>) {
        let (shape, layout) = (network.shape, network.layout)
        out.update(repeating: 0, count: rowLength)
        network.parameters.withUnsafeBufferPointer { p in
            let p = p.baseAddress!
            MatrixProduct.add(
                vector, p + layout.convolution.lowerBound, to: out, rows: 1, depth: shape.dimensions, columns: shape.width)
            for spot in 0..<PairSequence.spots {
                let from = layout.output.lowerBound + (PairSequence.stretches * shape.filters + spot * shape.dimensions) * shape.columns
                MatrixProduct.add(
                    vector, p + from, to: out + shape.width + spot * shape.columns, rows: 1, depth: shape.dimensions, columns: shape.columns)
            }
        }
    }

    /// Makes the row of a word that has none of its own: the mean of its parts' rows, else zeros. What a word's parts add up to
    /// is the same before the filters as behind them.
    func compose(_ spelling: ArraySlice<UInt8>, into out: UnsafeMutablePointer<Float>) {
        out.update(repeating: 0, count: rowLength)
        let parts = vectors.parts(of: spelling)
        let factor = 1 / Float(parts.count)
        for part in parts { add(part, factor, to: out) }
    }

    /// Adds the row of a part.
    private func add(_ part: Int, _ factor: Float, to out: UnsafeMutablePointer<Float>) {
        if let row = kept(part) {
            for i in 0..<rowLength { out[i] += factor * row[i] }
            return
        }
        withUnsafeTemporaryAllocation(of: Float.self, capacity: rowLength) { row in
            project(part, into: row.baseAddress!)
            for i in 0..<rowLength { out[i] += factor * row[i] }
        }
    }

    /// Writes the row of a word of the vectors for which there was no room.
    func remake(_ row: Int, into out: UnsafeMutablePointer<Float>) { project(row, into: out) }
}
