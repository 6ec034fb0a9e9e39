/// Collects the text of blocks: white space made one blank, line breaks kept where the page asks for them.
struct BlockBuilder {
    private(set) var blocks: [PageBlock] = []
    private(set) var bytes: [UInt8] = []
    private(set) var origin = OriginMap()
    private var current: PageBlock?
    /// White space that waits for the next visible byte, and what it will be.
    private var pending: (byte: UInt8, raw: Range<Int>)?
    private var breaks = 0
    /// How many links are open.
    var links = 0

    /// Ends the block.
    mutating func close() {
        if var block = current, block.range.lowerBound < bytes.count {
            block.range = block.range.lowerBound..<bytes.count
            blocks.append(block)
        }
        current = nil
        pending = nil
        breaks = 0
    }

    /// A `<br>`: a line break; the second one in a row ends the block.
    mutating func lineBreak(at raw: Range<Int>) {
        breaks += 1
        pending = (0x0A, raw)
    }

    /// Divides table cells.
    mutating func cell(at raw: Range<Int>) {
        if current != nil, pending?.byte != 0x0A { pending = (0x09, raw) }
    }

    /// White space; `isPreformatted` keeps line feeds.
    mutating func blank(_ byte: UInt8, _ raw: Range<Int>, isPreformatted: Bool) {
        if isPreformatted, byte == 0x0A { return lineFeed(raw) }
        guard let waiting = pending else { pending = (0x20, raw); return }
        if waiting.byte == 0x20, raw.upperBound > waiting.raw.lowerBound { pending = (0x20, waiting.raw.lowerBound..<raw.upperBound) }
    }

    private mutating func lineFeed(_ raw: Range<Int>) {
        guard current != nil else { return }
        pending = (0x0A, raw)
    }

    /// Visible bytes, and where they stood.
    mutating func add(_ piece: UnsafeBufferPointer<UInt8>, _ raw: Range<Int>, element: Int, kind: PageBlock.Kind) {
        if breaks > 1 { close() }
        if current == nil {
            current = PageBlock(element: element, kind: kind, range: bytes.count..<bytes.count)
            current!.words = 1
        } else if let waiting = pending {
            bytes.append(waiting.byte)
            origin.add(text: 1, raw: waiting.raw)
            current!.words += 1
        }
        pending = nil
        breaks = 0
        bytes.append(contentsOf: piece)
        origin.add(text: piece.count, raw: raw)
        if links > 0 { current!.linked += piece.count }
        for byte in piece where byte == 0x2C { current!.commas += 1 }
    }
}
