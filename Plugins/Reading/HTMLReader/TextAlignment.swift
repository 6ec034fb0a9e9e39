/// Leads the decoded text of a node back to its raw bytes.
///
/// gumbo says where a text node starts in the source and what it decodes to, but not which byte came from which; so both
/// are walked side by side. A tag in between is one that the parser passed over. Where they cannot be reconciled, the rest
/// of the text stands for the rest of the source.
struct TextAlignment {
    /// What the walk finds, in order.
    enum Step {
        /// White space.
        case blank(UInt8)
        /// Decoded bytes that are visible.
        case visible(Range<Int>)
    }

    let text: UnsafeBufferPointer<UInt8>
    let source: UnsafeBufferPointer<UInt8>
    /// Whether the element's text is taken as it is, references and tags included, as in `<xmp>`.
    var isRaw = false

    /// Hands over each piece of the text with its bytes in the source, from `start` on. O(length).
    func walk(from start: Int, _ body: (Step, Range<Int>) -> Void) {
        var at = 0, raw = start
        while at < text.count {
            guard raw < source.count else { return body(.visible(at..<text.count), min(start, source.count)..<source.count) }
            let byte = text[at]
            if source[raw] == 0x26, !isRaw {
                let piece = reference(at, raw)
                let isBlank = piece.text == 1 && TextAlignment.isBlank(byte)
                body(isBlank ? .blank(byte) : .visible(at..<at + piece.text), raw..<raw + piece.raw)
                at += piece.text
                raw += piece.raw
            } else if TextAlignment.isBlank(byte), TextAlignment.isBlank(source[raw]) {
                let length = source[raw] == 0x0D && raw + 1 < source.count && source[raw + 1] == 0x0A && byte == 0x0A ? 2 : 1
                body(.blank(byte), raw..<raw + length)
                at += 1
                raw += length
            } else if source[raw] == byte, byte != 0x3C || isRaw || !isPassedOver(at, raw) {
                let length = plain(at, raw)
                body(.visible(at..<at + length), raw..<raw + length)
                at += length
                raw += length
            } else if source[raw] == 0x3C, !isRaw {
                raw = tagEnd(raw)
            } else if TextAlignment.isBlank(source[raw]) || source[raw] == 0x0D {
                raw += 1
            } else {
                // A piece that the parser put in or replaced: one scalar for one.
                let length = scalar(text, at)
                body(.visible(at..<at + length), raw..<raw + scalar(source, raw))
                at += length
                raw += scalar(source, raw)
            }
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 2 || byte == 0x0C || byte == 0x0D }

    /// How many bytes from here on are the same and nothing special.
    private func plain(_ at: Int, _ raw: Int) -> Int {
        var length = 1
        while at + length < text.count, raw + length < source.count {
            let byte = text[at + length]
            guard byte == source[raw + length], byte > 0x20, isRaw || byte != 0x26 && byte != 0x3C else { break }
            length += 1
        }
        return length
    }

    /// `<` in both: whether the source has a tag here and the text only a `<` from further on.
    private func isPassedOver(_ at: Int, _ raw: Int) -> Bool {
        guard at + 1 < text.count, raw + 1 < source.count else { return false }
        let next = (text: text[at + 1], source: source[raw + 1])
        return next.text != next.source && !(TextAlignment.isBlank(next.text) && TextAlignment.isBlank(next.source))
    }

    private func tagEnd(_ raw: Int) -> Int {
        let isComment = raw + 3 < source.count && source[raw + 1] == 0x21 && source[raw + 2] == 0x2D && source[raw + 3] == 0x2D
        var at = raw + (isComment ? 4 : 1)
        var quote: UInt8?, before: UInt8 = 0
        while at < source.count {
            let byte = source[at]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == 0x3E, !isComment || source[at - 1] == 0x2D && source[at - 2] == 0x2D {
                return at + 1
            } else if !isComment, before == 0x3D, byte == 0x22 || byte == 0x27 {
                quote = byte
            }
            if byte > 0x20 { before = byte }
            at += 1
        }
        return source.count
    }

    private func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        var length = 1
        while at + length < bytes.count, bytes[at + length] & 0xC0 == 0x80 { length += 1 }
        return length
    }

    // MARK: References

