internal import UTF8Bytes

/// Cuts a text into paragraphs: one a line, or one a block where the block is hard-wrapped.
struct LineSplitter {
    let text: Bytes
    let vocabulary: Vocabulary

    /// The paragraphs in order.
    func lines() -> [Line] {
        var lines: [Line] = []
        var block: [(start: Int, end: Int)] = []
        var blanks = 0, blanksBefore = 0
        var at = 0
        while at < text.count {
            var stop = at
            while stop < text.count, !LineSplitter.isBreak(text.base[stop]) { stop += 1 }
            let start = text.skipSpaces(at, stop)
            if start < stop {
                if block.isEmpty { blanksBefore = blanks }
                block.append((start, text.trimEnd(start, stop)))
                blanks = 0
            } else {
                blanks += 1
                flush(&block, blanksBefore, into: &lines)
            }
            at = stop + (text[stop] == 0x0D && text[stop + 1] == 0x0A ? 2 : 1)
        }
        flush(&block, blanksBefore, into: &lines)
        return lines
    }

    private static func isBreak(_ byte: UInt8) -> Bool { byte >= 0x0A && byte <= 0x0D }

    private func flush(_ block: inout [(start: Int, end: Int)], _ blanksBefore: Int, into lines: inout [Line]) {
        guard let first = block.first, let last = block.last else { return }
        if isWrapped(block) {
            lines.append(Line(text, first.start, last.end, blanksBefore: blanksBefore, vocabulary))
        } else {
            for (index, part) in block.enumerated() {
                lines.append(Line(text, part.start, part.end, blanksBefore: index == 0 ? blanksBefore : 0, vocabulary))
            }
        }
        block.removeAll(keepingCapacity: true)
    }

    /// Whether the block is text broken at a width: nearly every line is as long as the next word allows, and lines go on
    /// in small letters.
    private func isWrapped(_ block: [(start: Int, end: Int)]) -> Bool {
        guard block.count > 1 else { return false }
        let lengths = block.map { length($0.start, $0.end) }
        let width = lengths.max()!
        guard width >= 30 else { return false }
        var full = 0, small = 0
        for index in 1..<block.count {
            if lengths[index - 1] + 1 + wordLength(block[index]) > width - 2 { full += 1 }
            let first = text.scalar(at: block[index].start).value
            if Scalar.isLetter(first), !Scalar.isCapital(first) { small += 1 }
        }
        let breaks = block.count - 1
        if width <= 160, full * 10 >= breaks * 6, small * 4 >= breaks { return true }
        return small * 2 >= breaks && isSet(block, lengths)
    }

    /// Fewest lines by which text that was set in letters of different widths is told from a list.
    private static let fewest = 8

    /// Whether the lines are those of a printed column: letters of different widths make them differ in number of
    /// letters, so most, not all, are nearly as long as the longer ones are.
    private func isSet(_ block: [(start: Int, end: Int)], _ lengths: [Int]) -> Bool {
        guard block.count >= LineSplitter.fewest else { return false }
        let width = lengths.sorted()[lengths.count * 9 / 10]
        guard (30...160).contains(width) else { return false }
        let full = (1..<block.count).count { (lengths[$0 - 1] + 1 + wordLength(block[$0])) * 10 > width * 9 }
        return full * 10 >= (block.count - 1) * 7
    }

    private func length(_ start: Int, _ end: Int) -> Int {
        (start..<end).reduce(0) { text.base[$1] & 0xC0 != 0x80 ? $0 + 1 : $0 }
    }

    private func wordLength(_ part: (start: Int, end: Int)) -> Int {
        var at = part.start
        while at < part.end, text.base[at] > 0x20 { at += 1 }
        return length(part.start, at)
    }
}
