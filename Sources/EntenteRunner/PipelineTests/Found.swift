internal import EntenteKit
internal import JSON

/// A document's findings in the form in which expectations are written.
struct Found {
    private let mentions: [(label: String, text: String, entity: String)]
    private let relations: [(label: String, roles: [String: Set<String>])]
    private let sections: [(label: String, text: String)]
    private let sentences: Set<String>
    private let tokens: Set<String>

    init(_ document: Document) {
        let index = document.mentionIndices()
        mentions = document.mentions.map { ($0.label, document.text.string($0.range).onOneLine, $0.entity ?? "") }
        sections = document.sections.map { ($0.kind.rawValue, document.text.string($0.range).onOneLine) }
        sentences = Set(document.sentences.map { document.text.string($0).onOneLine })
        tokens = Set(document.tokens.map { document.text.string($0) })
        relations = document.relations.map { relation in
            var roles: [String: Set<String>] = [:]
            for argument in relation.arguments {
                guard let mention = index[argument.mention].map({ document.mentions[$0] }) else { continue }
                roles[argument.role] = [
                    document.text.string(mention.range).onOneLine, mention.entity ?? "", mention.attributes["state"]?.string ?? "",
                ]
            }
            for (name, value) in relation.attributes { roles[name, default: []].insert(value.string ?? value.description) }
            return (relation.label ?? "", roles)
        }
    }

    func holds(_ expectation: Expectation) -> Bool {
        let rest = expectation.words.joined(separator: " ")
        switch expectation.kind {
        case .mention:
            return mentions.contains { mention in
                mention.label == expectation.label
                    && (rest.isEmpty || rest == mention.text || rest == "\(mention.text) \(mention.entity)")
            }
        case .sentence: return sentences.contains(rest)
        case .token: return tokens.contains(rest)
        case .section:
            return sections.contains { $0.label == expectation.label && (rest.isEmpty || $0.text.hasPrefix(rest)) }
        case .relation:
            let wanted = Self.roles(expectation.words)
            return relations.contains { relation in
                relation.label == expectation.label
                    && (holds(wanted, relation.roles) || relation.roles["symmetric"] == ["true"] && holds(wanted, relation.roles.swapped))
            }
        }
    }

    private func holds(_ wanted: [(role: String, value: String)], _ roles: [String: Set<String>]) -> Bool {
        wanted.allSatisfy { roles[$0.role]?.contains($0.value) == true }
    }

    /// What there is of the same kind and label, for the message.
    func nearby(_ expectation: Expectation) -> String {
        let same: [String] = switch expectation.kind {
        case .mention: mentions.filter { $0.label == expectation.label }.map { "\($0.text) \($0.entity)" }
        case .sentence: sentences.sorted()
        case .token: tokens.sorted()
        case .section: sections.filter { $0.label == expectation.label }.map { String($0.text.prefix(40)) }
        case .relation:
            relations.filter { $0.label == expectation.label }.map { relation in
                relation.roles.sorted { $0.key < $1.key }
                    .map { "\($0.key)=\($0.value.filter { !$0.isEmpty }.sorted().joined(separator: "/"))" }.joined(separator: " ")
            }
        }
        return same.isEmpty ? "; there is no \(expectation.kind.rawValue) \(expectation.label)" : "; found: \(same.joined(separator: ", "))"
    }

    /// `role=value` pairs; a value goes on to the next `role=`.
    private static func roles(_ words: [String]) -> [(role: String, value: String)] {
        var pairs: [(role: String, value: String)] = []
        for word in words {
            if let equals = word.firstIndex(of: "="), equals != word.startIndex {
                pairs.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
            } else if !pairs.isEmpty {
                pairs[pairs.count - 1].value += " " + word
            }
        }
        return pairs
    }
}

extension [String: Set<String>] {
    /// Source and target exchanged, which means the same where a relation is symmetric.
    fileprivate var swapped: Self {
        var copy = self
        copy["source"] = self["target"]
        copy["target"] = self["source"]
        return copy
    }
}

extension String {
    /// With each run of white space as one space.
    fileprivate var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
