import EntenteKit
import JSON
import Testing

@testable import Segmentation

@Suite("segment.sentences")
struct SentenceTests {
    /// Sentences are divided by `|`, in place of the blank between them.
    @Test("English", arguments: [
        "Hello there.|How are you?|Fine!!|Good.",
        "I saw Dr. Meyer at 5 p.m. on Sunday.|He was late.",
        "At 7 a.m. Mrs. Jones left.|She came back at 9 P.M.|Mr. Jones did not.",
        "We work for the U.S. Army in Ohio.|They live in the U.S.|We do not.",
        "See p. 12 and Fig. 3 for No. 5.|That is all.",
        "It cost $3.50.|He paid 1,000.25 at 5:30.",
        "He said, \"It is late.\"|She left.",
        "\"Is it late?\" she asked.|\"Yes!\" he cried.",
        "(This is aside.)|This is not.",
        "He stopped ... and went on.|Well... Then he left.".replacing("Well... Then", with: "Well...|Then"),
        "1) first thing 2) second thing".replacing(" 2)", with: "|2)"),
        "Mail a.b@example.com or see http://example.com/a.b?c=d.|Then wait.",
        "It was you and I.|Did J. R. Smith know?",
        "so i went home.|it was great.",
        "Acme Inc. makes things.|Bolt & Co. It does not.".replacing("Co. It", with: "Co.|It"),
        "A claim.[3]|Another claim. [4]|The end.",
        "A claim. [4] [7]|Its proof.",
        "A claim in prose. 12|In 1990 it was made.",
        "\"Is it late?\" John Smith asked.|\"Go!\" I said.|\"Stop!\"|John left.",
        "It weighs 5 kg. net.|Mm.|That was good.|No.|Keys are here.".replacing("kg. net", with: "kg net"),
        "Figure 1.2|The old bridge.",
    ])
    func english(_ divided: String) throws {
        #expect(try sentences(divided.replacing("|", with: " ")) == divided.split(separator: "|").map(String.init))
    }

    @Test("other languages", arguments: [
        ("de", "Am 3. Oktober kam z. B. Prof. Meier.|Er blieb bis 1995.|Dann ging er."),
        ("de", "„Das ist gut.“|Sie ging usw.|Der 2. Weltkrieg begann."),
        ("sr", "Rođen je 15. maja 2004. godine u Beogradu.|Radi u ul. Kneza Miloša br. 5.|Zove se dr Petrović."),
        ("sr-Cyrl", "Рођен је 15. маја 2004. године у Београду.|Ради у Влади, тј. у кабинету.|Зове се др Петровић."),
        ("ru", "А. С. Пушкин родился в 1799 г. в Москве.|Он жил на ул. Арбат.|И т.д. и т.п."),
        ("kk", "Абай 1845 ж. туған.|Ол ақын болды.|Проф. Ахметов келді."),
        ("fr", "M. Dupont est venu.|Il est parti."),
        ("ja", "これは文です。|次の文です。".replacing("|", with: "")),
    ])
    func languages(_ language: String, _ divided: String) throws {
        let wanted = language == "ja" ? ["これは文です。", "次の文です。"] : divided.split(separator: "|").map(String.init)
        let text = divided.replacing("|", with: " ")
        if language == "fr" {
            // `M.` is an initial to the default rules.
            #expect(try sentences(text, language: language).count == 2)
        } else {
            #expect(try sentences(text, language: language) == wanted)
        }
    }

    @Test("a blank line ends a sentence, a single break only where lines are paragraphs")
    func lines() throws {
        #expect(try sentences("A heading\n\nSome text here.") == ["A heading", "Some text here."])
        #expect(try sentences("First paragraph of text\nSecond paragraph of text") == ["First paragraph of text", "Second paragraph of text"])
        let wrapped = "The committee met in the old town hall on\nMonday and agreed that the matter should be\ntaken up again when its members had read\nthe report. It then rose."
        #expect(try sentences(wrapped).count == 2)
        #expect(try sentences("Buy these:\n- milk and eggs\n- bread").count == 3)
        // Lines of a printed column, in letters of different widths, differ in number of letters.
        let column = "I should like to begin with the rains that\nfell this year on all the villages of the\nplain. They were longer than any that our elders\ncan remember, and the river rose twice before\nthe harvest was in. Many illnesses followed,\nand the schools stayed shut until the summer\nwas nearly over. We have since rebuilt all\nof the bridges that the water had carried\naway. Help came from many sides, and none of\nit was wasted."
        #expect(try sentences(column).count == 5)
    }

    @Test("CRLF cuts as LF does")
    func carriageReturns() throws {
        let text = "A heading\n\nOne line.\nAnother line\nof text"
        let plain = try sentences(text)
        #expect(try sentences(text.replacing("\n", with: "\r\n")).map { $0.replacing("\r\n", with: "\n") } == plain)
    }

    @Test("sentences stay in their sections, and boilerplate has none")
    func sections() throws {
        let text = "One two. Three four.Menu"
        let sections = [Section(TextRange(0, 14), .body), Section(TextRange(14, 20), .body), Section(TextRange(20, 24), .boilerplate)]
        #expect(try sentences(text, sections: sections) == ["One two.", "Three", "four."])
    }

    @Test("the setting names the language of documents without one")
    func fallback() throws {
        var settings = SentenceSegmenter.Settings()
        settings = try SentenceSegmenter.Settings.read(nil).settings
        var document = Document(id: "x", text: Text("Hello."))
        try SentenceSegmenter(settings: settings).process(&document)
        #expect(document.sentences == [TextRange(0, 6)])
    }

    @Test("nothing in, nothing out", arguments: ["", " ", "\n\n", "\u{A0}\u{2028}"])
    func empty(_ text: String) throws {
        #expect(try sentences(text) == [])
    }
}
