internal import EntenteKit

/// What an example says must be found, held against what a stage wrote.
struct Expectation {
    let layer: Layer
    let marks: [MarkedText.Mark]
    let finds: [String]

    /// What differs, for people; `nil` if all is as the example shows.
    func difference(from before: Document, to after: Document) -> String? {
        let differences = [markDifference(before, after), relationDifference(before, after)].compactMap(\.self)
        return differences.isEmpty ? nil : differences.joined(separator: "\n  ")
    }

    private func markDifference(_ before: Document, _ after: Document) -> String? {
        // Relations that are named under `finds` need no marks.
        if marks.isEmpty, layer == .relations || !finds.isEmpty { return nil }
        var found = Annotation.marked(from: before, to: after, layer: layer).filter { !$0.ranges.isEmpty }
        let all = found
        let missing = marks.filter { mark in
            guard let index = found.firstIndex(where: { $0.ranges[0] == mark.range && $0.answers(to: mark.label) }) else { return true }
            found.remove(at: index)
            return false
        }
        if missing.isEmpty, found.isEmpty { return nil }
        let hasLabels = marks.contains { $0.label != nil }
        let shown = all.map { MarkedText.Mark(range: $0.ranges[0], label: hasLabels ? $0.label : nil) }
        return "the marks of \(layer.rawValue) differ\n  expected \(MarkedText.render(marks, in: after.text))\n"
            + "  found    \(MarkedText.render(shown, in: after.text))"
    }

    private func relationDifference(_ before: Document, _ after: Document) -> String? {
        if finds.isEmpty, layer != .relations || !marks.isEmpty { return nil }
        let old = Set(before.relations)
        let index = after.mentionIndices()
        let found = after.relations.filter { !old.contains($0) }.map { relation in
            FoundRelation(
                // As in document JSONL: a candidate's label is null.
                label: relation.label ?? "null",
                roles: relation.arguments.map { argument in
                    let text = index[argument.mention].map { after.text.string(after.mentions[$0].range) }
                    return (argument.role, DisturbedText.undisturbed(text ?? argument.mention))
                })
        }
        if found.count == finds.count, zip(found, finds).allSatisfy({ $0.answers(to: $1) }) { return nil }
        func list(_ relations: [String]) -> String { relations.isEmpty ? "none" : relations.joined(separator: ", ") }
        return "the relations differ\n  expected \(list(finds))\n  found    \(list(found.map(\.text)))"
    }
}

/// A relation with the texts of its arguments.
private struct FoundRelation {
    var label: String
    var roles: [(role: String, text: String)]

    var text: String { ([label] + roles.map { "\($0.role)=\($0.text)" }).joined(separator: " ") }

    /// Whether `LABEL role=text …` means this; roles that it leaves out may hold anything.
    func answers(to wanted: String) -> Bool {
        let words = DisturbedText.undisturbed(wanted).split(separator: " ").map(String.init)
        guard words.first == label else { return false }
        return Self.pairs(words.dropFirst()).allSatisfy { pair in roles.contains { $0 == pair } }
    }

    /// A text of several words goes on to the next `role=`.
    private static func pairs(_ words: ArraySlice<String>) -> [(role: String, text: String)] {
        var pairs: [(role: String, text: String)] = []
        for word in words {
            if let equals = word.firstIndex(of: "="), equals != word.startIndex {
                pairs.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
            } else if !pairs.isEmpty {
                pairs[pairs.count - 1].text += " " + word
            }
        }
        return pairs
    }
}
