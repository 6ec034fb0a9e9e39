/// Several classifiers that belong together, such as a tagger and a parser, in one file.
///
/// ```text
/// little-endian throughout:
///   magic (8) · version, models, tables, metadata pairs (UInt32 each) · keys and values sorted by key
///   a model: name · bits, classes, features, weights (UInt32 each) · class names
///            bytes of the gaps (UInt32) · gaps: how many numbers are left out before each feature, ascending (LEB128)
///            length of each row (UInt8, 0 means 256) · exponent of each row (a bit, the first row's lowest)
///            classes of all rows (UInt8) · weights of all rows (Int8)
///   a table: name · entries (UInt32) · keys ascending (UInt32) · values (two bytes each)
///   FNV-1a hash of all before (UInt64)
/// ```
/// Texts are a UInt32 length and UTF-8.
public struct PerceptronFile: Sendable {
    private static let magic: [UInt8] = Array("ENTPERC\n".utf8)
    private static let version: UInt32 = 1
    private static let mostParts: UInt32 = 64

    /// Free key/value texts.
    public var metadata: [String: String]
    /// The classifiers, in order.
    public var models: [PerceptronModel]
    /// What the features need to know of words, by name.
    public var tables: [String: HashedTable]

    /// A file's content.
    public init(metadata: [String: String], models: [PerceptronModel], tables: [String: HashedTable] = [:]) {
        self.metadata = metadata
        self.models = models
        self.tables = tables
    }

    /// The classifier of a name.
    public func model(_ name: String) -> PerceptronModel? { models.first { $0.name == name } }

    /// The file; equal contents give equal bytes. O(size).
    public func encoded() -> [UInt8] {
        var out = ModelWriter(magic: Self.magic)
        out.put([Self.version, UInt32(models.count), UInt32(tables.count), UInt32(metadata.count)])
        out.put(metadata)
        for model in models { Self.put(model, to: &out) }
        for (name, table) in tables.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            out.put(name)
            out.put(UInt32(table.count))
            out.put(table.keys)
            out.put(bytes: table.values.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
        }
        return out.sealed()
    }

    /// Reads a file; everything is checked, as in ``LinearModel/init(bytes:)``.
    public init(bytes: [UInt8]) throws(LinearModelError) { try self.init(ModelBytes(bytes)) }

    /// Reads a file, mapped or in memory, as ``init(bytes:)``.
    public init(_ bytes: ModelBytes) throws(LinearModelError) {
        var reader = try ModelReader.open(bytes, magic: Self.magic, version: Self.version, what: "perceptron model")
        let count = try reader.number("number of models")
        let tableCount = try reader.number("number of tables")
        try reader.check(max(count, tableCount) <= Self.mostParts, "\(max(count, tableCount)) parts are more than \(Self.mostParts)")
        let pairs = Int(try reader.number("number of metadata"))
        metadata = try reader.metadata(pairs)
        models = []
        tables = [:]
        for _ in 0..<count { models.append(try Self.model(from: &reader)) }
        for _ in 0..<tableCount {
            let name = try reader.text("name of a table")
            let entries = Int(try reader.number("number of entries"))
            let keys = try reader.features(entries, bits: HashedTable.bits)
            let bytes = Array(try reader.take(2 * entries, "values of a table"))
            let values = keys.indices.map { UInt16(bytes[2 * $0]) | UInt16(bytes[2 * $0 + 1]) << 8 }
            tables[name] = HashedTable(keys: keys, values: values)
        }
        try reader.check(reader.isAtEnd, "there are bytes behind the weights")
    }

    private static func put(_ model: PerceptronModel, to out: inout ModelWriter) {
        out.put(model.name)
        out.put([UInt32(model.bits), UInt32(model.classes.count), UInt32(model.features.count), UInt32(model.entries.count)])
        for name in model.classes { out.put(name) }
        let gaps = FeatureGaps.encoded(model.features)
        out.put(UInt32(gaps.count))
        out.put(bytes: gaps)
        let lengths = zip(model.starts, model.starts.dropFirst()).map { UInt8(truncatingIfNeeded: $1 - $0) }
        out.put(bytes: lengths)
        var bits = [UInt8](repeating: 0, count: (model.shifts.count + 7) / 8)
        for (row, shift) in model.shifts.enumerated() { bits[row / 8] |= shift << UInt8(row % 8) }
        out.put(bytes: bits)
        out.put(bytes: model.entries.map(\.label))
        out.put(model.entries.map(\.weight))
    }

    private static func model(from reader: inout ModelReader) throws(LinearModelError) -> PerceptronModel {
        let name = try reader.text("name of a model")
        let bits = Int(try reader.number("hash bits"))
        try reader.check(PerceptronModel.bitsRange.contains(bits), "hash bits \(bits) are not within \(PerceptronModel.bitsRange)")
        let k = Int(try reader.number("number of classes"))
        try reader.check(
            (1...PerceptronModel.mostClasses).contains(k), "\(k) classes are not within 1...\(PerceptronModel.mostClasses)")
        let rows = Int(try reader.number("number of features"))
        try reader.check(rows <= 1 << bits, "\(rows) features do not fit into 2^\(bits)")
        try reader.check(rows <= reader.rest, "\(rows) features do not fit into the file")
        let count = Int(try reader.number("number of weights"))
        let classes = try reader.classNames(k)
        let gaps = try reader.take(Int(try reader.number("bytes of gaps")), "gaps between features")
        guard let features = FeatureGaps.decoded(gaps, count: rows, bits: bits) else {
            throw LinearModelError(code: .invalid, message: "the gaps do not lead to \(rows) features below 2^\(bits)", offset: reader.at)
        }
        let lengths = try reader.take(rows, "lengths of rows")
        var starts: [UInt32] = [0]
        starts.reserveCapacity(rows + 1)
        for length in lengths {
            let next = starts[starts.count - 1].addingReportingOverflow(length == 0 ? 256 : UInt32(length))
            try reader.check(!next.overflow, "there are too many weights")
            starts.append(next.partialValue)
        }
        try reader.check(Int(starts[rows]) == count, "the rows have \(starts[rows]) weights, not \(count)")
        let packed = Array(try reader.take((rows + 7) / 8, "exponents of rows"))
        let shifts = (0..<rows).map { packed[$0 / 8] >> UInt8($0 % 8) & 1 }
        let labels = try reader.take(count, "classes of weights")
        try reader.check(labels.allSatisfy { $0 < k }, "a weight is for a class that the model does not have")
        let weights = try reader.take(count, "weights")
        return PerceptronModel(
            name: name, classes: classes, bits: bits, features: features, starts: starts, shifts: shifts,
            entries: zip(labels, weights).map { .init(label: $0, weight: Int8(bitPattern: $1)) })
    }
}
