internal import EntenteKit

/// Cuts a record into lines and fields without copying: slices keep their places in the record, for messages.
struct RecordLines {
    let bytes: [UInt8]

    /// Every line without its end; a carriage return before a line feed belongs to the end.
    func forEach(_ body: (ArraySlice<UInt8>) throws(StageError) -> Void) throws(StageError) {
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let hasReturn = end > start && bytes[end - 1] == 0x0D
            try body(bytes[start..<(hasReturn ? end - 1 : end)])
            start = end + 1
        }
    }

    /// An error at a byte of the record, with line and column.
    func error(_ message: String, hint: String? = nil, at offset: Int) -> StageError {
        StageError(.badInput, message, hint: hint, offset: offset, place: .init(ofByte: offset, in: bytes))
    }
}

extension ArraySlice<UInt8> {
    /// The parts between separators, empty ones too, at most `limit` of them.
    func fields(_ separator: UInt8, limit: Int = .max) -> [ArraySlice<UInt8>] {
        split(separator: separator, maxSplits: limit - 1, omittingEmptySubsequences: false)
    }

    /// As text; what is not UTF-8 becomes U+FFFD.
    var string: String { String(decoding: self, as: UTF8.self) }

    /// A short piece as text, for messages.
    var quoted: String {
        let head = prefix(60)
        return "\"\(String(decoding: head, as: UTF8.self))\(head.count < count ? "…" : "")\""
    }

    /// A number in decimal digits below 2^31.
    var number: Int? {
        guard !isEmpty, count < 10 else { return nil }
        var value = 0
        for byte in self {
            guard byte &- 0x30 < 10 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    func starts(with text: StaticString) -> Bool {
        text.withUTF8Buffer { starts(with: $0) }
    }
}
