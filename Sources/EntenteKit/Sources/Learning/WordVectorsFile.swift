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
        out.put(body)
        return out.sealed()
    }

    /// Reads vectors; everything is checked, as in ``LinearModel/init(bytes:)``.
    public init(bytes: [UInt8]) throws(LinearModelError) { try self.init(ModelBytes(bytes)) }

    /// Reads a file, mapped or in memory, as ``init(bytes:)``.
    public init(_ bytes: ModelBytes) throws(LinearModelError) {
        var reader = try ModelReader.open(bytes, magic: Self.magic, version: Self.version, what: "file of word vectors")
        let dimensions = Int(try reader.number("dimensions"))
        try reader.check(
            Self.dimensionsRange.contains(dimensions) && dimensions % 8 == 0,
            "\(dimensions) dimensions are no multiple of 8 within \(Self.dimensionsRange)")
        let count = Int(try reader.number("number of words"))
        let metadata = try reader.metadata(Int(try reader.number("number of metadata")))
        let body = try reader.part(Self.size(count, dimensions), "words")
        try reader.check(reader.isAtEnd, "there are bytes behind the numbers")
        self.init(dimensions: dimensions, metadata: metadata, count: count, body: body)
        for row in 0..<count {
            try reader.check(row == 0 || hash(row - 1) < hash(row), "the hashes do not ascend")
            try reader.check(scale(row).isFinite, "a scale is not finite")
        }
    }
}
