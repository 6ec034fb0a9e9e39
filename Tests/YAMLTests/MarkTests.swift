import Testing

@testable import YAML

@Suite struct MarkTests {
    @Test(arguments: ["", "\u{FEFF}"], ["\n", "\r\n", "\r"])
    func marksCountScalarsAndBytes(prefix: String, newline: String) throws {
        let text = prefix + "é: 😀 b" + newline + "c:" + newline + "  - 'ü'" + newline
        let node = try read(text)
        let entries = try #require(node.map)
        let value = entries[0].value
        #expect((value.start.line, value.start.column) == (1, 4))
        #expect((value.end.line, value.end.column) == (1, 7))
        #expect(bytes(value) == "😀 b")
        let item = try #require(entries[1].value.list?[0])
        #expect((item.start.line, item.start.column) == (3, 5))
        #expect(bytes(item) == "'ü'")
        #expect(node.source.line(3) == "  - 'ü'")
        #expect(node.source.line(1) == "é: 😀 b")
        #expect(node.source.line(0) == nil && node.source.line(9) == nil)
    }

    @Test func exoticLineEndsAreNoLinesForEditors() throws {
        let node = try read("a: 'x\u{2028}y\u{85}z'\nb: c\n")
        #expect(node["b"]?.start == Mark(line: 2, column: 4, offset: 17))
    }

    @Test func anchorsAndTagsComeBeforeTheStart() throws {
        let node = try read("a: &x  foo\nb: &y # note\n  c: ! 'd'\ne: &z\nf: &q [1]\ng: &h\n  &i j: k\n")
        #expect(bytes(node["a"]!) == "foo")
        #expect(bytes(node["b"]!) == "c: ! 'd'")
        #expect(bytes(node["b"]!["c"]!) == "'d'")
        #expect(bytes(node["e"]!) == "")
        #expect(bytes(node["f"]!) == "[1]")
        #expect(node["g"]!.start.line == 7)
    }

    @Test func blockCollectionsEndWithTheirLastValue() throws {
        let node = try read("a:\n  b: c\n\n# note\nd: [e]\n")
        #expect(bytes(node["a"]!) == "b: c")
        #expect(node.end.line == 5)
    }

    /// Every content byte of every style leads back to its own source byte.
    @Test(arguments: [
        "a: plain text", "a: plain\n  folded\n\n\n  twice", "a: 'it''s'", "a: 'x  \n   y\n\n  z'", "a: \"q\"",
        "a: |\n  one\n   two\n\n  three\n", "a: |2\n    deep\n  x\n", "a: |-\n\n\n  x\n  é😀\n", "a: >\n  one\n  two\n\n  three\n",
        "a: >-\n  one\n   more\n  two\n\n\n  x\n", "a: |\r\n  one\r\n  two\r\n", "a: &x | # note\n  one\n", "- >\n\n folded\n line\n",
    ])
    func contentOffsetsLeadToTheSource(text: String) throws {
        let node = try read(text)
        let scalar = try #require(node["a"] ?? node.list?[0])
        let content = Array(try #require(scalar.scalar).utf8)
        for (offset, byte) in content.enumerated() where byte != 0x20 && byte != 0x0A {
            let place = scalar.mark(atContentOffset: offset).offset
            // Bytes within a scalar lead to the same byte.
            #expect(scalar.source.bytes[place] == byte, "\(offset)")
        }
        let end = scalar.mark(atContentOffset: content.count + 5)
        #expect(end.offset <= scalar.end.offset)
    }

    @Test func escapesAreUndone() throws {
        let text = #"a: "\x41\u00e9\U0001F600\n\\x\  \"#  + "\n" + #"   y\Lz""#
        let node = try #require(try read(text)["a"])
        #expect(node.scalar == "Aé😀\n\\x  y\u{2028}z")
        let source = Array(text.utf8)
        func at(_ offset: Int) -> String {
            String(decoding: source[node.mark(atContentOffset: offset).offset...].prefix(2), as: UTF8.self)
        }
        #expect(at(0) == #"\x"#)
        #expect(at(1) == #"\u"#)
        #expect(at(3) == #"\U"#)
        #expect(at(7) == #"\n"#)
        #expect(at(8) == #"\\"#)
        #expect(at(9) == #"x\"#)
        #expect(at(10) == #"\ "#)
        #expect(at(12) == #"y\"#)
        #expect(at(16) == #"z""#)
        #expect(node.mark(atContentOffset: 12).line == 2)
    }

    private func bytes(_ node: Node) -> String {
        String(decoding: node.source.bytes[node.start.offset..<node.end.offset], as: UTF8.self)
    }
}
