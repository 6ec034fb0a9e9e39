internal import EntenteKit

/// The text of a document: its blocks with a blank line between them, and where they stood.
struct PageText {
    private(set) var bytes: [UInt8] = []
    private(set) var origin = OriginMap()
    private(set) var sections: [Section] = []
    /// The first first-level heading.
    private(set) var title: String?

    init(page: Page, content: [Bool], keepsBoilerplate: Bool) {
        for (block, isContent) in zip(page.blocks, content) where isContent || keepsBoilerplate {
            divide(page.origin, block.range.lowerBound)
            let start = bytes.count
            bytes += page.bytes[block.range]
            origin.add(page.origin, block.range)
            let isTitle = isContent && title == nil && block.kind == .heading(1)
            if isTitle { title = String(decoding: page.bytes[block.range], as: UTF8.self) }
            sections.append(Section(TextRange(start, bytes.count), PageText.kind(block, isContent, isTitle)))
        }
    }

    private static func kind(_ block: PageBlock, _ isContent: Bool, _ isTitle: Bool) -> Section.Kind {
        if !isContent { return .boilerplate }
        return isTitle ? .title : block.kind == .caption ? .caption : .body
    }

    /// A blank line, which stands nowhere in the file.
    private mutating func divide(_ source: OriginMap, _ next: Int) {
        guard !bytes.isEmpty else { return }
        let place = source.raw(next..<next + 1).lowerBound
        bytes += [0x0A, 0x0A]
        origin.add(text: 2, raw: place..<place)
    }
}
