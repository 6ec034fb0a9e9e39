import EntenteKit
import Testing

@testable import Segmentation
import UTF8Bytes

@Suite("invariants of both segmenters")
struct InvariantTests {
    @Test("ordered, disjoint, on scalar boundaries, not blank at their ends", arguments: ["en", "de", "sr", "ru", "kk", "xx"])
    func layers(_ language: String) throws {
        for seed in 0..<400 as Range<UInt64> {
            let text = randomText(seed: seed)
            let document = try segmented(text, language: language)
            check(document.sentences, in: [document.text.range], document.text)
            check(document.tokens, in: document.sentences, document.text)
        }
    }

    /// The slow obvious way: what is neither blank nor in a token was lost.
    @Test("every visible scalar is in a token")
    func coverage() throws {
        for seed in 1000..<1400 as Range<UInt64> {
            let document = try segmented(randomText(seed: seed))
            var isCovered = [Bool](repeating: false, count: document.text.count)
            for token in document.tokens { for offset in token.start..<token.end { isCovered[Int(offset)] = true } }
            let string = document.text.string(document.text.range)
            var offset = 0
            for scalar in string.unicodeScalars {
                if !ScalarKind(scalar: scalar.value).isSpace { #expect(isCovered[offset], "U+\(String(scalar.value, radix: 16)) in \(string.debugDescription)") }
                offset += scalar.utf8.count
            }
        }
    }

    /// The slow obvious way for case: the standard library's tables.
    @Test("case and letters agree with Unicode for the supported scripts")
    func kinds() {
        let ranges: [ClosedRange<UInt32>] = [0x41...0x7A, 0xC0...0x17F, 0x400...0x481, 0x48A...0x52F]
        for value in ranges.joined() {
            let properties = Unicode.Scalar(value)!.properties
            let kind = ScalarKind(scalar: value)
            #expect((kind == .upper) == properties.isUppercase, "U+\(String(value, radix: 16))")
            #expect(kind.isLetter == properties.isAlphabetic, "U+\(String(value, radix: 16))")
        }
    }

    private func check(_ ranges: [TextRange], in outer: [TextRange], _ text: Text) {
        var last: UInt32 = 0
        for range in ranges {
            #expect(range.start >= last && range.start < range.end)
            #expect(text.isBoundary(range.start) && text.isBoundary(range.end))
            #expect(outer.contains { $0.contains(range) })
            let string = text.string(range)
            #expect(!string.unicodeScalars.first!.properties.isWhitespace && !string.unicodeScalars.last!.properties.isWhitespace)
            last = range.end
        }
    }
}
