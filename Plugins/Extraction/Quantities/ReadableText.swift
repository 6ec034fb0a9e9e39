/// The readable part of a text, with what the quantity readers ask of single places. Beyond the part all bytes are 0.
struct ReadableText {
    let bytes: UnsafeBufferPointer<UInt8>
    let start: Int
    let end: Int

    @inline(__always) subscript(at: Int) -> UInt8 { at >= start && at < end ? bytes[at] : 0 }

    /// Whether a letter, digit or mark of a word stands at a place.
    func isWord(_ at: Int) -> Bool {
        let byte = self[at]
        if byte < 0x80 { return byte.isLetter || byte.isDigit || byte == 0x5F }
        return !isSign(at)
    }

    /// Whether the scalar at a place is a space, sign or punctuation beyond ASCII.
    private func isSign(_ at: Int) -> Bool {
        switch self[at] {
        // U+00A0…U+00BF without ª ² ³ µ ¹ º: spaces, guillemets, degree sign.
        case 0xC2: ![0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA].contains(self[at + 1])
        // U+2000…U+20FF and arrows, signs: dashes, quotes, currency signs.
        case 0xE2: self[at + 1] < 0xB0
        case 0xE3: self[at + 1] == 0x80
        // Emoji and other pictures.
        case 0xF0: self[at + 1] == 0x9F
        case 0xEF: self[at + 1] == 0xBC || self[at + 1] == 0xBB
        default: false
        }
    }

    /// Whether a place stands between two bytes of one word.
    func isInsideWord(_ at: Int) -> Bool { at < end && isWord(at) && isWordBefore(at) }

    /// Whether a word ends at a place.
    func isWordBefore(_ at: Int) -> Bool {
        guard at > start else { return false }
        return isWord(scalarStart(before: at))
    }

    /// Whether a letter stands before a place.
    func isLetterBefore(_ at: Int) -> Bool { isWordBefore(at) && !self[at - 1].isDigit }

    /// Whether the word that ends at a place has a letter: `scp2`, not `12`.
    func hasLetter(inWordBefore at: Int) -> Bool {
        var at = at
        while isWordBefore(at) {
            at = scalarStart(before: at)
            if !self[at].isDigit { return true }
        }
        return false
    }

    /// The first byte of the scalar that ends at a place.
    func scalarStart(before at: Int) -> Int {
        var first = at - 1
        while first > start, self[first] & 0xC0 == 0x80 { first -= 1 }
        return first
    }

    /// Length of the white space scalar at a place, 0 if there is none.
    @inline(__always) func spaceLength(_ at: Int) -> Int {
        switch self[at] {
        case 0x20, 0x09, 0x0A, 0x0D: 1
        case 0xC2: self[at + 1] == 0xA0 ? 2 : 0
        case 0xE2: self[at + 1] == 0x80 && (self[at + 2] == 0xAF || self[at + 2] == 0x89) ? 3 : 0
        default: 0
        }
    }

    /// Skips white space up to an empty line.
    func skippingSpaces(_ at: Int) -> Int {
        var at = at
        var lines = 0
        while true {
            let length = spaceLength(at)
            if length == 0 { return at }
            if self[at] == 0x0A { lines += 1 }
            if lines == 2 { return at }
            at += length
        }
    }

    /// Skips white space backwards, three at most.
    func skippingSpacesBack(_ at: Int) -> Int {
        var at = at
        for _ in 0..<3 {
            if at > start, self[at - 1] == 0x20 || self[at - 1] == 0x09 || self[at - 1] == 0x0A || self[at - 1] == 0x0D {
                at -= 1
            } else if at > start + 1, self[at - 2] == 0xC2, self[at - 1] == 0xA0 {
                at -= 2
            } else if at > start + 2, self[at - 3] == 0xE2, self[at - 2] == 0x80, self[at - 1] == 0xAF {
                at -= 3
            }
        }
        return at
    }

    /// Length of a hyphen, minus or dash at a place, 0 if there is none.
    func dashLength(_ at: Int) -> Int {
        switch self[at] {
        case 0x2D: 1
        case 0xE2: self[at + 1] == 0x80 && (0x90...0x95).contains(self[at + 2]) || self[at + 1] == 0x88 && self[at + 2] == 0x92 ? 3 : 0
        default: 0
        }
    }

    /// What stands behind white space, or behind a hyphen (white space around it or not); nil if there is neither.
    func gap(_ at: Int, hyphen: Bool) -> Int? {
        var next = skippingSpaces(at)
        if hyphen, self[next] == 0x2D { next = skippingSpaces(next + 1) }
        return next > at ? next : nil
    }

    /// The end of the ASCII word at a place.
    func wordEnd(_ at: Int) -> Int {
        var at = at
        while at < end, self[at].isLetter { at += 1 }
        return at
    }

    /// Whether one of some words in small letters ends before a place, white space between.
    func follows(_ words: ByteTrie, _ at: Int) -> Bool {
        let end = skippingSpacesBack(at)
        return end < at && words.longestBackwards(self, end) != nil
    }

    /// Whether the words in small letters stand at a place.
    func has(_ word: StaticString, _ at: Int) -> Int? {
        let count = word.utf8CodeUnitCount
        for index in 0..<count where self[at + index].lowercased != word.utf8Start[index] { return nil }
        return isInsideWord(at + count) ? nil : at + count
    }
}
