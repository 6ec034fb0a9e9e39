import EntenteKit
import EntentePipelines
@testable import EntenteRunner
import JSON
import Synchronization
import Testing

/// Runs that go well, and runs that end early.
@Suite(.serialized)
struct RunnerTests {
    /// Documents of very different cost and size, several batches long.
    private func uneven() -> [String] {
        (0..<120).map { $0 % 17 == 0 ? "sleep:20 \($0)" : String(repeating: "x", count: $0 % 5 == 0 ? 40_000 : 10) }
    }

    @Test(arguments: [1, 2, 8])
    func orderIsKept(_ jobs: Int) async throws {
        let trial = try Trial()
        try trial.corpus(uneven())
        let summary = try await trial.run { $0.jobs = jobs }
        #expect(summary.documents == 120)
        #expect(try trial.ids() == (0..<120).map { "d\($0)" })
        #expect(trial.folder.files == ["in.jsonl", "out.jsonl"])
    }

    @Test(arguments: [1, 2])
    func noMoreThanJobsAtOnce(_ jobs: Int) async throws {
        let trial = try Trial()
        // Each fills a batch of its own.
        try trial.corpus(Array(repeating: "sleep:5 " + String(repeating: "x", count: 70_000), count: 24))
        Load.most.store(0, ordering: .relaxed)
        try await trial.run(Trial.standard.replacing("[test.obey]", with: "[test.obey: {counts: true}]")) { $0.jobs = jobs }
        #expect(Load.most.load(ordering: .relaxed) <= jobs)
    }

    /// While the first document dawdles, only a few batches may pile up behind it.
    @Test func aSlowHeadBoundsWhatWaitsBehindIt() async throws {
        let trial = try Trial()
        let padding = String(repeating: "x", count: 70_000)
        try trial.corpus(["sleep:300 " + padding] + Array(repeating: padding, count: 200))
        Load.begun.store(0, ordering: .relaxed)
        try await trial.run(Trial.standard.replacing("[test.obey]", with: "[test.obey: {counts: true}]")) { $0.jobs = 2 }
        #expect(Load.begunBehindHead.load(ordering: .relaxed) <= 4)
        #expect(try trial.ids() == (0...200).map { "d\($0)" })
    }

    @Test func inputsOfTwoFormatsAreRefused() async throws {
        let trial = try Trial(["a.txt": "a"])
        try trial.corpus(["a"])
        let error = try await trial.failure("entente: 1\nstages: [test.obey]") {
            $0.inputs = [trial.folder["in.jsonl"], trial.folder["a.txt"]]
            $0.output = .file(trial.folder["out.jsonl"])
        }
        #expect(error?.message.contains("of two formats") == true)
    }

    @Test func aFailureStopsTheRunAndLeavesTheOldOutputAlone() async throws {
        let trial = try Trial(["out.jsonl": "old\n"])
        try trial.corpus(["a", "b", "fail", "c"])
        let error = try await trial.failure()
        #expect(error?.kind == .failed)
        #expect(error?.message.contains("in.jsonl:3 (document d2): error in test.obey: rule obedience: told to fail") == true, "\(error?.message ?? "")")
        #expect(error?.hint?.contains("--quarantine") == true)
        #expect(try trial.folder.text("out.jsonl") == "old\n")
        #expect(trial.folder.files == ["in.jsonl", "out.jsonl"])
    }

    @Test func quarantineKeepsWhatFailed() async throws {
        let trial = try Trial()
        try trial.corpus(["a", "fail\n\"é\"", "b"])
        let line = try trial.folder.lines("in.jsonl")[1]
        try trial.folder.write(Array(try trial.folder.text("in.jsonl").utf8) + [0x7B, 0xFF, 0x0A], to: "in.jsonl")
        let summary = try await trial.run { $0.quarantine = trial.folder["bad/q.jsonl"] }
        #expect(summary.documents == 2 && summary.quarantined == 2)
        #expect(try trial.ids() == ["d0", "d2"])
        let rows = try trial.folder.lines("bad/q.jsonl").map { try JSONParser.parse(Array($0.utf8)) }
        #expect(rows.count == 2)
        #expect(rows[0]["id"] == "d1" && rows[0]["stage"] == "test.obey" && rows[0]["line"] == .number("2"))
        #expect(rows[0]["offset"] == .number("\(try trial.folder.lines("in.jsonl")[0].utf8.count + 1)"))
        #expect(rows[0]["file"] == .string(trial.folder["in.jsonl"]))
        #expect(rows[0]["error"] == ["code": "stage", "message": "told to fail", "rule": "obedience", "byte": .number("0"), "hint": "do not tell it"])
        #expect(rows[0]["raw"] == .string(line) && rows[0]["raw_base64"] == nil)
        #expect(rows[1]["id"] == .null && rows[1]["stage"] == .null && rows[1]["line"] == .number("4"))
        #expect(rows[1]["raw_base64"] == "e/8=" && rows[1]["raw"] == nil)
    }

