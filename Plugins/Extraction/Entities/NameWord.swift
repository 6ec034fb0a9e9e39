internal import EntenteKit

/// What a tagger sees of a word, as hashes.
struct NameWord {
    var lower: UInt64 = 0
    var exact: UInt64 = 0
    /// Runs of upper-case, lower-case, digit and other characters, each run as one: `Xx`, `X.X.`, `d`.
    var shape: UInt64 = 0
    var prefix2: UInt64 = 0, prefix3: UInt64 = 0
    var suffix2: UInt64 = 0, suffix3: UInt64 = 0, suffix4: UInt64 = 0
    /// The list in which it stands and where in the name, 0 if in none.
    var list: UInt64 = 0
    /// The list alone.
    var listLabel: UInt64 = 0
    /// The classes of words to which it belongs: by the words beside it, and by its vector.
    var classes = WordClasses.Path(), kinds = WordClasses.Path()
    /// Bits of the hint lists in which it stands.
    var hints: UInt64 = 0
    /// Token of the list name's first and last word, relative to the sentence.
    var listStart: Int32 = -1
    var listEnd: Int32 = -1
    var hasUpper = false
    var startsUpper = false
    var isUpper = false
    var isNumber = false
    var isYear = false
    /// A small word that may stand inside a name: of, the, de, bin.
    var isLink = false
    /// A link that stands within one name, and never between two.
    var isInner = false
    /// What stands between the names of an enumeration: a comma, and, or.
    var isSeparator = false
    /// A word in lower case of four letters or more: most of them mean something by themselves.
    var isContent = false
}

extension NameWord {
    private static let prime: UInt64 = 0x100_0000_01B3
    private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let links: Set<UInt64> = Set(
        [
            "of", "the", "and", "for", "on", "de", "la", "du", "des", "del", "della", "di", "da", "do", "dos", "van", "von",
            "der", "den", "ter", "zu", "bin", "ibn", "al", "el", "le", "les", "y", "e", "und", "&", "-", "'s", "’s", "in", "to",
        ].map { hash(Array($0.utf8)) })

    private static let inner: Set<UInt64> = Set(
        [
            "of", "the", "de", "la", "du", "des", "del", "della", "di", "da", "do", "dos", "van", "von", "der", "den", "ter", "zu",
            "bin", "ibn", "al", "el", "le", "les", "-",
        ].map { hash(Array($0.utf8)) })
    private static let separators: Set<UInt64> = Set([",", "and", "or", ";", "&", "/"].map { hash(Array($0.utf8)) })

    /// The hash of a word's bytes, as in ``exact``.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(basis) { ($0 ^ UInt64($1)) &* prime } }

    /// Reads a token. O(length).
    init(_ text: UnsafeBufferPointer<UInt8>, _ range: TextRange) {
        let start = Int(range.start), end = Int(range.end)
        var low = Self.basis, same = Self.basis, form = Self.basis
        var last: UInt8 = 0
        var lowers = 0, uppers = 0, digits = 0
        for at in start..<end {
            // Both forms of the apostrophe are one.
            let isQuote = text[at] == 0xE2 && at + 2 < end && text[at + 1] == 0x80 && text[at + 2] == 0x99
            if text[at] & 0xC0 == 0x80, NameWord.isQuoteTail(text, at, start) { continue }
            let byte = isQuote ? UInt8(ascii: "'") : text[at]
            let kind = isQuote ? 4 : NameWord.kind(text, at, end)
            // Continuation bytes belong to the character before.
            if kind != 0 {
                if kind == 1 { uppers += 1 } else if kind == 2 { lowers += 1 } else if kind == 3 { digits += 1 }
                let mark = kind == 4 ? byte : kind
                if mark != last { form = (form ^ UInt64(mark)) &* Self.prime }
                last = mark
                if at == start { startsUpper = kind == 1 }
            }
            same = (same ^ UInt64(byte)) &* Self.prime
            low = (low ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* Self.prime
            if at == start + 1 { prefix2 = low }
            if at == start + 2 { prefix3 = low }
        }
        (lower, exact, shape) = (low, same, form)
        suffix2 = NameWord.tail(text, max(start, end - 2), end)
        suffix3 = NameWord.tail(text, max(start, end - 3), end)
        suffix4 = NameWord.tail(text, max(start, end - 4), end)
        hasUpper = uppers > 0
        isUpper = uppers > 1 && lowers == 0
        isNumber = digits > 0 && uppers == 0 && lowers == 0
        isYear = isNumber && digits == 4
        guard uppers == 0 else { return }
        isContent = lowers > 3
        isLink = NameWord.links.contains(low)
        isInner = isLink && NameWord.inner.contains(low)
        isSeparator = NameWord.separators.contains(low)
    }

    private static func isQuoteTail(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ start: Int) -> Bool {
        if at >= start + 1, text[at] == 0x80, text[at - 1] == 0xE2 { return at + 1 < text.count && text[at + 1] == 0x99 }
        return at >= start + 2 && text[at] == 0x99 && text[at - 1] == 0x80 && text[at - 2] == 0xE2
    }

    private static func tail(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> UInt64 {
        var hash = basis
        for at in start..<end {
            let byte = text[at]
            hash = (hash ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* prime
        }
        return hash
    }

    /// 1 upper case, 2 lower case or a letter without case, 3 digit, 4 other; 0 within a character.
    @inline(__always)
    private static func kind(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> UInt8 {
        let byte = text[at]
        if byte < 0x80 {
            if byte >= 0x61 && byte <= 0x7A { return 2 }
            if byte >= 0x41 && byte <= 0x5A { return 1 }
            return byte >= 0x30 && byte <= 0x39 ? 3 : 4
        }
        if byte < 0xC0 { return 0 }
        guard byte < 0xE0, at + 1 < end else { return byte == 0xE2 ? 4 : 2 }
        return isUpper(UInt32(byte & 0x1F) << 6 | UInt32(text[at + 1] & 0x3F)) ? 1 : 2
    }

    /// Upper case in Latin-1, Latin Extended-A and -B, Greek and Cyrillic, near enough for shapes.
    static func isUpper(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xC0...0xDE: scalar != 0xD7
        case 0x100...0x137, 0x14A...0x177: scalar & 1 == 0
        case 0x139...0x148, 0x179...0x17E: scalar & 1 == 1
        case 0x178: true
        case 0x1A0...0x1A1, 0x1AF...0x1B0, 0x218...0x21B: scalar & 1 == (scalar < 0x1A2 || scalar > 0x200 ? 0 : 1)
        case 0x391...0x3A9, 0x400...0x42F: true
        case 0x460...0x4FF: scalar & 1 == 0
        default: false
        }
    }
}
