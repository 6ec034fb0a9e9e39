import EntenteKit
import Testing

struct DocumentTests {
    private func mention(_ start: Int, _ end: Int, id: String = "") -> Mention {
        Mention(id: id, TextRange(start, end), "X", by: "test")
    }

    @Test func mentionsKeepTextOrder() {
        var document = Document(id: "d", text: Text("one two three"))
        document.add(mentions: [mention(8, 13), mention(0, 3)])
        document.add(mentions: [mention(4, 7), mention(0, 7)])
        #expect(document.mentions.map(\.range) == [TextRange(0, 7), TextRange(0, 3), TextRange(4, 7), TextRange(8, 13)])
    }

    @Test func equalRangesKeepTheOrderOfTheStages() {
        var document = Document(id: "d", text: Text("one two"))
        document.add(mentions: [mention(4, 7, id: "late"), mention(0, 3, id: "a")])
        document.add(mentions: [mention(0, 3, id: "b")])
        #expect(document.mentions.map(\.id) == ["a", "b", "late"])
    }

    @Test func freshIdsDifferFromGivenOnesInAnyOrder() {
        var document = Document(id: "d", text: Text("one two three"))
        document.add(mentions: [mention(0, 3), mention(4, 7, id: "m1")])
        document.add(mentions: [mention(8, 13)])
        #expect(Set(document.mentions.map(\.id)).count == 3)
        document.add(relations: [
            Relation("A", [], by: "test"), Relation(id: "r1", "A", [], by: "test"), Relation("A", [], by: "test"),
        ])
        #expect(Set(document.relations.map(\.id)).count == 3)
    }

    @Test(arguments: ["m9223372036854775807", "m-5", "m", "mx1", "𝐦1", "m9007199254740991"])
    func strangeIdsDoNoHarm(_ id: String) {
        var document = Document(id: "d", text: Text("one two"))
        document.add(mentions: [mention(0, 3, id: id)])
        document.add(mentions: [mention(4, 7)])
        #expect(Set(document.mentions.map(\.id)).count == 2)
    }

    @Test func mentionsThatRelationsNeedAreNotRemoved() {
        var document = Document(id: "d", text: Text("one two"))
        document.add(mentions: [mention(0, 3), mention(4, 7)])
        document.add(relations: [Relation("A", [.init("source", "m1")], by: "test")])
        document.removeMentions { _ in true }
        #expect(document.mentions.map(\.id) == ["m1"])
    }

    @Test func readableRangesLeaveBoilerplateOut() {
        var document = Document(id: "d", text: Text("one two"))
        #expect(document.readableRanges == [TextRange(0, 7)])
        document.sections = [Section(TextRange(0, 3), .boilerplate), Section(TextRange(4, 7), .body)]
        document.layers = [.sections]
        #expect(document.readableRanges == [TextRange(4, 7)])
        #expect(Document(id: "e", text: Text("")).readableRanges == [])
    }

    @Test func sentenceAtAnOffset() {
        var document = Document(id: "d", text: Text("one. two."))
        document.sentences = [TextRange(0, 4), TextRange(5, 9)]
        #expect([0, 3, 4, 5, 8, 9].map { document.sentence(at: $0) } == [0, 0, nil, 1, 1, nil])
    }
}

struct TextTests {
    @Test(arguments: [
        ([0x61, 0xFF], 1), ([0xC3], 0), ([0x61, 0x62, 0xE2, 0x82], 2), ([0xED, 0xA0, 0x80], 0), ([0xC0, 0x80], 0),
        ([0x61, 0x00, 0x62], 1), ([0xF5, 0x80, 0x80, 0x80], 0),
    ] as [([UInt8], Int)])
    func brokenBytesAreRefusedWithTheirPlace(_ bytes: [UInt8], _ offset: Int) {
        let failure = failure { () throws(StageError) in try Text(validating: bytes) }
        #expect(failure?.code == .badText)
        #expect(failure?.offset == offset)
        #expect(failure?.message.contains("byte \(offset)") == true)
        #expect(failure?.hint != nil)
    }

    @Test func boundaries() throws {
        let text = try Text(validating: Array("aé😀".utf8))
        #expect((0...8).map { text.isBoundary(UInt32($0)) } == [true, true, false, true, false, false, false, true, false])
        #expect(text.string(TextRange(1, 3)) == "é")
    }
}
