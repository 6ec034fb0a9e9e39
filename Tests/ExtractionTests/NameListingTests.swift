import EntenteKit
import Testing

@testable import Extraction

/// Enumerations of names, as the tagger sees them.
@Suite struct NameListingTests {
    /// The items of a text whose words stand between blanks, with `/` between the items of one enumeration and `|` between others.
    private static func items(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var tokens: [TextRange] = [], start = 0
        for end in 0...bytes.count where end == bytes.count || bytes[end] == 0x20 {
            if end > start { tokens.append(TextRange(start, end)) }
            start = end + 1
        }
        let words = bytes.withUnsafeBufferPointer { text in tokens.map { NameWord(text, $0) } }
        var listings = NameListings()
        listings.read(words)
        var shown = "", group = 0..<0
        for item in listings.items {
            if !shown.isEmpty { shown += item.group == group ? " / " : " | " }
            shown += String(decoding: bytes[Int(tokens[item.start].start)..<Int(tokens[item.end - 1].end)], as: UTF8.self)
            group = item.group
        }
        return shown
    }

    @Test(arguments: [
        ("from Oslo , Bergen and Tromsø to the coast", "Oslo / Bergen / Tromsø"),
        ("the Duchy of Oslo , and the County of Bergen", "Duchy of Oslo / County of Bergen"),
        ("Ana Pilić or Ivan Tot", "Ana Pilić / Ivan Tot"),
        ("Oslo and in Bergen", "Oslo | Bergen"),
        ("Oslo , he said , Bergen", "Oslo | Bergen"),
        ("Oslo the Bergen", "Oslo the Bergen"),
        ("in Oslo of", "Oslo"),
        ("nobody at all", ""),
        ("", ""),
        (", and Oslo", "Oslo"),
    ])
    func enumerations(_ text: String, _ expected: String) { #expect(Self.items(text) == expected) }

    @Test("every word knows its item")
    func indices() {
        let text = Array("we saw Ana Pilić , Oslo".utf8)
        let tokens = [(0, 2), (3, 6), (7, 10), (11, 17), (18, 19), (20, 24)].map { TextRange($0.0, $0.1) }
        var listings = NameListings()
        listings.read(text.withUnsafeBufferPointer { text in tokens.map { NameWord(text, $0) } })
        #expect(listings.itemOf == [-1, -1, 0, 0, -1, 1])
        #expect(listings.items.map(\.group) == [0..<2, 0..<2])
    }

    /// An enumeration without end is read in a time that grows with its length alone.
    @Test(.timeLimit(.minutes(1)))
    func longEnumeration() {
        let text = Array(String(repeating: "Oslo , ", count: 20_000).utf8)
        let tokens = (0..<20_000).flatMap { [TextRange($0 * 7, $0 * 7 + 4), TextRange($0 * 7 + 5, $0 * 7 + 6)] }
        var sentence = NameSentence()
        text.withUnsafeBufferPointer { sentence.read($0, tokens[...], NameLexicon()) }
        sentence.finish()
        #expect(sentence.listings.items.count == 20_000)
        var features = NameFeatures(bits: 20)
        for island in sentence.islands { features.read(sentence, island) }
        #expect(features.starts.count > 20_000)
    }
}
