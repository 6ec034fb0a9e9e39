import EntenteKit
@testable import EntenteTesting
import Testing

@Suite struct MarkedTextTests {
    @Test func readsNestedMarks() throws {
        let marked = try MarkedText("⟦⟦Serbian|DEMONYM⟧ dinars|MONEY⟧, a|b ⟦x|=⟧")
        #expect(marked.text == "Serbian dinars, a|b x|=")
        #expect(marked.marks.map(\.label) == ["MONEY", "DEMONYM", nil])
        #expect(marked.marks.map(\.range) == [TextRange(0, 14), TextRange(0, 7), TextRange(20, 23)])
    }

    @Test(arguments: ["⟦a", "a⟧", "⟦⟧", "⟦|X⟧"])
    func refusesBrokenMarks(_ text: String) {
        #expect(throws: MarkedText.Problem.self) { try MarkedText(text) }
    }

    @Test(arguments: ["⟦⟦é|B⟧ b|A⟧ c", "⟦a⟧⟦b⟧ ⟦c⟧", "plain"])
    func rendersWhatItRead(_ text: String) throws {
        let marked = try MarkedText(text)
        #expect(MarkedText.render(marked.marks, in: Text(marked.text)) == text)
    }
}

@Suite struct PreparationTests {
    @Test func plainRules() {
        let document = Preparation.document(
            "Hi, Ms. No! Go\non.\r\n\r\n It's 3.5 c\u{30C}.", layers: [.sections, .sentences, .tokens])
        func texts(_ ranges: [TextRange]) -> [String] { ranges.map { document.text.string($0) } }
        #expect(texts(document.sections.map(\.range)) == ["Hi, Ms. No! Go\non.", "It's 3.5 c\u{30C}."])
        #expect(texts(document.sentences) == ["Hi, Ms. No!", "Go\non.", "It's 3.5 c\u{30C}."])
        #expect(texts(document.tokens) == [
            "Hi", ",", "Ms", ".", "No", "!", "Go", "on", ".", "It", "'", "s", "3", ".", "5", "c\u{30C}", ".",
        ])
    }

    @Test func givenMentionsWithEntity() {
        let document = Preparation.document("Serbia and Serbia", given: [("Serbia", "COUNTRY SRB")])
        #expect(document.mentions.map(\.range.start) == [0, 11])
        #expect(document.mentions.map(\.entity) == ["SRB", "SRB"])
        #expect(document.entities == [Entity(id: "SRB", label: "COUNTRY", name: "Serbia")])
    }
}

@Suite struct DisturbanceTests {
    /// Swift compares strings by canonical equivalence, so a right decomposition equals its letter.
    @Test func decompositionsAreCanonical() {
        var count = 0
        for value in UInt32(0x80)..<0x500 {
            guard let scalar = Unicode.Scalar(value), let parts = Decomposition.of(scalar) else { continue }
            #expect(parts == String(scalar))
            #expect(parts.unicodeScalars.count == 2)
            count += 1
        }
        #expect(count > 180)
    }

    @Test func rangesMove() {
        let text = Text("Čač\nb\r\nc")
        let nfd = DisturbedText(text, .nfd)
        #expect(nfd.moved(TextRange(2, 5)) == TextRange(3, 7))
        let crlf = DisturbedText(text, .crlf)
        #expect(String(decoding: crlf.bytes, as: UTF8.self).unicodeScalars.elementsEqual("Čač\r\nb\r\nc".unicodeScalars))
        #expect(crlf.moved(TextRange(6, 7)) == TextRange(7, 8))
        let emoji = DisturbedText(text, .emoji)
        #expect(emoji.moved(TextRange(0, 2)) == TextRange(17, 19))
    }
}
