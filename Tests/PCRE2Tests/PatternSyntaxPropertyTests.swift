import Testing

@testable import PCRE2

/// Random patterns over random texts: what PCRE2 matches must contain a required
/// literal within reach, and a windowed run must find what a full run finds.
@Suite struct PatternSyntaxPropertyTests {
    static let alphabet = ["a", "b", "k", "s", "A", "K", "S", "é", "É", " ", "1", "\u{212A}", "ſ", "中", "#", "-"]

    static func pattern(_ dice: inout Dice, _ depth: Int) -> String {
        (0...dice.below(3)).map { _ in quantified(&dice, depth) }.joined(separator: dice.pick(["", "", "", "", "|"]))
    }

    /// Bits of syntax in no order; what PCRE2 still compiles is worth checking.
    static func soup(_ dice: inout Dice) -> String {
        let bits = [
            "a", "b", "s", "k", "A", "é", "1", "ab", "(", "(?:", "(?i)", "(?x)", ")", ")", "[", "[^", "]", "]", "-", "^", "\\",
            "\\Q", "\\E", "{", "}", "{1", ",", "2", "|", "*", "+", "?", ".", "#", " ", "\n", "(?#", "(?=", "(?<=", ":", "$", "\\b",
            "\\x", "\\p", "L", "[:digit:]", "i", "x",
        ]
        return (0...dice.below(9)).map { _ in dice.pick(bits) }.joined()
    }

    static func quantified(_ dice: inout Dice, _ depth: Int) -> String {
        let quantifiers = ["?", "*", "+", "{2}", "{1,2}", "{2,}", "{0}", "{0,1}", "??", "+?", "*+", " +", "\\E+", "(?#x)?"]
        return item(&dice, depth) + (dice.below(4) == 0 ? dice.pick(quantifiers) : "")
    }

    static func item(_ dice: inout Dice, _ depth: Int) -> String {
        let letters = { (dice: inout Dice) in (0...dice.below(3)).map { _ in dice.pick(["a", "b", "k", "s", "A", "é", "1", "#", "中"]) }.joined() }
        switch dice.below(depth > 0 ? 24 : 13) {
        case 0...5: return letters(&dice)
        case 6: return dice.pick(["[ab]", "[Kk]", "[^a]", "[a-c]", "[]a]", "[sé]", "[\\w-]", "[[:alpha:]1]", "[a\\x{e9}]", "[\\Ea]"])
        case 7: return dice.pick(["\\b", "\\B", "^", "$", "\\A", "\\z"])
        case 8: return dice.pick(["\\d", "\\w", "\\s", "\\p{Lu}", "\\PL", ".", "\\R", "\\N", "\\X", "\\h"])
        case 9: return dice.pick(["\\.", "\\-", "\\x61", "\\x{e9}", "\\Qa.s\\E", "\\Q\\E", "\\E", "\\t", "\\x{212A}", "\\N{U+61}"])
        case 10: return dice.pick(["(?i)", "(?-i)", "(?x)", "(?-x)", "(?s)", "(?^)", "(?x-i)"])
        case 11: return dice.pick(["\\1", "\\k<n>", "(?P=n)", "\\g{1}", "(?1)", "\\K", "{", "{2", "a{1,b", "]"])
        case 12: return dice.pick([" ", "\\ ", "# c\n", "(?#c)", "b s"])
        default:
            let open = dice.pick(["(", "(?:", "(?:", "(?:", "(?i:", "(?>", "(?|", "(?<n>", "(?P<n>", "(?=", "(?!", "(?<=", "(?<!", "(?x:", "(?(1)"])
            return open + pattern(&dice, depth - 1) + ")"
        }
    }

