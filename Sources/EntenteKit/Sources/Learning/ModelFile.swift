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
        out.put([Self.version, UInt32(bits), UInt32(classes.count), UInt32(features.count), UInt32(metadata.count), temperature.bitPattern])
        for name in classes { out.put(name) }
        out.put(metadata)
        out.put(biases)
        out.put(features)
        out.put(scales)
        out.put(quantised)
        return out.sealed()
    }

    /// Reads a model. Everything is checked: magic, version, checksum, sizes, order, finiteness; a
    /// hostile file gives an error, and no more memory than a small multiple of its own size plus
    /// 2^bits × 1.5 bits.
    public init(bytes: [UInt8]) throws(LinearModelError) {
        var reader = ModelReader(bytes: bytes)
        guard bytes.starts(with: Self.magic) else {
            let message = bytes.count < 8 ? "this file is too short for a model" : "this is no Entente model"
            throw LinearModelError(code: .notAModel, message: message, offset: 0)
        }
        reader.at = 8
        let version = try reader.number("version")
        guard version == Self.version else {
            throw LinearModelError(
                code: .version,
                message: "this model has format \(version), this Entente reads \(Self.version)", offset: 8)
        }
        try reader.checkSum()
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
        let features = try reader.features(rows, bits: bits)
        let scales = try reader.floats(rows, "scales")
        let quantised = try reader.take(rows * classCount, "weights").map { Int8(bitPattern: $0) }
        try reader.check(reader.isAtEnd, "there are bytes behind the weights")
        self.init(
            classes: classes, bits: bits, temperature: temperature, metadata: metadata,
            features: features, scales: scales, quantised: quantised, biases: biases)
    }
}
