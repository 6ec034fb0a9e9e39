internal import EntenteKit
internal import JSON
internal import YAML

/// The lines of a list that are neither empty nor comments.
struct TableLines {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Calls `body` with each line, without its end. A byte order mark is skipped.
    func forEach(_ body: (TableLine) -> Void) {
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var number = 1
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            var last = end
            if last > start, bytes[last - 1] == 0x0D { last -= 1 }
            let line = bytes[start..<last]
            if !line.trimmed.isEmpty, line.first != UInt8(ascii: "#") { body(TableLine(bytes: line, number: number)) }
            start = end + 1
            number += 1
        }
    }
}

/// One line of a list.
struct TableLine {
    let bytes: ArraySlice<UInt8>
    /// 1-based.
    let number: Int

    /// The cells between tabs, without blanks around.
    var cells: [ArraySlice<UInt8>] {
        bytes.split(separator: 0x09, omittingEmptySubsequences: false).map(\.trimmed)
    }

    /// Where a cell stands.
    func place(_ cell: Int, _ source: SourceFile) -> Diagnostic.Place {
        let raw = bytes.split(separator: 0x09, omittingEmptySubsequences: false)
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
    let id, label, name, aliases, caseRule: Int?
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
        further = columns.indices.filter { !["id", "label", "name", "aliases", "case"].contains(columns[$0]) }
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
