/// Several classifiers that belong together, such as a tagger and a parser, in one file.
///
/// ```text
/// little-endian throughout:
///   magic (8) · version, models, metadata pairs (UInt32 each) · keys and values sorted by key
///   a model: name · bits, classes, features, weights (UInt32 each) · class names
///            features ascending (UInt32) · length of each row (UInt8, 0 means 256) · exponent of each row (UInt8)
///            classes of all rows (UInt8) · weights of all rows (Int8)
///   FNV-1a hash of all before (UInt64)
/// ```
/// Texts are a UInt32 length and UTF-8.
public struct PerceptronFile: Sendable {
    private static let magic: [UInt8] = Array("ENTPERC\n".utf8)
    private static let version: UInt32 = 1
    private static let mostModels: UInt32 = 64

    /// Free key/value texts.
    public var metadata: [String: String]
    /// The classifiers, in order.
    public var models: [PerceptronModel]

    /// A file's content.
    public init(metadata: [String: String], models: [PerceptronModel]) {
        self.metadata = metadata
        self.models = models
    }

    /// The classifier of a name.
    public func model(_ name: String) -> PerceptronModel? { models.first { $0.name == name } }

    /// The file; equal contents give equal bytes. O(size).
    public func encoded() -> [UInt8] {
        var out = ModelWriter(magic: Self.magic)
        out.put([Self.version, UInt32(models.count), UInt32(metadata.count)])
        out.put(metadata)
        for model in models { Self.put(model, to: &out) }
        return out.sealed()
    }

    /// Reads a file; everything is checked, as in ``LinearModel/init(bytes:)``.
    public init(bytes: [UInt8]) throws(LinearModelError) {
        guard bytes.starts(with: Self.magic) else {
            throw LinearModelError(code: .notAModel, message: "this is no Entente perceptron model", offset: 0)
        }
        var reader = ModelReader(bytes: bytes)
        reader.at = 8
        let version = try reader.number("version")
        guard version == Self.version else {
            throw LinearModelError(
                code: .version, message: "this model has format \(version), this Entente reads \(Self.version)", offset: 8)
        }
        try reader.checkSum()
        let count = try reader.number("number of models")
        try reader.check(count <= Self.mostModels, "\(count) models are more than \(Self.mostModels)")
        let pairs = Int(try reader.number("number of metadata"))
        metadata = try reader.metadata(pairs)
        models = []
        for _ in 0..<count { models.append(try Self.model(from: &reader)) }
        try reader.check(reader.isAtEnd, "there are bytes behind the weights")
    }

    private static func put(_ model: PerceptronModel, to out: inout ModelWriter) {
        out.put(model.name)
        out.put([UInt32(model.bits), UInt32(model.classes.count), UInt32(model.features.count), UInt32(model.entries.count)])
        for name in model.classes { out.put(name) }
        out.put(model.features)
        let lengths = zip(model.starts, model.starts.dropFirst()).map { UInt8(truncatingIfNeeded: $1 - $0) }
        out.put(bytes: lengths)
        out.put(bytes: model.shifts)
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
        let count = Int(try reader.number("number of weights"))
        let classes = try reader.classNames(k)
        let features = try reader.features(rows, bits: bits)
        let lengths = try reader.take(rows, "lengths of rows")
        var starts: [UInt32] = [0]
        starts.reserveCapacity(rows + 1)
        for length in lengths {
            let next = starts[starts.count - 1].addingReportingOverflow(length == 0 ? 256 : UInt32(length))
            try reader.check(!next.overflow, "there are too many weights")
            starts.append(next.partialValue)
        }
        try reader.check(Int(starts[rows]) == count, "the rows have \(starts[rows]) weights, not \(count)")
        let shifts = Array(try reader.take(rows, "exponents of rows"))
        try reader.check(shifts.allSatisfy { $0 <= PerceptronModel.mostShift }, "an exponent is above \(PerceptronModel.mostShift)")
        let labels = try reader.take(count, "classes of weights")
        try reader.check(labels.allSatisfy { $0 < k }, "a weight is for a class that the model does not have")
        let weights = try reader.take(count, "weights")
        return PerceptronModel(
            name: name, classes: classes, bits: bits, features: features, starts: starts, shifts: shifts,
            entries: zip(labels, weights).map { .init(label: $0, weight: Int8(bitPattern: $1)) })
    }
}
