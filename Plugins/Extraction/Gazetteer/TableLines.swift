internal import EntenteKit
internal import JSON
internal import YAML

/// The lines of a list that are neither empty nor comments.
struct TableLines {
    private let bytes: [UInt8]
    private let separator: UInt8

    init(_ bytes: [UInt8], separator: UInt8 = 0x09) {
        self.bytes = bytes
        self.separator = separator
    }

    /// Calls `body` with each line, without its end. A byte order mark is skipped.
    func forEach(_ body: (TableLine) -> Void) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var number = 1
        while start < bytes.count {
            var end = start
            var (isQuoted, breaks) = (false, 0)
            // In CSV a cell in quotes may hold line breaks.
            while end < bytes.count, bytes[end] != 0x0A || isQuoted {
                if separator == UInt8(ascii: ","), bytes[end] == 0x22 { isQuoted.toggle() }
                if bytes[end] == 0x0A { breaks += 1 }
                end += 1
            }
            var last = end
            if last > start, bytes[last - 1] == 0x0D { last -= 1 }
            let line = bytes[start..<last]
            if !line.trimmed.isEmpty, line.first != UInt8(ascii: "#") { body(TableLine(bytes: line, number: number, separator: separator)) }
            start = end + 1
            number += 1 + breaks
        }
    }
}

/// One line of a list.
struct TableLine {
    let bytes: ArraySlice<UInt8>
    /// 1-based.
    let number: Int
    let separator: UInt8

    /// The cells, without blanks around; of CSV without their quotes.
    var cells: [ArraySlice<UInt8>] {
        let cells = raw.map(\.trimmed)
        return separator == 0x09 ? cells : cells.map(Self.unquoted)
    }

    /// The cells as written.
    private var raw: [ArraySlice<UInt8>] {
        if separator == 0x09 { return bytes.split(separator: 0x09, omittingEmptySubsequences: false) }
        var cells: [ArraySlice<UInt8>] = []
        var (start, isQuoted) = (bytes.startIndex, false)
        for at in bytes.indices {
            if bytes[at] == 0x22 { isQuoted.toggle() }
            if bytes[at] == separator, !isQuoted {
                cells.append(bytes[start..<at])
                start = at + 1
            }
        }
        return cells + [bytes[start...]]
    }

    /// `"a ""b"""` → `a "b"`
    private static func unquoted(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard cell.count > 1, cell.first == 0x22, cell.last == 0x22 else { return cell }
        var out: [UInt8] = []
        var wasQuote = false
        for byte in cell.dropFirst().dropLast() {
            if byte == 0x22, !wasQuote {
                wasQuote = true
            } else {
                out.append(byte)
                wasQuote = false
            }
        }
        return out[...].trimmed
    }

    /// Where a cell stands.
    func place(_ cell: Int, _ source: SourceFile) -> Diagnostic.Place {
        let raw = raw
        let text = cell < raw.count ? raw[cell] : bytes[bytes.endIndex...]
        return Diagnostic.Place(source, mark(text.startIndex), mark(text.endIndex))
    }

    private func mark(_ offset: Int) -> Mark {
        let column = bytes[bytes.startIndex..<offset].count { $0 & 0xC0 != 0x80 } + 1
        return Mark(line: number, column: column, offset: offset)
    }
}

/// Which column of a list holds what.
struct TableHeader {
    let columns: [String]
    let id, label, name, aliases, caseRule, score: Int?
    /// The columns that become attributes.
    let further: [Int]

    init(_ cells: [ArraySlice<UInt8>]) {
        let columns = cells.map { String(decoding: $0, as: UTF8.self) }
        self.columns = columns
        id = columns.firstIndex(of: "id")
        label = columns.firstIndex(of: "label")
        name = columns.firstIndex(of: "name")
        aliases = columns.firstIndex(of: "aliases")
        caseRule = columns.firstIndex(of: "case")
        score = columns.firstIndex(of: "score")
        further = columns.indices.filter { !["id", "label", "name", "aliases", "case", "score"].contains(columns[$0]) }
    }
}

/// A line of a list with its cells by column.
struct TableRow {
    let line: TableLine
    let cells: [ArraySlice<UInt8>]
    let header: TableHeader

    /// The cell of a column; empty where the list has no such column, or the line ends before it.
    subscript(column: Int?) -> ArraySlice<UInt8> {
        guard let column, column < cells.count else { return [] }
        return cells[column]
    }

    /// The further columns that are not empty.
    var attributes: JSONObject {
        var attributes = JSONObject()
        for column in header.further where !self[column].isEmpty {
            attributes[header.columns[column]] = .string(String(decoding: self[column], as: UTF8.self))
        }
        return attributes
    }
}

extension ArraySlice<UInt8> {
    /// Without spaces at both ends.
    var trimmed: ArraySlice<UInt8> {
        var (start, end) = (startIndex, endIndex)
        while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
        while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
        return self[start..<end]
    }
}
