/// Why bytes are not a model.
public struct LinearModelError: Error, Sendable, CustomStringConvertible {
    /// The kinds of damage.
    public enum Code: String, Sendable {
        case notAModel, version, truncated, checksum, invalid
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
    private let bytes: [UInt8]
    private var end: Int
    var at = 0

    init(bytes: [UInt8]) {
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
    mutating func checkSum() throws(LinearModelError) {
        guard end - at >= 8 else { throw truncated("checksum") }
        var stored: UInt64 = 0
        for i in 0..<8 { stored |= UInt64(bytes[end - 8 + i]) << UInt64(8 * i) }
        end -= 8
        guard FeatureHash.of(bytes.span.extracting(0..<end)) == stored else {
            throw LinearModelError(
                code: .checksum, message: "this model is damaged or cut off: its checksum is wrong", offset: end)
        }
    }

    mutating func take(_ count: Int, _ what: String) throws(LinearModelError) -> ArraySlice<UInt8> {
        guard count <= end - at else { throw truncated(what) }
        defer { at += count }
        return bytes[at..<(at + count)]
    }

    mutating func number(_ what: String) throws(LinearModelError) -> UInt32 {
        try take(4, what).reversed().reduce(0) { $0 << 8 | UInt32($1) }
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
        var values: [UInt32] = []
        values.reserveCapacity(count)
        for _ in 0..<count {
            let low = UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8
            values.append(low | UInt32(bytes[at + 2]) << 16 | UInt32(bytes[at + 3]) << 24)
            at += 4
        }
        return values
    }

    mutating func floats(_ count: Int, _ what: String) throws(LinearModelError) -> [Float] {
        let values = try numbers(count, what).map { Float(bitPattern: $0) }
        try check(values.allSatisfy(\.isFinite), "a number among the \(what) is not finite")
        return values
    }

    mutating func longNumbers(_ count: Int, _ what: String) throws(LinearModelError) -> [UInt64] {
        guard count <= (end - at) / 8 else { throw truncated(what) }
        let halves = try numbers(2 * count, what)
        return (0..<count).map { UInt64(halves[2 * $0]) | UInt64(halves[2 * $0 + 1]) << 32 }
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
