@testable import Resolution
import EntenteKit
import Testing

@Suite struct WordsTests {
    /// What follows an apostrophe is a word of its own, however the tokeniser cuts it.
    @Test(arguments: [[(0, 6), (7, 10)], [(0, 4), (4, 5), (5, 6), (7, 10)], [(0, 4), (4, 6), (7, 10)]])
    func partsPossessives(_ tokens: [(Int, Int)]) {
        var document = Document(id: "a", text: Text("Peru's cat"))
        document.sentences = [TextRange(0, 10)]
        document.tokens = tokens.map { TextRange($0.0, $0.1) }
        let words = Words(document)
        #expect(words.ranges.map { document.text.string($0) } == ["Peru", "'s", "cat"])
        #expect(words.hashes[1] == Words.apostropheS)
        #expect(words.kinds[0].contains(.capital) && !words.kinds[2].contains(.capital))
    }
}
