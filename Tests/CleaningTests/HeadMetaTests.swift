import EntenteKit
import JSON
import Testing
import UTF8Bytes

@testable import Cleaning

@Suite("what the head of an article says of it") struct HeadMetaTests {
    private func meta(_ text: String, _ known: JSONObject = [:]) throws -> JSONObject {
        var document = Document(id: "d", text: Text(text), meta: known)
        try SectionCleaner(settings: NoSettings()).process(&document)
        return document.meta
    }

    private func article(_ head: String) -> String {
        "Ministers sign a deal on trade\n\n\(head)\n\nThe ministers of both states signed a deal on Monday, and shook hands.\n\nThey will meet again in the autumn."
    }

    @Test("dates", arguments: [
        ("May 8, 2024", "2024-05-08"), ("Published: 8 May 2024", "2024-05-08"), ("Wed, 8th May 2024, 10:15 GMT", "2024-05-08"), ("8. maj 2024.", "2024-05-08"),
        ("8 мая 2024", "2024-05-08"), ("2024-05-08", "2024-05-08"), ("Published 08.05.2024 10:15", "2024-05-08"), ("Posted on May 8, 2024", "2024-05-08"),
        ("Published: 31/12/2023", "2023-12-31"), ("Updated May 9, 2024\nPublished May 8, 2024", "2024-05-08"), ("Updated: May 9, 2024", "2024-05-09"),
    ])
    func published(_ line: String, _ date: String) throws {
        #expect(try meta(article(line))["published"]?.string == date)
    }

    @Test("what is no date, or cannot be told apart", arguments: ["May 8", "Published: 05/08/2024", "February 30, 2024", "Published 2024", "Read time: 8 minutes", "2024"])
    func undated(_ line: String) throws { #expect(try meta(article(line))["published"] == nil) }

    @Test("a date in a sentence or far below says nothing") func elsewhere() throws {
        #expect(try meta(article("The first deal was signed on May 8, 2012, in the capital."))["published"] == nil)
        #expect(try meta(article("x") + String(repeating: "\n\nIt was a long day for all of them.", count: 4) + "\n\nMay 8, 2012")["published"] == nil)
    }

    @Test("bylines", arguments: [
        ("By Jane Smith", "Jane Smith"), ("by Jane Smith and John O'Hara-Jones", "Jane Smith and John O'Hara-Jones"), ("Written by Jane de Witt", "Jane de Witt"),
        ("By Jane Smith, Diplomatic Editor", "Jane Smith"), ("Von Anna Müller", "Anna Müller"), ("Piše: Ana Jovanović", "Ana Jovanović"), ("Автор: Анна Каренина", "Анна Каренина"),
    ])
    func author(_ line: String, _ name: String) throws { #expect(try meta(article(line))["author"]?.string == name) }

    @Test("what the document says already stays") func known() throws {
        let known: JSONObject = ["title": "T", "author": "A", "published": "2001-01-01"]
        #expect(try meta(article("By Jane Smith\nMay 8, 2024"), known) == known)
        #expect(try meta(article("By Jane Smith"))["title"]?.string == "Ministers sign a deal on trade")
    }

    @Test("a text without a head stays without", arguments: ["", "One line.", "By the way, he left.", "May 8, 2024"])
    func none(_ text: String) throws { #expect(try meta(text)["author"] == nil && meta(text)["title"] == nil) }

    @Test("share lines, read times, keywords, lists of the most read", arguments: [
        "Share on Facebook Share on Twitter", "5 min read", "Lesezeit: 4 Minuten", "Время чтения: 3 мин", "Most watched", "Keywords: trade, energy", "Ключевые слова: торговля",
        "Print this article", "3 mins read", "Ključne reči: trgovina", "Share this post",
    ])
    func furniture(_ line: String) throws {
        var document = Document(id: "d", text: Text("The ministers met on Monday in the capital.\n\n\(line)\n\nThey will meet again."))
        try SectionCleaner(settings: NoSettings()).process(&document)
        #expect(document.sections.map(\.kind) == [.body, .boilerplate, .body])
    }

    @Test("the fast search for phrases finds what the slow one does") func phrases() {
        let phrases = ["photo:", "ph", "фото:", "čitaj", "a", "/afp", "é x", "x é"]
        let index = PhraseIndex(phrases.map { Array($0.utf8) })
        var state: UInt64 = 3
        let pieces = ["P", "h", "oto", ":", "Ф", "ф", "ото", "Č", "č", "itaj", "A", "/afp", "É", "é", " ", "x", "X", "🙂", "/"]
        for _ in 0..<2000 {
            let text = (0..<8).map { _ -> String in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return pieces[Int(state >> 33) % pieces.count]
            }.joined()
            let bytes = Array(text.utf8), low = Array(text.lowercased().utf8)
            guard bytes.count == low.count else { continue }
            bytes.withUnsafeBufferPointer { buffer in
                let view = Bytes(buffer)!
                for at in bytes.indices where bytes[at] & 0xC0 != 0x80 {
                    let slow = phrases.map { Array($0.utf8) }.filter { low[at...].starts(with: $0) }.map(\.count).max()
                    #expect(index.longest(view, at: at, bytes.count) == slow, "\(text) at \(at)")
                }
            }
        }
    }
}
