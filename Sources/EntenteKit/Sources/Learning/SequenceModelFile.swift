// The file, little-endian throughout:
//   magic (8) · version, bits, classes, features, metadata pairs (UInt32 each)
//   class names, then keys and values sorted by key: each a UInt32 length and UTF-8
//   bias of each class (Float) · transitions, a row for each class before (Float)
//   features ascending (UInt32) · scales (Float) · weights (Int8, a row a feature)
//   FNV-1a hash of all before (UInt64)
extension SequenceModel {
    private static let magic: [UInt8] = Array("ENTSEQM\n".utf8)
    private static let version: UInt32 = 1

    /// The model as bytes; equal models give equal bytes. O(size).
    public func encoded() -> [UInt8] {
        var out = ModelWriter(magic: Self.magic)
        out.put([Self.version, UInt32(bits), UInt32(classes.count), UInt32(rows.count), UInt32(metadata.count)])
        for name in classes { out.put(name) }
        out.put(metadata)
        out.put(biases)
        out.put(transitions)
        out.put(rows.bytes)
        return out.sealed()
    }

    /// Reads a model; everything is checked, as in ``LinearModel/init(bytes:)``.
    public init(bytes: [UInt8]) throws(LinearModelError) { try self.init(ModelBytes(bytes)) }

    /// Reads a file, mapped or in memory, as ``init(bytes:)``.
    public init(_ bytes: ModelBytes) throws(LinearModelError) {
        var reader = try ModelReader.open(bytes, magic: Self.magic, version: Self.version, what: "tagger model")
        let bits = Int(try reader.number("hash bits"))
        try reader.check(LinearModel.bitsRange.contains(bits), "hash bits \(bits) are not within \(LinearModel.bitsRange)")
        let k = Int(try reader.number("number of classes"))
        try reader.check((2...Self.mostClasses).contains(k), "\(k) classes are not within 2...\(Self.mostClasses)")
        let rows = Int(try reader.number("number of features"))
        try reader.check(rows <= 1 << bits, "\(rows) features do not fit into 2^\(bits)")
        let pairs = Int(try reader.number("number of metadata"))
        let classes = try reader.classNames(k)
        let metadata = try reader.metadata(pairs)
        let biases = try reader.floats(k, "biases")
        let transitions = try reader.floats(k * k, "transitions")
        let body = try reader.part(QuantisedRows.size(rows, k), "weights")
        try reader.check(reader.isAtEnd, "there are bytes behind the weights")
        let weights = QuantisedRows(body, count: rows, classes: k)
        try reader.check(weights.isSound(bits: bits), "features are out of order or range, or a scale is not finite")
        self.init(classes: classes, bits: bits, metadata: metadata, rows: weights, biases: biases, transitions: transitions)
    }
}
