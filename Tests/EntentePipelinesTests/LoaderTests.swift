import EntenteKit
import EntentePipelines
import Testing
import YAML

struct LoaderTests {
    @Test func everyKeyIsRead() throws {
        let definition = try load("""
            entente: 1
            name: everything
            description: For a test.
            limits: {seconds: 2, document_bytes: 1000}
            input: [mentions]
            read: {text: {paths: a.txt}}
            stages:
              - segment.sentences
              - segment.tokens: {}
            export:
              - jsonl: {path: out.jsonl}
            """)
        #expect(definition.findings.isEmpty)
        #expect(definition.name == "everything" && definition.summary == "For a test.")
        #expect(definition.limits.seconds == 2 && definition.limits.documentBytes == 1000)
        #expect(definition.input == [.mentions])
        #expect(definition.reader?.name == "text")
        #expect(definition.stages.map(\.name) == ["segment.sentences", "segment.tokens"])
        #expect(definition.exporters.map(\.keyPath) == ["export[0].jsonl"])
    }

    @Test func theNameComesFromTheFile() throws {
        let folder = try Folder(["wire.1987.yaml": "entente: 1"])
        #expect(try PipelineLoader.load(folder["wire.1987.yaml"]).name == "wire.1987")
    }

    @Test func includesStandInPlace() throws {
        let folder = try Folder([
            "main.yaml": "entente: 1\ninclude: [first.yaml]\nstages: [b, {include: sub/second.yaml}, e]",
            "first.yaml": "entente: 1\nstages: [a]",
            "sub/second.yaml": "entente: 1\ninclude: third.yaml\nstages: [d]",
            "sub/third.yaml": "entente: 1\nstages: [c]\nexport: [jsonl: {path: not/ours}]",
        ])
        let definition = try PipelineLoader.load(folder["main.yaml"])
        #expect(definition.stages.map(\.name) == ["a", "b", "c", "d", "e"])
        #expect(definition.exporters.isEmpty)
        #expect(definition.sources.count == 4)
    }

    @Test func theSameFileTwiceIsNoCircle() throws {
        let folder = try Folder([
            "main.yaml": "entente: 1\nstages: [{include: a.yaml}, {include: a.yaml}]", "a.yaml": "entente: 1\nstages: [x]",
        ])
        let definition = try PipelineLoader.load(folder["main.yaml"])
        #expect(definition.stages.map(\.name) == ["x", "x"] && definition.findings.isEmpty)
    }

    @Test(arguments: [
        ["main.yaml": "entente: 1\ninclude: main.yaml"],
        ["main.yaml": "entente: 1\ninclude: sub/a.yaml", "sub/a.yaml": "entente: 1\nstages: [include: ../sub/../main.yaml]"],
    ])
    func circlesAreFound(_ files: [String: String]) throws {
        let folder = try Folder(files)
        let found = try PipelineLoader.load(folder["main.yaml"]).findings
        #expect(found.count == 1)
        #expect(found.first?.message.hasPrefix("the includes go round in a circle: ") == true)
    }

    /// Sixteen files, each including the next ten times: 10¹⁶ inclusions if nobody counted.
    @Test(.timeLimit(.minutes(1))) func multiplyingIncludesAreStopped() throws {
        let folder = try Folder()
        for level in 0..<15 {
            let items = Array(repeating: "{include: p\(level + 1).yaml}", count: 10).joined(separator: ", ")
            try folder.write("entente: 1\nstages: [\(items)]", to: "p\(level).yaml")
        }
        try folder.write("entente: 1\nstages: [x]", to: "p15.yaml")
        let found = try PipelineLoader.load(folder["p0.yaml"]).findings
        #expect(found.first?.message.contains("includes more than 256 files") == true)
    }

    @Test func anUnreadableFileSaysWhy() throws {
        let folder = try Folder(["sub/a.yaml": "entente: 1"])
        for (name, reason) in [("none.yaml", "No such file"), ("sub", "Is a directory")] {
            let found = findings { () throws(Diagnostics) in try PipelineLoader.load(folder[name]) }
            #expect(found.count == 1)
            #expect(found.first?.message.contains(reason) == true, "\(found.map(\.message))")
        }
    }

