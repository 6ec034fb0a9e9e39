internal import EntenteKit
internal import YAML

/// A pattern with its macros put in, which remembers where each of its bytes was written.
struct ExpandedPattern {
    /// A run of bytes that stands in one place of a file.
    private struct Piece {
        let start: Int
        let node: Node
        let contentOffset: Int
        /// Made, not written: all its bytes stand at `contentOffset`.
        let isGenerated: Bool
    }

    private(set) var bytes: [UInt8] = []
    /// Macros used, directly or not.
    private(set) var used: Set<String> = []
    private var pieces: [Piece] = []
    /// Nested macros can grow exponentially; no sensible pattern is longer.
    private static let limit = 256 << 10

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Puts macros into a pattern.
    ///
    /// - Throws: ``Diagnostics`` for an unknown macro, a cycle, or a pattern that grows beyond all bounds.
    init(_ node: Node, _ lexicon: Lexicon) throws(Diagnostics) {
        try append(node, lexicon, within: [])
    }

    /// Where a byte of the expanded pattern was written.
    func place(of offset: Int) -> Diagnostic.Place? {
        guard let piece = pieces.last(where: { $0.start <= offset }) ?? pieces.first else { return nil }
        let inside = piece.isGenerated ? 0 : offset - piece.start
        return Diagnostic.Place(piece.node.source, piece.node.mark(atContentOffset: piece.contentOffset + inside))
    }

    private mutating func append(_ node: Node, _ lexicon: Lexicon, within outer: [String]) throws(Diagnostics) {
        let source = Array((node.scalar ?? "").utf8)
        var at = 0
        while let (open, close) = Self.reference(in: source, from: at) {
            add(source[at..<open], node, at)
            let name = String(decoding: source[(open + 2)..<close], as: UTF8.self)
            try insert(name, at: open, of: node, lexicon, within: outer)
            at = close + 2
        }
        add(source[at...], node, at)
    }

    private mutating func insert(
        _ name: String, at offset: Int, of node: Node, _ lexicon: Lexicon, within outer: [String]
    ) throws(Diagnostics) {
        let end = node.mark(atContentOffset: offset + name.utf8.count + 4)
        let place = Diagnostic.Place(node.source, node.mark(atContentOffset: offset), end)
        guard let macro = lexicon.macros[name] else {
            let hint = Suggestion.hint(for: name, among: lexicon.names, what: "macros")
            throw Diagnostics([Diagnostic(.error, "unknown macro {{\(name)}}", hint: hint, at: place)])
        }
        if outer.contains(name) {
            let cycle = (outer.drop { $0 != name } + [name]).joined(separator: " → ")
            throw Diagnostics([Diagnostic(.error, "the macro {{\(name)}} contains itself: \(cycle)", at: place)])
        }
        used.insert(name)
        generate("(?:", node, offset)
        switch macro {
        case .part(let part):
            if let problem = MacroBalance.problem(in: part, named: name) { throw Diagnostics([problem]) }
            try append(part, lexicon, within: outer + [name])
        case .words(let table): generate(table.alternation, node, offset)
        }
        generate(")", node, offset)
        if bytes.count > Self.limit {
            throw Diagnostics([Diagnostic(.error, "the pattern grows beyond \(Self.limit) bytes by its macros", at: place)])
        }
    }

    private mutating func add(_ text: ArraySlice<UInt8>, _ node: Node, _ offset: Int) {
        pieces.append(Piece(start: bytes.count, node: node, contentOffset: offset, isGenerated: false))
        bytes += text
    }

    private mutating func generate(_ text: String, _ node: Node, _ offset: Int) {
        pieces.append(Piece(start: bytes.count, node: node, contentOffset: offset, isGenerated: true))
        bytes += Array(text.utf8)
    }

    /// The next `{{name}}`: the offsets of its opening and closing braces.
    private static func reference(in source: [UInt8], from start: Int) -> (open: Int, close: Int)? {
        var at = start
        while at + 1 < source.count {
            guard source[at] == 0x7B, source[at + 1] == 0x7B else {
                at += 1
                continue
            }
            var end = at + 2
            while end < source.count, source[end].isNameByte { end += 1 }
            if end > at + 2, end + 1 < source.count, source[end] == 0x7D, source[end + 1] == 0x7D { return (at, end) }
            at += 1
        }
        return nil
    }
}
