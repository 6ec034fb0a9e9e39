import Testing

@testable import PCRE2

@Suite struct PatternTests {
    @Test func describesItself() throws {
        let pattern = try Pattern(#"(?<year>[0-9]{4})-(?<month>\d\d)(x)?(?<=x)"#)
        #expect(pattern.groupCount == 3)
        #expect(pattern.names.map(\.name) == ["year", "month"])
        #expect(pattern.names.map(\.number) == [1, 2])
        #expect(pattern.groupNumber(named: "month") == 2)
        #expect(pattern.groupNumber(named: "day") == nil)
        #expect(pattern.minLength == 7)
        #expect(pattern.maxLookbehind == 1)
        #expect(pattern.hasJIT)
    }

    @Test func errorsHaveAPlace() {
        let error = #expect(throws: PatternError.self) { try Pattern("é(b") }
        #expect(error?.offset == 4)
        #expect(error?.code == 114)
        #expect(error?.description.contains("parenthesis") == true)
        #expect(throws: PatternError.self) { try Pattern(#"a\Cb"#) }
    }

    @Test func emptyPatternMatchesEverywhere() throws {
        #expect(try ranges(Pattern(""), "aé").map(\.lowerBound) == [0, 1, 3])
        #expect(try ranges(Pattern(""), "").count == 1)
        #expect(try ranges(Pattern("x*"), "axé") == [0..<0, 1..<2, 2..<2, 4..<4])
    }

    @Test func groupsThatTookNoPart() throws {
        let pattern = try Pattern("(a)|(b)")
        try Array("b".utf8).withUnsafeBufferPointer { text in
            let seen = try Matcher().firstMatch(of: pattern, in: text) { match in
                (match.group(1) == nil, match.group(2)?.start, match.group(0)?.end)
            }
            #expect(seen?.0 == true && seen?.1 == 0 && seen?.2 == 1)
        }
    }

    @Test func optionsReachPCRE2() throws {
        #expect(try ranges(Pattern("É", options: .caseless), "é") == [0..<2])
        #expect(try ranges(Pattern("^b$", options: .multiline), "a\nb\nc") == [2..<3])
        #expect(try ranges(Pattern("a.b", options: .dotAll), "a\nb") == [0..<3])
        #expect(try ranges(Pattern("a b # c", options: .extended), "ab") == [0..<2])
        #expect(try ranges(Pattern("b", options: .anchored), "ab").isEmpty)
        #expect(try ranges(Pattern(#"\d"#), "٣").isEmpty)
        #expect(try ranges(Pattern(#"\d"#, options: .unicode), "٣").count == 1)
    }

    @Test func lookbehindSeesBeforeFromAndNothingAfterTo() throws {
        #expect(try ranges(Pattern("(?<=a)b"), "ab", from: 1) == [1..<2])
        #expect(try ranges(Pattern("b$"), "abc", to: 2) == [1..<2])
        #expect(try ranges(Pattern("b(?=c)"), "abc", to: 2).isEmpty)
    }

    @Test func startLimitBoundsStartsOnly() throws {
        let text = Array("aab aab aab".utf8)
        var found: [UInt32] = []
        try text.withUnsafeBufferPointer { buffer in
            try Matcher().forEachMatch(of: try Pattern("a+b"), in: buffer, from: 1, startLimit: 4) {
                found.append($0.start)
            }
        }
        #expect(found == [1, 4])
    }

    @Test func oneMatcherServesManyPatterns() throws {
        let matcher = Matcher()
        for groups in [1, 40, 3, 200] {
            let pattern = try Pattern(String(repeating: "(a)", count: groups))
            try Array(repeating: UInt8(ascii: "a"), count: groups).withUnsafeBufferPointer { text in
                let last = try matcher.firstMatch(of: pattern, in: text) { $0.group(groups)?.end }
                #expect(last == .some(UInt32(groups)))
            }
        }
    }

    @Test func catastrophesEndInAnError() throws {
        let hostile = String(repeating: "a", count: 40) + "b"
        let error = #expect(throws: MatchError.self) { try ranges(Pattern("^(a+)+$"), hostile) }
        #expect(error?.code == -47)
        #expect(error?.meaning == .matchLimit)
        let deep = String(repeating: "ab", count: 3_000_000)
        let stack = #expect(throws: MatchError.self) {
            try ranges(Pattern("^(?:(a)(b)|c)*d"), deep, matcher: Matcher(limits: .init(steps: .max)))
        }
        #expect(stack?.meaning == .jitStack)
    }

    @Test func withoutJITTheOtherLimitsHold() throws {
        let pattern = try Pattern("(*NO_JIT)^(a+)+$")
        let hostile = String(repeating: "a", count: 40) + "b"
        for (limits, meaning) in [
            (Matcher.Limits(steps: 1000), MatchError.Meaning.matchLimit),
            (Matcher.Limits(depth: 5), .depthLimit), (Matcher.Limits(heapKiB: 0), .heapLimit),
        ] {
            let error = #expect(throws: MatchError.self) {
                try ranges(pattern, hostile, matcher: Matcher(limits: limits))
            }
            #expect(error?.meaning == meaning)
        }
    }

    /// PCRE2's manual: after an empty match retry there, anchored and not empty; else step one scalar.
    func recipe(_ source: String, _ text: [UInt8]) throws -> [Range<Int>] {
        let (free, anchored) = (try Pattern(source), try Pattern(source, options: .anchored))
        let matcher = Matcher()
        matcher.prepare(free, startLimit: .max)
        matcher.prepare(anchored, startLimit: .max)
        var found: [Range<Int>] = []
        try (text + [0]).withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var (position, retry) = (0, false)
            while position <= text.count {
                if try matcher.search(retry ? anchored : free, base, text.count, position, notEmptyAtStart: retry) {
                    found.append(matcher.offsets[0]..<matcher.offsets[1])
                    retry = matcher.offsets[0] == matcher.offsets[1]
                    position = matcher.offsets[1]
                } else if retry {
                    retry = false
                    repeat { position += 1 } while !isBoundary(text, position)
                } else {
                    return
                }
            }
        }
        return found
    }

    @Test(arguments: ["a*", "a*?", "(?=a)", #"\b"#, "a|", "|a", "é??", "(?<=a)|b*", "(?<=b)b?|a{0,2}", "(?!a)", "|aé"])
    func emptyMatchesFollowTheRecipe(source: String) throws {
        var dice = Dice(7)
        let pattern = try Pattern(source)
        for _ in 0..<300 {
            let text = (0..<dice.below(9)).map { _ in dice.pick(["a", "b", "é", " "]) }.joined()
            #expect(try ranges(pattern, text) == recipe(source, Array(text.utf8)))
        }
    }
}
