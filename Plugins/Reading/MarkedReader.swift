public import EntenteKit
internal import JSON

/// Reads marked sentences, one document a line: `LABEL<TAB>[Serbia|source] thanked [China|target].`
///
/// Each mark becomes a mention labelled ACTOR, and the line a relation with the marks' roles as its arguments. Where the
/// marks are numbered, the label lists pairs: `1>2 ACCUSE; 2=3 CONSULT`; every other pair is `NONE`. Blank lines and
/// lines that start with `#` are left out. The id is `FILE#LINE`. What `entente train relations` learns from.
public struct MarkedReader: Reader {
    /// Options of `read.marked`.
    public struct Settings: StageSettings {
        @Setting("Files, folders or patterns such as training/*.tsv.") var paths: [String] = []
        @Setting("How much each sentence counts in training, as meta.weight; 1 is left out.", in: 0.0001...1000)
        var weight = 1.0
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "read.marked",
        summary: "Reads labelled sentences with marks round the parties: LABEL, a tab, [Serbia|source] thanked [China|target].",
        provides: [.mentions, .relations])
    public static let fileEndings = [".tsv"]

    public let paths: [String]
    private let weight: Double

    public init(settings: Settings) throws(Diagnostics) {
        paths = settings.paths
        weight = settings.weight
    }

    public func open(_ file: any ByteSource, limit: Int) throws(StageError) -> any RecordCursor {
        MarkedLineCursor(lines: LineCursor(file: file, limit: limit))
    }

    public func document(from record: Record) throws(StageError) -> Document {
        guard let tab = record.bytes.firstIndex(of: 0x09), tab > 0 else {
            throw StageError(.badInput, "the line has no label", hint: "write LABEL, a tab, and the sentence", offset: 0)
        }
        let label = String(decoding: record.bytes[..<tab], as: UTF8.self)
        let sentence = try MarkedSentence(record.bytes[(tab + 1)...])
        var document = Document(
            id: "\(record.file)#\(record.line ?? 1)", text: try Text(validating: sentence.bytes), meta: record.meta)
        if weight != 1 { document.meta.insert(JSONValue(weight), forNew: "weight") }
        let ids = sentence.marks.indices.map { "m\($0 + 1)" }
        document.add(mentions: zip(ids, sentence.marks).map { Mention(id: $0, $1.range, "ACTOR", by: "gold") })
        document.add(relations: try relations(label, sentence.marks.map(\.role), ids))
        document.layers.formUnion([.mentions, .relations])
        return document
    }

    /// One relation with the roles that the marks name, or one a pair where the marks are numbers.
    private func relations(_ label: String, _ roles: [String], _ ids: [String]) throws(StageError) -> [Relation] {
        guard roles == roles.indices.map({ String($0 + 1) }) else {
            return [Relation(label, zip(roles, ids).map { .init($0, $1) }, by: "gold")]
        }
        return try PairLabels(label, count: ids.count).all.map { pair in
            Relation(pair.label, [.init("source", ids[pair.source]), .init("target", ids[pair.target])], by: "gold")
        }
    }
}

/// Lines that are no comments, without carriage returns at their ends.
private struct MarkedLineCursor: RecordCursor {
    var lines: LineCursor

    mutating func next() throws(RecordFailure) -> Record? {
        while var record = try lines.next() {
            if record.bytes.last == 0x0D { record.bytes.removeLast() }
            if record.bytes.first != 0x23 { return record }
        }
        return nil
    }
}

/// A sentence with its marks taken out.
private struct MarkedSentence {
    var bytes: [UInt8] = []
    var marks: [(range: TextRange, role: String)] = []

    /// A bracket without a bar inside is text.
    init(_ marked: ArraySlice<UInt8>) throws(StageError) {
        var at = marked.startIndex
        while at < marked.endIndex {
            if marked[at] == 0x5B, let mark = MarkedSentence.mark(in: marked[at...]) {
                let start = bytes.count
                bytes += marked[(at + 1)..<mark.bar]
                let role = String(decoding: marked[(mark.bar + 1)..<mark.close], as: UTF8.self)
                marks.append((TextRange(start, bytes.count), role))
                at = mark.close + 1
            } else {
                bytes.append(marked[at])
                at += 1
            }
        }
        guard !marks.isEmpty else {
            throw StageError(
                .badInput, "the sentence marks no party", hint: "write [Serbia|source] and [China|target]",
                offset: marked.startIndex)
        }
    }

    /// The bar and the closing bracket of a mark that opens at the start of `rest`.
    private static func mark(in rest: ArraySlice<UInt8>) -> (bar: Int, close: Int)? {
        guard let close = rest.firstIndex(of: 0x5D), let bar = rest[..<close].lastIndex(of: 0x7C) else { return nil }
        let isPlain = !rest[(rest.startIndex + 1)..<close].contains(0x5B)
        return isPlain && bar > rest.startIndex + 1 && bar + 1 < close ? (bar, close) : nil
    }
}
