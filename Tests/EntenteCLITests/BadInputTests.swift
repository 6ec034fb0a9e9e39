import Foundation
import Testing

/// Input that no reader can use, and outputs that cannot be written: a clear error, the right exit code, and nothing
/// half-written under a final name.
struct BadInputTests {
    private let folder: Folder

    init() throws {
        folder = try Folder([
            "text.yaml": "entente: 1\nread: {text: {paths: [in.txt]}}\nstages: [segment.sentences]\nexport: [jsonl: {path: out.jsonl}]",
            "lines.yaml": "entente: 1\nread: {jsonl: {paths: [in.jsonl]}}\nstages: [segment.sentences]\nexport: [jsonl: {path: out.jsonl}]",
            "out.jsonl": "old\n",
        ])
    }

    /// Runs a pipeline that must fail, and checks what every failure promises.
    private func fails(_ arguments: String..., saying expected: String, _ more: String..., at location: SourceLocation = #_sourceLocation) throws {
        let before = folder.files
        let outcome = try entente(["run"] + arguments, in: folder.path)
        #expect(outcome.code == 3, sourceLocation: location)
        #expect(outcome.output == "", sourceLocation: location)
        for text in [expected] + more { #expect(outcome.errors.contains(text), "\(outcome.errors)", sourceLocation: location) }
        #expect(folder.files == before, sourceLocation: location)
        #expect(try folder.text("out.jsonl") == "old\n", sourceLocation: location)
    }

    @Test func emptyFilesAreNoError() throws {
        try folder.write([], to: "in.txt")
        try folder.write([], to: "in.jsonl")
        #expect(try entente(["run", "text.yaml"], in: folder.path).code == 0)
        #expect(try folder.text("out.jsonl") == "{\"id\":\"in.txt\",\"text\":\"\",\"sentences\":[]}\n")
        #expect(try entente(["run", "lines.yaml"], in: folder.path).code == 0)
        #expect(try folder.text("out.jsonl") == "")
    }

    @Test func invalidUTF8() throws {
        try folder.write(Array("Vu".utf8) + [0xE8, 0x69, 0xE6], to: "in.txt")
        try fails("text.yaml", saying: "in.txt: error: the text is not valid UTF-8 at byte 2: 0xE8", "iconv")
        try folder.write([0xEF, 0xBB, 0xBF, 0x61, 0xFF], to: "in.txt")
        try fails("text.yaml", saying: "not valid UTF-8 at byte 4: 0xFF")
        try folder.write(Array("{\"text\":\"a\"}\n{\"text\":\"".utf8) + [0xFF] + Array("\"}\n".utf8), to: "in.jsonl")
        try fails("lines.yaml", saying: "in.jsonl:2: error: not valid JSON at byte 9 of the line: not valid UTF-8")
    }

    @Test func nulBytes() throws {
        try folder.write(Array("a\u{0}b".utf8), to: "in.txt")
        try fails("text.yaml", saying: "in.txt: error: the text holds a NUL byte at byte 1", "binary or a UTF-16 file")
        try folder.write(Array("{\"text\":\"a\u{0}b\"}\n".utf8), to: "in.jsonl")
        try fails("lines.yaml", saying: "in.jsonl:1: error: not valid JSON at byte 10 of the line: a control character")
        try folder.write(Array("{\"text\":\"a\\u0000b\"}\n".utf8), to: "in.jsonl")
        try fails("lines.yaml", saying: "in.jsonl:1: error: the text holds a NUL byte at byte 1")
    }

    @Test func aLineOf50MB() throws {
        let long = Array("{\"text\":\"".utf8) + Array(repeating: UInt8(ascii: "x"), count: 50_000_000) + Array("\"}\n".utf8)
        try folder.write(Array("{\"id\":\"a\",\"text\":\"a\"}\n".utf8) + long + Array("{\"id\":\"b\",\"text\":\"b\"}\n".utf8), to: "in.jsonl")
        try fails("lines.yaml", saying: "in.jsonl:2: error: the line has 50000011 bytes, the limit is 16777216", "limits.document_bytes")
        let outcome = try entente(["run", "lines.yaml", "--quarantine", "q.jsonl"], in: folder.path)
        #expect(outcome.code == 0 && outcome.errors.contains("1 set aside in q.jsonl"))
        #expect(try folder.text("out.jsonl").split(separator: "\n").count == 2)
        #expect(try folder.text("q.jsonl").utf8.count < 3000)
        try folder.write(long, to: "in.txt")
        try FileManager.default.removeItem(atPath: folder["out.jsonl"])
        try folder.write(Array("old\n".utf8), to: "out.jsonl")
        try fails("text.yaml", saying: "in.txt: error: the file is larger than the limit of 16777216 bytes")
    }

    @Test(arguments: [
        ("{\"text\": \"a", "in.jsonl:2: error: not valid JSON at byte 11 of the line: the JSON ends too early"),
        ("{\"text\": 5}", "in.jsonl:2: error: \"text\" is not in the format at byte 9 of the line: expected text"),
        ("{\"id\": \"d\"}", "in.jsonl:2: error: the document has no \"text\""),
        ("[1]", "in.jsonl:2: error: the line is not in the format at byte 0 of the line: expected an object"),
        ("{\"text\": \"é\", \"tokens\": [[0, 1]]}", "in.jsonl:2: error: tokens[0] [0, 1) cuts a UTF-8 character in two; positions are UTF-8 byte offsets"),
        ("{\"text\": \"a\", \"sentences\": [[0, 9]]}", "in.jsonl:2: error: sentences[0] ends at byte 9, but the text has 1"),
        (
            "{\"text\": \"a\", \"relations\": [{\"label\": \"X\", \"arguments\": {\"source\": \"m5\"}}]}",
            "in.jsonl:2: error: relations[0] names \"m5\" as source, but no mention has this id"
        ),
    ])
    func brokenLines(_ line: String, _ expected: String) throws {
        try folder.write(Array("{\"text\": \"fine\"}\n\(line)\n".utf8), to: "in.jsonl")
        try fails("lines.yaml", saying: expected)
    }

    @Test func quarantineGoesOn() throws {
        let lines = ["{\"id\":\"a\",\"text\":\"one\"}", "{\"id\":\"b\",", "", "{\"id\":\"c\",\"text\":\"two\"}"]
        try folder.write(Array(lines.joined(separator: "\n").utf8), to: "in.jsonl")
        let outcome = try entente(["run", "lines.yaml", "--quarantine", "bad.jsonl"], in: folder.path)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let row = try #require(JSONSerialization.jsonObject(with: Data(folder.text("bad.jsonl").utf8)) as? [String: Any])
        #expect(row["file"] as? String == "in.jsonl" && row["line"] as? Int == 2 && row["offset"] as? Int == 24)
        #expect(row["id"] is NSNull && row["stage"] is NSNull && row["raw"] as? String == lines[1])
        let error = try #require(row["error"] as? [String: Any])
        #expect(error["code"] as? String == "bad_input" && error["byte"] as? Int == 10)
        #expect(try folder.text("out.jsonl").split(separator: "\n").count == 2)
    }

    @Test func missingAndUnreadableInputs() throws {
        try fails("text.yaml", saying: "cannot read in.txt: No such file or directory")
        try fails("text.yaml", "--input", "nowhere/*.txt", saying: "no file matches nowhere/*.txt")
        try FileManager.default.createDirectory(atPath: folder["dir"], withIntermediateDirectories: true)
        try fails("text.yaml", "--input", "dir", saying: "the folder dir holds no files to read")
        try fails("text.yaml", "--input", "/proc/self/mem", saying: "cannot read /proc/self/mem: Input/output error")
    }

    @Test func unwritableOutputs() throws {
        try folder.write(Array("text".utf8), to: "in.txt")
        try fails("text.yaml", "--output", "/proc/none", saying: "cannot create the folder /proc/none")
        try fails("text.yaml", "--output", "text.yaml/sub", saying: "cannot write into text.yaml: it is a file, not a folder")
        try fails("text.yaml", "--output", "out.jsonl/x.jsonl", saying: "cannot write into out.jsonl: it is a file, not a folder")
        try FileManager.default.createDirectory(atPath: folder["dir.jsonl"], withIntermediateDirectories: true)
        try fails("text.yaml", "--output", "dir.jsonl", saying: "cannot write dir.jsonl: it is a folder")
        try fails("text.yaml", "--quarantine", "dir.jsonl", saying: "cannot write dir.jsonl: it is a folder")
    }

    @Test func aBrokenSidecar() throws {
        try folder.write(Array("text".utf8), to: "in.txt")
        try folder.write(Array("{\"title\": }".utf8), to: "in.meta.json")
        try fails("text.yaml", saying: "in.txt: error: the sidecar in.meta.json is not valid JSON at byte 10")
    }
}
