internal import EntenteKit
internal import YAML

/// Runs the examples of a quantity file.
struct QuantityExamples {
    let entry: QuantityFiles.Entry
    let find: (Document) -> [Mention]

    func run() -> RuleTest {
        var outcomes: [RuleTest.Outcome] = []
        var fired = false
        for node in entry.match + entry.reject {
            let text = node.scalar ?? ""
            guard let marked = MarkedText(text, published: nil) else {
                outcomes.append(.init(example: text, place: .init(node), failure: "the marks ⟦ and ⟧ do not pair up"))
                continue
            }
            let found = find(marked.document).filter { $0.label == entry.label }
            fired = fired || !found.isEmpty && !marked.spans.isEmpty
            outcomes.append(.init(example: text, place: .init(node), failure: difference(found, marked)))
        }
        return RuleTest(rule: "extract.quantities/" + entry.name, place: entry.place, isCovered: fired, outcomes: outcomes)
    }

    private func difference(_ found: [Mention], _ marked: MarkedText) -> String? {
        if !marked.spans.isEmpty { return RuleExamples.difference(found, marked) }
        return found.first.map { "found \"\(marked.document.text.string($0.range))\", where nothing is to be found" }
    }
}
