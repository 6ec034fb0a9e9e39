internal import UTF8Bytes

/// Decides whether a line break ends a sentence.
///
/// A blank line does. A single break does too, unless its block (the lines between blank lines) is hard-wrapped: then it
/// is a blank, except after a line so short that the next word would have fitted.
struct LineStructure {
    private var blockStart: Int
    private var isMeasured = false
    /// The width in scalars to which the block is wrapped; `nil` if it is not.
    private var width: Int?

    init(sectionStart: Int) { blockStart = sectionStart }

    /// Whether the break at `offset` ends a sentence; `next` is the first visible byte behind it.
    mutating func ends(_ bytes: Bytes, at offset: Int, next: Int, end: Int) -> Bool {
        if next >= end { return true }
        if LineStructure.isBlankLine(bytes, offset, next) {
            blockStart = next
            isMeasured = false
            return true
        }
        if !isMeasured { measure(bytes, end) }
        if ListMarker(bytes, at: next, end) != nil || LineStructure.isBullet(bytes, next) { return true }
        let startsLower = bytes.kind(at: next) == .lower
        // Either is settled without a look at the line: a paragraph a line is the usual case.
        if startsLower == (width != nil) { return !startsLower }
        let line = Line(bytes, endingAt: offset, blockStart)
        guard let width else { return line.isFinished(bytes) || line.length < 30 }
        return line.length + 1 + Line.wordLength(bytes, next, end) <= width * 4 / 5
    }

    private static func isBlankLine(_ bytes: Bytes, _ offset: Int, _ next: Int) -> Bool {
        var breaks = 0
        var at = offset
        while at < next {
            let scalar = bytes.scalar(at: at)
            switch scalar.value {
            case 0x0A: breaks += 1
            case 0x0D where bytes[at + 1] != 0x0A: breaks += 1
            case 0x0B, 0x0C, 0x2029: return true
            case 0x85, 0x2028: breaks += 1
            default: break
            }
            at += scalar.length
        }
        return breaks > 1
    }

    private static func isBullet(_ bytes: Bytes, _ offset: Int) -> Bool {
        let scalar = bytes.scalar(at: offset)
        if scalar.kind == .bullet { return true }
        return (scalar.value == 0x2A || scalar.kind == .hyphen || scalar.kind == .dash) && bytes[offset + scalar.length] == 0x20
    }

    /// Finds whether the block is wrapped: nearly every line is as long as the next word allows, and lines go on in small
    /// letters. A line too long for that settles it, so that texts with a paragraph a line cost nothing.
    private mutating func measure(_ bytes: Bytes, _ end: Int) {
        isMeasured = true
        width = nil
        var lines: [Line] = []
        lines.reserveCapacity(64)
        var at = blockStart
        while at < end {
            let line = Line(bytes, from: at, end)
            if line.length > Line.longest { return }
            if line.length == 0, at > blockStart { break }
            lines.append(line)
            at = line.end + 1
            if bytes[line.end] == 0x0D, bytes[at] == 0x0A { at += 1 }
        }
        width = LineStructure.wrapWidth(bytes, lines, end)
    }

    private static func wrapWidth(_ bytes: Bytes, _ lines: [Line], _ end: Int) -> Int? {
        guard lines.count > 1, let width = lines.lazy.map(\.length).max(), width >= 30 else { return nil }
        var full = 0, small = 0
        for (line, next) in zip(lines, lines.dropFirst()) {
            if line.length + 1 + Line.wordLength(bytes, next.start, end) > width - 2 { full += 1 }
            let kind = bytes.kind(at: next.start)
            if kind == .lower || kind == .letter || kind == .ideograph { small += 1 }
        }
        let breaks = lines.count - 1
        if full * 10 >= breaks * 6, small * 4 >= breaks { return width }
        return small * 2 >= breaks ? setWidth(bytes, lines, end) : nil
    }

    /// Fewest lines by which text that was set in letters of different widths is told from a list.
    private static let fewest = 8

