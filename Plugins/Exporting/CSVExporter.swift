public import EntenteKit
internal import JSON

/// Writes relations or mentions as a table: RFC 4180, UTF-8, a header line.
///
/// `start` and `end` are UTF-8 byte offsets. Roles beyond source and target, and attributes, stand in one cell each as
/// `name=value; name=value`; layers that are no rows of the table are left out.
public struct CSVExporter: Exporter {
    enum Table: String, SettingChoice { case relations, mentions }
    enum Delimiter: String, SettingChoice { case comma, semicolon, tab }

    /// Options of `export.csv`.
    public struct Settings: StageSettings {
        @Setting("The file; relative to the pipeline's folder, or to --output DIR.") var path: String
        @Setting("What is a row.") var table = Table.relations
        @Setting("What stands between cells.") var delimiter = Delimiter.comma
        @Setting("Labels of mentions and relations that are no rows.") var leaveOut: [String] = []
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "export.csv", summary: "Writes relations or mentions as a CSV table; positions are UTF-8 byte offsets.")

    public let outputs: [String]
    private let table: Table
    private let delimiter: UInt8
    private let leaveOut: Set<String>

    public init(settings: Settings) throws(Diagnostics) {
        outputs = [settings.path]
        table = settings.table
        leaveOut = Set(settings.leaveOut)
        delimiter = switch settings.delimiter {
        case .comma: UInt8(ascii: ",")
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        }
    }

    public func header(of index: Int) -> [UInt8] {
        var row = CSVRow(delimiter: delimiter)
        for name in table == .relations ? RelationTable.columns : MentionTable.columns { row.add(name) }
        return row.finished
    }

    public func append(_ document: borrowing Document, to outputs: inout [[UInt8]]) throws(StageError) {
        switch table {
        case .relations: RelationTable.append(document, delimiter, leaveOut, to: &outputs[0])
        case .mentions: MentionTable.append(document, delimiter, leaveOut, to: &outputs[0])
        }
    }
}

/// One line of a table.
struct CSVRow {
    private let delimiter: UInt8
    private var bytes: [UInt8] = []
    private var isFirst = true

    init(delimiter: UInt8) { self.delimiter = delimiter }

    /// Adds a cell; quotes it if it holds a delimiter, a quote or a line end.
    mutating func add(_ cell: String) {
        if !isFirst { bytes.append(delimiter) }
        isFirst = false
        let needsQuotes = cell.utf8.contains { $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else { return bytes.append(contentsOf: cell.utf8) }
        bytes.append(UInt8(ascii: "\""))
        for byte in cell.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    var finished: [UInt8] { bytes + [0x0D, 0x0A] }
}

private enum RelationTable {
    static let columns = [
        "document", "published", "id", "label", "source", "source_text", "target", "target_text", "arguments", "attributes",
        "trigger", "sentence", "start", "end", "score", "by",
    ]

    static func append(_ document: borrowing Document, _ delimiter: UInt8, _ leaveOut: Set<String>, to bytes: inout [UInt8]) {
        if document.relations.isEmpty { return }
        let index = document.mentionIndices()
        let (text, mentions) = (document.text, document.mentions)
        func mention(_ id: String?) -> Mention? { id.flatMap { index[$0] }.map { mentions[$0] } }
        for relation in document.relations where !leaveOut.contains(relation.label ?? "") {
            let source = mention(relation.argument("source"))
            let target = mention(relation.argument("target"))
            let others = relation.arguments.filter { $0.role != "source" && $0.role != "target" }
            let sentence = relation.sentence.flatMap { document.sentences.indices.contains($0) ? document.sentences[$0] : nil }
            var row = CSVRow(delimiter: delimiter)
            row.add(document.id)
            row.add(document.published ?? "")
            row.add(relation.id)
            row.add(relation.label ?? "")
            row.add(party(source))
            row.add(source.map { text.string($0.range) } ?? "")
            row.add(party(target))
            row.add(target.map { text.string($0.range) } ?? "")
            row.add(others.map { "\($0.role)=\(mention($0.mention).map { text.string($0.range) } ?? $0.mention)" }.joined(separator: "; "))
            row.add(relation.attributes.map { "\($0.key)=\($0.value.plainText)" }.joined(separator: "; "))
            row.add(relation.trigger.map { text.string($0) } ?? "")
            row.add(sentence.map { text.string($0) } ?? "")
            row.add(sentence.map { "\($0.start)" } ?? "")
            row.add(sentence.map { "\($0.end)" } ?? "")
            row.add(relation.score.map { JSONValue($0).description } ?? "")
            row.add(relation.by)
            bytes += row.finished
        }
    }

    /// Whom a mention stands for: the state it acts for, else its entity.
    private static func party(_ mention: Mention?) -> String {
        guard let mention else { return "" }
        return mention.attributes["state"]?.string ?? mention.entity ?? ""
    }
}

private enum MentionTable {
    static let columns = ["document", "id", "label", "text", "entity", "attributes", "start", "end", "score", "by"]

    static func append(_ document: borrowing Document, _ delimiter: UInt8, _ leaveOut: Set<String>, to bytes: inout [UInt8]) {
        let text = document.text
        for mention in document.mentions where !leaveOut.contains(mention.label) {
            var row = CSVRow(delimiter: delimiter)
            row.add(document.id)
            row.add(mention.id)
            row.add(mention.label)
            row.add(text.string(mention.range))
            row.add(mention.entity ?? "")
            row.add(mention.attributes.map { "\($0.key)=\($0.value.plainText)" }.joined(separator: "; "))
            row.add("\(mention.range.start)")
            row.add("\(mention.range.end)")
            row.add(JSONValue(mention.score).description)
            row.add(mention.by)
            bytes += row.finished
        }
    }
}

extension JSONValue {
    /// A string as it is, anything else as JSON.
    fileprivate var plainText: String { string ?? description }
}
