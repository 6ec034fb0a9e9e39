import Foundation
import Testing

/// The shape of the schemas; whether they accept our pipelines is for a validator, not for this test.
struct SchemaTests {
    private func schema(_ arguments: String...) throws -> [String: Any] {
        let outcome = try entente(["schema"] + arguments, in: Binary.here)
        return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test func allNameTheirDialect() throws {
        for arguments in [[], ["--output"], ["--rules"], ["--tokens"], ["--relations"], ["--events"], ["--quantities"]] {
            let outcome = try entente(["schema"] + arguments, in: Binary.here)
            #expect(outcome.output.contains("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\""))
        }
    }

    @Test func everyObjectOfOptionsIsClosed() throws {
        let items = try #require(((try schema()["properties"] as? [String: Any])?["export"] as? [String: Any])?["items"] as? [String: Any])
        let choices = try #require(items["anyOf"] as? [[String: Any]])
        #expect(choices.dropFirst().allSatisfy { $0["additionalProperties"] as? Bool == false })
        #expect(choices.count > 4)
    }

    @Test(arguments: ["agree.yaml", "status.yaml", "words.yaml"])
    func framesKnowEveryKey(file: String) throws {
        let path = "\(Binary.here)/../../pipelines/rules/events/\(file)"
        let keys = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            .filter { $0.first?.isLetter == true }.compactMap { $0.split(separator: ":").first.map(String.init) }
        let kinds = try #require(try schema("--events")["anyOf"] as? [[String: Any]]).compactMap { $0["properties"] as? [String: Any] }
        #expect(kinds.count == 3)
        #expect(kinds.contains { kind in keys.allSatisfy { kind[$0] != nil } }, "\(keys)")
    }
}
