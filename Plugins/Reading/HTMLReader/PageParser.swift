internal import CGumbo
internal import EntenteKit

/// Makes a ``Page`` of the bytes of an HTML file. The tree is walked without recursion: pages nest as deep as they like.
struct PageParser {
    /// An element that the walk is in.
    private struct Frame {
        let node: UnsafeMutablePointer<GumboNode>
        let tag: GumboTag
        /// An index into ``Page/elements``.
        let element: Int
        let kind: PageBlock.Kind
        let isPreformatted: Bool
        var next = 0
    }

    private let source: UnsafeBufferPointer<UInt8>
    private var page = Page()
    private var builder = BlockBuilder()
    private var stack: [Frame] = []

    /// Parses a page.
    ///
    /// - Parameter bytes: valid UTF-8.
    /// - Throws: ``StageError`` with code `limit` for a page that would take more time or memory than any page needs.
    static func parse(_ bytes: [UInt8]) throws(StageError) -> Page {
        try PageGuard.check(bytes)
        return try bytes.withUnsafeBufferPointer { source throws(StageError) in
            guard !source.isEmpty else { return Page() }
            var arena = EntenteArena()
            defer { entente_gumbo_free(&arena) }
            let budget = min(2 << 30, max(16 << 20, 48 * source.count))
            let output = source.withMemoryRebound(to: CChar.self) { entente_gumbo_parse(&arena, $0.baseAddress, $0.count, budget) }
            guard let output else {
                throw StageError(.limit, "the page's tree takes more than \(budget >> 20) MiB", hint: "leave the file out, or split it")
            }
            var parser = PageParser(source: source)
            parser.walk(output.pointee.root)
            return parser.page
        }
    }

    private init(source: UnsafeBufferPointer<UInt8>) { self.source = source }

    private mutating func walk(_ root: UnsafeMutablePointer<GumboNode>) {
        enter(root)
        while let frame = stack.last {
            let children = frame.node.pointee.v.element.children
            guard frame.next < Int(children.length) else { leave(); continue }
            stack[stack.count - 1].next += 1
            guard let child = children.pointer(frame.next, as: GumboNode.self) else { continue }
            switch child.pointee.type {
            case GUMBO_NODE_ELEMENT: enter(child)
            case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE, GUMBO_NODE_CDATA: read(child.pointee.v.text, in: frame)
            default: break
            }
        }
        builder.close()
        page.blocks = builder.blocks
        page.bytes = builder.bytes
        page.origin = builder.origin
    }

    private mutating func enter(_ node: UnsafeMutablePointer<GumboNode>) {
        let element = node.pointee.v.element
        let tag = element.tag
        page.meta.read(node)
        if tag == GUMBO_TAG_HEAD { return push(node, tag, isBlock: false) }
        if let above = stack.last, above.tag == GUMBO_TAG_HEAD || ElementTraits.isSkipped(tag) { return }
        if ElementTraits.isHidden(element) { return }
        let place = place(element)
        if tag == GUMBO_TAG_BR { return builder.lineBreak(at: place) }
        if tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH { builder.cell(at: place) }
        let isBlock = ElementTraits.isBlock(tag)
        if isBlock { builder.close() }
        if tag == GUMBO_TAG_A { builder.links += 1 }
        push(node, tag, isBlock: isBlock)
    }

    private mutating func push(_ node: UnsafeMutablePointer<GumboNode>, _ tag: GumboTag, isBlock: Bool) {
        let above = stack.last
        var element = above?.element ?? -1
        if isBlock || above == nil {
            page.elements.append(PageElement(parent: element, traits: ElementTraits(node.pointee.v.element)))
            element = page.elements.count - 1
        }
        stack.append(Frame(
            node: node, tag: tag, element: element, kind: kind(tag, above),
            isPreformatted: above?.isPreformatted ?? false || tag == GUMBO_TAG_PRE))
    }

    /// A paragraph in a list item or a caption is part of it; in a cell it is a paragraph, for tables lay pages out.
    private func kind(_ tag: GumboTag, _ above: Frame?) -> PageBlock.Kind {
        if let kind = ElementTraits.kind(tag) { return kind }
        guard let above, above.kind != .row || !ElementTraits.isBlock(tag) else { return .paragraph }
        return above.kind
    }

    private mutating func leave() {
        let frame = stack.removeLast()
        if ElementTraits.isBlock(frame.tag) { builder.close() }
        if frame.tag == GUMBO_TAG_A { builder.links -= 1 }
    }

    /// Where an element's start tag stands; elements that the parser put in stand nowhere.
    private func place(_ element: GumboElement) -> Range<Int> {
        let start = min(Int(element.start_pos.offset), source.count)
        guard element.original_tag.data != nil else { return start..<start }
        return start..<min(source.count, start + Int(element.original_tag.length))
    }

    private mutating func read(_ text: GumboText, in frame: Frame) {
        guard frame.tag != GUMBO_TAG_HEAD, let characters = text.text else { return }
        // What the parser says for `<isindex>` is not in the page.
        if frame.tag == GUMBO_TAG_LABEL, text.original_text.length == 0 { return }
        let count = length(characters)
        let bytes = UnsafeBufferPointer(start: UnsafeRawPointer(characters).assumingMemoryBound(to: UInt8.self), count: count)
        TextAlignment(text: bytes, source: source, isRaw: ElementTraits.isRaw(frame.tag)).walk(from: min(Int(text.start_pos.offset), source.count)) { step, raw in
            switch step {
            case .blank(let byte): builder.blank(byte, raw, isPreformatted: frame.isPreformatted)
            case .visible(let range):
                builder.add(UnsafeBufferPointer(rebasing: bytes[range]), raw, element: frame.element, kind: frame.kind)
            }
        }
    }

    private func length(_ text: UnsafePointer<CChar>) -> Int {
        var count = 0
        while text[count] != 0 { count += 1 }
        return count
    }
}
