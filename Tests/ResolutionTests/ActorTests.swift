import EntenteKit
import JSON
import Testing

@testable import Resolution

@Suite("extract.actors") struct ActorTests {
    @Test("an actor noun beside a state, a people, a leader or a body", arguments: [
        ("The ⟦Chadian|DEMONYM TCD⟧ army left.", ["Chadian army|ORGANISATION TCD"]),
        ("⟦Peru|COUNTRY PER⟧'s former deputy trade minister left.", ["Peru's former deputy trade minister|OFFICE PER"]),
        ("The Government of ⟦Peru|COUNTRY PER⟧ left.", ["Government of Peru|ORGANISATION PER"]),
        ("Troops from ⟦Chad|COUNTRY TCD⟧ left.", ["Troops from Chad|ORGANISATION TCD"]),
        ("The ⟦Biya|PERSON paul-biya CMR⟧ government left.", ["Biya government|ORGANISATION CMR"]),
        ("The authorities in ⟦Lima|PLACE PER.lima PER⟧ left.", ["authorities in Lima|ORGANISATION PER"]),
        ("⟦Chadian|DEMONYM TCD⟧ rebels left.", ["Chadian rebels|ORGANISATION TCD.rebels"]),
        ("A ⟦UN|ORGANISATION UN⟧ envoy left.", ["UN envoy|OFFICE UN"]),
        ("The ⟦Saudi|DEMONYM SAU⟧-led coalition left.", ["Saudi-led coalition|ORGANISATION organisation.saudi-led-coalition"]),
        ("The ministers of ⟦Peru|COUNTRY PER⟧ and ⟦Chad|COUNTRY TCD⟧ left.", []),
        ("⟦Peru|COUNTRY PER⟧ sold ⟦Chad|COUNTRY TCD⟧ six frigates.", []),
        ("⟦Chadian|DEMONYM TCD⟧ farmers left.", []),
        ("The Brazil-⟦Chad|COUNTRY TCD⟧ commission left.", []),
    ])
    func phrases(_ text: String, _ wanted: [String]) throws { #expect(try Resolved(text).found == wanted) }

    @Test("a name behind an office or title, beside an apposition, and again by the surname", arguments: [
        "⟦Chadian|DEMONYM TCD⟧ foreign minister Idris Kelo left. Kelo smiled.",
        "⟦Chad|COUNTRY TCD⟧'s foreign minister, Idris Kelo, left. Kelo smiled.",
        "We saw Idris Kelo, ⟦Chad|COUNTRY TCD⟧'s foreign minister. Kelo smiled.",
        "The foreign minister of ⟦Chad|COUNTRY TCD⟧, Idris Kelo, left. Kelo smiled.",
        "⟦Chadian|DEMONYM TCD⟧ Ambassador to ⟦Lima|PLACE PER.lima PER⟧ Idris Kelo left. Kelo smiled.",
        "Mr. Idris Kelo, the ⟦Chadian|DEMONYM TCD⟧ envoy, left. Kelo smiled.",
    ])
    func persons(_ text: String) throws {
        let found = try Resolved(text).document.mentions.filter { $0.label == "PERSON" }
        #expect(found.count == 2)
        for mention in found {
            #expect(mention.entity == "person.idris-kelo")
            #expect(mention.attributes["state"] == "TCD")
            #expect(mention.attributes["office"] != nil)
        }
    }

    @Test("a person of no state acts for the body: two mentions on one range")
    func bodies() throws {
        let document = try Resolved("Ana Lind, ⟦Oxfam|ORGANISATION OXFAM⟧'s deputy director, left.").document
        let found = document.mentions.filter { document.text.string($0.range) == "Ana Lind" }
        #expect(found.map(\.entity) == ["person.ana-lind", "OXFAM"])
        #expect(found[0].attributes["organisation"] == "OXFAM")
    }

    @Test("a surname that a list gives to another is not that one's")
    func otherBearer() throws {
        let document = try Resolved("Ambassador João Augusto de Araujo ⟦Castro|PERSON fidel-castro CUB⟧ left.").document
        #expect(document.mentions.filter { $0.label == "PERSON" }.map(\.entity) == ["person.joão-augusto-de-araujo-castro"])
    }

    @Test("a capital acts, or is a place", arguments: [
        ("⟦Lima|PLACE PER.lima PER⟧ rejected it.", true), ("⟦Lima|PLACE PER.lima PER⟧ is seeking help.", true),
        ("He accused ⟦Lima|PLACE PER.lima PER⟧.", true), ("⟦Lima|PLACE PER.lima PER⟧'s offer stands.", true),
        ("Talks between ⟦Lima|PLACE PER.lima PER⟧ and ⟦Chad|COUNTRY TCD⟧ went on.", true),
        ("Flights between ⟦Lima|PLACE PER.lima PER⟧ and ⟦Chad|COUNTRY TCD⟧ went on.", false),
        ("They met in ⟦Lima|PLACE PER.lima PER⟧.", false), ("He left ⟦Lima|PLACE PER.lima PER⟧ and said so.", false),
        ("⟦Lima|PLACE PER.lima PER⟧ University rejected it.", false), ("⟦Lima|PLACE PER.lima PER⟧ lies by the sea.", false),
    ])
    func capitals(_ text: String, _ acts: Bool) throws {
        let document = try Resolved(text).document
        let labels = document.mentions.filter { document.text.string($0.range) == "Lima" }.map { "\($0.label) \($0.entity ?? "")" }
        #expect(labels == [acts ? "COUNTRY PER" : "PLACE PER.lima"])
    }

    @Test("a capital stands for the state of its time", arguments: [("1987-04-14", "YUG"), ("2005", "SCG"), ("2024-05-08", "SRB")])
    func former(_ published: String, _ state: String) throws {
        let text = "⟦Belgrade|PLACE SRB.belgrade SRB⟧ rejected it."
        #expect(try Resolved(text, meta: ["published": .string(published)]).parties(of: "Belgrade") == [state])
    }

    @Test("initials of a body that the text names in full")
    func initials() throws {
        let text = "The ⟦Sea Rangers Union|ORGANISATION sru⟧ met. The SRU left. THE SRU LEFT AT ONCE."
        #expect(try Resolved(text).parties(of: "SRU") == ["sru"])
    }
}
