import EntenteKit
@testable import EntenteRunner
import JSON
import Testing

/// A document's own metadata wins over its file's sidecar, and that over `--meta`.
struct MetaTests {
    private let texts = "entente: 1\nread: {text: {paths: [\"*.txt\"]}}\nstages: [test.obey]\nexport: [jsonl: {path: out.jsonl}]"

    private func meta(_ trial: Trial) throws -> [JSONValue?] {
        try trial.folder.lines("out.jsonl").map { try JSONParser.parse(Array($0.utf8))["meta"] }
    }

    @Test func precedence() async throws {
        let trial = try Trial([
            "in.jsonl": "{\"text\":\"a\",\"meta\":{\"a\":\"own\"}}\n", "in.meta.json": "{\"a\":\"side\",\"b\":\"side\"}",
        ])
        try await trial.run { $0.meta = ["a": "run", "b": "run", "c": "run"] }
        #expect(try meta(trial) == [["a": "own", "b": "side", "c": "run"]])
    }

    @Test func aSidecarIsForItsOwnFile() async throws {
        let trial = try Trial(["a.txt": "a", "a.meta.json": "{\"title\":\"A\"}", "b.txt": "b"])
        try await trial.run(texts)
        #expect(try meta(trial) == [["title": "A"], nil])
        #expect(try trial.ids() == [trial.folder["a.txt"], trial.folder["b.txt"]])
    }

    @Test(arguments: [
        ("{\"a\": ", "is not valid JSON at byte 6"), ("[1]", "is not a JSON object"), ("", "is not valid JSON at byte 0"),
        ("{\"a\":1}{", "is not valid JSON at byte 7"),
    ])
    func aBrokenSidecarFailsItsDocuments(_ text: String, _ expected: String) async throws {
        let trial = try Trial(["a.txt": "text of a", "a.meta.json": text, "b.txt": "b"])
        let error = try await trial.failure(texts)
        #expect(error?.message.contains(expected) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains("a.meta.json") == true)
        try await trial.run(texts) { $0.quarantine = trial.folder["q.jsonl"] }
        #expect(try trial.ids() == [trial.folder["b.txt"]])
        let row = try JSONParser.parse(Array(try trial.folder.text("q.jsonl").utf8))
        #expect(row["raw"] == "text of a" && row["line"] == .null)
    }

    @Test func aByteOrderMarkIsNoText() async throws {
        let trial = try Trial(["a.txt": "\u{FEFF}abc", "in.jsonl": "\u{FEFF}{\"text\":\"abc\"}\n"])
        try await trial.run(texts)
        #expect(try trial.folder.text("out.jsonl").contains("\"text\":\"abc\""))
        try await trial.run()
        #expect(try trial.folder.text("out.jsonl").contains("\"text\":\"abc\""))
    }
}
