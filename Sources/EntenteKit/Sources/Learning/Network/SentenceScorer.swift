/// Scores the pairs of one sentence after another with a network; for one thread.
///
/// The same scores as ``PiecewiseNetwork/scores(of:_:into:)`` to rounding, with sums in another order: what a word adds round
/// a position is summed up once a sentence, distances once a model, and the last layer's products of single words once a word.
public final class SentenceScorer {
    private let model: WordProjections
    /// A row for each word of the sentence.
    private var rows: [UnsafePointer<Float>] = []
    /// Rows made for this sentence alone.
    private var own: UnsafeMutablePointer<Float>
    private var ownRoom = 0
    private var ownCount = 0
    /// For each word the response of a window of it and its neighbours with the bias, and whether it is there.
    private var windows: [Float] = []
    private var hasWindow: [Bool] = []
    /// Windows that a pair alone has, and sums of distances that no table has.
    private var loose: [Float] = []
    private var places: [(word: Int, source: Int, target: Int)] = []

    /// A scorer without a sentence.
    public init(_ model: WordProjections) {
        self.model = model
        own = .allocate(capacity: 1)
    }

    deinit { own.deallocate() }

    private var shape: PiecewiseNetwork.Shape { model.network.shape }

    /// Forgets the sentence; it will have `count` words at most.
    public func begin(_ count: Int) {
        rows.removeAll(keepingCapacity: true)
        ownCount = 0
        if count > ownRoom {
            own.deallocate()
            own = .allocate(capacity: count * model.rowLength)
            ownRoom = count
        }
        windows.reserveCapacity(count * shape.filters)
        while windows.count < count * shape.filters { windows.append(0) }
        hasWindow.removeAll(keepingCapacity: true)
        hasWindow.append(contentsOf: repeatElement(false, count: count))
    }

    /// Adds a word of the sentence, as ``WordVectors/append(_:spelling:to:)`` takes it. O(1) for a known word.
    public func append(_ hash: UInt64, spelling: ArraySlice<UInt8>) {
        precondition(rows.count < hasWindow.count, "no more words than were announced")
        let row = model.vectors.row(of: hash)
        if let row, let kept = model.kept(row) { return rows.append(kept) }
        let out = own + ownCount * model.rowLength
        ownCount += 1
        if let row { model.remake(row, into: out) } else { model.compose(spelling, into: out) }
        rows.append(UnsafePointer(out))
    }

