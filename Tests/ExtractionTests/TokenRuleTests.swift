import EntenteKit
import EntenteTesting
import JSON
import Testing

@testable import Extraction

/// What the notation means, one line a feature.
@Suite struct TokenRuleTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var find: String
        var text: String
        var hits: [String]
        var testDescription: String { find }
    }

    static let cases: [Case] = [
        Case(find: "signed", text: "Signed and signed, unsigned", hits: ["Signed", "signed"]),
        Case(find: "\"Bank of\" <shape:Xxx>", text: "Bank of Ghana, the bank of Peru", hits: ["Bank of Ghana"]),
        Case(find: "trade-off", text: "a trade-off, a trade off", hits: ["trade-off"]),
        Case(find: "\"U.S.\" dollars?", text: "U.S. dollars", hits: ["U.S. dollars"]),
        Case(find: "<lower:may|will> not? sign", text: "may sign, will not sign, can sign", hits: ["may sign", "will not sign"]),
        Case(find: "<shape:XX> <shape:9>", text: "The APEC 2024, Apec 2024", hits: ["APEC 2024"]),
        Case(find: "<shape:X9>", text: "G7 and G20a", hits: ["G7"]),
        Case(find: "<prefix:un !suffix:ed>", text: "unsigned, until, Unesco", hits: ["until", "Unesco"]),
        Case(find: "[PACT]", text: "a memorandum of  understanding, a treaty", hits: ["memorandum of  understanding", "treaty"]),
        Case(find: "the <list:PACT>", text: "the treaty, the memorandum of understanding", hits: ["the treaty"]),
        Case(find: "@COUNTRY", text: "Peru met Ana", hits: ["Peru"]),
        Case(find: "@COUNTRY,PERSON", text: "Peru met Ana", hits: ["Peru", "Ana"]),
        Case(find: "@<entity:TCD|PER>", text: "Peru met Oman", hits: ["Peru"]),
        Case(find: "@COUNTRY<!entity:PER>", text: "Peru met Oman", hits: ["Oman"]),
        Case(find: "@PERSON<attributes.state:SRB>", text: "Ana met Bob", hits: ["Ana"]),
        Case(find: "@COUNTRY ..2 @COUNTRY", text: "Peru has met Oman and Oman", hits: ["Peru has met Oman"]),
        Case(find: "@COUNTRY ..1 @COUNTRY", text: "Peru has met Oman", hits: []),
        Case(find: "Peru ..2-2 Oman", text: "Peru met Oman, Peru has met Oman", hits: ["Peru has met Oman"]),
        Case(find: "..2 signed", text: "they have now signed", hits: ["have now signed"]),
        Case(find: "^ <>", text: "Peru met. Oman met.", hits: ["Peru", "Oman"]),
        Case(find: "<> \".\"? $", text: "Peru met. Oman ate.", hits: ["met.", "ate."]),
        Case(find: "a{2,3}", text: "a a a a a", hits: ["a a a", "a a"]),
        Case(find: "(very+ big | big) deal", text: "very very big deal, big deal", hits: ["very very big deal", "big deal"]),
        Case(find: "<inside:PERSON>", text: "Ana met Bob", hits: ["Ana", "Bob"]),
        Case(find: "can't", text: "They can’t go", hits: ["can’t"]),
        Case(find: "čovek", text: "ČOVEK i čovek", hits: ["ČOVEK", "čovek"]),
    ]

    static let given = [("Peru", "COUNTRY PER"), ("Oman", "COUNTRY OMN"), ("Ana", "PERSON"), ("Bob", "PERSON")]

    static func document(_ text: String) -> Document {
        var document = Preparation.document(text, layers: [.sentences, .tokens], given: given)
        document.updateMentions { if $0.label == "PERSON", $0.range.start == 0 { $0.attributes["state"] = "SRB" } }
        return document
    }

    @Test(arguments: cases) func finds(_ item: Case) throws {
        let stage = try tokens(
            "{lists: {PACT: [treaty, memorandum of understanding]}, rules: [{name: r, label: HIT, find: \(yamlQuoted(item.find))}]}")
        let document = try run(stage, on: Self.document(item.text))
        #expect(document.mentions.filter { $0.label == "HIT" }.map { document.text.string($0.range) } == item.hits)
    }

    @Test func capturesBecomeAttributes() throws {
        let stage = try tokens("""
            {rules: [{name: r, label: VISIT, span: verb, entity: $who.entity, attributes: {kind: state, to: $where.entity},
              find: 'who=@COUNTRY verb=visited where=@COUNTRY _tail=<>?'}]}
            """)
        let document = try run(stage, on: Self.document("Peru visited Oman now"))
        let mention = try #require(document.mentions.first { $0.label == "VISIT" })
        #expect(document.text.string(mention.range) == "visited")
        #expect(mention.entity == "PER")
        #expect(mention.attributes == ["kind": "state", "to": "OMN", "who": "Peru", "verb": "visited", "where": "Oman"])
        #expect(mention.by == "extract.tokens/r")
    }

    @Test func capturesBecomeRoles() throws {
        let stage = try tokens("""
            {lists: {PACT: [trade treaty, treaty]}, rules: [{name: r, relation: AGREE, trigger: verb, differ: [a, b], roles: {what: DEAL},
              unless: not <lower:sign|signed>, attributes: {status: done}, find: 'a=@COUNTRY (and|with) b=@COUNTRY ..3 verb=signed (..2 what=[PACT])?'}]}
            """)
        let text = "Peru and Oman signed a trade treaty. Peru and Peru signed a treaty. Peru and Oman have not signed a treaty."
        let document = try run(stage, on: Self.document(text))
        #expect(document.relations.count == 1)
        let relation = try #require(document.relations.first)
        let indices = document.mentionIndices()
        let roles = relation.arguments.map { "\($0.role)=" + document.text.string(document.mentions[indices[$0.mention]!].range) }
        #expect(roles == ["a=Peru", "b=Oman", "what=trade treaty"])
        #expect(document.mentions.contains { $0.label == "DEAL" })
        #expect(relation.trigger.map { document.text.string($0) } == "signed")
        #expect(relation.attributes == ["status": "done"])
        #expect(relation.sentence == 0)
    }

    /// A mention that stands there with the role's label is used again.
    @Test func noMentionIsMadeTwice() throws {
        let stage = try tokens("{rules: [{name: r, relation: R, find: 'a=@COUNTRY b=(met)'}, {name: s, relation: S, find: 'b=(met) c=@COUNTRY'}], overlap: all}")
        let document = try run(stage, on: Self.document("Peru met Oman"))
        #expect(document.mentions.count { $0.label == "B" } == 1)
        #expect(document.relations.map { $0.argument("b") } == ["m3", "m3"])
    }

    @Test(arguments: [("longest", ["Peru met Oman"]), ("first", ["met"]), ("all", ["Peru met Oman", "met", "Oman"])])
    func overlapsAreSettled(_ overlap: String, _ hits: [String]) throws {
        let stage = try tokens("{overlap: \(overlap), rules: [{name: a, label: HIT, find: met}, {name: b, label: HIT, find: 'Peru met Oman'}, {name: c, label: HIT, find: Oman}]}")
        let document = try run(stage, on: Self.document("Peru met Oman"))
        let found = document.mentions.filter { $0.label == "HIT" }.map { document.text.string($0.range) }
        #expect(found == (overlap == "first" ? ["met", "Oman"] : hits))
    }

    @Test func sectionsAreChosen() throws {
        let stage = try tokens("{rules: [{name: r, label: HIT, find: met, sections: [title], priority: 1}, {name: s, label: ANY, find: met}]}")
        var document = Self.document("Peru met.\n\nOman met.\n\nAna met.")
        document.sections = zip(document.sentences, [Section.Kind.title, .body, .boilerplate]).map { Section($0, $1) }
        document.layers.insert(.sections)
        let found = try run(stage, on: document).mentions.filter { $0.by.hasPrefix("extract") }
        #expect(found.map { "\($0.label) \($0.range.start)" } == ["HIT 5", "ANY 16"])
    }

    @Test(arguments: [
        ("Serbia", "Xxx"), ("It", "Xx"), ("A", "X"), ("NATO", "XX"), ("G20", "X9"), ("1,234.5", "9,9.9"), ("U.S.", "X.X."),
        ("McDonald", "XxXxx"), ("čovek", "xx"), ("Čad", "Xxx"), ("C\u{30C}ad", "Xxx"), ("№7", "№9"), ("中国", "xx"), ("", ""),
    ])
    func shapesOfWords(_ word: String, _ shape: String) {
        var out: [UInt8] = []
        Array(word.utf8).withUnsafeBufferPointer { WordShape.append($0, 0, $0.count, to: &out) }
        #expect(String(decoding: out, as: UTF8.self) == shape)
        if !shape.isEmpty { #expect(WordShape(shape)?.matches(out) == true) }
    }
}
