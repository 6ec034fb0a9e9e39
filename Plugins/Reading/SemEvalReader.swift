public import EntenteKit
internal import JSON

/// Reads the text form of SemEval-2010 task 8: a numbered, quoted sentence with `<e1>` and `<e2>`, its label on the next
/// line, perhaps a comment, a blank line.
///
/// Each sentence is a document with two mentions labelled NOMINAL and one relation with the roles `e1` and `e2`; without
/// a label line (the task's test form) the relation is a candidate. Labels stay as they are, `Cause-Effect(e2,e1)`. The
/// id is `FILE#NUMBER`.
public struct SemEvalReader: Reader {
    /// Options of `read.semeval`.
    public struct Settings: StageSettings {
        @Setting("Files, folders or patterns.") var paths: [String] = []
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "read.semeval", summary: "Reads sentences with <e1> and <e2> and a label below, as SemEval-2010 task 8 has them.",
        provides: [.mentions, .relations])

    public let paths: [String]

    public init(settings: Settings) throws(Diagnostics) { paths = settings.paths }

    public func open(_ file: any ByteSource, limit: Int) throws(StageError) -> any RecordCursor {
        // A sentence begins with its number and a tab.
        BlockCursor(LineCursor(file: file, limit: limit)) { line in
            let number = line.prefix { $0 &- 0x30 < 10 }
            return !number.isEmpty && line.dropFirst(number.count).first == 0x09
        }
    }

    public func document(from record: Record) throws(StageError) -> Document {
        let lines = RecordLines(bytes: record.bytes)
        var all: [ArraySlice<UInt8>] = []
        try lines.forEach { (line) throws(StageError) in all.append(line) }
        guard let first = all.first, let tab = first.firstIndex(of: 0x09), let number = first[..<tab].number else {
            throw lines.error(
                "the line has no number: \((all.first ?? []).quoted)", hint: "write NUMBER, a tab, and the sentence in quotes", at: 0)
        }
        let sentence = try TaggedSentence(first[(tab + 1)...], lines)
        var document = Document(id: "\(record.file)#\(number)", text: try Text(validating: sentence.bytes), meta: record.meta)
        document.add(mentions: ["e1", "e2"].map { Mention(id: $0, sentence.ranges[$0]!, "NOMINAL", by: "gold") })
        let label = all.dropFirst().first.flatMap { $0.starts(with: "Comment:") ? nil : $0 }
        document.add(relations: [
            Relation(label.map { Self.trimmed($0).string }, [.init("e1", "e1"), .init("e2", "e2")], by: "gold")
        ])
        document.layers.formUnion([.mentions, .relations])
        return document
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let start = line.firstIndex { $0 > 0x20 } ?? line.endIndex
        let end = line.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? start
        return line[start..<end]
    }
}

/// A sentence with its tags and the quotes round it taken out.
private struct TaggedSentence {
    var bytes: [UInt8] = []
    var ranges: [String: TextRange] = [:]

    init(_ line: ArraySlice<UInt8>, _ lines: RecordLines) throws(StageError) {
        let isQuoted = line.count > 1 && line.first == 0x22 && line.last == 0x22
        let sentence = isQuoted ? line.dropFirst().dropLast() : line
        var open: (name: String, start: Int)?
        var at = sentence.startIndex
        while at < sentence.endIndex {
            guard sentence[at] == 0x3C, let tag = TaggedSentence.tag(sentence[at...]) else {
                bytes.append(sentence[at])
                at += 1
                continue
            }
            if !tag.closes, open == nil, ranges[tag.name] == nil {
                open = (tag.name, bytes.count)
            } else if tag.closes, let begun = open, begun.name == tag.name {
                ranges[tag.name] = TextRange(begun.start, bytes.count)
                open = nil
            } else {
                throw lines.error("the tag \(tag.closes ? "</" : "<")\(tag.name)> does not fit here", hint: "write <e1>…</e1> and <e2>…</e2>, each once", at: at)
            }
            at += tag.closes ? 5 : 4
        }
        for name in ["e1", "e2"] where ranges[name] == nil {
            throw lines.error("the sentence has no <\(name)>…</\(name)>", at: sentence.startIndex)
        }
    }

    /// `<e1>`, `</e2>` …
    private static func tag(_ rest: ArraySlice<UInt8>) -> (name: String, closes: Bool)? {
        for (name, open, close) in [("e1", "<e1>", "</e1>"), ("e2", "<e2>", "</e2>")] {
            if rest.starts(with: open.utf8) { return (name, false) }
            if rest.starts(with: close.utf8) { return (name, true) }
        }
        return nil
    }
}
