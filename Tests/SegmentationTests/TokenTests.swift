import EntenteKit
import Testing
import YAML

@testable import Segmentation

@Suite("segment.tokens")
struct TokenTests {
    @Test("tokens divided by blanks and |", arguments: [
        ("en", "Mr. Smith|, who paid $|1,000.50|, left|."),
        ("en", "It|'s".replacing("|", with: "") + " Serbia's 5|% at 5:30 or 11/28/2000|!"),
        ("en", "a well|-|known non-profit|'s e-mail".replacing("|'s", with: "'s")),
        ("en", "and|/|or 713-853-3989 in 1990|-|1995|."),
        ("en", "Write to a.b@c.org|, see www.x.org/a_b|: now|... :-)"),
        ("en", "AT&T in the U.S. on Sept. 5|, 1970s|, 20th|, 5|pm"),
        ("en", "(|He said|, \"|No|?!|\"|)"),
        ("de", "Der 3. Oktober|, EU|-|Staaten|, z.B. Dr. Meier|."),
        ("sr", "U UN-u 15. maja 2004. godine|, npr. Beograd|."),
        ("sr", "У УН-у 15. маја 2004. године|."),
        ("ru", "В 1999 г. из-за т.н. войны|."),
        ("zh", "中|文"),
    ])
    func tokens(_ language: String, _ divided: String) throws {
        let wanted = divided.split { $0 == " " || $0 == "|" }.map(String.init)
        #expect(try SegmentationTests.tokens(divided.replacing("|", with: ""), language: language) == wanted)
    }

    @Test("clitics split on demand", arguments: [
        ("I don't", ["I", "do", "n't"]), ("we’ll", ["we", "’ll"]), ("cannot", ["can", "not"]), ("Serbia's", ["Serbia", "'s"]),
        ("can't", ["ca", "n't"]), ("gonna", ["gon", "na"]), ("o'clock", ["o'clock"]),
    ])
    func clitics(_ text: String, _ wanted: [String]) throws {
        #expect(try SegmentationTests.tokens(text, settings: settings("clitics: split")) == wanted)
    }

    @Test("hyphens split or kept on demand")
    func hyphens() throws {
        #expect(try SegmentationTests.tokens("a well-known fact", settings: settings("hyphens: keep")) == ["a", "well-known", "fact"])
        #expect(try SegmentationTests.tokens("liberalno-demokratska", language: "sr", settings: settings("hyphens: split")).count == 3)
    }

    private func settings(_ yaml: String) throws -> TokenSegmenter.Settings {
        try TokenSegmenter.Settings.read(try YAMLReader.parse(SourceFile(path: "test.yaml", bytes: Array(yaml.utf8)))).settings
    }
}
