import EntenteKit
import JSON
import Testing

@testable import Reading

@Suite("origins") struct OriginTests {
    /// Looks a range up in `meta.origin` as a reader of the output would: slowly.
    private func raw(_ range: Range<Int>, _ document: Document) -> Range<Int> {
        let numbers = document.meta["origin"]!.array!.map { $0.int! }
        let runs = stride(from: 0, to: numbers.count, by: 3).map { (numbers[$0], numbers[$0 + 1], numbers[$0 + 2]) }
        var out: Range<Int>?
        for (index, run) in runs.enumerated() {
            let end = index + 1 < runs.count ? runs[index + 1].0 : document.text.count
            let from = max(range.lowerBound, run.0), to = min(range.upperBound, end)
            guard from < to else { continue }
            let piece = end - run.0 == run.2 - run.1 ? (run.1 + from - run.0)..<(run.1 + to - run.0) : run.1..<run.2
            out = out.map { min($0.lowerBound, piece.lowerBound)..<max($0.upperBound, piece.upperBound) } ?? piece
        }
        return out!
    }

    /// Words with their sources, and what may stand between them.
    private static let words = [
        ("deal", "deal"), ("café", "caf&eacute;"), ("R&D", "R&amp;D"), ("€5", "&#8364;5"), ("Жуковић", "Жуковић"), ("x<y", "x&lt;y"),
        ("“so”", "&ldquo;so&#x201D;"), ("na\u{EF}ve", "na&iumlve"), ("🙂", "🙂"), ("bold", "b<b>ol</b>d"), ("AT&T", "AT&T"), ("a;b", "a;b"),
    ]
    private static let gaps = [" ", "\n", "\r\n", " <i> </i>", "&nbsp;", " <!-- c --> ", "</p>\n<p>", "<br>", "</x> ", "\t<span class='a>b'>\n</span>"]

    @Test("every word leads back to its source", arguments: ["utf-8", "utf-16le", "utf-16be"])
    func words(_ encoding: String) throws {
        var dice = Dice(state: 11)
        for _ in 0..<200 {
            var html = "<!doctype html><title>t</title><p>"
            var chosen: [(String, String)] = []
            for _ in 0..<(1 + dice.roll(20)) {
                chosen.append(Self.words[dice.roll(Self.words.count)])
                html += chosen.last!.1 + Self.gaps[dice.roll(Self.gaps.count)]
            }
            let file = encode(html, encoding)
            let document = try read(HTMLReader.self, file, "{origin: true, encoding: \(encoding)}")
            var at = 0
            for (word, source) in chosen {
                let start = try #require(find(word, document, from: at), "\(word) in \(html)")
                at = start + word.utf8.count
                let place = raw(start..<at, document)
                #expect(Array(file[place]) == encode(source, encoding), "\(word) in \(html)")
            }
        }
    }

    @Test("single bytes count as single bytes") func bytes() throws {
        let file: [UInt8] = Array("<p>caf".utf8) + [0xE9] + Array(" &eacute;t".utf8) + [0xE9] + Array(" x".utf8)
        let document = try read(HTMLReader.self, file, "{origin: true, encoding: windows-1252}")
        #expect(document.string == "café été x")
        #expect(raw(6..<11, document) == 8..<18)
        #expect(raw(12..<13, document) == 19..<20)
    }

    @Test("any bytes: the map is whole, and the fast look-up agrees with the slow one") func random() throws {
        var dice = Dice(state: 5)
        let pieces = ["<p>", "</p>", "<table>", "<td>", "a", "é", "&amp;", "&#65", "&", "<", ">", "\"", " ", "\r\n", "<b", "</", "<!--", "-->", "<a href='", "x", "<svg>", "<br>", "<li>", "</b>", "&notit;", "<template>", "<select>", "<script>", "]]>"]
        for _ in 0..<1500 {
            let html = (0..<dice.roll(40)).map { _ in pieces[dice.roll(pieces.count)] }.joined()
            let page = try PageParser.parse(Array(html.utf8))
            #expect(page.origin.count == page.bytes.count)
            for run in page.origin.runs { #expect(run.start <= run.end && Int(run.end) <= html.utf8.count) }
            for block in page.blocks {
                let place = page.origin.raw(block.range)
                #expect(place.upperBound <= html.utf8.count)
                if block.range.count == 1, page.bytes[block.range.lowerBound] == 0x78 { #expect(Array(html.utf8)[place].contains(0x78)) }
            }
        }
    }

    private func find(_ word: String, _ document: Document, from: Int) -> Int? {
        let wanted = Array(word.utf8), bytes = document.text.bytes
        return (from..<max(from, bytes.count - wanted.count + 1)).first { Array(bytes[$0..<($0 + wanted.count)]) == wanted }
    }

    private func encode(_ text: String, _ encoding: String) -> [UInt8] {
        switch encoding {
        case "utf-8": Array(text.utf8)
        case "utf-16le": text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        default: text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        }
    }
}
