/// A quotation mark of a text: which marks it may pair with, and on which side it may stand.
struct QuotationMark {
    /// Marks that can open and close one quotation belong to one family; `“` is in two (English opens, German closes).
    enum Shape: UInt8 {
        /// `"`: its side shows in its surroundings alone.
        case straight
        /// `“`: opens in English, closes behind `„`.
        case upperLeft
        /// `”`: closes; in Swedish and Finnish it opens as well.
        case upperRight
        /// `„` and `‟`: open.
        case low
        /// `«` and `»`: each opens in one country and closes in another.
        case guillemetLeft, guillemetRight
        /// ` `` ` and `''`, typed for want of better.
        case graves, twoApostrophes
        /// `「『` and `」』`.
        case cornerLeft, cornerRight
        /// `'`, `‘`, `’`, `‚`: also apostrophes.
        case apostrophe, singleLeft, singleRight, singleLow
    }

    /// In UTF-8 bytes.
    var start: Int
    var end: Int
    var shape: Shape
    /// No word touches it from the left, from the right.
    var isFreeBefore: Bool
    var isFreeAfter: Bool
    /// Nothing but a blank stands before it, behind it.
    var isBlankBefore: Bool
    var isBlankAfter: Bool

    /// A blank or bracket before and something behind: where a quotation opens.
    var mayOpen: Bool { isFreeBefore && !isBlankAfter }
    /// Something before, and a blank or punctuation behind: where one closes.
    var mayClose: Bool { !isBlankBefore && isFreeAfter }

    var isSingle: Bool {
        switch shape {
        case .apostrophe, .singleLeft, .singleRight, .singleLow: true
        default: false
        }
    }

    /// Whether the same mark opens and closes.
    var isAlike: Bool { shape == .straight || shape == .twoApostrophes }

    /// Whether this mark can close what `opening` opened. Marks of typewriters close typographic ones: people mix them.
    func closes(_ opening: Shape) -> Bool {
        switch shape {
        case .straight: opening == .straight || opening == .upperLeft || opening == .low
        case .upperLeft: opening == .low
        case .upperRight: opening == .upperLeft || opening == .low || opening == .upperRight || opening == .straight
        case .guillemetRight: opening == .guillemetLeft
        case .guillemetLeft: opening == .guillemetRight
        case .twoApostrophes: opening == .graves || opening == .twoApostrophes
        case .cornerRight: opening == .cornerLeft
        case .apostrophe: opening == .apostrophe || opening == .singleLeft
        case .singleRight: opening == .singleLeft || opening == .singleLow || opening == .apostrophe
        case .singleLeft: opening == .singleLow
        case .low, .graves, .cornerLeft, .singleLow: false
        }
    }

    /// Whether it can open at all, given its surroundings.
    var opens: Bool {
        switch shape {
        case .low, .singleLow, .cornerLeft: true
        case .upperLeft, .graves, .guillemetLeft: !isBlankAfter || isFreeBefore
        case .straight, .upperRight, .guillemetRight, .apostrophe, .singleLeft, .twoApostrophes: mayOpen
        case .cornerRight, .singleRight: false
        }
    }
}

