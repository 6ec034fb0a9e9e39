// The file, little-endian throughout:
//   magic (8) · version, dimensions, words, metadata pairs (UInt32 each) · keys and values sorted by key
//   hashes of the words ascending (UInt64) · scales (Float) · numbers (Int8, a row a word)
//   FNV-1a hash of all before (UInt64)
extension WordVectors {
    private static let magic: [UInt8] = Array("ENTVECS\n".utf8)
    private static let version: UInt32 = 1

    /// The vectors as bytes; equal vectors give equal bytes. O(size).
    public func encoded() -> [UInt8] {
        var out = ModelWriter(magic: Self.magic)
        out.put([Self.version, UInt32(dimensions), UInt32(count), UInt32(metadata.count)])
        out.put(metadata)
        out.put(hashes)
        out.put(scales)
        out.put(quantised)
        return out.sealed()
    }

    /// Reads vectors; everything is checked, as in ``LinearModel/init(bytes:)``.
    public init(bytes: [UInt8]) throws(LinearModelError) {
        guard bytes.starts(with: Self.magic) else {
            throw LinearModelError(code: .notAModel, message: "these are no Entente word vectors", offset: 0)
        }
        var reader = ModelReader(bytes: bytes)
        reader.at = 8
        let version = try reader.number("version")
        guard version == Self.version else {
            throw LinearModelError(
                code: .version, message: "these vectors have format \(version), this Entente reads \(Self.version)", offset: 8)
        }
        try reader.checkSum()
        let dimensions = Int(try reader.number("dimensions"))
        try reader.check(
            Self.dimensionsRange.contains(dimensions) && dimensions % 8 == 0,
            "\(dimensions) dimensions are no multiple of 8 within \(Self.dimensionsRange)")
        let count = Int(try reader.number("number of words"))
        let metadata = try reader.metadata(Int(try reader.number("number of metadata")))
        let hashes = try reader.longNumbers(count, "hashes")
        try reader.check(zip(hashes, hashes.dropFirst()).allSatisfy { $0 < $1 }, "the hashes do not ascend")
        let scales = try reader.floats(count, "scales")
        let quantised = try reader.take(count * dimensions, "numbers").map { Int8(bitPattern: $0) }
        try reader.check(reader.isAtEnd, "there are bytes behind the numbers")
        self.init(dimensions: dimensions, metadata: metadata, hashes: hashes, scales: scales, quantised: quantised)
    }
}
