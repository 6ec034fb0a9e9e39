import EntenteKit
import Foundation
import Testing
import YAML

@testable import Resolution

@Suite struct FileTests {
    private func actors(_ text: String) throws -> ActorExtractor {
        try withFile(text) { try ActorExtractor(settings: ActorExtractor.Settings.read(node("{files: [\($0)]}")).settings) }
    }

    private func references(_ text: String) throws -> ReferenceResolver {
        try withFile(text) { try ReferenceResolver(settings: ReferenceResolver.Settings.read(node("{files: [\($0)]}")).settings) }
    }

    private func node(_ yaml: String) throws -> Node? { try Diagnostics.reading(SourceFile(path: "x.yaml", bytes: Array(yaml.utf8))) }

    private func withFile<T>(_ text: String, _ body: (String) throws -> T) throws -> T {
        let file = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString).yaml")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try body(file.path)
    }

    @Test("a broken word file says what is wrong", arguments: [
        ("", "is empty"), ("groups: []", "entente-actors is missing"), ("entente-actors: 2\ngroups: []", "version 2"),
        ("entente-actors: 1\ngroups: [{name: a, label: B, wrods: [c]}]", "unknown option \"wrods\""),
        ("entente-actors: 1\ngroups: []\nformer: [{state: SUN, now: RUS}]", "option \"until\" is missing"),
    ])
    func brokenActors(_ text: String, _ message: String) throws {
        let error = #expect(throws: Diagnostics.self) { try actors(text) }
        #expect(error?.description.contains(message) == true)
    }

    @Test("a broken rule file says what is wrong", arguments: [
        ("", "is empty"), ("rules: []", "entente-references is missing"), ("entente-references: 1", "option \"rules\" is missing"),
        ("entente-references: 1\nrules: [{name: a, refers: nobody, words: [b]}]", "expected one of speaker"),
    ])
    func brokenReferences(_ text: String, _ message: String) throws {
        let error = #expect(throws: Diagnostics.self) { try references(text) }
        #expect(error?.description.contains(message) == true)
    }

    @Test("an example that does not hold is told with what was found instead")
    func examples() throws {
        let rules = try references("""
            entente-references: 1
            rules:
              - name: he
                refers: person
                words: [he]
                match: ['⟦Ana|@PERSON ana⟧ left. ⟦He|PERSON bob⟧ sat.', '⟦Ana|@PERSON ana⟧ left. ⟦He|PERSON ana⟧ sat.']
                reject: ['⟦Ana|@PERSON ana⟧ left. He sat.', 'He sat.']
            """)
        let test = try #require(rules.ruleTests.first)
        #expect(test.rule == "resolve.references/he" && test.isCovered)
        #expect(test.outcomes.map { $0.failure != nil } == [true, false, true, false])
    }

    @Test("a list of names needs its columns")
    func names() throws {
        try withFile("a\tb\n1\t2\n") { path in
            var table = NameTable()
            #expect(throws: Diagnostics.self) { try table.read(ResourceFile(path: path)) }
        }
    }
}
