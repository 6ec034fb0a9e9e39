/// Features and their weights as they stand in a model file: numbers of the features ascending (UInt32), a scale each (Float),
/// a row of eight-bit weights each; little-endian and read in place.
///
/// Every processor that Swift runs on is little-endian and loads numbers from odd addresses.
struct QuantisedRows: Sendable {
    typealias Lanes = SIMD8<Float>

    let bytes: ModelBytes
    /// Number of features.
    let count: Int
    /// Weights a row.
    let classes: Int

    /// `bytes` has ``size(_:_:)`` bytes.
    init(_ bytes: ModelBytes, count: Int, classes: Int) {
        precondition(bytes.count == Self.size(count, classes), "bytes for this many rows")
        self.bytes = bytes
        self.count = count
        self.classes = classes
    }

    /// Puts rows together.
    init(features: [UInt32], scales: [Float], quantised: [Int8], classes: Int) {
        var out = ModelWriter(magic: [])
        out.put(features)
        out.put(scales)
        out.put(quantised)
        self.init(ModelBytes(out.bytes), count: features.count, classes: classes)
    }

    /// Bytes that rows take.
    static func size(_ count: Int, _ classes: Int) -> Int { count * (8 + classes) }

    /// Number of vectors of eight that hold a row of sums.
    var blocks: Int { (classes + 7) / 8 }

    private var weights: UnsafeRawPointer { bytes.base + 8 * count }

    @inline(__always)
    func feature(_ row: Int) -> UInt32 { UInt32(littleEndian: bytes.base.loadUnaligned(fromByteOffset: 4 * row, as: UInt32.self)) }

    @inline(__always)
    func scale(_ row: Int) -> Float { bytes.base.loadUnaligned(fromByteOffset: 4 * (count + row), as: Float.self) }

    /// The weight of a class.
    @inline(__always)
    func weight(_ row: Int, _ label: Int) -> Float {
        scale(row) * Float(weights.load(fromByteOffset: row * classes + label, as: Int8.self))
    }

    /// Adds a row times `value` to `sums`, which has ``blocks`` vectors; lanes behind the last class are of no meaning. The last
    /// row may be read up to seven bytes beyond its end, where a checksum or the padding of ``ModelBytes`` stands.
    @inline(__always)
    func add(_ row: Int, _ value: Float, to sums: UnsafeMutablePointer<Lanes>) {
        let scale = scale(row)
        let start = weights + row * classes
        for block in 0..<blocks {
            let row = Lanes(start.loadUnaligned(fromByteOffset: 8 * block, as: SIMD8<Int8>.self)) * scale
            sums[block] += row * value
        }
    }

    /// All weights, row by row. O(rows × classes).
    func multipliedOut() -> [Float] {
        [Float](unsafeUninitializedCapacity: count * classes) { out, initialised in
            for row in 0..<count {
                let scale = scale(row)
                for c in 0..<classes { out[row * classes + c] = scale * Float(weights.load(fromByteOffset: row * classes + c, as: Int8.self)) }
            }
            initialised = count * classes
        }
    }

    /// Whether features ascend below 2^bits and scales are numbers. O(rows).
    func isSound(bits: Int) -> Bool {
        var next = 0
        for row in 0..<count {
            let feature = Int(feature(row))
            guard feature >= next, feature >> bits == 0, scale(row).isFinite else { return false }
            next = feature + 1
        }
        return true
    }
}
