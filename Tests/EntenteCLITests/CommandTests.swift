import Foundation
import Testing

/// Exit codes, the two output streams, closed pipes, signals: what scripts rely on.
struct CommandTests {
    private let folder: Folder

    init() throws {
        folder = try Folder([
            "p.yaml": """
                entente: 1
                name: small
                description: Sentences and a table.
                vars: {table: mentions}
                read: {text: {paths: [texts/*.txt]}}
                input: [mentions]
                stages:
                  - segment.sentences
                export:
                  - jsonl: {path: out/documents.jsonl}
                  - csv: {path: out/mentions.csv, table: "${table}"}
                """,
            "texts/a.txt": "One. Two.\n", "texts/b.txt": "Three.\n", "broken.yaml": "entente: 1\nstages: [nothing.here]\n",
        ])
    }

    private func run(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        try entente(arguments, in: folder.path, input: input, environment: environment)
    }

    @Test func aRunWritesItsFilesAndASummary() throws {
        let outcome = try run("run", "p.yaml")
        #expect(outcome.code == 0 && outcome.output == "")
        #expect(outcome.errors.hasPrefix("2 documents, 0.0 MB in "))
        #expect(outcome.errors.contains("wrote out/documents.jsonl"))
        #expect(folder.files.filter { $0.hasPrefix("out/") } == ["out/documents.jsonl", "out/mentions.csv"])
        #expect(try run("run", "p.yaml", "--quiet").errors == "")
    }

    @Test func dataGoesToStandardOutputAlone() throws {
        let outcome = try run("run", "p.yaml", "--input", "-", "--output", "-", input: "{\"text\":\"One. Two.\"}\n")
        #expect(outcome.code == 0)
        #expect(outcome.output == "{\"id\":\"-#1\",\"text\":\"One. Two.\",\"sentences\":[[0,4],[5,9]]}\n")
        #expect(outcome.errors.hasPrefix("1 document, "))
        #expect(!folder.files.contains("out"))
    }

    @Test(arguments: [
        ([], 0), (["--help"], 0), (["run", "--help"], 0), (["--version"], 0), (["help", "check"], 0),
        (["stages"], 0), (["schema"], 0), (["schema", "--output"], 0), (["plan", "p.yaml"], 0),
    ] as [([String], Int32)])
    func whatPeopleAskForGoesToStandardOutput(_ arguments: [String], _ code: Int32) throws {
        let outcome = try entente(arguments, in: folder.path)
        #expect(outcome.code == code && !outcome.output.isEmpty && outcome.errors == "")
    }

    @Test(arguments: [
        ["--nonsense"], ["run"], ["nonsense"], ["run", "p.yaml", "--nonsense"], ["run", "p.yaml", "--jobs", "0"],
        ["run", "p.yaml", "--jobs", "many"], ["run", "p.yaml", "--limit", "-1"], ["run", "p.yaml", "--max-bad", "x"],
        ["run", "p.yaml", "--max-bad", "101%"], ["run", "p.yaml", "--meta", "x"], ["run", "p.yaml", "--set", "x"],
        ["check", "p.yaml", "--var", "x"], ["run", "p.yaml", "--progress", "loud"], ["run", "p.yaml", "--quarantine", "-"],
        ["check"], ["check", "p.yaml", "--format", "xml"], ["schema", "--output", "--rules"], ["stages", "nothing.here"],
    ])
    func wrongUsageIs2(_ arguments: [String]) throws {
        let outcome = try entente(arguments, in: folder.path)
        #expect(outcome.code == 2 && outcome.output == "" && !outcome.errors.isEmpty)
    }

    @Test(arguments: ["--resume", "--restart", "--shard=1/2"])
    func whatIsToComeSaysSo(_ option: String) throws {
        let outcome = try run("run", "p.yaml", option)
        #expect(outcome.code == 2 && outcome.output == "")
        #expect(outcome.errors.contains("\(option.prefix { $0 != "=" }) is not yet implemented"))
    }

    @Test func findingsAre1AndAFailedRunIs3() throws {
        #expect(try run("check", "broken.yaml").code == 1)
        #expect(try run("plan", "broken.yaml").code == 1)
        #expect(try run("run", "broken.yaml").code == 3)
        #expect(try run("run", "nowhere.yaml").code == 3)
        #expect(try run("run", "p.yaml", "--input", "nowhere.txt").code == 3)
        let bad = "{\"text\":\"a\"}\n{\n{\n"
        let arguments = ["run", "p.yaml", "--input", "-", "--output", "-", "--quarantine", "q.jsonl", "--max-bad"]
        #expect(try entente(arguments + ["1"], in: folder.path, input: bad).code == 1)
        #expect(try entente(arguments + ["50%"], in: folder.path, input: bad).code == 1)
        #expect(try entente(arguments + ["2"], in: folder.path, input: bad).code == 0)
    }

