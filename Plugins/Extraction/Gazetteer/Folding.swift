/// Which differences between a name and a text do not count.
struct Folding: OptionSet, Sendable {
    let rawValue: UInt8

    static let `case` = Folding(rawValue: 1)
    /// Marks on letters: `Šćepanović` is `Scepanovic`.
    static let diacritics = Folding(rawValue: 2)
    /// Cyrillic letters count as those of the Latin alphabet of Serbian and of scholarly transliteration.
    static let script = Folding(rawValue: 4)
}

/// The normal form of a scalar beyond ASCII.
enum ScalarForm {
    /// Calls `body` with each byte of the form; with none for a mark that does not count.
    @inline(__always)
    static func append(_ value: UInt32, _ folding: Folding, _ body: (UInt8) -> Void) {
        if value == 0x2019 { return body(0x27) }
        let lower = folding.contains(.case) ? ScalarTables.shared.lowercase(value) : value
        if folding.isSubset(of: .case) { return encode(lower, body) }
        appendFolded(lower, folding, body)
    }

    @inline(never)
    private static func appendFolded(_ value: UInt32, _ folding: Folding, _ body: (UInt8) -> Void) {
        if folding.contains(.script), let latin = cyrillic[value] {
            for scalar in latin.unicodeScalars { appendPlain(scalar.value, folding, body) }
        } else {
            appendPlain(value, folding, body)
        }
    }

    private static func appendPlain(_ value: UInt32, _ folding: Folding, _ body: (UInt8) -> Void) {
        guard folding.contains(.diacritics), value >= 0x80 else { return encode(value, body) }
        if (0x300...0x36F).contains(value) { return }
        if let plain = plain[value] { return encode(plain, body) }
        encode(value, body)
    }

    @inline(__always)
    private static func encode(_ value: UInt32, _ body: (UInt8) -> Void) {
        if value < 0x80 { return body(UInt8(truncatingIfNeeded: value)) }
        for byte in UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}")! { body(byte) }
    }

    /// Letters with marks, by the letter without.
    private static let plain: [UInt32: UInt32] = {
        let rows: [(String, String)] = [
            ("A", "ÀÁÂÃÄÅĀĂĄǍẠẢẤẦ"), ("a", "àáâãäåāăąǎạảấầ"), ("C", "ÇĆĈĊČ"), ("c", "çćĉċč"), ("D", "ĎĐÐ"), ("d", "ďđð"),
            ("E", "ÈÉÊËĒĔĖĘĚẸẾỀ"), ("e", "èéêëēĕėęěẹếềễệ"), ("G", "ĜĞĠĢǦ"), ("g", "ĝğġģǧ"), ("H", "ĤĦ"), ("h", "ĥħ"),
            ("I", "ÌÍÎÏĨĪĬĮİǏỊ"), ("i", "ìíîïĩīĭįıǐị"), ("J", "Ĵ"), ("j", "ĵ"), ("K", "Ķ"), ("k", "ķ"), ("L", "ĹĻĽŁ"), ("l", "ĺļľł"),
            ("N", "ÑŃŅŇ"), ("n", "ñńņň"), ("O", "ÒÓÔÕÖØŌŎŐƠǑỌỐỒ"), ("o", "òóôõöøōŏőơǒọốồộ"), ("R", "ŔŖŘ"), ("r", "ŕŗř"),
            ("S", "ŚŜŞŠȘ"), ("s", "śŝşšș"), ("T", "ŢŤŦȚ"), ("t", "ţťŧț"), ("U", "ÙÚÛÜŨŪŬŮŰŲƯǓỤ"), ("u", "ùúûüũūŭůűųưǔụ"),
            ("W", "Ŵ"), ("w", "ŵ"), ("Y", "ÝŶŸỲ"), ("y", "ýÿŷỳ"), ("Z", "ŹŻŽ"), ("z", "źżž"), ("И", "Й"), ("и", "й"), ("Е", "Ё"), ("е", "ё"),
        ]
        var table: [UInt32: UInt32] = [:]
        for (plain, marked) in rows {
            for scalar in marked.unicodeScalars { table[scalar.value] = plain.unicodeScalars.first!.value }
        }
        return table
    }()

    /// Cyrillic letters by Latin ones. Upper case follows from the small letters: one letter, so that `Љ` is `Lj`.
    private static let cyrillic: [UInt32: String] = {
        let pairs = [
            "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z", "и": "i", "ј": "j", "к": "k",
            "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "ћ": "ć", "у": "u",
            "ф": "f", "х": "h", "ц": "c", "ч": "č", "џ": "dž", "ш": "š", "ё": "e", "й": "j", "щ": "šč", "ъ": "", "ы": "y", "ь": "",
            "э": "e", "ю": "ju", "я": "ja", "і": "i", "ї": "ji", "є": "je", "ґ": "g", "ў": "u", "ѓ": "đ", "ќ": "ć", "ѕ": "dz",
        ]
        var table: [UInt32: String] = [:]
        for (letter, latin) in pairs {
            let scalar = letter.unicodeScalars.first!
            table[scalar.value] = latin
            let upper = scalar.properties.uppercaseMapping.unicodeScalars.first!
            table[upper.value] = latin.prefix(1).uppercased() + latin.dropFirst()
        }
        return table
    }()
}
