import EntenteKit
import Testing

struct SuggestionTests {
    @Test(arguments: [
        ("segment.sentence", "segment.sentences"), ("Segment.Tokens", "segment.tokens"), ("segemnt.tokens", "segment.tokens"),
        ("extract.gazeteer", "extract.gazetteer"), ("x", nil), ("translate.french", nil), ("", nil),
    ] as [(String, String?)])
    func nearest(_ name: String, _ expected: String?) {
        let names = ["segment.tokens", "segment.sentences", "extract.gazetteer", "export.csv"]
        #expect(Suggestion.nearest(to: name, among: names) == expected)
    }

    @Test func aTieGoesToTheFirstByName() {
        #expect(Suggestion.nearest(to: "bat", among: ["cat", "bar", "hat"]) == "bar")
    }

    @Test func hints() {
        #expect(Suggestion.hint(for: "kep", among: ["keep", "split"], what: "choices") == "did you mean keep?")
        #expect(Suggestion.hint(for: "zebra", among: ["split", "keep"], what: "choices") == "choices: keep, split")
        #expect(Suggestion.hint(for: "zebra", among: [], what: "choices") == "there are no choices here")
    }
}
