internal import EntenteKit

/// The words that bind time expressions to each other, from the tables of the rule files.
struct JoinWords: Sendable {
    /// Before an expression, and what they do to it: `before` → `BEFORE`.
    private let ahead: LookupTable?
    /// After it: `ago` → `-`, `or later` → `ON_OR_AFTER`.
    private let behind: LookupTable?
    /// Words before `more than` that make it a comparison of amounts: `percent`, `times`.
    private let compared: LookupTable?
    /// Between two: `at` → `join`, `to` → `range`.
    private let between: LookupTable?
    /// In words.
    private static let longest = 4
    /// The widest gap between two expressions that a phrase may fill, in bytes.
    static let widest = 24

    init(_ files: [RuleFile]) {
        func table(_ name: String) -> LookupTable? { files.lazy.compactMap { $0.lexicon.tables[name] }.first }
        (ahead, behind, between, compared) = (table("ahead"), table("behind"), table("between"), table("compared"))
    }

    /// Whether a word in front of `more than` makes it a comparison of amounts.
    func compares(_ word: String) -> Bool { compared?[word] != nil }

    /// What the longest phrase that ends before a place does, and where it begins.
    func ahead(of place: Int, from limit: Int, in text: UnsafeBufferPointer<UInt8>) -> (effect: String, start: Int)? {
        guard let ahead else { return nil }
        var at = place, found: (String, Int)?
        for _ in 0..<Self.longest {
            var end = at
            if at == place, end > limit, text[end - 1] == 0x2D {
                end -= 1
            } else {
                while end > limit, text[end - 1].isBlank { end -= 1 }
                if end == at { break }
            }
            var start = end
            while start > limit, text[start - 1].isWordByte || text[start - 1] == 0x2F { start -= 1 }
            if start == end { break }
            if let effect = ahead[UnsafeBufferPointer(rebasing: text[start..<place])] { found = (effect, start) }
            at = start
        }
        return found
    }

    /// What the longest phrase that begins after a place does, and where it ends.
    func behind(_ place: Int, to limit: Int, in text: UnsafeBufferPointer<UInt8>) -> (effect: String, end: Int)? {
        guard let behind else { return nil }
        var at = place, found: (String, Int)?
        for _ in 0..<Self.longest {
            var start = at
            while start < limit, text[start].isBlank { start += 1 }
            var end = start
            while end < limit, text[end].isWordByte { end += 1 }
            if start == end || (at == place && start == place) { break }
            if let effect = behind[UnsafeBufferPointer(rebasing: text[place..<end])] { found = (effect, end) }
            at = end
        }
        return found
    }

    /// What the text between two places does; nil if it is unknown or long.
    func between(_ start: Int, _ end: Int, in text: UnsafeBufferPointer<UInt8>) -> String? {
        guard start <= end, end - start <= Self.widest else { return nil }
        let phrase = UnsafeBufferPointer(rebasing: text[start..<end])
        return phrase.allSatisfy(\.isBlank) ? "join" : between?[phrase]
    }
}

extension UInt8 {
    /// A space, tab or line break.
    var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
}
