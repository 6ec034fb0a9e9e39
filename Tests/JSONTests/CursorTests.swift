import Testing

@testable import JSON

@Suite struct CursorTests {
    func read<Result>(_ text: String, _ body: (inout JSONCursor) throws -> Result) throws -> Result {
        let bytes = Array(text.utf8)
        return try bytes.withUnsafeBufferPointer { buffer in
            var cursor = try JSONCursor(buffer)
            let result = try body(&cursor)
            try cursor.finish()
            return result
        }
    }

    @Test func pullsADocument() throws {
        let line = #" {"id": "d\u0031", "text":"a\"b\né", "spans":[[0,1],[12,345]], "x\/y": {"z":[null]}, "score":0.25, "d":true, "raw" : [1, "a]"]}"#
        var (id, text, spans, score, flag, other, raw) = ("", [UInt8](), [[Int]](), 0.0, false, "", "")
        try read(line) { cursor in
            try cursor.beginObject()
            while let key = try cursor.nextKey() {
                switch key {
                case "id": id = try cursor.readString()
                case "text": try cursor.readString(appendingTo: &text)
                case "score": score = try cursor.readDouble()
                case "d": flag = try cursor.readBool()
                case "raw": raw = String(decoding: try cursor.readRaw(), as: UTF8.self)
                case "spans":
                    try cursor.beginArray()
                    while try cursor.hasNext() {
                        try cursor.beginArray()
                        var span: [Int] = []
                        while try cursor.hasNext() { span.append(try cursor.readInt()) }
                        spans.append(span)
                    }
                case "x/y":
                    other = key.string
                    try cursor.skipValue()
                default: Issue.record("unexpected key \(key.string)")
                }
            }
        }
        #expect(id == "d1" && String(decoding: text, as: UTF8.self) == "a\"b\né")
        #expect(spans == [[0, 1], [12, 345]] && score == 0.25 && flag && other == "x/y" && raw == #"[1, "a]"]"#)
    }

    @Test func keysIntoABuffer() throws {
        var (keys, buffer) = ([String](), [UInt8]())
        try read(#"{"a\u00e9":1,"":2}"#) { cursor in
            try cursor.beginObject()
            while try cursor.nextKey(into: &buffer) {
                keys.append(String(decoding: buffer, as: UTF8.self))
                try cursor.skipValue()
            }
        }
        #expect(keys == ["aé", ""])
    }

    @Test(arguments: [
        ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("0", 0), ("-0", 0), ("100", 100),
        ("999999999999999999", 999_999_999_999_999_999),
    ])
    func integers(text: String, value: Int) throws {
        #expect(try read(text) { try $0.readInt() } == value)
    }

    @Test(arguments: [
        ("9223372036854775808", JSONError.Code.numberOutOfRange), ("1.0", .notAnInteger), ("1e2", .notAnInteger),
        ("00", .invalidNumber), ("-", .unexpectedEnd), ("\"1\"", .wrongType), ("-x", .invalidNumber),
    ])
    func noIntegers(text: String, expected: JSONError.Code) {
        do {
            _ = try read(text) { try $0.readInt() }
            Issue.record("accepted \(text)")
        } catch { #expect((error as? JSONError)?.code == expected) }
    }

    @Test func doublesAreTheNearest() throws {
        var dice = Dice(5)
        let fixed = ["1e22", "1e23", "9007199254740993", "0.1", "123456789012345678901234567890", "5e-324", "1e-400",
            "2.2250738585072011e-308", "0.000000000000000000000000001", "1E5", "-0", "-0.0"]
        let random = (0..<5000).map { _ in dice.double().description }
        for text in fixed + random {
            #expect(try read(text) { try $0.readDouble() }.bitPattern == Double(text)!.bitPattern, "\(text)")
        }
        #expect(throws: JSONError(.numberOutOfRange, offset: 0)) { try read("1e400") { try $0.readDouble() } }
    }

    @Test func skippingValidates() {
        for text in ["[1,]", "{\"a\":}", "\"\\q\"", "[tru]", "{\"a\\ud800\":1}", "[01]", "\"\u{1}\""] {
            #expect(throws: JSONError.self) { try read(text) { try $0.skipValue() } }
        }
    }

    @Test func wrongTypesAreTold() {
        #expect(throws: JSONError(.wrongType, offset: 1)) { try read(" 1") { try $0.readString() } }
        #expect(throws: JSONError(.wrongType, offset: 0)) { try read("[]") { try $0.beginObject() } }
        #expect(throws: JSONError(.wrongType, offset: 0)) { try read("1") { try $0.readBool() } }
    }

    /// The check of UTF-8 agrees with the standard library's, wherever bytes are broken or cut off.
    @Test(arguments: 1...8 as ClosedRange<UInt64>) func validatesAsTheStandardLibraryDoes(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func below(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state >> 33) % bound
        }
        let pieces = ["plain words that fill a block of bytes ", "é", "Ж", "€", "“", "😀", "\u{D7FF}", "\u{E000}", "\u{FFFF}", "\u{10FFFF}", "\u{800}", "\u{10000}"]
        let odd: [UInt8] = [0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF, 0x9F, 0xA0, 0x8F, 0x90]
        for _ in 0..<400 {
            var bytes = Array((0...below(8)).map { _ in pieces[below(pieces.count)] }.joined().utf8)
            for _ in 0..<below(3) { bytes[below(bytes.count)] = odd[below(odd.count)] }
            if below(3) == 0 { bytes.removeLast(below(min(4, bytes.count))) }
            var expected: Int?
            do { _ = try UTF8Span(validating: bytes.span) } catch { expected = error.byteOffsets.lowerBound }
            let found = bytes.withUnsafeBufferPointer { buffer -> JSONError? in
                do throws(JSONError) {
                    _ = try JSONCursor(buffer)
                    return nil
                } catch { return error }
            }
            #expect(found?.offset == expected)
            #expect(found == nil || found?.code == .invalidUTF8)
        }
    }
}
