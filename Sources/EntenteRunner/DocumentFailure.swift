public import EntenteKit
internal import JSON

/// A document that failed: where it came from, at which stage, and why.
public struct DocumentFailure: Error, Sendable, CustomStringConvertible {
    /// The document's id, if it got that far.
    public var id: String?
    /// Where its bytes stand.
    public var record: Record
    /// The stage at work; `nil` while reading.
    public var stage: String?
    /// What went wrong.
    public var error: StageError
    /// Whether the record holds only the head of its bytes.
    public var isCut: Bool

    /// A failure before a document was made, unless it has an id.
    public init(id: String? = nil, record: Record, stage: String? = nil, error: StageError, isCut: Bool = false) {
        self.id = id
        self.record = record
        self.stage = stage
        self.error = error
        self.isCut = isCut
    }

    /// `file:line:column` where the reader says so, else `file:line`, or the file alone for a text that is a whole file.
    public var place: String {
        let file = record.file == "-" ? "standard input" : record.file
        if let place = error.place { return "\(file):\((record.line ?? 1) + place.line - 1):\(place.column)" }
        return record.line.map { "\(file):\($0)" } ?? file
    }

    public var description: String {
        let name = id.map { $0.hasPrefix(record.file) ? "" : " (document \($0))" } ?? ""
        let during = stage.map { " in \($0)" } ?? ""
        return "\(place)\(name): error\(during): \(error)"
    }

    /// One line of a quarantine file, with the raw bytes so that the document can be tried again.
    func quarantineLine() -> [UInt8] {
        var line = JSONObject()
        line["id"] = id.map { .string($0) } ?? .null
        line["file"] = .string(record.file)
        line["line"] = record.line.map { JSONValue($0) } ?? .null
        line["offset"] = .number("\(record.offset)")
        line["stage"] = stage.map { .string($0) } ?? .null
        var reason: JSONObject = ["code": .string(error.code.rawValue), "message": .string(error.message)]
        if let rule = error.rule { reason["rule"] = .string(rule) }
        if let offset = error.offset { reason["byte"] = .number("\(offset)") }
        if let hint = error.hint { reason["hint"] = .string(hint) }
        line["error"] = .object(reason)
        if let text = try? Text(validating: record.bytes) {
            line["raw"] = .string(text.string(text.range))
        } else {
            line["raw_base64"] = .string(Base64.encode(record.bytes))
        }
        if isCut { line["raw_is_cut"] = .bool(true) }
        return Array(JSONValue.object(line).description.utf8) + [UInt8(ascii: "\n")]
    }
}

/// RFC 4648, without Foundation.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count + 2) / 3 * 4) { out in
            var at = 0
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let count = min(3, bytes.count - start)
                var bits = 0
                for index in 0..<3 { bits = bits << 8 | (index < count ? Int(bytes[start + index]) : 0) }
                for index in 0..<4 {
                    out[at + index] = index <= count ? alphabet[bits >> (18 - 6 * index) & 63] : UInt8(ascii: "=")
                }
                at += 4
            }
            return at
        }
    }
}
