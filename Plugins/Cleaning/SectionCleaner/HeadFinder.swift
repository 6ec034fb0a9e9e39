import EntenteKit

/// Finds the title and the summary at the head of an article.
struct HeadFinder {
    let lines: [Line]
    let findings: [Furniture.Finding]

    /// Changes `body` to `title` and `summary` where they stand.
    func mark(_ kinds: inout [Section.Kind]) {
        // A date or a share line that the page's model kept is no title.
        let isContent = { (index: Int) in kinds[index] == .question || kinds[index] == .answer || kinds[index] == .body && findings[index] == .none }
        guard let title = lines.indices.first(where: isContent), kinds[title] == .body, isTitle(title, kinds) else { return }
        kinds[title] = .title
        var index = title + 1
        var items = 0
        while index < lines.count, kinds[index] == .body, lines[index].isItem {
            kinds[index] = .summary
            items += 1
            index += 1
        }
        if items == 0, index + 1 < lines.count, kinds[index] == .body, isStandfirst(index, kinds) { kinds[index] = .summary }
    }

    /// Short, no sentence, with longer text behind it.
    private func isTitle(_ index: Int, _ kinds: [Section.Kind]) -> Bool {
        let line = lines[index]
        let ending: [UInt32] = [0x2E, 0x21, 0x3A, 0x2C, 0x3B, 0x2D, 0x2013, 0x2014]
        guard line.words <= 30, !line.isItem, !ending.contains(line.last) else { return false }
        guard let next = kinds[(index + 1)...].firstIndex(where: { $0 != .boilerplate && $0 != .caption }) else { return false }
        // A sentence that a line break has cut in two is no title.
        if lines[next].startsSmall || line.lastFlags.contains(.stop) { return false }
        let hasBreak = lines[index + 1].blanksBefore > 0
        return lines[next].words > line.words || hasBreak && lines[next].isFinished || lines[next].isItem
    }

    /// One paragraph between the title and a byline, a date, keywords or a picture.
    private func isStandfirst(_ index: Int, _ kinds: [Section.Kind]) -> Bool {
        let next = findings[index + 1]
        return lines[index].words <= 90 && (next == .byline || next == .dateline || next == .keywords || next == .caption)
    }
}