    /// The width of a printed column: letters of different widths make its lines differ in number of letters, so most,
    /// not all, are nearly as long as the longer ones are.
    private static func setWidth(_ bytes: Bytes, _ lines: [Line], _ end: Int) -> Int? {
        guard lines.count >= fewest else { return nil }
        let width = lines.map(\.length).sorted()[lines.count * 9 / 10]
        guard width >= 30 else { return nil }
        let full = zip(lines, lines.dropFirst()).count { ($0.length + 1 + Line.wordLength(bytes, $1.start, end)) * 10 > width * 9 }
        return full * 10 >= (lines.count - 1) * 7 ? width : nil
    }
}

/// One line without its surrounding blanks.
struct Line {
    let start: Int
    let end: Int
    /// In scalars, counted up to ``longest`` and one.
    let length: Int
    /// The end of what is visible of it.
    private let visibleEnd: Int

    /// No wrapped text is wider.
    static let longest = 160

    /// The line that starts at an offset; of one that no text is wrapped to, its beginning.
    init(_ bytes: Bytes, from offset: Int, _ limit: Int) {
        self.init(bytes, offset, Line.end(bytes, offset, min(limit, offset + 8 * Line.longest)))
    }

    /// The first line feed or carriage return from an offset on, else the limit.
    private static func end(_ bytes: Bytes, _ offset: Int, _ limit: Int) -> Int {
        var at = offset
        while at < limit {
            let breaks = bytes.block(at: at).breaks
            if breaks == 0 { at += 64; continue }
            at += breaks.trailingZeroBitCount
            if at < limit, bytes.base[at] == 0x0A || bytes.base[at] == 0x0D { return at }
            at += 1
        }
        return limit
    }

    /// Behind the last line feed or carriage return before an offset, else the floor.
    private static func start(_ bytes: Bytes, _ stop: Int, _ floor: Int) -> Int {
        var at = stop
        while at > floor {
            let origin = max(at - 64, floor)
            let breaks = bytes.block(at: origin).breaks & ~UInt64.bits(from: at - origin)
            if breaks == 0 { at = origin; continue }
            at = origin + 63 - breaks.leadingZeroBitCount
            if bytes.base[at] == 0x0A || bytes.base[at] == 0x0D { return at + 1 }
        }
        return at
    }

    /// The line that ends at a break; of a very long one its end.
    init(_ bytes: Bytes, endingAt stop: Int, _ floor: Int) {
        var start = Line.start(bytes, stop, max(floor, stop - 4 * Line.longest))
        while start < stop, bytes.base[start] & 0xC0 == 0x80 { start += 1 }
        self.init(bytes, start, stop)
    }

    private init(_ bytes: Bytes, _ from: Int, _ to: Int) {
        start = bytes.skipSpaces(from, to)
        end = to
        visibleEnd = bytes.trimEnd(start, to)
        length = Line.scalars(bytes, start, visibleEnd)
    }

    /// Whether it ends as a sentence does.
    func isFinished(_ bytes: Bytes) -> Bool {
        let last = bytes.kind(before: visibleEnd)
        return last == .terminator || last == .closer || last == .quote || bytes[visibleEnd - 1] == 0x3A
    }

    /// The number of scalars, up to ``longest`` and one.
    private static func scalars(_ bytes: Bytes, _ start: Int, _ stop: Int) -> Int {
        stop - start > 4 * longest ? longest + 1 : min(bytes.scalars(start, stop), longest + 1)
    }

    /// The length in scalars of the word at an offset.
    static func wordLength(_ bytes: Bytes, _ offset: Int, _ limit: Int) -> Int {
        let block = bytes.block(at: offset)
        let first = block.blanks.trailingZeroBitCount
        let isPlain = block.beyondASCII & ~UInt64.bits(from: first) == 0 && offset + first < limit && bytes.base[offset + first] <= 0x20
        return isPlain && first < 64 ? first : longWordLength(bytes, offset, limit)
    }

    private static func longWordLength(_ bytes: Bytes, _ offset: Int, _ limit: Int) -> Int {
        var length = 0
        var at = offset
        while at < limit, bytes.base[at] > 0x20 {
            if bytes.base[at] & 0xC0 != 0x80 { length += 1 }
            at += 1
        }
        return length
    }
}
