internal import EntenteKit
internal import JSON
internal import YAML

/// What is known of a name's bearer: a row of a list.
///
/// A class, because a mention takes a few of its fields: a copy of a structure would count the references of all.
final class NameRecord: Sendable {
    /// The entity; empty where the list has no ids.
    let id: String
    let label: String
    /// The usual name.
    let name: String
    let attributes: JSONObject
    /// Provenance: `extract.gazetteer/LIST`.
    let by: String
    /// Weight among the bearers of a name; not negative.
    let score: Float

    init(id: String, label: String, name: String, attributes: JSONObject, by: String, score: Float = 1) {
        (self.id, self.label, self.name, self.attributes, self.by, self.score) = (id, label, name, attributes, by, score)
    }
}

/// A spelling of a name.
struct NameSurface {
    let bytes: ArraySlice<UInt8>
    let record: UInt32
    let foldsCase: Bool
}

/// Reads lists of names and collects what is wrong with them.
struct GazetteerReader {
    private(set) var records: [NameRecord] = []
    private(set) var surfaces: [NameSurface] = []
    var findings: [Diagnostic] = []
    private let label: String
    private let foldsCase: Bool
    /// More findings in one file than this help nobody.
    private static let limit = 20

    init(label: String, foldsCase: Bool) {
        self.label = label
        self.foldsCase = foldsCase
    }

    /// Reads a file by its ending: `.actors.txt` is of PETRARCH, `.txt` has a name a line, `.jsonl` and `.csv` are what
    /// they say, everything else is TSV.
    mutating func read(_ file: ResourceFile, _ bytes: [UInt8]) {
        do throws(Diagnostics) {
            let source = SourceFile(path: file.path, bytes: bytes)
            let isText = (try? Text(validating: bytes)) != nil
            guard isText else { throw Diagnostics("\(file.name) is not UTF-8 text", hint: "convert it with iconv") }
            let before = findings.count
            let by = "extract.gazetteer/" + file.stem
            switch file.name {
            case let name where name.hasSuffix(".actors.txt"): readPetrarch(source, by)
            case let name where name.hasSuffix(".txt"): readPlain(source, by)
            case let name where name.hasSuffix(".jsonl"): readJSONL(source, by)
            default: readTable(source, file.name, by)
            }
            if findings.count > before + Self.limit {
                let more = findings.count - before - Self.limit
                findings.removeLast(more)
                findings.append(Diagnostic(.error, "\(file.name) has \(more) more errors"))
            }
        } catch { findings += error.all }
    }

    /// Names that stand in the settings.
    mutating func read(names: [String]) {
        if !names.isEmpty, label.isEmpty { findings.append(Self.noLabel(nil)) }
        for name in names { add(Array(name.utf8)[...], id: "", label: label, attributes: [:], by: "extract.gazetteer/names") }
    }

    private mutating func readPlain(_ source: SourceFile, _ by: String) {
        if label.isEmpty { findings.append(Self.noLabel(.init(source, Mark(line: 1, column: 1, offset: 0)))) }
        TableLines(source.bytes).forEach { line in
            add(line.bytes, id: "", label: label, attributes: [:], by: by)
        }
    }

    private mutating func add(_ name: ArraySlice<UInt8>, id: String, label: String, attributes: JSONObject, by: String) {
        surfaces.append(NameSurface(bytes: name, record: UInt32(records.count), foldsCase: foldsCase))
        let text = String(decoding: name, as: UTF8.self)
        records.append(NameRecord(id: id, label: label, name: text, attributes: attributes, by: by))
    }

    /// An entry of a list that is no table.
    struct NewEntry {
        /// Empty for none; an empty label is the one of the settings.
        var id, label, name: String
        /// Spellings, each with its case rule; nil for that of the settings.
        var surfaces: [(text: String, foldsCase: Bool?)]
        var attributes: JSONObject
        var score: Float
    }

    mutating func add(_ entry: NewEntry, _ by: String, _ place: Diagnostic.Place) {
        let label = entry.label.isEmpty ? self.label : entry.label
        if label.isEmpty { findings.append(Self.noLabel(place)) }
        for surface in entry.surfaces {
            surfaces.append(NameSurface(
                bytes: Array(surface.text.utf8)[...], record: UInt32(records.count), foldsCase: surface.foldsCase ?? foldsCase))
        }
        records.append(NameRecord(
            id: entry.id, label: label, name: entry.name, attributes: entry.attributes, by: by, score: entry.score))
    }

