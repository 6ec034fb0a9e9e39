internal import EntenteKit

/// Where a match of a rule must lie.
enum SearchScope: String, SettingChoice {
    /// In one sentence; needs the layer.
    case sentence
    /// In one section.
    case section
    /// Anywhere; it may reach over sections, but what it marks stands in none that is boilerplate.
    case document
}

/// The ranges of a document that rules search, each match within one of them.
struct SearchScopes {
    private let sections: [TextRange]
    private let sectionKinds: [Section.Kind]?
    private let sentences: [TextRange]
    private let sentenceKinds: [Section.Kind]?
    private let boilerplate: [TextRange]
    /// Whether the layer is there, be it empty.
    let hasSentences: Bool

    init(_ document: borrowing Document) {
        let hasSections = document.layers.contains(.sections)
        let readable = document.readableRanges
        let kinds = hasSections ? document.sections.map(\.kind).filter { $0 != .boilerplate } : nil
        sections = readable
        sectionKinds = kinds
        hasSentences = document.layers.contains(.sentences)
        boilerplate = hasSections ? document.sections.filter { $0.kind == .boilerplate }.map(\.range) : []
        var sentences: [TextRange] = []
        var sentenceKinds: [Section.Kind] = []
        for sentence in document.sentences {
            let section = readable.firstIndex(endingAfter: sentence.start)
            guard section < readable.count, readable[section].start <= sentence.start else { continue }
            sentences.append(sentence)
            sentenceKinds.append(kinds?[section] ?? .body)
        }
        self.sentences = sentences
        self.sentenceKinds = hasSections ? sentenceKinds : nil
    }

    /// The ranges of a scope, ascending and disjoint.
    func ranges(_ scope: SearchScope) -> [TextRange] {
        switch scope {
        case .sentence: sentences
        case .section: sections
        case .document: sections.isEmpty ? [] : [TextRange(sections[0].start, sections[sections.count - 1].end)]
        }
    }

    /// The ranges in which a rule searches.
    ///
    /// - Throws: ``StageError``, if they are sentences and the document has none.
    func ranges(for rule: Rule) throws(StageError) -> [TextRange] {
        if rule.within == .sentence, !hasSentences {
            throw StageError(
                .stage, "it looks within sentences, and the document has none",
                hint: "put segment.sentences before extract.patterns, or write within: section", rule: rule.by)
        }
        return ranges(rule.within)
    }

    /// The kinds of section of these ranges, where the document has sections and the scope keeps to one.
    func kinds(_ scope: SearchScope) -> [Section.Kind]? {
        switch scope {
        case .sentence: sentenceKinds
        case .section: sectionKinds
        case .document: nil
        }
    }

    /// Whether a range touches boilerplate.
    func isBoilerplate(_ range: TextRange) -> Bool {
        let index = boilerplate.firstIndex(endingAfter: range.start)
        return index < boilerplate.count && boilerplate[index].start < range.end
    }
}
