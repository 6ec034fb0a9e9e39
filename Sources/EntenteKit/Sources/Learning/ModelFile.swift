// The file, little-endian throughout:
//   magic (8) · version, bits, classes, features, metadata pairs (UInt32 each) · temperature (Float)
//   class names, then keys and values sorted by key: each a UInt32 length and UTF-8
//   bias of each class (Float) · features ascending (UInt32) · scales (Float)
//   weights (Int8, a row a feature) · FNV-1a hash of all before (UInt64)
extension LinearModel {
    private static let magic: [UInt8] = Array("ENTLINM\n".utf8)
    private static let version: UInt32 = 1

    /// The model as bytes; equal models give equal bytes. O(size).
    public func encoded() -> [UInt8] {
        var out = ModelWriter(magic: Self.magic)
        out.put([Self.version, UInt32(bits), UInt32(classes.count), UInt32(rows.count), UInt32(metadata.count), temperature.bitPattern])
        for name in classes { out.put(name) }
        out.put(metadata)
        out.put(biases)
        out.put(rows.bytes)
        return out.sealed()
    }

    /// Reads a model. Everything is checked: magic, version, checksum, sizes, order, finiteness; a
    /// hostile file gives an error, and no more memory than a small multiple of its own size plus
    /// 2^bits × 1.5 bits.
    public init(bytes: [UInt8]) throws(LinearModelError) { try self.init(ModelBytes(bytes)) }

    /// Reads a file, mapped or in memory, as ``init(bytes:)``.
    public init(_ bytes: ModelBytes) throws(LinearModelError) {
        var reader = try ModelReader.open(bytes, magic: Self.magic, version: Self.version, what: "model")
        let bits = Int(try reader.number("hash bits"))
        try reader.check(Self.bitsRange.contains(bits), "hash bits \(bits) are not within \(Self.bitsRange)")
        let classCount = Int(try reader.number("number of classes"))
        try reader.check(
            (2...Self.mostClasses).contains(classCount), "\(classCount) classes are not within 2...\(Self.mostClasses)")
        let rows = Int(try reader.number("number of features"))
        try reader.check(rows <= 1 << bits, "\(rows) features do not fit into 2^\(bits)")
        let pairs = Int(try reader.number("number of metadata"))
        let temperature = try reader.float("temperature")
        try reader.check(temperature > 0, "the temperature \(temperature) is not positive")
        let classes = try reader.classNames(classCount)
        let metadata = try reader.metadata(pairs)
        let biases = try reader.floats(classCount, "biases")
        let body = try reader.part(QuantisedRows.size(rows, classCount), "weights")
        try reader.check(reader.isAtEnd, "there are bytes behind the weights")
        let weights = QuantisedRows(body, count: rows, classes: classCount)
        try reader.check(weights.isSound(bits: bits), "features are out of order or range, or a scale is not finite")
        self.init(
            classes: classes, bits: bits, temperature: temperature, metadata: metadata, rows: weights, biases: biases)
    }
}
