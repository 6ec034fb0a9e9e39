import EntenteKit
import Testing

@testable import Extraction

/// What becomes of a list name where the tagger sees a longer one.
@Suite struct NameMergerTests {
    private static let merger = NameMerger(labels: ["ORGANISATION", "PLACE"], keep: ["COUNTRY"], hints: [], provenance: "tagger")

    /// The names in a text after the tagger found `name` and a list `listed` inside it.
    private static func merge(_ text: String, tagger name: String, list listed: String, _ label: String) -> [String] {
        func range(_ part: String) -> TextRange {
            let start = text.utf8.distance(from: text.startIndex, to: text.firstRange(of: part)!.lowerBound)
            return TextRange(start, start + part.utf8.count)
        }
        var document = Document(id: "a", text: Text(text))
        document.add(mentions: [Mention(range(listed), label, entity: "X", by: "extract.gazetteer/list")])
        merger.merge([NameTagger.Span(tokens: 0..<1, range: range(name), label: "ORGANISATION")], into: &document)
        return document.mentions.map { "\(document.text.string($0.range))|\($0.entity ?? "-")" }
    }

    @Test("a list name stays if only an article stands before it", arguments: [
        ("The Grain Party won.", "The Grain Party"), ("the  Grain Party won.", "the  Grain Party"), ("Grain Party won.", "Grain Party"),
    ])
    func whole(_ text: String, _ name: String) {
        #expect(Self.merge(text, tagger: name, list: "Grain Party", "ORGANISATION") == ["Grain Party|X"])
    }

    @Test("a whole name that is a place's is a place, whatever body the tagger sees")
    func place() {
        #expect(Self.merge("a united Antarctica", tagger: "Antarctica", list: "Antarctica", "PLACE") == ["Antarctica|X"])
        #expect(Self.merge("the Antarctica Post", tagger: "Antarctica Post", list: "Antarctica", "PLACE") == ["Antarctica Post|-"])
    }

    @Test("a list name behind another word of the name is a part of it", arguments: [
        ("New Grain Party won.", "New Grain Party"), ("Red Grain Party won.", "Red Grain Party"), ("A B Grain Party", "A B Grain Party"),
    ])
    func part(_ text: String, _ name: String) {
        #expect(Self.merge(text, tagger: name, list: "Grain Party", "ORGANISATION") == ["\(name)|-"])
    }
}