    @Test func aQuarantineIsThereEvenIfTheRunFails() async throws {
        let trial = try Trial()
        try trial.corpus(["fail", "a", "fail", "fail"])
        let error = try await trial.failure {
            $0.quarantine = trial.folder["q.jsonl"]
            $0.maxBad = .count(1)
        }
        #expect(error?.kind == .tooManyBad)
        #expect(try trial.ids("q.jsonl") == ["d0", "d2"])
        #expect(trial.folder.files == ["in.jsonl", "q.jsonl"])
    }

    @Test(arguments: [
        (RunOptions.BadLimit.count(2), true), (.count(1), false), (.count(0), false), (.percent(50), true), (.percent(49.9), false),
        (.percent(100), true),
    ])
    func maxBad(_ limit: RunOptions.BadLimit, _ passes: Bool) async throws {
        let trial = try Trial()
        try trial.corpus(["fail", "a", "fail", "b"])
        let error = try await trial.failure {
            $0.quarantine = trial.folder["q.jsonl"]
            $0.maxBad = limit
        }
        #expect((error == nil) == passes)
        #expect(error == nil || error?.kind == .tooManyBad)
        #expect(trial.folder.files.contains("out.jsonl") == passes)
    }

    @Test(arguments: [0, 1, 3, 5, 99])
    func limit(_ limit: Int) async throws {
        let trial = try Trial()
        try trial.corpus(["a", "b", "c", "d", "e"])
        try await trial.run { $0.limit = limit }
        #expect(try trial.ids().count == min(limit, 5))
    }

    @Test func aSlowDocumentReachesTheTimeLimit() async throws {
        let trial = try Trial()
        try trial.corpus(["sleep:80"])
        let error = try await trial.failure(Trial.standard + "\nlimits: {seconds: 0.05}")
        #expect(error?.message.contains("took longer than 0.05 seconds") == true, "\(error?.message ?? "")")
    }

    @Test func aLargeDocumentReachesTheSizeLimit() async throws {
        let trial = try Trial()
        try trial.corpus(["a", String(repeating: "x", count: 300_000), "b"])
        let yaml = Trial.standard + "\nlimits: {document_bytes: 1000}"
        #expect(try await trial.failure(yaml)?.message.contains("in.jsonl:2: error: the line has 3000") == true)
        try await trial.run(yaml) { $0.quarantine = trial.folder["q.jsonl"] }
        #expect(try trial.ids() == ["d0", "d2"])
        let row = try JSONParser.parse(Array(try trial.folder.text("q.jsonl").utf8))
        #expect(row["raw_is_cut"] == .bool(true) && row["raw"]?.string?.utf8.count ?? 0 <= 1024)
        #expect(row["error"]?["code"] == "limit")
    }

    @Test func outputsMayNotClash() async throws {
        let trial = try Trial()
        try trial.corpus(["a"])
        let clash = Trial.standard.replacing("{path: out.jsonl}]", with: "{path: o}, jsonl: {path: o}]")
        #expect(try await trial.failure(clash)?.message.contains("two exporters write the same file") == true)
        #expect(try await trial.failure { $0.quarantine = trial.folder["out.jsonl"] }?.message.contains("is also where documents go") == true)
        #expect(trial.folder.files == ["in.jsonl"])
    }

    @Test func nothingToWriteIsAMistake() async throws {
        let trial = try Trial()
        try trial.corpus(["a"])
        let error = try await trial.failure("entente: 1\nread: {jsonl: {paths: in.jsonl}}\nstages: [test.obey]")
        #expect(error?.message.contains("exports nothing") == true)
    }

    @Test func outputFolderAndFile() async throws {
        let trial = try Trial()
        try trial.corpus(["a"])
        try await trial.run { $0.output = .folder(trial.folder["new/deep"]) }
        try await trial.run { $0.output = .file(trial.folder["other/x.jsonl"]) }
        #expect(try trial.folder.text("new/deep/out.jsonl") == trial.folder.text("other/x.jsonl"))
    }

    @Test func anEmptyCorpusMakesAnEmptyOutput() async throws {
        let trial = try Trial(["in.jsonl": "\n \n"])
        #expect(try await trial.run().documents == 0)
        #expect(try trial.folder.text("out.jsonl") == "")
    }
}
