import EntenteKit
import JSON
import Testing

@testable import Resolution

@Suite("resolve.references") struct ReferenceTests {
    @Test("who speaks in a document", arguments: [
        (["kind": "speech", "country": "BTN"], "BTN"), (["kind": "speech", "country": "Bhutan"], "BTN"),
        (["kind": "statement", "source": "UK Government"], "GBR"), (["kind": "statement", "source": "US State Department"], "USA"),
        (["title": "Bhutan: statement in the general debate"], "BTN"),
        (["title": "Address by the Minister for Foreign Affairs of Ghana to the Assembly"], "GHA"),
        (["kind": "speech", "speaker": "Emmanuel Macron"], "FRA"),
        (["kind": "news", "source": "UK Daily"], nil), (["kind": "statement", "title": "Joint statement of Peru and Chad", "source": "Peru Government"], nil),
        ([:], nil),
    ] as [([String: String], String?)])
    func speakers(_ meta: [String: String], _ state: String?) throws {
        let object = JSONObject(meta.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) })
        #expect(try Resolved("We support the plan.", meta: object).parties(of: "We") == (state.map { [$0] } ?? []))
    }

    @Test("we and our in an interview, by turn")
    func interview() throws {
        let text = """
            ⟦Ana Kos|PERSON ana-kos SVN⟧ talked to ⟦Radio Nine|MEDIUM radio-nine PER⟧.

            Will you visit our country?

            I will. We like your coffee, and our trade grows. Your president is kind.

            When?
            """
        let found = try Resolved(text) { PlainDocument.speak(&$0, ["", "?", "Ana Kos", "?"]) }
        #expect(found.parties(of: "you") == ["SVN"])
        #expect(found.parties(of: "our country") == ["PER"])
        #expect(found.parties(of: "I") == ["SVN"])
        #expect(found.parties(of: "We") == ["SVN"])
        #expect(found.parties(of: "our") == ["SVN"])
        #expect(found.parties(of: "Your president") == ["PER"])
    }

    @Test("a spokesperson without a name speaks for the ministry that publishes", arguments: [
        ("Peruvian Ministry of Foreign Affairs", ["PER"]), ("Radio Nine of Peru", []),
    ])
    func briefing(_ source: String, _ parties: [String]) throws {
        let found = try Resolved("Will you sign?\n\nWe will.", meta: ["source": .string(source)]) {
            PlainDocument.speak(&$0, ["?", "Spokesperson"])
        }
        #expect(found.parties(of: "We") == parties)
    }

    @Test("quotations: by marks, by a colon, across sentences, and of nobody known", arguments: [
        ("\"We will never sign the paper,\" said ⟦Ana Kos|PERSON ana-kos SVN⟧.", ["SVN"]),
        ("⟦Ana Kos|PERSON ana-kos SVN⟧ told reporters: \"We will never sign.\"", ["SVN"]),
        ("\"That is no way to begin,\" ⟦Ana Kos|PERSON ana-kos SVN⟧ said. \"We will never sign.\"", ["SVN"]),
        ("\"We will never sign the paper,\" a farmer said. ⟦Ana Kos|PERSON ana-kos SVN⟧ left.", []),
        ("The minister said:\n\nWe will never sign.", []),
        ("⟦Ana Kos|PERSON ana-kos SVN⟧ said:\n\nWe will never sign.", ["SVN"]),
        ("We will never sign.", []),
    ])
    func quotations(_ text: String, _ parties: [String]) throws { #expect(try Resolved(text).parties(of: "We") == parties) }

    @Test("a SAID relation says whose a quotation is")
    func said() throws {
        let found = try Resolved("⟦Ana Kos|PERSON ana-kos SVN⟧ came late. She thinks we will sign.") { document in
            let start = document.text.count - "we will sign.".utf8.count
            document.add(mentions: [Mention(TextRange(start, document.text.count), "CONTENT", by: "given")])
            let content = document.mentions.last!.id
            document.add(relations: [Relation("SAID", [.init("source", document.mentions[0].id), .init("content", content)], by: "given")])
        }
        #expect(found.parties(of: "we") == ["SVN"])
    }

    @Test("he, his country, its, the country, they", arguments: [
        ("⟦Ana Kos|PERSON ana-kos SVN⟧ left. She smiled.", "She", ["SVN"]),
        ("⟦Ana Kos|PERSON ana-kos SVN⟧ met ⟦Ivo Rak|PERSON ivo-rak HRV⟧. She smiled.", "She", ["SVN"]),
        ("⟦Ana Kos|PERSON ana-kos SVN⟧ and ⟦Ivo Rak|PERSON ivo-rak HRV⟧ came. He smiled.", "He", []),
        ("During his visit, ⟦Ivo Rak|PERSON ivo-rak HRV⟧ smiled.", "his", ["HRV"]),
        ("⟦Ivo Rak|PERSON ivo-rak HRV⟧ said his country was ready.", "his country", ["HRV"]),
        ("⟦Ana Kos|PERSON ana-kos SVN⟧ called ⟦Ivo Rak|PERSON ivo-rak HRV⟧. She told him all.", "him", ["HRV"]),
        ("We stand with ⟦Chad|COUNTRY TCD⟧ and its people.", "its", ["TCD"]),
        ("⟦Peru|COUNTRY PER⟧ lent ⟦Chad|COUNTRY TCD⟧ grain for its towns.", "its", []),
        ("They condemned ⟦Chad|COUNTRY TCD⟧'s raid and its threats.", "its", ["TCD"]),
        ("⟦Chad|COUNTRY TCD⟧ was poor. The country begged.", "The country", ["TCD"]),
        ("⟦Chadian|DEMONYM TCD⟧ troops came. They left.", "They", ["TCD"]),
        ("⟦Chadian|DEMONYM TCD⟧ troops came. Farmers said they left.", "they", []),
        ("The ⟦Chadian|DEMONYM TCD⟧ government fell. The regime had failed.", "The regime", ["TCD"]),
        ("The military coup failed in ⟦Chad|COUNTRY TCD⟧. The military coup shook all.", "The military", []),
        ("⟦Chad|COUNTRY TCD⟧ moved its troops.", "its troops", ["TCD"]),
    ])
    func others(_ text: String, _ words: String, _ parties: [String]) throws {
        #expect(try Resolved(text).parties(of: words) == parties)
    }

    @Test("two sides are two mentions, or none where three compete", arguments: [
        ("⟦Peru|COUNTRY PER⟧ met ⟦Chad|COUNTRY TCD⟧. Both sides agreed.", "Both sides", ["PER", "TCD"]),
        ("⟦Ana Kos|PERSON ana-kos SVN⟧ received ⟦Ivo Rak|PERSON ivo-rak HRV⟧. The two countries agreed.", "The two countries", ["SVN", "HRV"]),
        ("⟦Ana Kos|PERSON ana-kos SVN⟧ received ⟦Ivo Rak|PERSON ivo-rak HRV⟧. The two leaders agreed.", "The two leaders", ["SVN", "HRV"]),
        ("⟦Peru|COUNTRY PER⟧ met ⟦Chad|COUNTRY TCD⟧. Both sides agreed. They signed.", "They", ["PER", "TCD"]),
        ("⟦Peru|COUNTRY PER⟧, ⟦Oman|COUNTRY OMN⟧ and ⟦Chad|COUNTRY TCD⟧ met. Both sides agreed.", "Both sides", []),
        ("Talks of ⟦Peru|COUNTRY PER⟧ and the ⟦FARC|ORGANISATION FARC⟧ failed. Both sides left.", "Both sides", ["PER", "FARC"]),
        ("⟦Peru|COUNTRY PER⟧ slept. Both sides agreed.", "Both sides", []),
        (
            "⟦Oman|COUNTRY OMN⟧ and ⟦Mali|COUNTRY MLI⟧ watched. When ⟦Peru|COUNTRY PER⟧ met ⟦Chad|COUNTRY TCD⟧, the two sides agreed.",
            "the two sides", ["PER", "TCD"]
        ),
    ])
    func sides(_ text: String, _ words: String, _ parties: [String]) throws {
        #expect(try Resolved(text).parties(of: words) == parties)
    }

    @Test("a resolved mention says what it is and where it comes from")
    func provenance() throws {
        let document = try Resolved("⟦Ana Kos|PERSON ana-kos SVN⟧ left. She smiled.").document
        let mention = try #require(document.mentions.last)
        #expect(mention.by == "resolve.references/third-person")
        #expect(mention.label == "PERSON" && mention.entity == "ana-kos")
        #expect(mention.attributes == ["kind": "pronoun", "state": "SVN", "antecedent": .string(document.mentions[0].id)])
    }

    @Test("names in capitals are no pronouns")
    func capitals() throws {
        let found = try Resolved("The US left. IT boomed.", meta: ["kind": "speech", "country": "BTN"]).found
        #expect(found.isEmpty)
    }

    @Test("the parts of speech, where they are known, part `the military` from `the military coup`", arguments: [true, false])
    func syntax(_ isVerb: Bool) throws {
        let text = "⟦Chadian|DEMONYM TCD⟧ soldiers came. The military march today."
        let found = try Resolved(text) { document in
            document.syntax = Syntax(count: document.tokens.count)
            let last = document.tokens.firstIndex { document.text.string($0) == "march" }!
            document.syntax.tags[last] = isVerb ? .verb : .noun
        }
        #expect(found.parties(of: "The military") == (isVerb ? ["TCD"] : []))
    }
}
