import EntenteKit
import JSON
import Testing
import UTF8Bytes

@testable import Segmentation

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

@Suite("what is read many bytes at a time agrees with reading byte by byte")
struct BlockTests {
    @Test("the places where the sentence scanner looks")
    func stops() {
        for seed in 0..<300 as Range<UInt64> {
            let text = Array((randomText(seed: seed) + randomText(seed: seed + 9000)).utf8)
            for isJudged in [false, true] {
                let actions = BoundaryScanner.actionTable(isJudged: isJudged)
                text.withUnsafeBufferPointer { buffer in
                    guard let bytes = Bytes(buffer) else { return }
                    for reach in [BoundaryStops.Reach.capitals, .numbers, .marks, .everything] where isJudged == (reach == .marks) || reach == .everything {
                        var stops = BoundaryStops(bytes)
                        stops.reach = reach
                        var at = 0
                        while at < bytes.count {
                            let next = stops.next(at, bytes.count)
                            // Nothing between is of interest.
                            for place in at..<next { #expect(!matters(bytes, place, actions, reach), "byte \(place) of \(String(decoding: text, as: UTF8.self))") }
                            at = next + 1
                        }
                    }
                }
            }
        }
    }

    /// The slow obvious way: the conditions of the scanner's rules.
    private func matters(_ bytes: Bytes, _ place: Int, _ actions: [UInt8], _ reach: BoundaryStops.Reach) -> Bool {
        let isSpaced = bytes[place - 1] == 0x20
        if reach == .everything, isSpaced, bytes[place] > 0x20, bytes[place] != 0x7F { return true }
        if reach == .numbers, isSpaced, bytes[place] &- 0x30 < 10 { return true }
        switch actions[Int(bytes[place])] {
        case BoundaryScanner.Action.none: return false
        case BoundaryScanner.Action.mark: return isSpaced
        case BoundaryScanner.Action.capital:
            let isWide = reach == .marks || reach == .everything
            return isSpaced && (isWide || bytes.kind(before: place - 1) == .lower || bytes[place - 2] &- 0x30 < 10)
        default: return true
        }
    }

    @Test("the length of a line's first word")
    func wordLengths() {
        for seed in 0..<200 as Range<UInt64> {
            let text = Array((randomText(seed: seed) + "\u{7F}plain words\u{7F} and so on" + randomText(seed: seed + 500)).utf8)
            text.withUnsafeBufferPointer { buffer in
                guard let bytes = Bytes(buffer) else { return }
                for start in 0..<text.count {
                    let limit = min(text.count, start + 1 + Int(seed) % 90)
                    let expected = text[start..<limit].prefix { $0 > 0x20 }.count { $0 & 0xC0 != 0x80 }
                    #expect(Line.wordLength(bytes, start, limit) == expected)
                }
            }
        }
    }

    @Test("no word is ruled out by its shape", arguments: ["let's", "o'clock's", "été", "Жук", "'em", "a", "ab.c", "longer than sixty-four bytes, as no word of any list is, but who knows"])
    func shapes(word: String) {
        let shapes = WordShapes([word])
        for spelling in [word, word.uppercased(), word.lowercased(), word.replacing("'", with: "\u{2019}")] {
            Array(spelling.utf8).withUnsafeBufferPointer { #expect(shapes.mayHold(Bytes($0)!, 0, $0.count), "\(spelling)") }
        }
        #expect(!shapes.mayStart(with: UInt8(ascii: "z")))
    }

    @Test("tokens", arguments: ["en", "de", "sr", "ru"], [false, true])
    func tokens(language: String, splitsClitics: Bool) throws {
        var options = TokenOptions(hyphens: .auto, splitsClitics: splitsClitics).resolved(for: language)
        options.splitsClitics = splitsClitics
        let classes = TokenScanner.classTable()
        for seed in 0..<300 as Range<UInt64> {
            // A word longer than a block, and one that ends with it.
            let long = String(repeating: "x", count: Int(seed % 130))
            let text = Text(randomText(seed: seed) + " " + long + randomText(seed: seed + 5000))
            var document = Document(id: "", text: text, meta: ["language": .string(language)])
            try SentenceSegmenter(settings: .init()).process(&document)
            let sentences = document.sentences
            text.withBytes { buffer in
                guard let bytes = Bytes(buffer) else { return }
                classes.withUnsafeBufferPointer { classes in
                    var scanner = TokenScanner(
                        bytes: bytes, classes: classes.baseAddress!, language: .named(language), options: options)
                    let fast = TokenColumn.filled(for: sentences) { for sentence in sentences { scanner.scan(sentence, into: &$0) } }
                    let slow = TokenColumn.filled(for: sentences) { for sentence in sentences { scanner.scanBytewise(sentence, into: &$0) } }
                    #expect(fast == slow, "\(text.string(text.range).debugDescription)")
                }
            }
        }
    }

    @Test("hashes of words, wherever they stand and however they are written")
    func words() {
        let words = ["a", "no", "gov't", "p.m", "vice.adm", "maj.gen", "nationals", "npr", "č", "года", "d/b/a", "n°", "Straße"]
        let table = WordTable(words.enumerated().map { ($1, UInt16($0 + 1)) })
        for (index, word) in words.enumerated() {
            for form in [word, word.uppercased(), word.replacing("'", with: "’")] where !form.contains("SS") {
                for padding in [0, 3, 20] {
                    let text = Array((form + String(repeating: "!", count: padding)).utf8)
                    text.withUnsafeBufferPointer { #expect(table.flags(Bytes($0)!, 0, form.utf8.count) == UInt16(index + 1), "\(form)") }
                }
            }
            for other in [word + "x", "x" + word, String(word.dropLast())] where !words.contains(other) {
                let text = Array(other.utf8)
                text.withUnsafeBufferPointer { buffer in #expect(Bytes(buffer).map { table.flags($0, 0, text.count) } ?? 0 == 0, "\(other)") }
            }
        }
    }
}

extension TokenScanner {
    /// The slow obvious way to scan: one byte after another.
    fileprivate mutating func scanBytewise(_ sentence: TextRange, into tokens: inout TokenColumn) {
        start = Int(sentence.start)
        end = Int(sentence.end)
        var at = start
        while at < end {
            switch classes[Int(bytes.base[at])] {
            case Class.blank: at += 1
            case Class.letter: at = letterWord(at, &tokens)
            default: at = unplain(at, &tokens)
            }
        }
    }
}
