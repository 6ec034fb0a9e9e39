@testable import EntenteKit
import JSON
import Testing
import YAML

private enum Hyphens: String, SettingChoice { case keep, split }

private struct Inner: StageSettings {
    @Setting("Name.") var attributes: String
    @Setting("Weight.") var weight = 0.5
}

private struct Sample: StageSettings {
    @Setting("What to do with hyphens.") var hyphens = Hyphens.keep
    @Setting("Longest token in bytes.", formerly: ["max_bytes"]) var maxTokenLength = 256
    @Setting("A share.", in: 0...1) var share = 0.5
    @Setting("On or off.") var strict = false
    @Setting("Words.") var words: [String] = []
    @Setting("Names by code.") var names: [String: String] = [:]
    @Setting("A label.") var label: String? = nil
    @Setting("Must be given.") var path: String
}

struct SettingTests {
    private func read(_ text: String) throws(Diagnostics) -> (settings: Sample, warnings: [Diagnostic]) {
        let node: Node
        do { node = try yaml(text) } catch { throw Diagnostics("\(error)") }
        return try Sample.read(node, keyPath: "s")
    }

    @Test func everythingGiven() throws {
        let settings = try read(
            "{hyphens: split, max_token_length: 1_000, share: 1, strict: true, words: [NO, 12:30, ~x], names: {NO: Norway}, label: x, path: p}"
        ).settings
        #expect(settings.hyphens == .split)
        #expect(settings.maxTokenLength == 1000)
        #expect(settings.share == 1)
        #expect(settings.strict)
        #expect(settings.words == ["NO", "12:30", "~x"])
        #expect(settings.names == ["NO": "Norway"])
        #expect(settings.label == "x")
    }

    @Test func defaultsStayAndAreNotShared() throws {
        _ = try read("{path: p, strict: true, words: [a]}")
        let settings = try read("path: p").settings
        #expect(!settings.strict && settings.words.isEmpty && settings.label == nil && settings.maxTokenLength == 256)
    }

    @Test func oneValueIsAListOfOne() throws {
        #expect(try read("{path: p, words: a}").settings.words == ["a"])
    }

    @Test(arguments: [
        ("{path: p, hyphens: kep}", "expected one of keep, split, found \"kep\"", "did you mean keep?", "s.hyphens", 20),
        ("{path: p, max_token_length: many}", "expected a whole number, found \"many\"", nil, "s.max_token_length", 29),
        ("{path: p, max_token_length: 1.5}", "expected a whole number, found \"1.5\"", nil, "s.max_token_length", 29),
        ("{path: p, share: 2}", "2.0 is out of range: 0.0 to 1.0", nil, "s.share", 18),
        ("{path: p, share: nan}", "expected a number, found \"nan\"", nil, "s.share", 18),
        ("{path: p, strict: yes}", "expected true or false, found \"yes\"", "write true", "s.strict", 19),
        ("{path: p, words: [a, [b]]}", "expected text, found a list", nil, "s.words", 22),
        ("{path: p, names: [a]}", "expected a map to text, found a list", nil, "s.names", 18),
        ("{path: ~}", "expected text, found nothing", nil, "s.path", 8),
        ("{pth: p}", "unknown option \"pth\"", "did you mean path?", "s.pth", 2),
        (
            "{path: p, zebra: 1}", "unknown option \"zebra\"",
            "options: hyphens, label, max_token_length, names, path, share, strict, words", "s.zebra", 11
        ),
        ("{path: p, max_bytes: 1, max_token_length: 2}", "option \"max_token_length\" is given twice", "keep one of the two", "s.max_token_length", 25),
        ("{strict: true}", "option \"path\" is missing", "add path: … (text). Must be given.", "s.path", 1),
        ("[a]", "expected a map of options, found a list", "write {hyphens: …}", "s", 1),
        ("text", "expected a map of options, found text", "write {hyphens: …}", "s", 1),
    ] as [(String, String, String?, String, Int)])
    func wrongOnesAreRefused(_ text: String, _ message: String, _ hint: String?, _ keyPath: String, _ column: Int) {
        let found = findings { () throws(Diagnostics) in try read(text) }.filter { $0.severity == .error }
        #expect(found.map(\.message) == [message])
        #expect(found.first?.hint == hint)
        #expect(found.first?.keyPath == keyPath)
        #expect(found.first?.place?.start.column == column)
    }

    @Test func everythingWrongAtOnce() {
        let found = findings { () throws(Diagnostics) in try read("{hyphens: x, share: y, strict: z, zebra: 1}") }
        #expect(found.map(\.keyPath) == ["s.hyphens", "s.share", "s.strict", "s.zebra", "s.path"])
    }

    @Test func aFormerNameWarns() throws {
        let (settings, warnings) = try read("{path: p, max_bytes: 7}")
        #expect(settings.maxTokenLength == 7)
        #expect(warnings.map(\.message) == ["option \"max_bytes\" is now called \"max_token_length\""])
        #expect(warnings.map(\.severity) == [.warning])
    }

    @Test func keyPathsNestByWholeKeys() {
        #expect(Diagnostic(.error, "x", keyPath: "attributes").inside("a").keyPath == "a.attributes")
        #expect(Diagnostic(.error, "x", keyPath: "a.b").inside("a").keyPath == "a.b")
        #expect(Diagnostic(.error, "x", keyPath: "[2].b").inside("a").keyPath == "a[2].b")
        #expect(Diagnostic(.error, "x").inside("a").keyPath == "a")
    }

    @Test func schemaFollowsTheDeclaration() {
        let schema = JSONValue.object(Sample.schema)
        #expect(schema["additionalProperties"] == .bool(false))
        #expect(schema["required"] == ["path"])
        #expect(schema["properties"]?["hyphens"]?["enum"] == ["keep", "split"])
        #expect(schema["properties"]?["max_token_length"]?["type"] == "integer")
        #expect(schema["properties"]?["max_token_length"]?["default"] == .number("256"))
        #expect(schema["properties"]?["share"]?["description"] == "A share.")
        #expect(schema["properties"]?["share"]?["maximum"]?.double == 1 && schema["properties"]?["share"]?["minimum"]?.double == 0)
        #expect(schema["properties"]?["path"]?["default"] == nil)
    }

    @Test func namesInSnakeCase() {
        #expect(snakeCase("maxTokenLength") == "max_token_length")
        #expect(snakeCase("path") == "path")
    }
}
