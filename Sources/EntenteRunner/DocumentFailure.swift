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
    public var error: StageError

    /// `file:line`, or the file alone for a text that is a whole file.
    public var place: String { record.line > 1 || record.offset > 0 || record.file.hasSuffix(".jsonl") ? "\(record.file):\(record.line)" : record.file }

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
        line["line"] = .number("\(record.line)")
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
        return Array(JSONValue.object(line).description.utf8) + [UInt8(ascii: "\n")]
    }
}

/// RFC 4648, without Foundation.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            var four: [UInt8] = []
            for _ in 0..<4 {
                four.insert(alphabet[bits & 63], at: 0)
                bits >>= 6
            }
            for padding in 0..<(3 - group.count) { four[3 - padding] = UInt8(ascii: "=") }
            out += four
        }
        return String(decoding: out, as: UTF8.self)
    }
}
