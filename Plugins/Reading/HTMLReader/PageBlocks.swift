/// A page as the reader sees it: block elements, and the text of each block with its place in the file.
struct Page {
    /// In document order; an element stands behind its parent.
    var elements: [PageElement] = []
    /// In document order.
    var blocks: [PageBlock] = []
    /// The text of all blocks, one behind the other.
    var bytes: [UInt8] = []
    var origin = OriginMap()
    var meta = PageMeta()
}

/// An element that starts a block, or holds some.
struct PageElement {
    /// An index into ``Page/elements``; -1 at the root.
    let parent: Int
    let traits: ElementTraits
}

/// A stretch of text that a browser sets apart.
struct PageBlock {
    enum Kind: Equatable { case heading(Int), paragraph, item, caption, row }
    let element: Int
    let kind: Kind
    /// In ``Page/bytes``.
    var range: Range<Int>
    /// How many of the bytes are links.
    var linked = 0
    var commas = 0
    var words = 0

    /// From 0 to 1.
    var linkDensity: Double { range.isEmpty ? 0 : Double(linked) / Double(range.count) }
}
