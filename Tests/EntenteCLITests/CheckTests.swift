import Foundation
import Testing

/// `entente check` on broken pipelines: what people read when something is wrong, word for word.
struct CheckTests {
    static let folder = Binary.here + "/Broken"
    static let pipelines = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.filter { $0.hasSuffix(".yaml") }.sorted() ?? []

    @Test(arguments: pipelines)
    func brokenPipelinesAreExplained(_ pipeline: String) throws {
        let outcome = try entente(["check", pipeline], in: Self.folder)
        #expect(outcome.code == 1)
        #expect(outcome.errors == "")
        #expect(!outcome.output.contains(Self.folder), "paths are relative")
        try expectGolden(outcome.output, "check/\(pipeline.dropLast(5)).txt")
    }

    /// The same findings stop a run, on standard error and with another code.
    @Test(arguments: pipelines)
    func brokenPipelinesDoNotRun(_ pipeline: String) throws {
        let outcome = try entente(["run", pipeline, "--input", "several.yaml", "--output", "-"], in: Self.folder)
        #expect(outcome.code == 3)
        #expect(outcome.output == "")
        let finding = try entente(["check", pipeline], in: Self.folder).output.split(separator: "\n").first { $0.contains(": error: ") }
        #expect(outcome.errors.contains(finding ?? "?"))
    }

    @Test func severalPipelinesAreCheckedTogether() throws {
        let outcome = try entente(["check", "bad-choice.yaml", "nowhere.yaml", "empty.yaml"], in: Self.folder)
        #expect(outcome.code == 1)
        #expect(outcome.output.contains("error: cannot read the pipeline nowhere.yaml: No such file or directory"))
        #expect(outcome.output.hasSuffix("3 pipelines: 4 errors, 0 warnings\n"))
    }

    @Test func findingsForPrograms() throws {
        let outcome = try entente(["check", "--format", "json", "duplicate-key.yaml", "several.yaml"], in: Self.folder)
        #expect(outcome.code == 1)
        let findings = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
        for finding in findings {
            #expect(finding["severity"] as? String == "error")
            #expect(finding["message"] is String && finding["file"] is String)
            #expect(finding["line"] as? Int ?? 0 > 0 && finding["column"] as? Int ?? 0 > 0 && finding["offset"] is Int)
        }
        let notes = try #require(findings[0]["notes"] as? [[String: Any]])
        #expect(notes[0]["line"] as? Int == 2)
        let unknown = try #require(findings.first { $0["message"] as? String == "unknown key \"nmae\"" })
        #expect(unknown["key_path"] as? String == "nmae" && unknown["hint"] as? String == "did you mean name?")
        #expect(unknown["line"] as? Int == 2 && unknown["column"] as? Int == 1)
        #expect(unknown["end_column"] as? Int == 5 && unknown["end_offset"] as? Int == 15)
        try expectGolden(outcome.output, "check/findings.json")
    }

    @Test func aSoundPipelineHasNoFindings() throws {
        let folder = try Folder(["p.yaml": "entente: 1\nstages: [segment.sentences]\n"])
        let outcome = try entente(["check", "p.yaml"], in: folder.path)
        #expect(outcome.code == 0 && outcome.output == "p.yaml: no findings\n" && outcome.errors == "")
        #expect(try entente(["check", "--format", "json", "p.yaml"], in: folder.path).output == "[]\n")
    }
}
