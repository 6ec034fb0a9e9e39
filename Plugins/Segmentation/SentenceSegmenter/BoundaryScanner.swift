import EntenteKit
import UTF8Bytes

/// Walks over one section and cuts it into sentences.
///
/// The loop goes from one byte that a rule may wait for to the next; everything else happens at those bytes only.
struct BoundaryScanner {
    /// What waits for a byte.
    enum Action {
        static let none: UInt8 = 0
        static let newline: UInt8 = 1
        static let terminator: UInt8 = 2
        /// The first byte of a scalar that may end a sentence or a line.
        static let beyondASCII: UInt8 = 3
        /// A closing bracket, which may end an emoticon.
        static let bracket: UInt8 = 4
        /// A capital, which may start a sentence that no mark announces.
        static let capital: UInt8 = 5
        /// A digit or mark, before which a judge may see a boundary.
        static let mark: UInt8 = 6
    }

    let bytes: Bytes
    let actions: UnsafePointer<UInt8>
    let language: SentenceLanguage
    /// Decides where the rules say nothing.
    let judge: (any BoundaryJudge)?
    /// Whether there is one: asked at every capital, so that it has a place of its own.
    let isJudged: Bool
    /// Where the section starts and ends.
    let floor: Int
    let end: Int
    /// Where the current sentence starts.
    var start: Int
    var position: Int
    /// The marker with which the current sentence starts, if it is an item of a list.
    var marker: ListMarker?
    /// The block whose lines were last looked at.
    var lines: LineStructure
    /// The bytes to look at.
    private var stops: BoundaryStops

    init(
        bytes: Bytes, actions: UnsafePointer<UInt8>, language: SentenceLanguage, judge: (any BoundaryJudge)? = nil,
        start: Int, end: Int
    ) {
        self.bytes = bytes
        self.actions = actions
        self.language = language
        self.judge = judge
        isJudged = judge != nil
        floor = start
        self.end = end
        self.start = start
        position = start
        lines = LineStructure(sectionStart: start)
        stops = BoundaryStops(bytes)
    }

    /// What waits for each byte; marks and digits only where a judge is asked about them.
    static func actionTable(isJudged: Bool = false) -> [UInt8] {
        var table = [UInt8](repeating: Action.none, count: 256)
        if isJudged { for byte in 0x21...0x7E where !ScalarKind(ascii: UInt8(byte)).isLetter { table[byte] = Action.mark } }
        for byte in [0x0A, 0x0B, 0x0C, 0x0D] { table[byte] = Action.newline }
        for byte in [0x2E, 0x21, 0x3F] { table[byte] = Action.terminator }
        // First bytes of … ‼ U+2028 • 。 ！ ؟ ۔ । ։ ። ;
        for byte in [0xCD, 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF] { table[byte] = Action.beyondASCII }
        table[0x29] = Action.bracket
        for byte in 0x41...0x5A { table[byte] = Action.capital }
        return table
    }

    /// Appends the sentences of the section.
    mutating func scan(into out: inout [TextRange]) {
        begin(at: start)
        while true {
            position = stops.next(position, end)
            if position >= end { break }
            let action = actions[Int(bytes.base[position])]
            if action == Action.capital {
                // By far the commonest, hence outside the jump table.
                capital(&out)
                continue
            }
            switch action {
            case Action.none: if startsNextItem { cut(at: position, &out) } else { position += 1 }
            case Action.newline: lineBreak(&out)
            case Action.terminator: terminator(&out)
            case Action.bracket: bracket(&out)
            case Action.mark:
                if startsNextItem || isJudgedStart { cut(at: position, &out) } else { position += 1 }
            default: beyondASCII(&out)
            }
        }
        finish(&out)
    }

    // MARK: Sentences

    /// Starts a sentence at the first visible scalar from an offset.
    mutating func begin(at offset: Int) {
        start = bytes.skipSpaces(offset, end)
        position = max(start, position)
        marker = ListMarker(bytes, at: start, end)
        if let marker { position = max(position, marker.end) }
        stops.reach = reach
    }

    /// What may start a sentence, or the next item of the list that this sentence belongs to.
    private var reach: BoundaryStops.Reach {
        guard let marker else { return isJudged ? .marks : .capitals }
        return isJudged || !marker.style.isNumber ? .everything : .numbers
    }

    /// Ends the sentence before an offset and starts the next.
    mutating func cut(at offset: Int, _ out: inout [TextRange]) {
        let stop = bytes.trimEnd(start, offset)
        if stop > start { out.append(TextRange(start, stop)) }
        position = max(position, offset)
        begin(at: offset)
    }

    private mutating func finish(_ out: inout [TextRange]) {
        let stop = bytes.trimEnd(start, end)
        if stop > start { out.append(TextRange(start, stop)) }
    }

