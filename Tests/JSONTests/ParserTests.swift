import Foundation
import Testing

@testable import JSON

@Suite struct ParserTests {
    func code(_ text: String) -> JSONError.Code? { code(Array(text.utf8)) }
    func code(_ bytes: [UInt8]) -> JSONError.Code? {
        do {
            _ = try JSONParser.parse(bytes)
            return nil
        } catch { return error.code }
    }

    @Test(arguments: [
        "null", " true ", "false", "0", "-0", "1.5e+3", "-1E-2", "\"\"", "[]", "{}", "[1,[2],{\"a\":[]}]", "\u{FEFF}1",
        #""\u0000""#, #""\ud83d\ude00""#, "\"\u{7F}\"", "1e400", "[1 , 2]\r\n\t",
    ])
    func accepts(text: String) { #expect(code(text) == nil) }

    @Test(arguments: [
        ("", JSONError.Code.unexpectedEnd), ("[1,]", .unexpectedByte), ("{\"a\":1,}", .unexpectedByte), ("01", .invalidNumber),
        ("-", .unexpectedEnd), ("1.", .unexpectedEnd), ("1.x", .invalidNumber), (".5", .unexpectedByte),
        ("+1", .unexpectedByte), ("1e", .unexpectedEnd), ("-a", .invalidNumber), ("nul", .unexpectedEnd),
        ("nulx", .unexpectedByte), ("NaN", .unexpectedByte), ("\"\n\"", .controlCharacter), (#""\x""#, .invalidEscape),
        (#""\ud800""#, .loneSurrogate), (#""\udc00""#, .loneSurrogate), (#""\ud800\u0041""#, .loneSurrogate),
        (#""\u12g4""#, .invalidEscape), ("\"a", .unexpectedEnd), ("1 2", .trailingContent), ("[1 2]", .unexpectedByte),
        (#"{"a":1,"a":2}"#, .duplicateKey), (#"{"a":1,"\u0061":2}"#, .duplicateKey), ("{1:2}", .unexpectedByte),
        ("{\"a\" 1}", .unexpectedByte), ("[1}", .unexpectedByte), ("'a'", .unexpectedByte), ("\0", .unexpectedByte),
        ("\u{A0}1", .unexpectedByte), ("1\u{FEFF}", .trailingContent), ("// c\n1", .unexpectedByte),
    ])
    func refuses(text: String, expected: JSONError.Code) { #expect(code(text) == expected) }

    @Test func invalidUTF8HasItsPlace() {
        for bad: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82], [0xF4, 0x90, 0x80, 0x80]] {
            let error = #expect(throws: JSONError.self) { try JSONParser.parse([0x22, 0x61] + bad + [0x22]) }
            #expect(error == JSONError(.invalidUTF8, offset: 2))
        }
    }

    @Test func depthAndSizeAreLimited() throws {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(code(nested(128)) == nil)
        #expect(code(nested(129)) == .tooDeep)
        #expect(code(String(repeating: "[", count: 1_000_000)) == .tooDeep)
        #expect(code(String(repeating: "{\"a\":", count: 1_000_000)) == .tooDeep)
        _ = try JSONParser.parse(Array(nested(1024).utf8), maxDepth: 5000)
        #expect(throws: JSONError(.tooLarge, offset: 3)) { try JSONParser.parse(Array("[1, 2]".utf8), maxSize: 3) }
    }

    @Test func numbersKeepTheirSpelling() throws {
        let value = try JSONParser.parse("[1.00, 1e5, 123456789012345678901234567890]")
        #expect(value.description == "[1.00,1e5,123456789012345678901234567890]")
        #expect(value[1]?.double == 100_000)
        #expect(value[2]?.int == nil)
    }

    @Test func spellingsOfOneLetterAreTwoKeys() throws {
        let members = (0..<20).map { "\"k\($0)\":0" } + ["\"\u{E9}\":1", "\"e\u{301}\":2"]
        let object = try JSONParser.parse("{" + members.joined(separator: ",") + "}")
        #expect(object["\u{E9}"]?.int == 1)
        #expect(object["e\u{301}"]?.int == 2)
    }

    static let sample = #"{"a":[1,-2.5e3,"x\n\u00e9😀\ud83d\ude00",true,false,null,{"é":{}}],"b":"\\","c":[[0,1],[2,3]]}"#

    @Test func truncationAndDamageNeverCrash() {
        let bytes = Array(Self.sample.utf8)
        #expect(code(bytes) == nil)
        for length in 0..<bytes.count { #expect(code(Array(bytes[..<length])) != nil) }
        var dice = Dice(11)
        for _ in 0..<20_000 {
            var damaged = bytes
            for _ in 0...dice.below(3) { damaged[dice.below(damaged.count)] = UInt8(dice.below(256)) }
            if code(damaged) == nil {
                #expect(
                    (try? JSONSerialization.jsonObject(with: Data(damaged), options: .fragmentsAllowed)) != nil,
                    "\(String(decoding: damaged, as: UTF8.self))")
            }
        }
    }

    @Test(arguments: 1...6)
    func agreesWithFoundation(seed: UInt64) throws {
        var dice = Dice(seed)
        for _ in 0..<150 {
            let value = dice.value(4)
            let text = value.description
            #expect(try JSONParser.parse(text) == value)
            let theirs = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            #expect(agree(converted(theirs), value))
            let pretty = value.pretty(width: 20)
            #expect(try JSONParser.parse(pretty) == value)
            let written = try JSONSerialization.data(withJSONObject: theirs, options: .fragmentsAllowed)
            #expect(agree(try JSONParser.parse(Array(written)), value))
        }
    }
}
