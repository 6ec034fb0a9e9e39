import EntenteKit
import JSON
import Testing

struct DocumentJSONTests {
    /// A line with every layer, as the encoder writes it.
    static let full = #"""
        {"id":"a1","text":"Vučić met Xi. 😀","meta":{"language":"en","n":[1,2.50,null,true]},"sections":[{"start":0,"end":20,"kind":"answer","speaker":"Vučić"}],"sentences":[[0,15],[16,20]],"tokens":[[0,7],[8,11]],"syntax":[[1,"nsubj","PROPN",""],[-1,"root","VERB","past"]],"mentions":[{"id":"m1","start":0,"end":7,"label":"PERSON","text":"Vučić","entity":"Q1","attributes":{"state":"SRB"},"score":0.5,"by":"extract.x/y"},{"id":"m7","start":12,"end":14,"label":"PERSON","text":"Xi","attributes":{},"score":1,"by":"input"}],"entities":[{"id":"Q1","label":"PERSON","name":"Aleksandar Vučić"}],"relations":[{"id":"r1","label":"CONSULT","arguments":{"source":"m1","target":"m7"},"trigger":[8,11],"sentence":0,"attributes":{"status":"done"},"score":0.93,"by":"relate.x"},{"id":"r2","label":null,"arguments":{},"attributes":{},"by":"input"}]}
        """#

    @Test func aFullLineSurvivesTheRoundTripByteForByte() throws {
        #expect(encode(try decode(Self.full)) == Self.full)
    }

    @Test func emptyLayersStay() throws {
        let line = #"{"id":"a","text":"x","sections":[],"sentences":[],"tokens":[],"syntax":[],"mentions":[],"entities":[],"relations":[]}"#
        #expect(encode(try decode(line)) == line)
        #expect(try decode(line).layers.count == 7)
    }

    @Test func unknownKeysAreLeftOutAndTheIdIsOptional() throws {
        let document = try decode(#" {"x": {"deep": [1, {"y": null}]}, "text": "t\u00e9\n", "later": 1e5} "#)
        #expect(encode(document) == #"{"id":"file#1","text":"té\n"}"#)
    }

    @Test func whatALayerMayLackIsFilledIn() throws {
        let document = try decode(
            #"{"text":"ab","mentions":[{"start":0,"end":1,"label":"A"},{"id":"m1","start":1,"end":2,"label":"B"}]}"#)
        #expect(document.mentions.map(\.id) == ["m2", "m1"])
        #expect(document.mentions[0].by == "input")
    }

    @Test(arguments: [
        // Not JSON.
        ("", "ends too early"),
        (#"{"text": "abc"#, "byte 13"),
        (#"{"text": "a",}"#, "byte 13"),
        (#"{"text": "a"} x"#, "byte 14"),
        (#"{"text": "a", "text": "b"}"#, "second time"),
        // JSON of the wrong shape.
        ("[]", "expected an object"),
        (#"{"id": 5, "text": "a"}"#, #""id" is not in the format at byte 7"#),
        (#"{"id": "a"}"#, "has no \"text\""),
        (#"{"text": null}"#, "expected text"),
        (#"{"text": "a", "meta": []}"#, "expected an object"),
        (#"{"text": "a", "sections": [{"start": 0, "end": 1, "kind": "header"}]}"#, "kinds are title"),
        (#"{"text": "a", "tokens": [[0]]}"#, "[start, end]"),
        (#"{"text": "a", "tokens": [[1, 0]]}"#, "[start, end]"),
        (#"{"text": "a", "tokens": [[0, 0.5]]}"#, "[start, end]"),
        (#"{"text": "a", "tokens": [[-1, 1]]}"#, "[start, end]"),
        (#"{"text": "a", "tokens": [[0, 5000000000]]}"#, "[start, end]"),
        (#"{"text": "a", "mentions": [{"start": 0, "end": 1}]}"#, "\"label\""),
        (#"{"text": "a", "relations": [{"label": "A", "arguments": {"source": 1}}]}"#, "role: mention id"),
        (#"{"text": "a", "relations": [{"label": "A", "arguments": {}, "trigger": [0, 99999999999]}]}"#, "trigger"),
        (#"{"text": "a", "syntax": [[-1, "root", "VERB"]]}"#, "one a token"),
        (#"{"text": "a", "syntax": [[-1, "subject", "VERB", ""]]}"#, "one a token"),
        // The right shape, but it does not fit the text.
        (#"{"text": "a b", "tokens": [[0, 1], [2, 3]], "syntax": [[-1, "root", "X", ""]]}"#, "syntax has 1 entries, but there are 2 tokens"),
        (#"{"text": "a b", "tokens": [[0, 1], [2, 3]], "syntax": [[1, "dep", "X", ""], [0, "dep", "X", ""]]}"#, "depends on itself"),
        (#"{"text": "a b", "tokens": [[0, 1], [2, 3]], "syntax": [[9, "dep", "X", ""], [-1, "dep", "X", ""]]}"#, "no token of its sentence"),
        (#"{"text": "a b", "sentences": [[0, 1], [2, 3]], "tokens": [[0, 1], [2, 3]], "syntax": [[1, "dep", "X", ""], [-1, "dep", "X", ""]]}"#, "no token of its sentence"),
        (#"{"text": "a", "tokens": [[0, 2]]}"#, "tokens[0] ends at byte 2, but the text has 1"),
        (#"{"text": "é", "tokens": [[0, 1]]}"#, "cuts a UTF-8 character in two"),
        (#"{"text": "abc", "tokens": [[0, 2], [1, 3]]}"#, "before its predecessor ends"),
        (#"{"text": "ab", "sections": [{"start": 0, "end": 2, "kind": "body"}, {"start": 0, "end": 1, "kind": "body"}]}"#, "sections[1]"),
        (#"{"text": "ab", "relations": [{"label": "A", "arguments": {"source": "m9"}}]}"#, "no mention has this id"),
        (#"{"text": "ab", "sentences": [[0, 2]], "relations": [{"label": "A", "arguments": {}, "sentence": 1}]}"#, "names sentence 1"),
        (#"{"text": "ab", "relations": [{"label": "A", "arguments": {}, "sentence": -1}]}"#, "names sentence -1"),
        (
            #"{"text": "ab", "mentions": [{"id": "x", "start": 0, "end": 1, "label": "A"}, {"id": "x", "start": 1, "end": 2, "label": "A"}]}"#,
            #"mentions[1] has the id "x" of another mention"#
        ),
        (#"{"text": "a\u0000b"}"#, "NUL byte at byte 1"),
    ])
    func brokenLinesAreRefused(_ line: String, _ expected: String) {
        let failure = failure { () throws(StageError) in try decode(line) }
        #expect(failure != nil)
        #expect(failure?.message.contains(expected) == true, "\(failure?.message ?? "")")
        #expect([.badInput, .badText].contains(failure?.code))
    }

    @Test func deepNestingIsRefused() {
        let line = #"{"text": "a", "x": "# + String(repeating: "[", count: 100_000)
        #expect(failure { () throws(StageError) in try decode(line) }?.message.contains("nested too deeply") == true)
    }

    /// Whatever bytes change or vanish, decoding throws or succeeds, and what it accepts it can write and read again.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func damagedLinesDoNotCrash(_ seed: UInt64) throws {
        var dice = Dice(state: seed)
        var bytes = Array(Self.full.utf8)
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
            let at = Int.random(in: 0..<bytes.count, using: &dice)
            switch Int.random(in: 0..<3, using: &dice) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &dice)
            case 1: bytes.remove(at: at)
            default: bytes.insert(Array("0123456789{}[],:\"-e".utf8).randomElement(using: &dice)!, at: at)
            }
        }
        guard let document = try? DocumentDecoder.decode(bytes, defaultID: "x") else { return }
        let line = encode(document)
        #expect(encode(try decode(line)) == line)
    }
}
