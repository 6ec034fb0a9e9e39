internal import EntenteKit

/// The rows of one document.
struct CoNLL04Table {
    private(set) var name: String?
    private(set) var text: [UInt8] = []
    private(set) var tokens: [TextRange] = []
    private(set) var mentions: [Mention] = []
    /// For each token the index of its mention.
    private var mentionOf: [Int?] = []
    private var links: [(from: Int, label: String, to: Int, offset: Int)] = []

    /// Takes a row.
    mutating func read(_ line: ArraySlice<UInt8>, _ lines: RecordLines) throws(StageError) {
        if line.isEmpty { return }
        if line.starts(with: "#doc") {
            name = line.dropFirst(4).split(separator: 0x20).first?.string
            return
        }
        let fields = line.fields(0x09)
        guard fields.count == 5 else {
            throw lines.error(
                "the row has \(fields.count) fields, not 5", hint: "number, word, tag, labels and token numbers, divided by tabs", at: line.startIndex)
        }
        guard fields[0].number == tokens.count else {
            throw lines.error("the token's number is \(fields[0].quoted), not \(tokens.count)", at: fields[0].startIndex)
        }
        guard !fields[1].isEmpty else { throw lines.error("the token is empty", at: fields[1].startIndex) }
        if !text.isEmpty { text.append(0x20) }
        let start = text.count
        text += fields[1]
        tokens.append(TextRange(start, text.count))
        try read(tag: fields[2], lines)
        try read(labels: fields[3], heads: fields[4], lines)
    }

    /// `B-Loc`, `I-Loc`, `O`.
    private mutating func read(tag: ArraySlice<UInt8>, _ lines: RecordLines) throws(StageError) {
        let token = tokens.count - 1
        if tag.string == "O" { return mentionOf.append(nil) }
        guard tag.count > 2, tag.starts(with: "B-") || tag.starts(with: "I-") else {
            throw lines.error("\(tag.quoted) is no tag", hint: "write O, B-LABEL or I-LABEL", at: tag.startIndex)
        }
        let label = tag.dropFirst(2).string
        if tag.first == UInt8(ascii: "I"), token > 0, let mention = mentionOf[token - 1], mentions[mention].label == label {
            mentions[mention].range.end = tokens[token].end
        } else {
            mentions.append(Mention(id: "m\(mentions.count + 1)", tokens[token], label, by: "gold"))
        }
        mentionOf.append(mentions.count - 1)
    }

    /// `['Work_For', 'Live_In']` and `[22, 8]`; `['N']` is none.
    private mutating func read(labels: ArraySlice<UInt8>, heads: ArraySlice<UInt8>, _ lines: RecordLines) throws(StageError) {
        let (names, numbers) = (try items(labels, lines), try items(heads, lines))
        guard names.count == numbers.count else {
            throw lines.error("there are \(names.count) labels, but \(numbers.count) tokens that they lead to", at: heads.startIndex)
        }
        for (name, number) in zip(names, numbers) where name.string != "N" {
            guard let head = number.number else { throw lines.error("\(number.quoted) is no token's number", at: number.startIndex) }
            links.append((tokens.count - 1, name.string, head, number.startIndex))
        }
    }

    /// The items of a list in Python's brackets, without quotes.
    private func items(_ field: ArraySlice<UInt8>, _ lines: RecordLines) throws(StageError) -> [ArraySlice<UInt8>] {
        guard field.count >= 2, field.first == UInt8(ascii: "["), field.last == UInt8(ascii: "]") else {
            throw lines.error("\(field.quoted) is no list", hint: "write ['Live_In'] or [8]", at: field.startIndex)
        }
        return field.dropFirst().dropLast().split(separator: UInt8(ascii: ",")).map { item in
            let isMark = { (byte: UInt8) in byte == 0x20 || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") }
            let start = item.firstIndex { !isMark($0) } ?? item.endIndex
            return item[start..<(item.lastIndex { !isMark($0) }.map { $0 + 1 } ?? start)]
        }
    }

    /// The relations, once all rows are read.
    func relations(_ lines: RecordLines) throws(StageError) -> [Relation] {
        var relations: [Relation] = []
        for link in links {
            guard mentionOf.indices.contains(link.to), let target = mentionOf[link.to] else {
                throw lines.error("\(link.label) leads to token \(link.to), which is in no mention", at: link.offset)
            }
            guard let source = mentionOf[link.from] else {
                throw lines.error("\(link.label) begins at token \(link.from), which is in no mention", at: link.offset)
            }
            relations.append(Relation(
                link.label, [.init("source", mentions[source].id), .init("target", mentions[target].id)], sentence: 0, by: "gold"))
        }
        return relations
    }
}
