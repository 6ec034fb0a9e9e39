internal import EntenteKit

/// Names in a form in which variants of one name are equal: no case, no diacritics, Latin letters.
enum NameForms {
    /// Cyrillic small letters from U+0430, then those from U+0450 (Serbian, Kazakh and others by exception).
    private static let russian: [String] = [
        "a", "b", "v", "g", "d", "e", "z", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c", "c",
        "s", "s", "", "i", "", "e", "u", "a",
    ]
    private static let further: [UInt32: String] = [
        0x451: "e", 0x452: "dj", 0x454: "e", 0x456: "i", 0x457: "i", 0x458: "j", 0x459: "lj", 0x45A: "nj", 0x45B: "c", 0x45F: "dz",
        0x493: "g", 0x49B: "k", 0x4A3: "n", 0x4AF: "u", 0x4B1: "u", 0x4BB: "h", 0x4D9: "a", 0x4E9: "o", 0x491: "g",
    ]
    /// Latin letters of one or two bytes that decompose to no letter of ASCII.
    private static let latin: [UInt32: String] = [
        0xDF: "ss", 0xE6: "ae", 0xF8: "o", 0x111: "dj", 0x131: "i", 0x142: "l", 0x153: "oe", 0xF0: "d", 0xFE: "th", 0x259: "a",
    ]

    /// The words of a name, folded; what is no letter or digit divides words. O(length).
    static func words(_ name: String) -> [String] {
        var words: [String] = [], word = ""
        for scalar in name.lowercased().unicodeScalars {
            if let folded = fold(scalar) { word += folded } else if scalar == "'" || scalar == "’" || scalar == "." {
                continue
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        return word.isEmpty ? words : words + [word]
    }

    /// What a letter or digit is in the folded form; `nil` for anything else.
    private static func fold(_ scalar: Unicode.Scalar) -> String? {
        let value = scalar.value
        if value < 0x80 { return scalar.properties.isAlphabetic || (0x30...0x39).contains(value) ? String(scalar) : nil }
        if (0x430...0x44F).contains(value) { return russian[Int(value) - 0x430] }
        if let known = further[value] ?? latin[value] { return known }
        if scalar.properties.generalCategory == .nonspacingMark { return "" }
        guard scalar.properties.isAlphabetic else { return nil }
        // The first scalar of the canonical decomposition is the letter without its marks.
        return base(scalar)
    }

    private static func base(_ scalar: Unicode.Scalar) -> String {
        for (letters, plain) in bases where letters.unicodeScalars.contains(scalar) { return plain }
        return String(scalar)
    }

    private static let bases: [(String, String)] = [
        ("àáâãäåāăąắằấầạảậặ", "a"), ("çćĉċč", "c"), ("ďđ", "d"), ("èéêëēĕėęěếềệẹẻ", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"),
        ("ìíîïĩīĭįịỉ", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŋ", "n"), ("òóôõöōŏőốồộọơớờợ", "o"), ("ŕŗř", "r"),
        ("śŝşšș", "s"), ("ţťŧț", "t"), ("ùúûüũūŭůűųụủưứừự", "u"), ("ŵ", "w"), ("ýÿŷỳ", "y"), ("źżž", "z"),
    ]

    /// A word as it sounds, roughly: romanisations of one Cyrillic name become equal (`Tokayev`, `Tokaev`, `Токаев`).
    static func sound(_ word: String) -> String {
        var out: [UInt8] = []
        let bytes = Array(word.utf8)
        for (index, byte) in bytes.enumerated() {
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch byte {
            case UInt8(ascii: "y"), UInt8(ascii: "j"), UInt8(ascii: "i"): continue
            case UInt8(ascii: "h") where index > 0 && "kszcg".utf8.contains(bytes[index - 1]): continue
            case UInt8(ascii: "k") where next == UInt8(ascii: "h"): append(UInt8(ascii: "h"), &out)
            case UInt8(ascii: "t") where next == UInt8(ascii: "s"): continue
            case UInt8(ascii: "s") where index > 0 && bytes[index - 1] == UInt8(ascii: "t"): append(UInt8(ascii: "c"), &out)
            case UInt8(ascii: "w"): append(UInt8(ascii: "v"), &out)
            default: append(byte, &out)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func append(_ byte: UInt8, _ out: inout [UInt8]) { if out.last != byte { out.append(byte) } }

    /// Whether there are letters beyond Latin, so that only the sound can be compared.
    static func isForeign(_ name: String) -> Bool { name.unicodeScalars.contains { $0.value >= 0x370 && $0.value < 0x1E00 } }

    /// First letters of the words that are capitalised: `Shanghai Cooperation Organisation` gives `SCO`.
    static func initials(_ name: String) -> String {
        name.split(whereSeparator: { $0 == " " || $0 == "-" || $0 == "\n" }).compactMap { word in
            word.first.flatMap { $0.isUppercase ? String($0) : nil }
        }.joined()
    }

    static func isAcronym(_ name: String) -> Bool {
        let letters = name.utf8.filter { $0 != UInt8(ascii: ".") }
        return (2...8).contains(letters.count) && letters.count(where: { (0x41...0x5A).contains($0) }) >= max(2, letters.count - 1)
    }
}