    /// Scores of all classes for a pair, whose words are positions among those of the sentence. O(words × filters).
    public func scores(of sequence: PairSequence, into scores: inout [Float]) {
        precondition(sequence.words.allSatisfy { $0 < rows.count }, "words of this sentence")
        if scores.count != shape.classes { scores = [Float](repeating: 0, count: shape.classes) }
        let (columns, filters) = (shape.columns, shape.filters)
        layOut(sequence)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: PairSequence.stretches * filters + columns) { buffer in
            let sums = buffer.baseAddress!, pooled = sums + columns
            for (stretch, range) in sequence.stretchRanges.enumerated() { pool(range, into: pooled + stretch * filters) }
            LastLayer.squash(pooled, PairSequence.stretches * filters)
            model.network.parameters.withUnsafeBufferPointer { p in
                let p = p.baseAddress!, layout = model.network.layout
                sums.update(from: p + layout.outputBias.lowerBound, count: columns)
                LastLayer.add(pooled, p + layout.output.lowerBound, to: sums, depth: PairSequence.stretches * filters, columns: columns)
            }
            for (spot, position) in sequence.spotPositions.enumerated() where position >= 0 {
                let row = rows[Int(sequence.words[position])] + shape.width + spot * columns
                for c in 0..<columns { sums[c] += row[c] }
            }
            for c in 0..<shape.classes { scores[c] = sums[c] }
        }
    }

    /// Finds or makes what each position's words and distances add.
    private func layOut(_ sequence: PairSequence) {
        places.removeAll(keepingCapacity: true)
        loose.removeAll(keepingCapacity: true)
        sequence.words.withUnsafeBufferPointer { words in
            sequence.toSource.withUnsafeBufferPointer { toSource in
                sequence.toTarget.withUnsafeBufferPointer { toTarget in
                    for position in words.indices {
                        let word = window(words, position)
                        let source = model.toSource.offset(toSource, position) ?? leap(toSource, position, model.network.layout.toSource)
                        let target = model.toTarget.offset(toTarget, position) ?? leap(toTarget, position, model.network.layout.toTarget)
                        places.append((word, source, target))
                    }
                }
            }
        }
    }

    /// Where the words' response at a position begins: in ``windows``, or below 0 in ``loose``.
    private func window(_ words: UnsafeBufferPointer<UInt32>, _ position: Int) -> Int {
        let word = Int(words[position])
        let isPlain = position > 0 && position + 1 < words.count && word > 0 && word + 1 < rows.count
            && Int(words[position - 1]) == word - 1 && Int(words[position + 1]) == word + 1
        if isPlain, hasWindow[word] { return word * shape.filters }
        let start = isPlain ? word * shape.filters : loose.count
        if isPlain { hasWindow[word] = true } else { loose.append(contentsOf: repeatElement(0, count: shape.filters)) }
        let (filters, bias) = (shape.filters, model.network.layout.filterBias.lowerBound)
        func fill(_ out: UnsafeMutablePointer<Float>) {
            model.network.parameters.withUnsafeBufferPointer { out.update(from: $0.baseAddress! + bias, count: filters) }
            for place in 0..<PiecewiseNetwork.Shape.window {
                let other = position + place - PiecewiseNetwork.Shape.window / 2
                guard words.indices.contains(other) else { continue }
                let row = rows[Int(words[other])] + place * filters
                for f in 0..<filters { out[f] += row[f] }
            }
        }
        if isPlain {
            windows.withUnsafeMutableBufferPointer { fill($0.baseAddress! + start) }
            return start
        }
        loose.withUnsafeMutableBufferPointer { fill($0.baseAddress! + start) }
        return -1 - start
    }

    /// Sums up distances that no table has; where they begin, below 0, in ``loose``.
    private func leap(_ codes: UnsafeBufferPointer<UInt8>, _ position: Int, _ weights: Range<Int>) -> Int {
        let (start, filters) = (loose.count, shape.filters)
        loose.append(contentsOf: repeatElement(0, count: filters))
        for place in 0..<PiecewiseNetwork.Shape.window {
            let other = position + place - PiecewiseNetwork.Shape.window / 2
            guard codes.indices.contains(other) else { continue }
            let from = weights.lowerBound + Int(codes[other]) * shape.width + place * filters
            for f in 0..<filters { loose[start + f] += model.network.parameters[from + f] }
        }
        return -1 - start
    }

    /// The largest response of each filter within a stretch.
    private func pool(_ range: Range<Int>, into out: UnsafeMutablePointer<Float>) {
        windows.withUnsafeBufferPointer { windows in
            loose.withUnsafeBufferPointer { loose in
                model.toSource.withRows { source in
                    model.toTarget.withRows { target in
                        places.withUnsafeBufferPointer { places in
                            let tables = Tables(windows: windows.baseAddress!, loose: loose.baseAddress, source: source, target: target)
                            tables.pool(places, range, shape.filters, into: out)
                        }
                    }
                }
            }
        }
    }

    /// Where the parts of a response stand.
    private struct Tables {
        let windows: UnsafePointer<Float>
        let loose: UnsafePointer<Float>?
        let source: UnsafePointer<Float>
        let target: UnsafePointer<Float>

        @inline(__always)
        private func start(_ table: UnsafePointer<Float>, _ start: Int) -> UnsafeRawPointer {
            UnsafeRawPointer(start >= 0 ? table + start : loose! + (-1 - start))
        }

        /// Not generic over the width: what is generic is not turned into vector instructions.
        func pool(_ places: UnsafeBufferPointer<(word: Int, source: Int, target: Int)>, _ range: Range<Int>, _ filters: Int, into out: UnsafeMutablePointer<Float>) {
            withUnsafeTemporaryAllocation(of: (UnsafeRawPointer, UnsafeRawPointer, UnsafeRawPointer).self, capacity: range.count) { rows in
                for (number, position) in range.enumerated() {
                    let place = places[position]
                    rows[number] = (start(windows, place.word), start(source, place.source), start(target, place.target))
                }
                let count = range.count
                var at = 0
                while at + 16 <= filters {
                    var (low, high) = (response(rows[0], at), response(rows[0], at + 8))
                    for number in 1..<max(1, count) {
                        let row = rows[number]
                        let (a, b) = (response(row, at), response(row, at + 8))
                        low = low.replacing(with: a, where: a .> low)
                        high = high.replacing(with: b, where: b .> high)
                    }
                    UnsafeMutableRawPointer(out + at).storeBytes(of: low, as: SIMD8<Float>.self)
                    UnsafeMutableRawPointer(out + at + 8).storeBytes(of: high, as: SIMD8<Float>.self)
                    at += 16
                }
                guard at < filters else { return }
                var last = response(rows[0], at)
                for number in 1..<max(1, count) {
                    let value = response(rows[number], at)
                    last = last.replacing(with: value, where: value .> last)
                }
                UnsafeMutableRawPointer(out + at).storeBytes(of: last, as: SIMD8<Float>.self)
            }
        }

        @inline(__always)
        private func response(_ row: (UnsafeRawPointer, UnsafeRawPointer, UnsafeRawPointer), _ filter: Int) -> SIMD8<Float> {
            let offset = 4 * filter
            return row.0.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self) + row.1.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
                + row.2.loadUnaligned(fromByteOffset: offset, as: SIMD8<Float>.self)
        }
    }
}
