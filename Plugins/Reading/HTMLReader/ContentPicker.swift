/// Tells the article from what stands round it, by the page's elements.
///
/// After Readability: paragraphs give points to the elements around them, more for length and commas, fewer for links;
/// the element with the most is the article. Elements that say what they are (`<nav>`, `class="share"`) are out before,
/// unless half of the page is in them.
struct ContentPicker {
    let page: Page
    private let lengths: [Int]
    private let isOut: [Bool]

    init(page: Page) {
        self.page = page
        lengths = ContentPicker.lengths(page)
        isOut = ContentPicker.outs(page, lengths)
    }

    /// Whether each block belongs to the article. If nothing does, everything does.
    func content() -> [Bool] {
        guard let top = top() else { return page.blocks.map { !isOut[$0.element] } }
        var content = page.blocks.map { !isOut[$0.element] && isInside($0.element, top) }
        addSiblings(of: top, to: &content)
        for (index, block) in page.blocks.enumerated() where content[index] && isLinkList(block, index) { content[index] = false }
        dropEmptyHeadings(&content)
        addTitle(to: &content)
        return content.contains(true) ? content : page.blocks.map { _ in true }
    }

    // MARK: Elements

    /// Bytes of text in each element and all below it.
    private static func lengths(_ page: Page) -> [Int] {
        var lengths = [Int](repeating: 0, count: page.elements.count)
        for block in page.blocks { lengths[block.element] += block.range.count }
        for index in page.elements.indices.reversed() where page.elements[index].parent >= 0 { lengths[page.elements[index].parent] += lengths[index] }
        return lengths
    }

    private static func outs(_ page: Page, _ lengths: [Int]) -> [Bool] {
        var outs = [Bool](repeating: false, count: page.elements.count)
        var isInArticle = outs
        for (index, element) in page.elements.enumerated() {
            if element.parent >= 0 {
                outs[index] = outs[element.parent]
                isInArticle[index] = isInArticle[element.parent]
            }
            if element.traits.isArticle { isInArticle[index] = true }
            let isHalf = lengths[index] * 2 > lengths[0]
            switch element.traits.doubt {
            case .none: break
            case .certain: outs[index] = true
            case .header: if !isInArticle[index] { outs[index] = true }
            case .hinted: if !isHalf, !element.traits.isPromising || lengths[index] * 4 < lengths[0] && !isInArticle[index] { outs[index] = true }
            case .form: if !isHalf { outs[index] = true }
            }
        }
        return outs
    }

    private func isInside(_ element: Int, _ top: Int) -> Bool {
        var at = element
        // A parent stands before its children.
        while at > top { at = page.elements[at].parent }
        return at == top
    }

    /// The element that holds the article.
    private func top() -> Int? {
        let scores = scores()
        guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] >= 2 else { return nil }
        var candidate = best
        var main: Int?
        while candidate >= 0 {
            let element = page.elements[candidate]
            if element.traits.isArticle { return candidate }
            if element.traits.isMain, main == nil { main = candidate }
            candidate = element.parent
        }
        return main ?? climb(best, scores)
    }

    /// An element whose parent holds nearly as many points is a part of an article.
    private func climb(_ best: Int, _ scores: [Double]) -> Int {
        var top = best
        while true {
            let parent = page.elements[top].parent
            guard parent > 0, scores[parent] > scores[top] * 0.7 else { return top }
            top = parent
        }
    }

    private func scores() -> [Double] {
        var scores = [Double](repeating: 0, count: page.elements.count)
        for block in page.blocks where !isOut[block.element] && block.range.count >= 25 {
            guard block.kind == .paragraph || block.kind == .item else { continue }
            let points = (1 + Double(min(block.commas, 10)) + min(3, Double(block.range.count) / 100)) * (1 - block.linkDensity)
            var element = page.elements[block.element].traits.isText ? page.elements[block.element].parent : block.element
            for share in [1, 0.5, 0.25] where element >= 0 {
                scores[element] += points * share
                element = page.elements[element].parent
            }
        }
        for index in scores.indices where page.elements[index].traits.isPromising { scores[index] *= 1.25 }
        return scores
    }

    // MARK: Blocks

    /// Paragraphs beside the article that read like it: pages cut an article in two with an advertisement.
    private func addSiblings(of top: Int, to content: inout [Bool]) {
        let parent = page.elements[top].parent
        guard parent >= 0, !page.elements[top].traits.isArticle else { return }
        for (index, block) in page.blocks.enumerated() where !content[index] && !isOut[block.element] && block.kind == .paragraph {
            let element = page.elements[block.element]
            let isSibling = block.element == parent || element.parent == parent || element.parent >= 0 && page.elements[element.parent].parent == parent
            if isSibling, block.range.count > 80, block.linkDensity < 0.25, block.commas > 0 || endsAsSentence(block) { content[index] = true }
        }
    }

    private func endsAsSentence(_ block: PageBlock) -> Bool {
        guard let last = page.bytes[block.range].last else { return false }
        return last == 0x2E || last == 0x21 || last == 0x3F
    }

    private func isLinkList(_ block: PageBlock, _ index: Int) -> Bool {
        if case .heading = block.kind { return false }
        return block.linkDensity > 0.5 && block.words < 25
    }

    /// A heading over nothing but boilerplate: `Related stories`.
    private func dropEmptyHeadings(_ content: inout [Bool]) {
        var holds = false
        for index in page.blocks.indices.reversed() {
            if case .heading(let level) = page.blocks[index].kind {
                if content[index], level > 1, !holds, index + 1 < page.blocks.count { content[index] = false }
                // A heading holds up the one above it.
                holds = content[index]
            } else if content[index] { holds = true }
        }
    }

    /// The last first-level heading before the article, if none is in it.
    private func addTitle(to content: inout [Bool]) {
        guard let first = content.firstIndex(of: true) else { return }
        let isHeading = { (index: Int) in page.blocks[index].kind == .heading(1) }
        guard !page.blocks.indices.contains(where: { content[$0] && isHeading($0) }) else { return }
        if let title = page.blocks[..<first].indices.last(where: isHeading) { content[title] = true }
    }
}
