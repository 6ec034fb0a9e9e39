import EntenteKit
import JSON
import Testing

@testable import Relations

@Suite("relate.rules")
struct RuleTests {
    private static let partner = """
        entente-relations: 1
        name: test
        rules:
          - name: partner
            label: PARTNER
            trigger: 'main partner'
            unless: '\\bnot\\b'
            arguments:
              source: {labels: [COUNTRY], where: before, linked: true}
              target: {labels: [COUNTRY], where: after, distance: 2, linked: true}
              when: {labels: [DATE], within: section, optional: true}
            attributes: {context: [economic], symmetric: true}

        """

    private func stage(_ yaml: String) throws -> RelationRules {
        try withFile(Array(yaml.utf8)) { path in
            try RelationRules(settings: RelationRules.Settings.read(settings("{files: [\(path)]}")).settings)
        }
    }

    private func found(_ marked: String, _ yaml: String = partner) throws -> [Relation] {
        var document = try #require(RelationExample.document(marked))
        try stage(yaml).process(&document)
        return document.relations
    }

    @Test("fills roles by label, place, distance and scope")
    func fills() throws {
        let relation = try #require(try found(
            "It was ⟦2024|DATE⟧. ⟦Oman|COUNTRY OMN⟧ is the main partner of ⟦Chad|COUNTRY TCD⟧.").first)
        #expect(relation.arguments.map(\.role) == ["source", "target", "when"])
        #expect(relation.by == "relate.rules/test.partner")
        #expect(relation.attributes["symmetric"] == true)
        #expect(relation.attributes["context"] == ["economic"])
        #expect(relation.sentence == 1)
    }

    @Test("finds nothing where a role stays empty, or the sentence forbids it", arguments: [
        "⟦Oman|COUNTRY OMN⟧ is the main partner.",
        "⟦Oman|COUNTRY OMN⟧ is the main partner in all that concerns ⟦Chad|COUNTRY TCD⟧.",
        "⟦Oman|COUNTRY OMN⟧ is not the main partner of ⟦Chad|COUNTRY TCD⟧.",
        "⟦Oman|COUNTRY OMN⟧ is the main partner of ⟦Oman|COUNTRY OMN⟧.",
        "⟦Oman|COUNTRY⟧ is the main partner of ⟦Chad|COUNTRY TCD⟧.",
        "⟦Oman|COUNTRY OMN⟧ is the domain partner of ⟦Chad|COUNTRY TCD⟧.",
        "",
    ])
    func negatives(_ text: String) throws { #expect(try found(text).isEmpty) }

    @Test("a broken file names every finding", arguments: [
        "", "rules: []", "entente-relations: 2\nrules: []",
        "entente-relations: 1\nrules: [{name: a, label: B, trigger: '(', arguments: {s: {labels: [X]}}}]",
        "entente-relations: 1\nrules: [{name: a, label: B, trigger: x, arguments: {s: {labels: [X], wher: any}}}]",
        "entente-relations: 1\nrules: [{name: a, label: B, trigger: x}]",
    ])
    func broken(_ yaml: String) { #expect(throws: Diagnostics.self) { try stage(yaml) } }

    @Test("inline examples are run")
    func examples() throws {
        let good = "    match: [{text: '⟦Oman|COUNTRY OMN⟧, main partner of ⟦Chad|COUNTRY TCD⟧', finds: source=Oman target=Chad}]\n"
        let bad = "    reject: ['⟦Oman|COUNTRY OMN⟧, main partner of ⟦Chad|COUNTRY TCD⟧']\n"
        let passed = try stage(Self.partner + good).ruleTests
        #expect(passed[0].isCovered && passed[0].outcomes.allSatisfy { $0.failure == nil })
        let failed = try stage(Self.partner + bad).ruleTests
        #expect(!failed[0].isCovered && failed[0].outcomes[0].failure != nil)
    }
}
