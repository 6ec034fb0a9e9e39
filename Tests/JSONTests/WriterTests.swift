import Testing

@testable import JSON

@Suite struct WriterTests {
    @Test func commasComeByThemselves() {
        let text = JSONWriter.text { writer in
            writer.beginObject()
            writer.key(plain: "a")
            writer.beginArray()
            writer.number(1)
            writer.number(-20)
            writer.beginArray()
            writer.endArray()
            writer.bool(true)
            writer.endArray()
            writer.key("é\"")
            writer.null()
            writer.endObject()
            writer.newline()
            writer.string("x")
        }
        #expect(text == "{\"a\":[1,-20,[],true],\"é\\\"\":null}\n\"x\"")
    }

    @Test func everyControlCharacterIsEscaped() throws {
        for value in 0..<0x80 {
            for padding in 0..<10 {
                let text = String(repeating: "a", count: padding) + String(Unicode.Scalar(UInt8(value))) + "bcdefghijk"
                let written = JSONWriter.text { $0.string(text) }
                #expect(try JSONParser.parse(written).string == text)
                #expect(written.utf8.allSatisfy { $0 >= 0x20 })
            }
        }
        let worst = String(repeating: "\u{1}", count: 10_000)
        #expect(try JSONParser.parse(JSONWriter.text { $0.string(worst) }).string == worst)
    }

    @Test func integers() {
        for value in [0, 7, 10, 99, 100, 101, 12345, -1, -100, .max, .min, 999_999_999_999, 1_000_000_000_000] {
            #expect(JSONWriter.text { $0.number(value) } == String(value))
        }
    }

    @Test(arguments: [
        (1.0, "1"), (-3.0, "-3"), (0.1, "0.1"), (1e21, "1e+21"), (-0.0, "-0"), (0.25, "0.25"), (1.0 / 3, "0.3333333333333333"),
        (.leastNonzeroMagnitude, "5e-324"), (.infinity, "null"), (.nan, "null"), (100.5, "100.5"), (1e16, "1e+16"), (0.0625, "0.0625"),
        (-12.000001, "-12.000001"), (0.001, "0.001"),
    ])
    func doubles(value: Double, text: String) { #expect(JSONWriter.text { $0.number(value) } == text) }

    @Test func doublesReadBack() {
        var dice = Dice(9)
        for _ in 0..<20_000 {
            let value = dice.double()
            let text = JSONWriter.text { $0.number(value) }
            #expect(Double(text)?.bitPattern == value.bitPattern)
            #expect(text.utf8.count <= value.description.utf8.count)
        }
    }

    @Test func prettyKeepsShortThingsOnOneLine() {
        let value: JSONValue = ["name": "x", "spans": [[0, 1], [2, 3]], "empty": [:], "long": "0123456789012345678901234567890"]
        #expect(value.pretty(width: 40) == """
            {
              "name": "x",
              "spans": [[0, 1], [2, 3]],
              "empty": {},
              "long": "0123456789012345678901234567890"
            }
            """)
    }

    @Test func valuesAreEasyToUse() {
        var object: JSONValue = ["a": 1, "b": [true, nil, 2.5], "c": "s"]
        #expect(object["a"]?.int == 1 && object["b"]?[2]?.double == 2.5 && object["b"]?[1]?.isNull == true)
        #expect(object == ["c": "s", "b": [true, nil, 2.5], "a": 1])
        guard case .object(var members) = object else { return }
        members["a"] = nil
        members["d"] = "new"
        object = .object(members)
        #expect(object.description == #"{"b":[true,null,2.5],"c":"s","d":"new"}"#)
        #expect(Set([object, object]).count == 1)
    }
}
