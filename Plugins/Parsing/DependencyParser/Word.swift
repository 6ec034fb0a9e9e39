internal import EntenteKit

/// What the features of tagger and parser see of a word: numbers made from its bytes, no `String`.
struct Word {
    /// Hash of the word with small ASCII letters, digits as 0, typographic quotes and dashes as plain ones.
    var form: UInt32 = 0
    /// The first four folded bytes, the first one in the lowest bits.
    var prefix: UInt32 = 0
    /// The last four folded bytes, the last one in the lowest bits.
    var suffix: UInt32 = 0
    /// ``Shape`` in the lower four bits, ``SentenceStyle`` in the upper four.
    var shape: UInt8 = 0
    /// Its classes in ``WordClasses``.
    var coarse: UInt8 = WordClasses.unknown.coarse
    var fine: UInt16 = WordClasses.unknown.fine

    /// What stands before and behind a sentence.
    static let outside = Word(form: 1, prefix: 0, suffix: 0, shape: 15, coarse: 254, fine: 0xFFFE)

    /// The root, behind a sentence's words.
    static let root = Word(form: 2, prefix: 0, suffix: 0, shape: 15, coarse: 253, fine: 0xFFFD)

    /// How capitals and digits stand in a word.
    enum Shape: UInt8 {
        case lower, capitalised, upper, mixed, letter, number, digits, mark, other
    }
}

/// How a whole sentence is written: where everything is in capitals, a capital says nothing of a name.
enum SentenceStyle: UInt8 {
    case plain, upper, title, lower
}

/// Reads words out of a text's bytes.
struct WordReader {
    /// Bytes of a word that count; the rest of longer ones (addresses of web pages, mostly) is passed over.
    private static let longest = 64

    private var folded = [UInt8](repeating: 0, count: longest)
    /// Words by their capitals, to tell the style of a sentence.
    private var upper = 0, capitalised = 0, lower = 0

    /// Fills `words[0..<tokens.count]`. O(bytes).
    mutating func read(
        _ tokens: ArraySlice<TextRange>, of bytes: UnsafeBufferPointer<UInt8>, classes: WordClasses,
        into words: UnsafeMutablePointer<Word>
    ) {
        (upper, capitalised, lower) = (0, 0, 0)
        for (place, token) in tokens.enumerated() {
            words[place] = word(UnsafeBufferPointer(rebasing: bytes[Int(token.start)..<Int(token.end)]))
            (words[place].fine, words[place].coarse) = classes.of(words[place].form)
        }
        let style = style.rawValue << 4
        for place in 0..<tokens.count { words[place].shape |= style }
    }

    private var style: SentenceStyle {
        let words = upper + capitalised + lower
        if words < 3 { return .plain }
        if capitalised + lower == 0 { return .upper }
        if upper + capitalised == 0 { return .lower }
        // A heading leaves "of" and "the" small.
        return capitalised >= 3 && lower <= words / 5 ? .title : .plain
    }

    private mutating func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Word {
        var word = Word()
        let count = fold(bytes)
        for place in 0..<count {
            word.suffix = word.suffix << 8 | UInt32(folded[place])
            if place < 4 { word.prefix |= UInt32(folded[place]) << UInt32(8 * place) }
        }
        word.form = hash(count)
        word.shape = shape(bytes).rawValue
        return word
    }

    /// FNV-1a, then a multiplication that brings all bits into the upper ones, which tables look at.
    private func hash(_ count: Int) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in 0..<count { hash = (hash ^ UInt64(folded[place])) &* 0x100_0000_01B3 }
        return UInt32(truncatingIfNeeded: ((hash ^ hash >> 32) &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }

    /// The ``Word/form`` of a word by itself.
    mutating func form(of word: String) -> UInt32 {
        var word = word
        return word.withUTF8 { hash(fold($0)) }
    }

    /// Writes the folded word to ``folded``, and returns its length.
    private mutating func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0, at = 0
        while at < bytes.count, count < Self.longest {
            var byte = bytes[at]
            switch byte {
            case 0x41...0x5A: byte |= 0x20
            case 0x30...0x39: byte = 0x30
            case 0xE2 where at + 2 < bytes.count && bytes[at + 1] == 0x80:
                // Typographic quotes and dashes of U+2010–U+201F.
                if let plain = Self.plain(bytes[at + 2]) {
                    byte = plain
                    at += 2
                }
            default: break
            }
            folded[count] = byte
            count += 1
            at += 1
        }
        return count
    }

    private static func plain(_ last: UInt8) -> UInt8? {
        switch last {
        case 0x90...0x95: UInt8(ascii: "-")
        case 0x98...0x9B: UInt8(ascii: "'")
        case 0x9C...0x9F: UInt8(ascii: "\"")
        default: nil
        }
    }

    private mutating func shape(_ bytes: UnsafeBufferPointer<UInt8>) -> Word.Shape {
        var large = 0, small = 0, digits = 0, others = 0
        for byte in bytes {
            switch byte {
            case 0x41...0x5A: large += 1
            // Beyond ASCII most letters are small ones.
            case 0x61...0x7A, 0x80...: small += 1
            case 0x30...0x39: digits += 1
            default: others += 1
            }
        }
        let letters = large + small
        if letters == 0 { return digits == 0 ? .mark : others == 0 ? .number : .digits }
        if digits > 0 { return .other }
        if bytes.count > 3 || small == 0 { count(large, small) }
        if large == 0 { return .lower }
        if small == 0 { return letters == 1 ? .letter : .upper }
        return large == 1 && (0x41...0x5A).contains(bytes[0]) ? .capitalised : .mixed
    }

    private mutating func count(_ large: Int, _ small: Int) {
        if large == 0 { lower += 1 } else if small > 0 { capitalised += 1 } else if large > 1 { upper += 1 }
    }
}
