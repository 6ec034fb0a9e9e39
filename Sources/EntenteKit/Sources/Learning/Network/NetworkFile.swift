// The file, little-endian throughout:
//   magic (8) · version, dimensions, filters, classes (UInt32 each) · temperature (Float) · parameters (Float)
//   FNV-1a hash of all before (UInt64)
extension PiecewiseNetwork {
    private static let magic: [UInt8] = Array("ENTPCNN\n".utf8)
    private static let version: UInt32 = 1
    private static let mostFilters = 4096

    /// The network as bytes; equal networks give equal bytes. O(size).
    public func encoded() -> [UInt8] {
        var out = ModelWriter(magic: Self.magic)
        out.put([Self.version, UInt32(shape.dimensions), UInt32(shape.filters), UInt32(shape.classes), temperature.bitPattern])
        out.put(parameters)
        return out.sealed()
    }

    /// Reads a network; everything is checked, as in ``LinearModel/init(bytes:)``.
    public init(bytes: [UInt8]) throws(LinearModelError) { try self.init(ModelBytes(bytes)) }

    /// Reads a file, mapped or in memory, as ``init(bytes:)``.
    public init(_ bytes: ModelBytes) throws(LinearModelError) {
        var reader = try ModelReader.open(bytes, magic: Self.magic, version: Self.version, what: "network")
        let dimensions = Int(try reader.number("dimensions"))
        let filters = Int(try reader.number("number of filters"))
        let classes = Int(try reader.number("number of classes"))
        try reader.check(WordVectors.dimensionsRange.contains(dimensions) && dimensions % 8 == 0, "\(dimensions) dimensions")
        try reader.check((8...Self.mostFilters).contains(filters) && filters % 8 == 0, "\(filters) filters")
        try reader.check((2...LinearModel.mostClasses).contains(classes), "\(classes) classes")
        let temperature = try reader.float("temperature")
        try reader.check(temperature > 0, "the temperature \(temperature) is not positive")
        let shape = Shape(dimensions: dimensions, filters: filters, classes: classes)
        let parameters = try reader.floats(Layout(shape).count, "parameters")
        try reader.check(reader.isAtEnd, "there are bytes behind the parameters")
        self.init(shape: shape, parameters: parameters)
        self.temperature = temperature
    }
}
