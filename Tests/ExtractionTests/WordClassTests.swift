import Testing

@testable import Extraction

/// Classes of words, which a tagger looks up by hash.
@Suite struct WordClassTests {
    @Test func readsAndFinds() throws {
        let classes = try #require(WordClasses("# two classes\n1\t2\t3\tOslo Bergen Ñandú\n1\t5\t7\tsaid told\n"))
        #expect(classes.count == 5)
        for word in ["Oslo", "Bergen", "Ñandú"] {
            #expect(classes.path(NameWord.hash(word.utf8)) == WordClasses.Path(coarse: 1, middle: 2, fine: 3))
        }
        #expect(classes.path(NameWord.hash("told".utf8)).fine == 7)
        #expect(classes.path(NameWord.hash("oslo".utf8)) == WordClasses.Path())
        #expect(try #require(WordClasses("")).path(1) == WordClasses.Path())
    }

    /// Many words, so that slots collide; against a dictionary.
    @Test func agreesWithADictionary() throws {
        var known: [String: UInt16] = [:]
        var text = ""
        for fine in 1...300 {
            let words = (0..<40).map { "w\(fine * 7919 % 4001)x\($0)" }
            for word in words { known[word] = UInt16(fine) }
            text += "1\t1\t\(fine)\t\(words.joined(separator: " "))\n"
        }
        let classes = try #require(WordClasses(text))
        #expect(classes.count == known.count)
        #expect(known.allSatisfy { classes.path(NameWord.hash($0.key.utf8)).fine == $0.value })
        #expect((0..<5000).allSatisfy { classes.path(NameWord.hash("unknown\($0)".utf8)) == WordClasses.Path() })
    }

    @Test(arguments: ["1\t2\t3", "0\t1\t1\ta", "1\t1\t70000\ta", "one\t1\t1\ta", "1 1 1 a", "1\t1\t1\ta\tb"])
    func refuses(_ line: String) { #expect(WordClasses("1\t1\t1\tb\n" + line) == nil) }
}
