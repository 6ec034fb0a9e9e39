internal import EntenteKit

/// The paragraphs of a document: what quotation marks pair within.
enum Paragraphs {
    /// Readable ranges cut at blank lines, and at every line end unless sentences run across line ends: then the text is
    /// hard-wrapped. Without blanks at either end. O(text).
    static func of(_ document: Document) -> [TextRange] {
        document.text.withBytes { text in
            let isWrapped = isWrapped(document.sentences, text)
            var paragraphs: [TextRange] = []
            for range in document.readableRanges { cut(text, Int(range.start), Int(range.end), isWrapped, &paragraphs) }
            return paragraphs
        }
    }

    private static func isWrapped(_ sentences: [TextRange], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let crossing = sentences.count { sentence in (Int(sentence.start)..<Int(sentence.end)).contains { text[$0] == 0x0A } }
        return crossing > 0 && crossing * 4 >= sentences.count
    }

    private static func cut(
        _ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ isWrapped: Bool, _ paragraphs: inout [TextRange]
    ) {
        var first = start, at = start
        while at < end {
            guard text[at] == 0x0A else {
                at += 1
                continue
            }
            var next = at + 1, lines = 1
            while next < end, isBlank(text[next]) {
                if text[next] == 0x0A { lines += 1 }
                next += 1
            }
            if lines > 1 || !isWrapped {
                append(text, first, at, &paragraphs)
                first = next
            }
            at = next
        }
        append(text, first, end, &paragraphs)
    }

    private static func append(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ paragraphs: inout [TextRange]) {
        var (start, end) = (start, end)
        while start < end, isBlank(text[start]) { start += 1 }
        while end > start, isBlank(text[end - 1]) { end -= 1 }
        if start < end { paragraphs.append(TextRange(UInt32(start), UInt32(end))) }
    }

    @inline(__always)
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte >= 0x09 && byte <= 0x0D }
}
