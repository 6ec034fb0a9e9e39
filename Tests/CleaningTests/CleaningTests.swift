import EntenteKit
import JSON
import Testing
import UTF8Bytes

@testable import Cleaning

/// The sections of a text as `kind: text`.
private func sections(_ text: String, kind: String? = nil) throws -> [String] {
    try cleaned(text, kind: kind).map { "\($0.section.kind.rawValue): \($0.text)" }
}

private func cleaned(_ text: String, kind: String? = nil) throws -> [(section: Section, text: String)] {
    var document = Document(id: "test", text: Text(text), meta: kind.map { ["kind": .string($0)] } ?? [:])
    try SectionCleaner(settings: .init()).process(&document)
    return document.sections.map { ($0, document.text.string($0.range)) }
}

@Suite("clean.sections")
struct CleaningTests {
    @Test("texts without furniture lose nothing", arguments: [
        "Hi.", "five words of some text", "The minister resigned on Monday. He gave no reason.", "Advertisement", "3",
        "A line.\nAnother line.\nA third line.", "Mr. President,\n\nI thank you for the floor. We live in hard times.",
    ])
    func content(_ text: String) throws {
        #expect(try cleaned(text).allSatisfy { $0.section.kind != .boilerplate && $0.section.kind != .caption })
    }

    @Test("furniture is boilerplate", arguments: [
        "Advertisement", "See AllAdvertisement", "Reading Time:3 minutes", "Most popular", "3", "loading", "Share", "Facebook Twitter Email",
        "0shares", "12 comments", "Read more: a deal is near", "Follow us on Twitter", "© 2020 The Paper. All rights reserved.",
        "We use cookies to improve your experience.", "By Jane Smith", "November 20, 2019", "Published: 3 May 2024 at 10:15 am",
        "Serbia, Kazakhstan, Vucic, Trade", "Why you can trust SCMP", "Najčitanije", "Читайте также", "ЧИТАЙТЕ ТАКЖЕ", "Weiterlesen",
    ])
    func furniture(_ line: String) throws {
        let found = try cleaned("The ministers met on Monday to talk about trade.\n\n\(line)\n\nThey will meet again in the autumn.")
        #expect(found.map(\.section.kind) == [.body, .boilerplate, .body])
    }

    @Test("captions", arguments: [
        "The leaders shake hands. Photo: AFP", "Photo credit: Akorda", "File photo of the palace. Image: Jane Smith.", "Фото: ТАСС",
    ])
    func captions(_ line: String) throws {
        let found = try cleaned("The ministers met on Monday.\n\(line)\n\(line)\nThey will meet again.")
        #expect(found.map(\.section.kind) == [.body, .caption, .boilerplate, .body])
    }

    @Test("title and summary")
    func head() throws {
        let text = "Ministers sign a deal\n\n• It is the first\n• More will come\n\nThe ministers of both states signed a deal on Monday."
        #expect(try cleaned(text).map(\.section.kind) == [.title, .summary, .summary, .body])
    }

    @Test("an interview without labels")
    func turns() throws {
        let text = """
            You have just come back from Astana. What did you bring with you?

            I brought a lot of good will. We are friends, and I am proud of it.

            We hope to do more next year.

            We know that you will go there again.

            Yes, I will.

            When will that be?

            In May, I think.
            """
        let kinds = try cleaned(text, kind: "interview").map(\.section.kind)
        #expect(kinds == [.question, .answer, .answer, .question, .answer, .question, .answer])
    }

    @Test("an interview is seen by its form", arguments: [nil, "interview"])
    func form(_ kind: String?) throws {
        let turn = "What do you think of the plan?\n\nI think it is good for us, and I said so.\n\n"
        #expect(try cleaned(turn + turn + turn, kind: kind).map(\.section.kind) == [.question, .answer, .question, .answer, .question, .answer])
    }

    @Test("labels name the speakers")
    func labels() throws {
        let text = "SPIEGEL: What now?\nMeier: We wait.\nAnd we hope.\nSPIEGEL: How long?\nMeier: A year."
        let found = try cleaned(text)
        #expect(found.map(\.section.kind) == [.question, .answer, .answer, .question, .answer])
        #expect(found.map(\.section.speaker) == ["SPIEGEL", "Meier", "Meier", "SPIEGEL", "Meier"])
    }

    @Test("a wrapped paragraph is one section, a line of a list is one each")
    func paragraphs() throws {
        let wrapped = "The committee met in the old town hall on\nMonday and agreed that the matter should be\ntaken up again when its members had read\nthe report."
        #expect(try cleaned(wrapped).count == 1)
        #expect(try cleaned("One line.\nAnother line.\nA third.").count == 3)
    }

    /// Lines of a printed column, in letters of different widths, differ in number of letters.
    @Test("a set column is one section, a list of lines of one length is not")
    func columns() throws {
        let column = "I should like to begin with the rains that\nfell this year on all the villages of the\nplain. They were longer than any that our elders\ncan remember, and the river rose twice before\nthe harvest was in. Many illnesses followed,\nand the schools stayed shut until the summer\nwas nearly over. We have since rebuilt all\nof the bridges that the water had carried\naway. Help came from many sides, and none of\nit was wasted."
        #expect(try cleaned(column).count == 1)
        let list = (1...12).map { "Item \($0) of the list of things to buy" }.joined(separator: "\n")
        #expect(try cleaned(list).count == 12)
    }

    @Test("sections are ordered, disjoint, on boundaries, and cover all that is visible")
    func invariants() throws {
        let pieces = ["Advertisement", "Word", "слово", "🙂", "é", "Photo: AFP", "?", ".", " ", " ", "\n", "\n", "\n\n", "\r\n", "\u{A0}", "\u{2028}", "Q:", "A:", "3", "•", "—", "\"", "By Jane", "I", "you"]
        var state: UInt64 = 7
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<500 {
            let string = (0..<random(60)).map { _ in pieces[random(pieces.count)] }.joined()
            let text = Text(string)
            var last: UInt32 = 0
            var visible = ""
            for (section, piece) in try cleaned(string, kind: random(2) == 0 ? "interview" : nil) {
                #expect(section.range.start >= last && !section.range.isEmpty)
                #expect(text.isBoundary(section.range.start) && text.isBoundary(section.range.end))
                last = section.range.end
                visible += piece
            }
            let isVisible = { (scalar: Unicode.Scalar) in !Scalar.isBlank(scalar.value) }
            #expect(visible.unicodeScalars.filter(isVisible).elementsEqual(string.unicodeScalars.filter(isVisible)))
        }
    }

    @Test("the small mathematics agrees with itself", arguments: [0.001, 0.5, 1, 2, 7.25, 100, 4000])
    func mathematics(_ x: Double) {
        #expect((exponential(x.logarithm) - x).magnitude < 1e-6 * x)
    }
}