    @Test func unknownNamesGetTheNearestOne() throws {
        #expect(try run("stages", "export.cvs").errors.contains("hint: did you mean export.csv?"))
    }

    @Test(arguments: ["stages", "schema", "run big.yaml --input big.jsonl --output -"])
    func aClosedPipeEndsItQuietly(_ command: String) throws {
        try folder.write(Array("entente: 1\nstages: [segment.sentences]".utf8), to: "big.yaml")
        let line = "{\"text\":\"\(String(repeating: "word ", count: 200))\"}\n"
        try folder.write(Array(String(repeating: line, count: 3000).utf8), to: "big.jsonl")
        // `read` takes a line and leaves; the sleep lets the pipe close before entente is done.
        let outcome = try entente(in: folder.path, shell: "$ENTENTE \(command) | { read -r x; exec <&-; sleep 0.3; }")
        #expect(outcome.code == 0 && outcome.errors == "")
    }

    @Test(arguments: ["stages", "schema", "check p.yaml", "plan p.yaml", "run p.yaml --output - --quiet"])
    func aFullDiskIsNoSuccess(_ command: String) throws {
        let outcome = try entente(in: folder.path, shell: "$ENTENTE \(command) > /dev/full")
        #expect(outcome.code == 3)
        #expect(outcome.errors.contains("standard output: No space left on device"))
    }

    @Test(arguments: [("INT", 130), ("TERM", 143)] as [(String, Int32)])
    func aSignalEndsARunInOrder(_ signal: String, _ code: Int32) throws {
        // The writer keeps the pipe open, so that entente waits for more while the signal comes.
        let outcome = try entente(in: folder.path, shell: """
            mkfifo pipe; sleep 30 > pipe & writer=$!
            set -m; "$ENTENTE" run p.yaml --input - --output results < pipe & child=$!
            sleep 0.7; kill -\(signal) $child; wait $child; code=$?
            kill -9 $writer; exit $code
            """)
        #expect(outcome.code == code)
        #expect(outcome.errors.contains("stopped by a signal"))
        #expect(!folder.files.contains { $0.hasSuffix(".jsonl") || $0.hasSuffix(".partial") })
    }

    @Test func colourIsForTerminals() throws {
        let script = "script -qec \"$ENTENTE check broken.yaml\" /dev/null"
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
        #expect(try entente(in: folder.path, shell: "unset NO_COLOR; " + script).output.contains("\u{1B}[31merror"))
        #expect(try !entente(in: folder.path, shell: script, environment: ["NO_COLOR": "1"]).output.contains("\u{1B}["))
        // Findings in a file have none, even if standard error is a terminal.
        let redirected = "unset NO_COLOR; script -qec \"$ENTENTE check broken.yaml > findings.txt\" /dev/null; cat findings.txt"
        #expect(try !entente(in: folder.path, shell: redirected).output.contains("\u{1B}["))
    }

    @Test func versionIsANumber() throws {
        #expect(try run("--version").output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }

    @Test func metaSetAndVar() throws {
        let outcome = try run(
            "run", "p.yaml", "--input", "texts/b.txt", "--output", "o", "--meta", "language=en", "--var", "table=mentions",
            "--set", "export.jsonl.path=x.jsonl", "--jobs", "1", "--limit", "1")
        #expect(outcome.code == 0, "\(outcome.errors)")
        #expect(try folder.text("o/x.jsonl").contains("\"meta\":{\"language\":\"en\"}"))
        #expect(try run("check", "p.yaml", "--var", "table=rows").output.contains("expected one of relations, mentions, found \"rows\""))
    }

    @Test func plans() throws {
        try expectGolden(run("plan", "p.yaml").output, "plan/small.txt")
        try expectGolden(run("plan", "p.yaml", "--format", "json").output, "plan/small.json")
        try expectGolden(run("plan", "p.yaml", "--format", "mermaid").output, "plan/small.mmd")
    }

    @Test func pages() throws {
        try expectGolden(run("stages", "export.csv").output, "stages/export.csv.txt")
        #expect(try run("stages", "csv").output == run("stages", "export.csv").output)
    }
}