extension QuotationMark {
    /// The marks of a stretch of text in order. O(length).
    static func all(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into marks: inout [QuotationMark]) {
        marks.removeAll(keepingCapacity: true)
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = text[at]
            // All marks begin with one of few bytes, so that most of a text is one comparison a byte.
            guard byte == 0x22 || byte == 0x27 || byte == 0x60 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3,
                let (shape, length) = shape(text, at, range.upperBound)
            else {
                at += 1
                continue
            }
            if let mark = mark(text, at, length, shape, range) { marks.append(mark) }
            at += length
        }
    }

    private static func mark(
        _ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int, _ shape: Shape, _ range: Range<Int>
    ) -> QuotationMark? {
        let end = at + length
        let mark = QuotationMark(
            start: at, end: end, shape: shape, isFreeBefore: !isWord(before: at, text, range), isFreeAfter: !isWord(after: end, text, range),
            isBlankBefore: at == range.lowerBound || isBlank(before: at, text), isBlankAfter: end == range.upperBound || isBlank(after: end, text, range.upperBound))
        // Inside a word it is an apostrophe; before a figure it stands for what is left out: '90s.
        if mark.isSingle, shape != .singleLow {
            if !mark.isFreeBefore, !mark.isFreeAfter { return nil }
            if mark.isFreeBefore, end < range.upperBound, text[end] >= 0x30, text[end] <= 0x39, shape != .singleLeft { return nil }
        }
        return mark
    }

    /// The mark at a byte, and its length in bytes.
    private static func shape(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int) -> (Shape, Int)? {
        switch text[at] {
        case 0x22: return (.straight, 1)
        case 0x27: return at + 1 < end && text[at + 1] == 0x27 ? (.twoApostrophes, 2) : (.apostrophe, 1)
        case 0x60: return at + 1 < end && text[at + 1] == 0x60 ? (.graves, 2) : nil
        case 0xC2:
            guard at + 1 < end else { return nil }
            return text[at + 1] == 0xAB ? (.guillemetLeft, 2) : text[at + 1] == 0xBB ? (.guillemetRight, 2) : nil
        case 0xE2 where at + 2 < end && text[at + 1] == 0x80:
            switch text[at + 2] {
            case 0x98: return (.singleLeft, 3)
            case 0x99: return (.singleRight, 3)
            case 0x9A: return (.singleLow, 3)
            case 0x9C: return (.upperLeft, 3)
            case 0x9D: return (.upperRight, 3)
            case 0x9E, 0x9F: return (.low, 3)
            case 0xB9: return (.guillemetLeft, 3)
            case 0xBA: return (.guillemetRight, 3)
            default: return nil
            }
        case 0xE3 where at + 2 < end && text[at + 1] == 0x80:
            switch text[at + 2] {
            case 0x8C, 0x8E: return (.cornerLeft, 3)
            case 0x8D, 0x8F: return (.cornerRight, 3)
            default: return nil
            }
        default: return nil
        }
    }

    /// Whether a letter or figure ends before a byte. Any character beyond ASCII counts as a letter, except the general
    /// punctuation U+2000–U+206F, U+3000–U+303F and Latin-1's signs, such as dashes, guillemets and no-break spaces.
    private static func isWord(before at: Int, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard at > range.lowerBound else { return false }
        let byte = text[at - 1]
        if byte < 0x80 { return isWordByte(byte) }
        var first = at - 1
        while first > range.lowerBound, text[first] & 0xC0 == 0x80 { first -= 1 }
        return !isPunctuation(text, first, at)
    }

    private static func isWord(after at: Int, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        guard at < range.upperBound else { return false }
        return text[at] < 0x80 ? isWordByte(text[at]) : !isPunctuation(text, at, range.upperBound)
    }

    @inline(__always)
    private static func isWordByte(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte >= 0x30 && byte <= 0x39 || byte == 0x24 || byte == 0x25
    }

    private static func isPunctuation(_ text: UnsafeBufferPointer<UInt8>, _ first: Int, _ end: Int) -> Bool {
        guard first + 1 < end else { return false }
        switch text[first] {
        case 0xC2: return true
        case 0xE2: return text[first + 1] == 0x80 || text[first + 1] == 0x81
        case 0xE3: return text[first + 1] == 0x80
        default: return false
        }
    }

    private static func isBlank(before at: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let byte = text[at - 1]
        return byte == 0x20 || byte >= 0x09 && byte <= 0x0D || byte == 0xA0 && at >= 2 && text[at - 2] == 0xC2
    }

    private static func isBlank(after at: Int, _ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        let byte = text[at]
        return byte == 0x20 || byte >= 0x09 && byte <= 0x0D || byte == 0xC2 && at + 1 < end && text[at + 1] == 0xA0
    }
}
