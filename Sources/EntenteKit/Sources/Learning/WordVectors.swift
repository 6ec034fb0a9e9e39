/// Static word vectors: a row of eight-bit numbers for each word or part of a word, found by the word's hash.
///
/// A word that has no row is cut from the left into the longest parts that have one, as WordPiece does (Wu et al.,
/// "Google's neural machine translation system", 2016); a part that does not begin its word is spelt with `##` in
/// front. Words are lower-cased UTF-8.
public struct WordVectors: Sendable {
    /// Lengths that a vector may have; multiples of 8.
    public static let dimensionsRange = 8...1024
    /// Longest word that is cut into parts, in bytes.
    static let longestWord = 100

    /// Length of a vector.
    public let dimensions: Int
    /// Free key/value texts saved with the vectors: where they come from, under which licence.
    public var metadata: [String: String]
    /// Number of words and parts.
    public let count: Int
    /// Hashes of the words ascending (UInt64), a scale each (Float), a row of eight-bit numbers each; little-endian, in place.
    let body: ModelBytes

    /// Parts that were checked by the caller; `body` has ``size(_:_:)`` bytes.
    init(dimensions: Int, metadata: [String: String], count: Int, body: ModelBytes) {
        precondition(body.count == Self.size(count, dimensions), "bytes for this many words")
        self.dimensions = dimensions
        self.metadata = metadata
        self.count = count
        self.body = body
    }

    private init(dimensions: Int, metadata: [String: String], hashes: [UInt64], scales: [Float], quantised: [Int8]) {
        var out = ModelWriter(magic: [])
        out.put(hashes)
        out.put(scales)
        out.put(quantised)
        self.init(dimensions: dimensions, metadata: metadata, count: hashes.count, body: ModelBytes(out.bytes))
    }

    /// Bytes that words take.
    static func size(_ count: Int, _ dimensions: Int) -> Int { count * (12 + dimensions) }

    @inline(__always)
    func hash(_ row: Int) -> UInt64 { UInt64(littleEndian: body.base.loadUnaligned(fromByteOffset: 8 * row, as: UInt64.self)) }

    /// Number = scale × quantised.
    @inline(__always)
    func scale(_ row: Int) -> Float { body.base.loadUnaligned(fromByteOffset: 8 * count + 4 * row, as: Float.self) }

    private func numbers(_ row: Int) -> UnsafeRawPointer { body.base + 12 * count + row * dimensions }

    /// Quantises vectors, `dimensions` numbers for each hash; of equal hashes the first one counts. O(n log n).
    ///
    /// - Precondition: `dimensions` is a multiple of 8, numbers are finite, there is a vector for each hash.
    public init(hashes: [UInt64], vectors: [Float], dimensions: Int, metadata: [String: String] = [:]) {
        precondition(Self.dimensionsRange.contains(dimensions) && dimensions % 8 == 0, "dimensions are a multiple of 8")
        precondition(vectors.count == hashes.count * dimensions, "a vector for each hash")
        var sorted: [UInt64] = []
        var scales: [Float] = []
        var quantised: [Int8] = []
        for row in hashes.indices.sorted(by: { (hashes[$0], $0) < (hashes[$1], $1) }) where sorted.last != hashes[row] {
            let vector = vectors[(row * dimensions)..<((row + 1) * dimensions)]
            let scale = vector.reduce(0) { max($0, abs($1)) } / 127
            sorted.append(hashes[row])
            scales.append(scale)
            for value in vector { quantised.append(scale > 1e-30 ? Int8((value / scale).rounded(.toNearestOrEven)) : 0) }
        }
        self.init(dimensions: dimensions, metadata: metadata, hashes: sorted, scales: scales, quantised: quantised)
    }

    /// The row of a word or part. Hashes are spread evenly, so that their place can be guessed: O(1) on average.
    public func row(of hash: UInt64) -> Int? {
        guard count > 0 else { return nil }
        var row = Int(hash.multipliedFullWidth(by: UInt64(count)).high)
        while row > 0, self.hash(row) > hash { row -= 1 }
        while row < count, self.hash(row) < hash { row += 1 }
        return row < count && self.hash(row) == hash ? row : nil
    }

    /// Appends the vector of a word: its own, else the mean of its parts', else zeros. `hash` is that of `spelling`, unless the
    /// caller has one for a whole kind of words. O(dimensions × parts).
    public func append(_ hash: UInt64, spelling: ArraySlice<UInt8>, to vectors: inout [Float]) {
        let start = vectors.count
        vectors.append(contentsOf: repeatElement(0, count: dimensions))
        if let row = row(of: hash) { return add(row, 1, to: &vectors, at: start) }
        let parts = parts(of: spelling)
        for part in parts { add(part, 1 / Float(parts.count), to: &vectors, at: start) }
    }

    /// Appends the vector of a row. O(dimensions).
    public func append(row: Int, to vectors: inout [Float]) {
        let start = vectors.count
        vectors.append(contentsOf: repeatElement(0, count: dimensions))
        add(row, 1, to: &vectors, at: start)
    }

    private func add(_ row: Int, _ factor: Float, to vectors: inout [Float], at start: Int) {
        let factor = factor * scale(row)
        let numbers = numbers(row)
        for i in 0..<dimensions { vectors[start + i] += factor * Float(numbers.load(fromByteOffset: i, as: Int8.self)) }
    }

    /// Rows of a word's parts; none if a stretch of it has no row. Punctuation inside a word, as in `co-operate`, stands by
    /// itself, and what follows it begins a word. O(bytes × parts).
    func parts(of word: ArraySlice<UInt8>) -> [Int] {
        guard word.count <= Self.longestWord else { return [] }
        var parts: [Int] = []
        var start = word.startIndex
        while start < word.endIndex {
            let isLetter = Self.isLetter(word[start])
            var hash = FeatureHash.Running()
            if isLetter, start > word.startIndex, Self.isLetter(word[start - 1]) {
                hash.append(0x23)
                hash.append(0x23)
            }
            var longest: (row: Int, end: Int)?
            for end in start..<word.endIndex {
                if Self.isLetter(word[end]) != isLetter { break }
                hash.append(word[end])
                if let row = row(of: hash.value) { longest = (row, end + 1) }
            }
            guard let longest else { return [] }
            parts.append(longest.row)
            start = longest.end
        }
        return parts
    }

    /// ASCII letters and digits, and whatever is beyond ASCII.
    private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

    /// The same vectors with some rows replaced or added, `dimensions` numbers for each hash. O(n log n).
    public func replacing(_ hashes: [UInt64], with vectors: [Float]) -> WordVectors {
        let changed = WordVectors(hashes: hashes, vectors: vectors, dimensions: dimensions)
        var (merged, scales, quantised): ([UInt64], [Float], [Int8]) = ([], [], [])
        func take(_ row: Int, of source: WordVectors) {
            merged.append(source.hash(row))
            scales.append(source.scale(row))
            quantised += UnsafeRawBufferPointer(start: source.numbers(row), count: dimensions).map { Int8(bitPattern: $0) }
        }
        var (old, new) = (0, 0)
        while old < count || new < changed.count {
            let isNew = old == count || new < changed.count && changed.hash(new) <= hash(old)
            if isNew {
                if old < count, changed.hash(new) == hash(old) { old += 1 }
                take(new, of: changed)
                new += 1
            } else {
                take(old, of: self)
                old += 1
            }
        }
        return WordVectors(dimensions: dimensions, metadata: metadata, hashes: merged, scales: scales, quantised: quantised)
    }
}
