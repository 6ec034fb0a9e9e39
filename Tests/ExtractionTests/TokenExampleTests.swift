import EntenteKit
import Testing

@testable import Extraction

/// Inline examples of token rules: what holds and what is said of those that do not.
@Suite struct TokenExampleTests {
    static let visit = "{name: visit, relation: VISIT, find: 'who=@PERSON ..2 <lower:visited|visits> to=@COUNTRY', "
    static let bank = "{name: bank, label: BANK, find: '\"Bank of\" name=(<shape:Xxx>+)', "

    struct Case: CustomTestStringConvertible, Sendable {
        var rule: String
        var failure: String?
        var testDescription: String { rule }
    }

    static let cases: [Case] = [
        Case(rule: visit + "match: '⟦Ana|who @PERSON⟧ has visited ⟦Oman|to @COUNTRY entity=OMN⟧.'}", failure: nil),
        Case(rule: visit + "match: '⟦Ana|@PERSON⟧ visits ⟦Oman|@COUNTRY⟧.'}", failure: nil),
        Case(rule: visit + "match: '⟦Ana|who @PERSON⟧ visits ⟦Oman|@COUNTRY⟧.'}", failure: "found to=\"Oman\", which is not marked"),
        Case(rule: visit + "match: '⟦Ana|@PERSON⟧ left ⟦Oman|@COUNTRY⟧.'}", failure: "found nothing"),
        Case(rule: visit + "reject: '⟦Ana|@PERSON⟧. Visits ⟦Oman|@COUNTRY⟧.'}", failure: nil),
        Case(rule: visit + "reject: '⟦Ana|@PERSON⟧ visits ⟦Oman|@COUNTRY⟧.'}", failure: "found \"Ana\", where nothing is to be found"),
        Case(rule: bank + "match: 'The ⟦Bank of Upper Volta|name=Upper_Volta⟧.'}", failure: "name of \"Bank of Upper Volta\" is Upper Volta, not Upper_Volta"),
        Case(rule: bank + "match: 'The ⟦Bank of ⟦Ghana|name⟧⟧, the ⟦Bank of Peru|name=Peru⟧'}", failure: nil),
        Case(rule: bank + "match: 'The ⟦Bank of Ghana⟧, the Bank of Peru'}", failure: "found \"Bank of Peru\", which is not marked"),
        Case(rule: bank + "match: 'The Bank of ⟦Ghana⟧'}", failure: "found \"Bank of Ghana\", which is not marked"),
        Case(rule: bank + "match: 'The ⟦Bank of Ghana'}", failure: "the marks ⟦ and ⟧ do not pair up"),
        Case(rule: bank + "match: [[x]]}", failure: "an example is a text"),
    ]

    @Test(arguments: cases) func outcome(_ item: Case) throws {
        let test = try #require(try tokens("{rules: [\(item.rule)]}").ruleTests.first)
        #expect(test.outcomes.map(\.failure) == [item.failure])
    }

    @Test func coverageKnowsWhatFires() throws {
        let tests = try tokens("{rules: [\(Self.visit) reject: x}, \(Self.bank) match: 'The ⟦Bank of Ghana⟧'}]}").ruleTests
        #expect(tests.map(\.isCovered) == [false, true])
    }
}
