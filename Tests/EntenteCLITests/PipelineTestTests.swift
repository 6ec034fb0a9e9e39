import Foundation
import Testing

/// `entente test` on `NAME.test.yaml`: what holds passes, and each kind of expectation can fail.
@Suite struct PipelineTestTests {
    private func outcome(_ expectations: String) throws -> Outcome {
        let folder = try Folder([
            "names.tsv": "id\tlabel\tname\nSRB\tCOUNTRY\tSerbia\nCHN\tCOUNTRY\tChina\n",
            "acts.yaml": """
                entente-relations: 1
                name: acts
                rules:
                  - name: thanks
                    label: SUPPORT
                    trigger: thanked
                    arguments:
                      source: {labels: [COUNTRY], where: before}
                      target: {labels: [COUNTRY], where: after}
                    match: [{text: '⟦Serbia|COUNTRY SRB⟧ thanked ⟦China|COUNTRY CHN⟧.', finds: 'source=Serbia target=China'}]
                """,
            "p.yaml": """
                entente: 1
                stages:
                  - clean.sections
                  - segment.sentences
                  - segment.tokens
                  - extract.gazetteer: {lists: [names.tsv]}
                  - relate.rules: {files: [acts.yaml]}
                """,
            "p.test.yaml": "tests:\n  - text: Serbia thanked China. All left.\n    \(expectations)\n",
        ])
        return try entente(["test", "p.yaml"], in: folder.path)
    }

    @Test(arguments: [
        "mention COUNTRY Serbia SRB", "mention COUNTRY China", "relation SUPPORT source=SRB target=CHN",
        "relation SUPPORT target=China", "section body Serbia", "sentence All left.", "token thanked",
    ])
    func whatHoldsPasses(expectation: String) throws {
        let expected = try outcome("expect: [\(expectation)]")
        #expect(expected.code == 0, "\(expected.output)")
        #expect(expected.output.hasSuffix("2 passed, 0 failed\n"))
        let rejected = try outcome("reject: [\(expectation)]")
        #expect(rejected.code == 1)
        #expect(rejected.output.contains("must not be found: \(expectation)"))
    }

    @Test(arguments: [
        "mention COUNTRY Serbia CHN", "mention PLACE China", "relation SUPPORT source=CHN target=SRB", "relation ACCUSE source=SRB",
        "section title Serbia", "sentence Serbia thanked", "token thank",
    ])
    func whatDoesNotHoldFails(expectation: String) throws {
        let expected = try outcome("expect: [\(expectation)]")
        #expect(expected.code == 1)
        #expect(expected.output.contains("p.test.yaml:2:5: FAILED"))
        #expect(expected.output.contains("missing: \(expectation)"))
        #expect(try outcome("reject: [\(expectation)]").code == 0)
    }
}