    @Test func findingsOfReadingAndOfBuildingComeTogetherInTextOrder() {
        #expect(messages("""
            entente: 1
            nmae: x
            stages:
              - segment.sentenses
              - segment.sentences: {speed: [a]}
            limits: {seconds: soon}
            """) == [
                "unknown key \"nmae\"", "unknown stage \"segment.sentenses\"", "unknown option \"speed\"",
                "expected a number, found \"soon\"",
            ])
    }
}

struct VariableTests {
    @Test func everyValueIsFilledIn() throws {
        let definition = try load("""
            entente: 1
            vars: {folder: out, file: "${folder}/a", stage: tokens}
            name: $${folder} ${folder}-${stage}
            stages: ["segment.${stage}"]
            export: [jsonl: {path: "${file}.jsonl"}]
            """)
        #expect(definition.findings.isEmpty)
        #expect(definition.name == "${folder} out-tokens")
        #expect(definition.stages.map(\.name) == ["segment.tokens"])
        #expect(definition.exporters[0].settings?["path"]?.scalar == "out/a.jsonl")
    }

    @Test func theCommandLineWinsAndItsValuesAreTextAsTheyStand() throws {
        let definition = try load("entente: 1\nvars: {a: 1}\nname: ${a}", variables: ["a": "${b}"])
        #expect(definition.name == "${b}")
    }

    @Test func anIncludingFileWinsOverAnIncludedOne() throws {
        let folder = try Folder([
            "main.yaml": "entente: 1\nvars: {s: tokens}\ninclude: a.yaml",
            "a.yaml": "entente: 1\nvars: {s: words, t: sentences}\nstages: [\"segment.${t}\", \"segment.${s}\"]",
        ])
        #expect(try PipelineLoader.load(folder["main.yaml"]).stages.map(\.name) == ["segment.sentences", "segment.tokens"])
    }

    @Test func unknownOnesAreReportedOnce() {
        #expect(messages("entente: 1\nvars: {colour: red}\nname: ${color}\nlimits: {seconds: 1}\nstages: [\"${b}\"]") == [
            "unknown variable \"color\"", "unknown variable \"b\"",
        ])
        #expect(messages("entente: 1\nname: ${a\nstages: [segment.sentences]") == ["\"${\" without its \"}\""])
        #expect(messages("entente: 1\nstages: [segment.sentences]", variables: ["a": "b"]) == [
            "--var a: no pipeline file declares this variable under vars:",
        ])
    }
}

struct OverrideTests {
    private let text = """
        entente: 1
        read: {text: {paths: a.txt}}
        input: [relations]
        stages: [segment.sentences]
        export: [csv: {path: out.csv}]
        """

    private func options(_ overrides: [String]) throws -> [String: String] {
        var definition = try load(text)
        definition.apply(try overrides.map { text throws(Diagnostics) in try Override(text) })
        var all: [String: String] = [:]
        for component in definition.exporters + definition.stages + (definition.reader.map { [$0] } ?? []) {
            for entry in component.settings?.map ?? [] {
                all["\(component.name).\(entry.key.scalar!)"] = entry.value.scalar ?? entry.value.list!.map { $0.scalar! }.joined(separator: "|")
            }
        }
        return all
    }

    @Test func overridesLieOverTheFile() throws {
        #expect(try options(["export.csv.path=b=c.csv", "export.csv.table=mentions", "read.text.paths=[x, y]"]) == [
            "csv.path": "b=c.csv", "csv.table": "mentions", "text.paths": "x|y",
        ])
    }

    @Test func theLastOneWins() throws {
        #expect(try options(["export.csv.path=1", "export.csv.path=2"])["csv.path"] == "2")
    }

    @Test func wrongOnesAreFindings() {
        #expect(messages(text, set: ["nothing.here=1", "export.csv.table=rows"]) == [
            "expected one of relations, mentions, found \"rows\"",
            "--set nothing.here=1: this pipeline has no stage of that name",
        ])
        #expect(messages(text, set: ["novalue"]) == ["--set novalue: expected STAGE.OPTION=VALUE"])
        #expect(messages(text, set: ["export.csv.path=[a"]).count == 1)
    }
}
