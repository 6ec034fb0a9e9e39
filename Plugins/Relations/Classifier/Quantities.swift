internal import EntenteKit

extension Document {
    /// Labels of mentions that swallow the names inside them: `90 million US dollars` says nothing of the US.
    private static let quantities: Set<String> = ["MONEY", "MEASURE", "DATE", "TIME", "DURATION", "SET", "PERCENT"]
    /// How many mentions may stand between a quantity and a part of it.
    private static let reach = 4

    /// Whether a mention is only a part of a quantity. O(1).
    func isPartOfQuantity(_ index: Int) -> Bool {
        let range = mentions[index].range
        for other in max(0, index - Document.reach)..<min(mentions.count, index + Document.reach + 1) where other != index {
            let container = mentions[other]
            if container.range.contains(range), container.range != range, Document.quantities.contains(container.label) { return true }
        }
        return false
    }
}
