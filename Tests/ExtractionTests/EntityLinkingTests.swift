import EntenteKit
import JSON
import Testing

@testable import Extraction

@Suite("linking the variants of a name")
struct EntityLinkingTests {
    /// A text and its names as `(text, label)`, in order.
    private static func link(_ text: String, _ names: [(String, String)], _ ids: [String: String] = [:]) -> Document {
        var document = Document(id: "a", text: Text(text))
        var at = text.startIndex
        var mentions: [Mention] = []
        for (name, label) in names {
            let found = text.range(of: name, from: at)!
            let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
            mentions.append(Mention(TextRange(start, start + name.utf8.count), label, entity: ids[name], by: "test"))
            at = found.upperBound
        }
        document.add(mentions: mentions)
        var linker = EntityLinker()
        linker.link(&document)
        Apposition.apply(to: &document)
        return document
    }

    @Test("surnames, other scripts, acronyms", arguments: [
        ("Zora Pilić met us. Pilić left.", [("Zora Pilić", "PERSON"), ("Pilić", "PERSON")]),
        ("Pilić left. Zora Pilić met us.", [("Pilić", "PERSON"), ("Zora Pilić", "PERSON")]),
        ("Zora Pilić and Зора Пилић.", [("Zora Pilić", "PERSON"), ("Зора Пилић", "PERSON")]),
        ("Askar Zhunusov; Аскар Жунусов", [("Askar Zhunusov", "PERSON"), ("Аскар Жунусов", "PERSON")]),
        ("Zora Pilic, Pilić", [("Zora Pilic", "PERSON"), ("Pilić", "PERSON")]),
        ("The North Grain Council met. NGC", [("North Grain Council", "ORGANISATION"), ("NGC", "ORGANISATION")]),
        ("Savez zanatlija ( SZB ) and SZB", [("Savez zanatlija", "ORGANISATION"), ("SZB", "ORGANISATION"), ("SZB", "ORGANISATION")]),
    ] as [(String, [(String, String)])])
    func same(_ text: String, _ names: [(String, String)]) {
        let entities = Self.link(text, names).mentions.map(\.entity)
        #expect(Set(entities).count == 1 && entities[0] != nil)
    }

    @Test("different names, and the same name of another kind, stay apart", arguments: [
        ("Zora Pilić met Ivan Tot.", [("Zora Pilić", "PERSON"), ("Ivan Tot", "PERSON")]),
        ("Lincoln came to Lincoln", [("Lincoln", "PERSON"), ("Lincoln", "PLACE")]),
        ("North Grain Council, NGO", [("North Grain Council", "ORGANISATION"), ("NGO", "ORGANISATION")]),
    ] as [(String, [(String, String)])])
    func apart(_ text: String, _ names: [(String, String)]) {
        #expect(Set(Self.link(text, names).mentions.map(\.entity)).count == names.count)
    }

    @Test("a known entity spreads to the variants")
    func known() {
        let document = Self.link("Tot, that is Ivan Tot.", [("Tot", "PERSON"), ("Ivan Tot", "PERSON")], ["Ivan Tot": "ivan-tot"])
        #expect(document.mentions.map(\.entity) == ["ivan-tot", "ivan-tot"])
    }

    @Test("apposition says for which state a person acts", arguments: [
        ("Omani president Zora Pilić spoke", [("Omani", "DEMONYM"), ("president", "OFFICE"), ("Zora Pilić", "PERSON")]),
        ("Oman's president, Zora Pilić", [("Oman", "COUNTRY"), ("president", "OFFICE"), ("Zora Pilić", "PERSON")]),
        ("Zora Pilić, the president of Oman", [("Zora Pilić", "PERSON"), ("president", "OFFICE"), ("Oman", "COUNTRY")]),
        ("the president of Oman, Zora Pilić", [("president", "OFFICE"), ("Oman", "COUNTRY"), ("Zora Pilić", "PERSON")]),
    ] as [(String, [(String, String)])])
    func states(_ text: String, _ names: [(String, String)]) {
        let document = Self.link(text, names, ["Omani": "OMN", "Oman": "OMN"])
        let person = document.mentions.first { $0.label == "PERSON" }!
        #expect(person.attributes["state"]?.string == "OMN")
        #expect(person.attributes["office"]?.string == "president")
    }

    @Test("a person beside a country is not of it")
    func noState() {
        let document = Self.link("Oman thanked Zora Pilić", [("Oman", "COUNTRY"), ("Zora Pilić", "PERSON")], ["Oman": "OMN"])
        #expect(document.mentions[1].attributes["state"] == nil)
    }
}

extension String {
    /// The first occurrence of a text at or behind an index.
    fileprivate func range(of part: String, from: Index) -> Range<Index>? {
        var at = from
        while at < endIndex {
            if self[at...].hasPrefix(part) { return at..<index(at, offsetBy: part.count) }
            at = index(after: at)
        }
        return nil
    }
}
