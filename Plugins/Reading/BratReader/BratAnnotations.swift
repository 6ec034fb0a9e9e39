internal import EntenteKit

/// The lines of an `.ann` file, checked for their form; positions are code points still.
struct BratAnnotations {
    /// A `T` line.
    struct Entity {
        var label: String
        /// Its pieces in code points, in the order of the line.
        var pieces: [(start: Int, end: Int)]
        /// The words as the line has them.
        var words: String
        var offset: Int
    }

    /// An `R` or `E` line; an event's trigger is its own.
    struct Link {
        var label: String
        var trigger: String?
        var arguments: [(role: String, id: String)]
        var offset: Int
    }

    private(set) var entities: [(id: String, entity: Entity)] = []
    private(set) var links: [(id: String, link: Link)] = []
    /// `A`, `M` and `N` lines: whose, and what.
    private(set) var facts: [(owner: String, name: String, value: String?, offset: Int)] = []
    let lines: RecordLines
    private var ids: Set<String> = []

    /// - Throws: ``StageError`` with line and column. O(bytes).
    init(_ bytes: [UInt8]) throws(StageError) {
        lines = RecordLines(bytes: bytes)
        let lines = lines
        try lines.forEach { (line) throws(StageError) in try read(line, lines) }
    }

    private mutating func read(_ line: ArraySlice<UInt8>, _ lines: RecordLines) throws(StageError) {
        guard let kind = line.first, line.contains(where: { $0 > 0x20 }) else { return }
        if kind == UInt8(ascii: "#") || kind == UInt8(ascii: "*") { return }
        let fields = line.fields(0x09, limit: 3)
        guard fields.count > 1, fields[0].count > 1, "TREAMN".utf8.contains(kind) else {
            throw lines.error(
                "this is no annotation: \(line.quoted)", hint: "a line is ID, a tab, and its content; ids begin with T, R, E, A, M, N, * or #",
                at: line.startIndex)
        }
        let id = fields[0].string
        guard ids.insert(id).inserted else { throw lines.error("a second annotation is called \(id)", at: line.startIndex) }
        let words = fields[1].split(separator: 0x20)
        guard !words.isEmpty else { throw lines.error("\(id) has no type", at: fields[1].startIndex) }
        switch kind {
        case UInt8(ascii: "T"): entities.append((id, try entity(id, fields, words, lines)))
        case UInt8(ascii: "R"): links.append((id, try link(id, words, trigger: nil, words.dropFirst(), lines)))
        case UInt8(ascii: "E"):
            let head = try pair(words[0], lines)
            links.append((id, try link(id, words, trigger: head.value, words.dropFirst(), lines, label: head.name)))
        case UInt8(ascii: "N"):
            guard words.count > 2 else { throw lines.error("\(id) names no entry of a database", hint: "write Reference T1 NAME:ID", at: fields[1].startIndex) }
            facts.append((words[1].string, "entity", words[2].string, fields[1].startIndex))
        default:
            guard words.count > 1 else { throw lines.error("\(id) belongs to nothing", hint: "write NAME T1, or NAME T1 VALUE", at: fields[1].startIndex) }
            facts.append((words[1].string, words[0].string, words.count > 2 ? words[2].string : nil, fields[1].startIndex))
        }
    }

    /// `Person 0 5;8 12`.
    private func entity(_ id: String, _ fields: [ArraySlice<UInt8>], _ words: [ArraySlice<UInt8>], _ lines: RecordLines) throws(StageError) -> Entity {
        let rest = fields[1][(words[0].endIndex)...]
        var pieces: [(start: Int, end: Int)] = []
        for piece in rest.fields(UInt8(ascii: ";")) {
            let numbers = piece.split(separator: 0x20)
            guard numbers.count == 2, let start = numbers[0].number, let end = numbers[1].number, start <= end else {
                throw lines.error(
                    "\(id) has no place: \(piece.quoted)", hint: "write TYPE START END, in code points; pieces are divided by semicolons",
                    at: piece.startIndex)
            }
            pieces.append((start, end))
        }
        return Entity(
            label: words[0].string, pieces: pieces, words: fields.count > 2 ? fields[2].string : "", offset: fields[1].startIndex)
    }

    /// `Located_In Arg1:T1 Arg2:T2`.
    private func link(
        _ id: String, _ words: [ArraySlice<UInt8>], trigger: String?, _ arguments: ArraySlice<ArraySlice<UInt8>>, _ lines: RecordLines,
        label: String? = nil
    ) throws(StageError) -> Link {
        var found: [(role: String, id: String)] = []
        for word in arguments {
            let pair = try pair(word, lines)
            if found.contains(where: { $0.role == pair.name }) {
                throw lines.error("\(id) has two arguments called \(pair.name)", hint: "brat numbers them: \(pair.name)2", at: word.startIndex)
            }
            found.append((pair.name, pair.value))
        }
        return Link(label: label ?? words[0].string, trigger: trigger, arguments: found, offset: words[0].startIndex)
    }

    /// `Arg1:T1`.
    private func pair(_ word: ArraySlice<UInt8>, _ lines: RecordLines) throws(StageError) -> (name: String, value: String) {
        guard let colon = word.lastIndex(of: UInt8(ascii: ":")), colon > word.startIndex, colon + 1 < word.endIndex else {
            throw lines.error("\(word.quoted) is no argument", hint: "write ROLE:ID", at: word.startIndex)
        }
        return (word[..<colon].string, word[(colon + 1)...].string)
    }
}