    @Test(arguments: 1...4)
    func everyMatchContainsALiteralWithinReach(seed: UInt64) throws {
        var dice = Dice(seed)
        let matcher = Matcher(limits: .init(steps: 100_000))
        var (useful, matches) = (0, 0)
        for _ in 0..<4000 {
            let source = dice.below(3) == 0 ? Self.soup(&dice) : Self.pattern(&dice, 3)
            var options: Pattern.Options = dice.below(3) == 0 ? .caseless : []
            if dice.below(4) == 0 { options.insert(.extended) }
            if dice.below(4) == 0 { options.insert(.unicode) }
            guard let pattern = try? Pattern(source, options: options) else { continue }
            let facts = PatternSyntax.requirements(of: source, options: options, minimumLength: 1 + dice.below(2))
            guard facts.literals != nil || facts.maxLength != nil else { continue }
            useful += 1
            for _ in 0..<12 {
                let text = (0..<dice.below(40)).map { _ in dice.pick(Self.alphabet) }.joined()
                matches += try check(pattern, facts, text, matcher)
            }
        }
        #expect(useful > 300 && matches > 1000)
    }

    func check(
        _ pattern: Pattern, _ facts: PatternSyntax.Requirements, _ text: String, _ matcher: Matcher
    ) throws -> Int {
        let bytes = Array(text.utf8)
        guard let full = try? ranges(pattern, text, matcher: matcher) else { return 0 }
        let starts = facts.literals.map { $0.flatMap { occurrences($0, bytes) }.sorted() }
        for range in full {
            if let limit = facts.maxLength {
                #expect(range.count <= limit, "/\(pattern.source)/ \(pattern.options.rawValue) on \(text)")
            }
            guard let literals = facts.literals else { continue }
            let inside = literals.contains { literal in
                occurrences(literal, bytes).contains { start in
                    start >= range.lowerBound && start + literal.bytes.count <= range.upperBound
                        && start - range.lowerBound <= facts.maxBefore ?? .max
                }
            }
            #expect(inside, "/\(pattern.source)/ \(pattern.options.rawValue) on \(text): \(literals)")
        }
        if let starts, let before = facts.maxBefore {
            let windowed = try self.windowed(pattern, bytes, starts, before, matcher)
            #expect(windowed == full, "/\(pattern.source)/ on \(text)")
        }
        if let starts, let approach = facts.approach {
            let approached = try self.approached(pattern, bytes, starts, approach, matcher)
            #expect(approached == full, "/\(pattern.source)/ \(pattern.options.rawValue) on \(text)")
        }
        return full.count
    }

    /// Runs the pattern only between the places that its approach gives for each literal.
    func approached(
        _ pattern: Pattern, _ bytes: [UInt8], _ starts: [Int], _ approach: PatternSyntax.Approach, _ matcher: Matcher
    ) throws -> [Range<Int>] {
        var found: [Range<Int>] = []
        var done = 0
        try bytes.withUnsafeBufferPointer { text in
            // In order of their first places: a later literal may reach further back.
            let windows = starts.compactMap { approach.starts(before: $0, in: text) }.sorted { $0.first < $1.first }
            for window in windows {
                var from = max(done, window.first)
                while !isBoundary(bytes, from) { from -= 1 }
                guard from <= window.last else { continue }
                // One place at a time, so that windows that overlap keep their order.
                try matcher.forEachMatch(of: pattern, in: text, from: from, startLimit: window.last) { match in
                    found.append(Int(match.start)..<Int(match.end))
                    done = Int(match.end)
                }
                done = max(done, window.last)
            }
        }
        return found
    }

    /// Runs the pattern only near its literals, as a pipeline does.
    func windowed(
        _ pattern: Pattern, _ bytes: [UInt8], _ starts: [Int], _ before: Int, _ matcher: Matcher
    ) throws -> [Range<Int>] {
        var found: [Range<Int>] = []
        var done = 0
        try bytes.withUnsafeBufferPointer { text in
            for start in starts {
                var from = max(done, start - before)
                while !isBoundary(bytes, from) { from -= 1 }
                guard from <= start else { continue }
                try matcher.forEachMatch(of: pattern, in: text, from: from, startLimit: start) { match in
                    found.append(Int(match.start)..<Int(match.end))
                    done = Int(match.end)
                }
            }
        }
        return found
    }

    func occurrences(_ literal: PatternSyntax.Literal, _ bytes: [UInt8]) -> [Int] {
        let text = literal.isCaseless ? bytes.map(lowered) : bytes
        guard text.count >= literal.bytes.count else { return [] }
        return (0...text.count - literal.bytes.count).filter { text[$0...].starts(with: literal.bytes) }
    }
}
