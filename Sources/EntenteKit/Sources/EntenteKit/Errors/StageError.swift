/// A failure on one document: what happened, where in it, and what to do.
///
/// The runner adds the document's id, file and line, and stops the run or sets the document aside.
public struct StageError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure; raw values appear in quarantine files.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The code as quarantine files have it.
        public let rawValue: String
        /// A code of a stage's own, in snake_case.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The bytes are no text: invalid UTF-8 or a NUL.
        public static let badText = Code(rawValue: "bad_text")
        /// The input is not in the format that the reader expects.
        public static let badInput = Code(rawValue: "bad_input")
        /// A limit was reached: size, depth, time, matching effort.
        public static let limit = Code(rawValue: "limit")
        /// A file could not be read or written.
        public static let io = Code(rawValue: "io")
        /// The stage broke its contract.
        public static let stage = Code(rawValue: "stage")
    }

    /// What kind of failure.
    public var code: Code
    /// What happened and why, without the document's name.
    public var message: String
    /// What to do about it.
    public var hint: String?
    /// Where: a UTF-8 byte offset into the record or the text.
    public var offset: Int?
    /// The rule at work.
    public var rule: String?
    /// Where, for people: a place in the record, for readers of formats in lines.
    public var place: Place?

    /// A line and a column of a record.
    public struct Place: Sendable, Hashable {
        /// 1-based, counted from the record's first line.
        public var line: Int
        /// 1-based, in Unicode scalars.
        public var column: Int

        /// A line and a column.
        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }

        /// The place of a byte. O(offset).
        public init(ofByte offset: Int, in bytes: some RandomAccessCollection<UInt8>) {
            let before = bytes.prefix(max(0, offset))
            let line = before.lastIndex(of: 0x0A).map { before[before.index(after: $0)...] } ?? before[...]
            self.line = 1 + before.count { $0 == 0x0A }
            column = 1 + line.count { $0 & 0xC0 != 0x80 }
        }
    }

    /// A failure on one document.
    public init(
        _ code: Code, _ message: String, hint: String? = nil, offset: Int? = nil, rule: String? = nil, place: Place? = nil
    ) {
        self.code = code
        self.message = message
        self.hint = hint
        self.offset = offset
        self.rule = rule
        self.place = place
    }

    public var description: String {
        let name = rule.map { "rule \($0): " } ?? ""
        return hint.map { "\(name)\(message); \($0)" } ?? name + message
    }
}
