@testable import PCRE2

/// A small reproducible generator, so that a failing case can be run again.
struct Dice: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
    mutating func pick<T>(_ choices: [T]) -> T { choices[Int(next() >> 33) % choices.count] }
    mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }
}

/// All matches as ranges.
func ranges(
    _ pattern: Pattern, _ text: String, from: Int = 0, to: Int? = nil, matcher: Matcher = Matcher()
) throws -> [Range<Int>] {
    var found: [Range<Int>] = []
    let bytes = Array(text.utf8)
    try bytes.withUnsafeBufferPointer { buffer in
        try matcher.forEachMatch(of: pattern, in: buffer, from: from, to: to) { match in
            found.append(Int(match.start)..<Int(match.end))
        }
    }
    return found
}

func isBoundary(_ bytes: [UInt8], _ at: Int) -> Bool { at >= bytes.count || bytes[at] & 0xC0 != 0x80 }