    // MARK: Rules

    private mutating func capital(_ out: inout [TextRange]) {
        // A capital inside a word, behind a mark or at the start of a sentence starts none.
        if position > start, bytes.base[position - 1] == 0x20 {
            let starts = position - start > 20 ? startsUnannounced : followsCaption
            if starts || isJudgedStart { cut(at: position, &out) }
        }
        position += 1
    }

    private mutating func lineBreak(_ out: inout [TextRange]) {
        let next = bytes.skipSpaces(position, end)
        if lines.ends(bytes, at: position, next: next, end: end) {
            cut(at: next, &out)
        } else {
            position = next
        }
    }

    private mutating func terminator(_ out: inout [TextRange]) {
        let run = TerminatorRun(bytes, at: position, end)
        let rules = TerminatorRules(bytes: bytes, language: language, start: start, end: end)
        if let boundary = rules.boundary(run) {
            cut(at: boundary, &out)
        } else {
            position = run.end
            guard isJudged, bytes[run.end] == 0x20, bytes.kind(at: run.end + 1) == .lower else { return }
            let word = rules.wordBefore(run.start)
            if !language.flags(bytes, word.lowerBound, word.upperBound).contains(.exclaiming), judges(run.end + 1) {
                cut(at: run.end + 1, &out)
            }
        }
    }

    private mutating func beyondASCII(_ out: inout [TextRange]) {
        let scalar = bytes.scalar(at: position)
        switch scalar.kind {
        case .terminator: terminator(&out)
        case .newline: lineBreak(&out)
        case .bullet where startsItem(scalar): cut(at: position, &out); position = max(position, start + scalar.length)
        default: position += scalar.length
        }
    }

    /// `• one • two`: a bullet between blanks, in a sentence that starts with one.
    private func startsItem(_ scalar: Scalar) -> Bool {
        position > start && bytes.kind(before: position).isSpace && bytes.scalar(at: start).value == scalar.value
    }

    /// `:)` before a capital ends a sentence as a terminator does.
    private mutating func bracket(_ out: inout [TextRange]) {
        let after = position + 1
        guard Emoticon.ends(bytes, before: after), bytes.kind(at: after).isSpace else { position = after; return }
        let next = bytes.skipSpaces(after, end)
        if next < end, bytes.kind(at: next).isCapital { cut(at: after, &out) } else { position = after }
    }

    /// Whether a sentence starts here, some words into another, though no mark ends that: `… in the park When we came`.
    ///
    /// A lost full stop or a heading that has run into the text. Both neighbours must be small, so that titles stay whole.
    private var startsUnannounced: Bool {
        guard language.openers.mayStart(with: bytes.base[position]), bytes.kind(before: position - 1) == .lower else { return false }
        let stop = bytes.wordEnd(position, end)
        guard language.openers.mayHold(bytes, position, stop), bytes[stop] == 0x20, bytes.kind(at: stop + 1) == .lower else { return false }
        guard language.flags(bytes, position, stop).contains(.opener) else { return false }
        var before = position - 1
        while before > start, bytes[before - 1] > 0x20 { before -= 1 }
        return !language.flags(bytes, before, position - 1).contains(.starter)
    }

    /// Whether a paragraph starts with `Figure 1.2` and goes on here.
    private var followsCaption: Bool {
        guard position - start < 16, position - start > 6 else { return false }
        guard bytes[position - 2] &- 0x30 < 10, start == floor || bytes.kind(before: start) == .newline else { return false }
        let stop = bytes.wordEnd(start, end)
        guard language.flags(bytes, start, stop).contains(.captioning), bytes[stop] == 0x20 else { return false }
        return (stop + 1..<position - 1).allSatisfy { bytes.base[$0] &- 0x30 < 10 || bytes.base[$0] == 0x2E }
    }

    /// Whether the judge, if there is one, sees a sentence start here.
    @inline(__always)
    private var isJudgedStart: Bool {
        isJudged && position > start && bytes.base[position - 1] == 0x20 && judges(position)
    }

    private func judges(_ offset: Int) -> Bool {
        guard offset < end, offset - start > 1, BoundaryGate.isOpen(bytes, offset, start: start) else { return false }
        // An item starts with its marker, not behind it.
        if let marker, offset <= bytes.skipSpaces(marker.end, end) { return false }
        return judge!.accepts(BoundaryContext(bytes, offset, start: start, floor: floor, end: end))
    }

    /// Whether the next item of the list that the sentence belongs to starts here: `1) foo 2) bar`.
    private var startsNextItem: Bool {
        guard let marker, bytes[position - 1] == 0x20, bytes.base[position] > 0x20 else { return false }
        return ListMarker(bytes, at: position, end)?.follows(marker) ?? false
    }
}
