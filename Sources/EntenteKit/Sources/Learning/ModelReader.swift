/// Why bytes are not a model.
public struct LinearModelError: Error, Sendable, CustomStringConvertible {
    /// The kinds of damage.
    public enum Code: String, Sendable {
        case notAModel, version, truncated, checksum, invalid, unreadable
    }

    /// The kind.
    public var code: Code
    /// What is wrong, as a sentence.
    public var message: String
    /// Where, in bytes from the start.
    public var offset: Int

    /// Why bytes are not a model; `offset` in bytes from the start.
    public init(code: Code, message: String, offset: Int) {
        self.code = code
        self.message = message
        self.offset = offset
    }

    /// Message and offset.
    public var description: String { "\(message) (byte \(offset))" }
}

/// A bounds-checked cursor over a model's bytes.
struct ModelReader {
    /// Bytes of a magic word at the front of every file.
    private static let magicLength = 8

    private let bytes: ModelBytes
    private var end: Int
    private(set) var at = 0

    /// Begins to read a file: magic word, version and checksum are right, and the cursor stands behind the version. A part of
    /// an archive whose checksum was right is not summed up again. O(size).
    ///
    /// - Parameter what: the kind of file, for messages.
    static func open(_ bytes: ModelBytes, magic: [UInt8], version: UInt32, what: String) throws(LinearModelError) -> ModelReader {
        guard bytes.starts(with: magic) else {
            let message = bytes.count < magicLength ? "this file is too short for a model" : "this is no Entente \(what)"
            throw LinearModelError(code: .notAModel, message: message, offset: 0)
        }
        var reader = ModelReader(bytes)
        reader.at = magicLength
        let found = try reader.number("version")
        guard found == version else {
            throw LinearModelError(
                code: .version, message: "this \(what) has format \(found), this Entente reads \(version)", offset: magicLength)
        }
        try reader.checkSum()
        return reader
    }

    private init(_ bytes: ModelBytes) {
        self.bytes = bytes
        end = bytes.count
    }

    var isAtEnd: Bool { at == end }
    /// Bytes left.
    var rest: Int { end - at }

    func check(_ holds: Bool, _ message: @autoclosure () -> String) throws(LinearModelError) {
        if !holds { throw LinearModelError(code: .invalid, message: message(), offset: at) }
    }

    /// Compares the checksum at the end, and takes it off.
    private mutating func checkSum() throws(LinearModelError) {
        guard end - at >= 8 else { throw truncated("checksum") }
        let stored = (bytes.base + end - 8).loadUnaligned(as: UInt64.self)
        end -= 8
        let isRight = bytes.isVerified || FeatureHash.of(UnsafeRawBufferPointer(start: bytes.base, count: end)) == UInt64(littleEndian: stored)
        guard isRight else {
            throw LinearModelError(
                code: .checksum, message: "this model is damaged or cut off: its checksum is wrong", offset: end)
        }
    }

    /// The next bytes; valid as long as the reader.
    mutating func take(_ count: Int, _ what: String) throws(LinearModelError) -> UnsafeRawBufferPointer {
        guard count <= end - at else { throw truncated(what) }
        defer { at += count }
        return UnsafeRawBufferPointer(start: bytes.base + at, count: count)
    }

    /// The next bytes, to be kept.
    mutating func part(_ count: Int, _ what: String) throws(LinearModelError) -> ModelBytes {
        guard count <= end - at else { throw truncated(what) }
        defer { at += count }
        return bytes.slice(at..<(at + count), isVerified: true)
    }

    mutating func number(_ what: String) throws(LinearModelError) -> UInt32 {
        UInt32(littleEndian: try take(4, what).loadUnaligned(as: UInt32.self))
    }

    mutating func float(_ what: String) throws(LinearModelError) -> Float {
        let value = Float(bitPattern: try number(what))
        try check(value.isFinite, "a number among the \(what) is not finite")
        return value
    }

    mutating func text(_ what: String) throws(LinearModelError) -> String {
        let count = Int(try number(what))
        guard let text = String(validating: try take(count, what), as: UTF8.self) else {
            throw LinearModelError(code: .invalid, message: "a \(what) is not UTF-8", offset: at - count)
        }
        return text
    }

    mutating func numbers(_ count: Int, _ what: String) throws(LinearModelError) -> [UInt32] {
        guard count <= (end - at) / 4 else { throw truncated(what) }
        let start = try take(4 * count, what).baseAddress!
        return (0..<count).map { UInt32(littleEndian: start.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)) }
    }

    mutating func floats(_ count: Int, _ what: String) throws(LinearModelError) -> [Float] {
        let values = try numbers(count, what).map { Float(bitPattern: $0) }
        try check(values.allSatisfy(\.isFinite), "a number among the \(what) is not finite")
        return values
    }

    private func truncated(_ what: String) -> LinearModelError {
        LinearModelError(code: .truncated, message: "this model ends within its \(what)", offset: at)
    }
}

/// The parts that all kinds of models have.
extension ModelReader {
    /// Names of classes, each another.
    mutating func classNames(_ count: Int) throws(LinearModelError) -> [String] {
        var names: [String] = []
        for _ in 0..<count { names.append(try text("class name")) }
        try check(Set(names).count == count, "two classes have the same name")
        return names
    }

    /// Pairs of keys and values, each key once.
    mutating func metadata(_ count: Int) throws(LinearModelError) -> [String: String] {
        var metadata: [String: String] = [:]
        for _ in 0..<count {
            let key = try text("metadata key")
            try check(metadata[key] == nil, "the metadata key `\(key)` stands twice")
            metadata[key] = try text("metadata value")
        }
        return metadata
    }

    /// Numbers of features below 2^bits, ascending.
    mutating func features(_ count: Int, bits: Int) throws(LinearModelError) -> [UInt32] {
        let features = try numbers(count, "features")
        for i in features.indices {
            let ascends = i == 0 || features[i - 1] < features[i]
            try check(ascends && Int(features[i]) >> bits == 0, "feature \(i) is out of order or range")
        }
        return features
    }
}