    /// How many bytes of text and source a reference, or an ampersand that is none, takes.
    private func reference(_ at: Int, _ raw: Int) -> (text: Int, raw: Int) {
        let limit = source.count
        var end = raw + 1
        if end < limit, source[end] == 0x23 {
            end += 1
            if end < limit, source[end] | 0x20 == 0x78 { end += 1 }
            let digits = end
            while end < limit, isName(source[end]) { end += 1 }
            if digits == end || text[at] == 0x26 && at + 1 < text.count && text[at + 1] == 0x23 && !isAmpersand(digits, end) { return (1, 1) }
            end = digitsEnd(digits, isHex: source[digits - 1] | 0x20 == 0x78)
            return (scalar(text, at), end - raw + (end < limit && source[end] == 0x3B ? 1 : 0))
        }
        while end < limit, isName(source[end]), end - raw < 40 { end += 1 }
        let name = UnsafeBufferPointer(rebasing: source[(raw + 1)..<end])
        let hasEnd = end < limit && source[end] == 0x3B
        if name.starts(with: [0x61, 0x6D, 0x70]) || name.starts(with: [0x41, 0x4D, 0x50]) {
            return (1, 4 + (raw + 4 < limit && source[raw + 4] == 0x3B ? 1 : 0))
        }
        if text[at] == 0x26 || name.isEmpty { return (1, 1) }
        let legacy = CharacterReferences.legacyPrefix(name)
        let first = scalar(text, at)
        if hasEnd, legacy == 0 || legacy == name.count || !continues(at + first, raw + 1 + legacy, end) {
            return (first + second(at + first, end + 1, name), end + 1 - raw)
        }
        return legacy > 0 ? (first, 1 + legacy) : (first, 1)
    }

    /// `&#38;`.
    private func isAmpersand(_ from: Int, _ end: Int) -> Bool {
        var value = 0
        let isHex = source[from - 1] | 0x20 == 0x78
        for at in from..<digitsEnd(from, isHex: isHex) {
            let byte = Int(source[at])
            value = min(1 << 24, value * (isHex ? 16 : 10) + (byte < 0x3A ? byte - 0x30 : (byte | 0x20) - 0x57))
        }
        return value == 0x26
    }

    private func digitsEnd(_ from: Int, isHex: Bool) -> Int {
        var at = from
        while at < source.count, source[at] &- 0x30 < 10 || isHex && (source[at] | 0x20) &- 0x61 < 6 { at += 1 }
        return at
    }

    /// Whether the text goes on with the bytes of the source: `&notit;` is `¬it;`.
    private func continues(_ at: Int, _ raw: Int, _ end: Int) -> Bool {
        let length = end - raw
        guard at + length <= text.count else { return false }
        return (0..<length).allSatisfy { text[at + $0] == source[raw + $0] }
    }

    /// The second scalar of a reference that stands for two, in bytes.
    private func second(_ at: Int, _ raw: Int, _ name: UnsafeBufferPointer<UInt8>) -> Int {
        guard at < text.count, text[at] >= 0xC2 || name.starts(with: Array("fjlig".utf8)) else { return 0 }
        let length = scalar(text, at)
        let isInSource = raw + length <= source.count && (0..<length).allSatisfy { text[at + $0] == source[raw + $0] }
        return !isInSource && CharacterReferences.isCombining(text, at, length) ? length : 0
    }

    private func isName(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
}

/// The references that need no semicolon, and the scalars that come second.
enum CharacterReferences {
    private static let legacy: Set<[UInt8]> = Set("""
        AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml
        LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute
        aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml
        frac12 frac14 frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute
        ocirc ograve ordf ordm oslash otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times
        uacute ucirc ugrave uml uuml yacute yen yuml
        """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })

    /// The length of the longest such name at the start of another.
    static func legacyPrefix(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        for length in stride(from: min(6, name.count), to: 1, by: -1) where legacy.contains(Array(name[..<length])) { return length }
        return 0
    }

    /// Whether a scalar comes second in the references that stand for two.
    static func isCombining(_ text: UnsafeBufferPointer<UInt8>, _ at: Int, _ length: Int) -> Bool {
        if length == 1 { return text[at] == 0x6A }
        var value = length == 2 ? UInt32(text[at] & 0x1F) : UInt32(text[at] & 0x0F)
        for index in 1..<length { value = value << 6 | UInt32(text[at + index] & 0x3F) }
        return [0x331, 0x333, 0x338, 0x200A, 0x20D2, 0x20E5, 0xFE00].contains(value)
    }
}
