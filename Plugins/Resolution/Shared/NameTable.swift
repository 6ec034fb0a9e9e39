internal import EntenteKit

/// Names with what they stand for, for texts outside the document: its source, its title, a speaker's name.
struct NameTable: Sendable {
    struct Bearer: Sendable {
        var id: String
        var label: String
        var name: String
        var state: String?
    }

    private var table = PhraseTable<Int>()
    private var bearers: [Bearer] = []
    private var byID: [String: Int] = [:]

    /// Adds the rows of a list: tab-separated, with a head line that names at least `id` and `name`.
    mutating func read(_ file: ResourceFile) throws(Diagnostics) {
        let bytes = try file.bytes(limit: 64 << 20)
        var columns: [String: Int] = [:]
        for line in bytes.split(separator: 0x0A) where line.first != UInt8(ascii: "#") {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)
            }
            if columns.isEmpty {
                for (index, name) in cells.enumerated() { columns[name] = index }
                guard columns["id"] != nil, columns["name"] != nil else {
                    throw Diagnostics("\(file.name) has no columns id and name", hint: "its first line names the columns, parted by tabs")
                }
                continue
            }
            func cell(_ name: String) -> String { columns[name].flatMap { $0 < cells.count ? cells[$0] : nil } ?? "" }
            add(cell)
        }
    }

    private mutating func add(_ cell: (String) -> String) {
        let id = cell("id"), label = cell("label"), state = cell("state")
        guard !id.isEmpty else { return }
        let own = label == "COUNTRY" || label == "DEMONYM" ? id : state.isEmpty ? nil : state
        let index = bearers.count
        bearers.append(Bearer(id: id, label: label, name: cell("name"), state: own))
        if byID[id] == nil { byID[id] = index }
        for name in [cell("name")] + cell("aliases").split(separator: "|").map(String.init) { table.add(name, index) }
    }

    /// The usual name of an id.
    func name(of id: String) -> String? { byID[id].map { bearers[$0].name } }

    /// The bearer of an id.
    subscript(id: String) -> Bearer? { byID[id].map { bearers[$0] } }

    /// The names in a text, with the words that they take, from left to right.
    func names(in words: Words) -> [(bearer: Bearer, words: Range<Int>)] { names(in: words, 0..<words.count) }

    /// The names in a part of a text.
    func names(in words: Words, _ range: Range<Int>) -> [(bearer: Bearer, words: Range<Int>)] {
        var found: [(Bearer, Range<Int>)] = [], at = range.lowerBound
        while at < range.upperBound {
            if let hit = table.longest(at: at, before: range.upperBound, in: words), words.kinds[at].contains(.capital) {
                found.append((bearers[hit.payload], at..<(at + hit.count)))
                at += hit.count
            } else {
                at += 1
            }
        }
        return found
    }
}
