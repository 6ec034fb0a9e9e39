import Testing

@testable import PCRE2

@Suite struct PatternSyntaxTests {
    static func literals(_ source: String, _ options: Pattern.Options = []) -> Set<String>? {
        PatternSyntax.requirements(of: source, options: options).literals.map { found in
            Set(found.map { ($0.isCaseless ? "~" : "") + String(decoding: $0.bytes, as: UTF8.self) })
        }
    }

    @Test(arguments: [
        ("President", ["President"]), (#"\bDr\.\s+\p{Lu}\w+"#, ["Dr."]), ("[Rr]ose", ["Rose", "rose"]),
        ("colou?r", ["color", "colour"]), ("(?:Mr|Mrs|Ms)\\. X", ["Mr. X", "Mrs. X", "Ms. X"]),
        (#"(?<t>foo)\d+bar"#, ["foo"]), (#"\w+@example"#, ["@example"]), ("(?=never)yes", ["yes"]),
        (#"\Qa.b\E+c"#, ["a.b"]), ("(?i:ab)c", ["~abc"]), ("a(?#no)bc", ["abc"]), ("(?x) a b # no", ["ab"]),
        ("(?:xyz){2,}", ["xyzxyz"]), (#"(?:\w+ish|Welsh)"#, ["ish", "Welsh"]), (#"\x{e9}t\x41"#, ["étA"]),
    ])
    func finds(source: String, expected: [String]) {
        #expect(Self.literals(source) == Set(expected))
    }

    @Test(arguments: [
        "(?R)?abc", "(abc)|(?1)", "(?(1)abc|def)", "(*ACCEPT)abc", #"\Kabc"#, #"abc\K"#, #"\Gabc"#, "a?b?", ".*",
        "abc|", "[abcde]{9}", "x", "(?:abc)*", "(?:abc)?", "(?xx) abc", "a{,3}bc", #"(a)\11bcd"#,
    ])
    func refuses(source: String) {
        #expect(Self.literals(source) == nil)
    }

    @Test func caselessSpellingsAreComplete() {
        #expect(Self.literals("Task", .caseless) == ["~task", "~tasK", "~taſk", "~taſK"])
        #expect(Self.literals("été", .caseless) == ["~étÉ", "~été", "~ÉtÉ", "~Été"])
    }

    @Test func reaches() {
        let bounded = PatternSyntax.requirements(of: #"[a-z]{1,3} President \d"#)
        #expect(bounded.maxBefore == 3)
        #expect(bounded.maxLength == 3 + 11 + 2)
        #expect(PatternSyntax.requirements(of: #"\w+ President"#).maxBefore == nil)
        #expect(PatternSyntax.requirements(of: "abc", options: .anchored).literals == nil)
    }

    /// Every entry of the folding table, held against all scalars in PCRE2.
    @Test func foldingTableAgreesWithPCRE2() throws {
        var everything = ""
        for value in 1...0x10FFFF where !(0xD800...0xDFFF).contains(value) {
            everything.unicodeScalars.append(Unicode.Scalar(UInt32(value))!)
        }
        let bytes = Array(everything.utf8)
        let matcher = Matcher()
        let sample = Array(0x21...0x17F) + [0x5D0, 0x630, 0x2013, 0x2019, 0x20AC, 0x3042, 0x4E2D]
        for value in sample {
            let scalar = Unicode.Scalar(UInt32(value))!
            guard let spellings = CaseFolding.spellings(of: scalar) else { continue }
            let pattern = try Pattern("\\x{\(String(value, radix: 16))}", options: .caseless)
            try bytes.withUnsafeBufferPointer { text in
                try matcher.forEachMatch(of: pattern, in: text) { match in
                    let found = Array(text[Int(match.start)..<Int(match.end)])
                    let known = spellings.contains { spelling in
                        spelling.bytes == found
                            || spelling.caseless && spelling.bytes.map(lowered) == found.map(lowered)
                    }
                    #expect(known, "\(scalar) also matches \(found)")
                }
            }
        }
    }
}

func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 32 : byte }
