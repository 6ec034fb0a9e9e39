import Testing

@testable import Literals

struct Hit: Hashable, Comparable {
    var end: Int
    var literal: Int
    static func < (left: Hit, right: Hit) -> Bool { (left.end, left.literal) < (right.end, right.literal) }
}

struct Dice: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
    mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }
    mutating func bytes(_ alphabet: [UInt8], _ count: Int) -> [UInt8] {
        (0..<count).map { _ in alphabet[below(alphabet.count)] }
    }
}

@Suite struct LiteralScannerTests {
    func hits(_ scanner: LiteralScanner, _ text: [UInt8]) -> [Hit] {
        var found: [Hit] = []
        text.withUnsafeBufferPointer { scanner.scan($0) { found.append(Hit(end: $1, literal: $0)) } }
        return found
    }

    func naive(_ literals: [LiteralScanner.Literal], _ text: [UInt8]) -> [Hit] {
        func fold(_ bytes: some Sequence<UInt8>, _ caseless: Bool) -> [UInt8] {
            bytes.map { caseless && (65...90).contains($0) ? $0 | 32 : $0 }
        }
        var found: [Hit] = []
        for (id, literal) in literals.enumerated() where literal.bytes.count <= text.count {
            let needle = fold(literal.bytes, literal.isCaseless), hay = fold(text, literal.isCaseless)
            for start in 0...text.count - needle.count where hay[start...].starts(with: needle) {
                found.append(Hit(end: start + needle.count, literal: id))
            }
        }
        return found.sorted()
    }

    @Test func classicExample() throws {
        let scanner = try LiteralScanner([.init("he"), .init("she"), .init("his"), .init("hers")])
        #expect(hits(scanner, Array("ushers".utf8)).sorted() == [
            Hit(end: 4, literal: 0), Hit(end: 4, literal: 1), Hit(end: 6, literal: 3),
        ])
    }

    @Test func emptyCases() throws {
        #expect(throws: LiteralScanner.BuildError.emptyLiteral(index: 1)) {
            try LiteralScanner([.init("a"), .init("")])
        }
        #expect(hits(try LiteralScanner([]), [1, 2, 3]).isEmpty)
        #expect(hits(try LiteralScanner([.init("ab")]), []).isEmpty)
    }

    @Test func budgetTooSmallIsRefused() {
        #expect(throws: LiteralScanner.BuildError.tooManyLiterals(count: 1)) {
            try LiteralScanner([.init("abc")], tableBudget: 8)
        }
    }

    @Test func allBytes() throws {
        let literals = (0...255).map { LiteralScanner.Literal([UInt8($0), UInt8(255 - $0)]) }
        var dice = Dice(3)
        let text = dice.bytes(Array(0...255), 5000)
        #expect(hits(try LiteralScanner(literals), text).sorted() == naive(literals, text))
    }

    @Test(arguments: 1...12)
    func agreesWithNaiveSearch(seed: UInt64) throws {
        var dice = Dice(seed)
        for round in 0..<400 {
            let alphabet = Array([Array("ab".utf8), Array("abAB".utf8), Array("abcdeABCDE é".utf8)][dice.below(3)])
            let shortest = 1 + dice.below(2), longest = 1 + dice.below(8)
            let kinds = dice.below(3)
            let literals = (0...dice.below(8)).map { _ in
                LiteralScanner.Literal(
                    dice.bytes(alphabet, shortest + dice.below(longest)),
                    caseless: kinds == 2 ? dice.below(2) == 0 : kinds == 1)
            }
            let budget = round % 3 == 0 ? 4 * 13 * (1 + 2 * literals.count + 40) : 1 << 20
            guard let scanner = try? LiteralScanner(literals, tableBudget: budget) else { continue }
            for _ in 0..<5 {
                let text = dice.bytes(alphabet + (dice.below(2) == 0 ? Array("xyz  ".utf8) : []), dice.below(60))
                let found = hits(scanner, text), expected = naive(literals, text)
                #expect(found.sorted() == expected)
                if budget == 1 << 20 { #expect(found.map(\.end) == expected.map(\.end)) }
                var flags = [Bool](repeating: false, count: literals.count)
                let set = flags.withUnsafeMutableBufferPointer { flags in
                    text.withUnsafeBufferPointer { scanner.scanFirst($0, into: flags) }
                }
                #expect(set == Set(expected.map(\.literal)).count)
                #expect(flags.indices.filter { flags[$0] } == Set(expected.map(\.literal)).sorted())
            }
        }
    }

    /// Literals of up to ten bytes cut from the text and altered, so that many begin as the text goes on, and short ones among
    /// them: what goes back to the filter in the middle of a literal, and what is reported on the way there.
    @Test(arguments: 1...12)
    func agreesWithNaiveSearchWhereLiteralsBeginAlike(seed: UInt64) throws {
        var dice = Dice(seed &+ 100)
        for _ in 0..<60 {
            let text = dice.bytes(Array("aabcde nst".utf8), 400)
            let kind = dice.below(3)
            let literals = (0...dice.below(60)).map { _ in
                let start = dice.below(380)
                var bytes = Array(text[start..<start + 1 + dice.below(10)])
                if dice.below(2) == 0 { bytes[bytes.count - 1] = UInt8(ascii: "z") }
                let isCaseless = kind == 2 ? dice.below(2) == 0 : kind == 1
                return LiteralScanner.Literal(isCaseless ? bytes.map { $0 > 0x60 && dice.below(3) == 0 ? $0 ^ 0x20 : $0 } : bytes, caseless: isCaseless)
            }
            let found = hits(try LiteralScanner(literals), text), expected = naive(literals, text)
            #expect(found.sorted() == expected)
            #expect(found.map(\.end) == expected.map(\.end))
        }
    }
}