    mutating func fail(_ message: String, _ hint: String?, _ place: Diagnostic.Place) {
        findings.append(Diagnostic(.error, message, hint: hint, at: place))
    }

    private mutating func readTable(_ source: SourceFile, _ name: String, _ by: String) {
        var header: TableHeader?
        TableLines(source.bytes, separator: name.hasSuffix(".csv") ? UInt8(ascii: ",") : 0x09).forEach { line in
            if let header { readRow(line, header, source, by) } else { header = readHeader(line, source) }
        }
        if header == nil {
            let hint = "name the columns: id, label, name, aliases"
            findings.append(Diagnostic(.error, "\(name) has no header line", hint: hint))
        }
    }

    private mutating func readHeader(_ line: TableLine, _ source: SourceFile) -> TableHeader {
        let header = TableHeader(line.cells)
        if header.name == nil {
            findings.append(Diagnostic(
                .error, "the header has no column \"name\"", hint: "columns here: " + header.columns.joined(separator: ", "),
                at: line.place(0, source)))
        }
        for (index, column) in header.columns.enumerated() where header.columns[..<index].contains(column) {
            findings.append(Diagnostic(.error, "a second column is called \"\(column)\"", at: line.place(index, source)))
        }
        return header
    }

    private mutating func readRow(_ line: TableLine, _ header: TableHeader, _ source: SourceFile, _ by: String) {
        let row = TableRow(line: line, cells: line.cells, header: header)
        guard header.name != nil, isSound(row, source) else { return }
        let label = row[header.label].isEmpty ? self.label : String(decoding: row[header.label], as: UTF8.self)
        if label.isEmpty { findings.append(Self.noLabel(line.place(header.label ?? 0, source))) }
        addSurfaces(of: row, foldsCase: caseRule(of: row, source))
        records.append(NameRecord(
            id: String(decoding: row[header.id], as: UTF8.self), label: label,
            name: String(decoding: row[header.name], as: UTF8.self), attributes: row.attributes, by: by,
            score: score(of: row, source)))
    }

    /// Whether a row has a name and no more cells than there are columns.
    private mutating func isSound(_ row: TableRow, _ source: SourceFile) -> Bool {
        let columns = row.header.columns.count
        if row.cells.count > columns {
            findings.append(Diagnostic(
                .error, "\(row.cells.count) cells, but the header has \(columns) columns", at: row.line.place(columns, source)))
            return false
        }
        if row[row.header.name].isEmpty {
            let column = min(row.header.name ?? 0, row.cells.count - 1)
            findings.append(Diagnostic(.error, "the name is empty", at: row.line.place(column, source)))
            return false
        }
        return true
    }

    /// Whether case does not count for a row.
    private mutating func caseRule(of row: TableRow, _ source: SourceFile) -> Bool {
        guard let column = row.header.caseRule, !row[column].isEmpty else { return foldsCase }
        let rule = String(decoding: row[column], as: UTF8.self)
        if let known = GazetteerExtractor.Case(rawValue: rule) { return known == .fold }
        findings.append(Diagnostic(
            .error, "unknown case rule \"\(rule)\"", hint: "write exact or fold", at: row.line.place(column, source)))
        return foldsCase
    }

    /// The weight of a row among the bearers of its name.
    private mutating func score(of row: TableRow, _ source: SourceFile) -> Float {
        guard let column = row.header.score, !row[column].isEmpty else { return 1 }
        if let score = Float(String(decoding: row[column], as: UTF8.self)), score >= 0, score.isFinite { return score }
        findings.append(Diagnostic(.error, "the score is no number from 0 up", at: row.line.place(column, source)))
        return 1
    }

    /// The name and its aliases as spellings of the record that comes next.
    private mutating func addSurfaces(of row: TableRow, foldsCase: Bool) {
        let record = UInt32(records.count)
        surfaces.append(NameSurface(bytes: row[row.header.name], record: record, foldsCase: foldsCase))
        for alias in row[row.header.aliases].split(separator: UInt8(ascii: "|")) {
            let alias = alias.trimmed
            if !alias.isEmpty { surfaces.append(NameSurface(bytes: alias, record: record, foldsCase: foldsCase)) }
        }
    }

    private static func noLabel(_ place: Diagnostic.Place?) -> Diagnostic {
        Diagnostic(.error, "the name has no label", hint: "give the list a column label, or set label", at: place)
    }
}
