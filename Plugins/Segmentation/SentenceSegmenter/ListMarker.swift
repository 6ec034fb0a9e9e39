internal import UTF8Bytes

/// What stands before an item of a list: `1.`, `2)`, `3.)`, `a.`, `b)`, perhaps behind a bullet.
struct ListMarker {
    /// How the marker is written; items of one list share it.
    struct Style: Equatable {
        var bullet: UInt32
        var isLetter: Bool
        var hasPeriod: Bool
        var hasBracket: Bool

        /// Whether the marker starts with a digit.
        var isNumber: Bool { bullet == 0 && !isLetter }
    }

    let style: Style
    /// Its number; letters count from `a` = 1.
    let number: Int
    /// The offset behind it.
    let end: Int

    /// The marker at an offset, with a blank behind it.
    @inline(__always)
    init?(_ bytes: Bytes, at offset: Int, _ limit: Int) {
        guard ListMarker.mayStart(bytes, offset) else { return nil }
        self.init(reading: bytes, at: offset, limit)
    }

    /// Whether a digit, a small letter with a mark behind it, or something beyond ASCII stands at an offset: asked at every
    /// line and sentence, of which few start so.
    @inline(__always)
    private static func mayStart(_ bytes: Bytes, _ offset: Int) -> Bool {
        let first = bytes[offset]
        if first &- 0x61 < 26 { return bytes[offset + 1] == 0x2E || bytes[offset + 1] == 0x29 }
        return first &- 0x30 < 10 || first >= 0x80
    }

    private init?(reading bytes: Bytes, at offset: Int, _ limit: Int) {
        var at = offset
        var bullet: UInt32 = 0
        let first = bytes.scalar(at: at)
        if first.value >= 0x80 {
            guard first.kind == .bullet else { return nil }
            bullet = first.value
            at = bytes.skipSpaces(at + first.length, limit)
        }
        let digits = bytes.digitsEnd(at, limit)
        let isLetter = digits == at
        if isLetter {
            guard ScalarKind(ascii: bytes[at] & 0x7F) == .lower, bytes[at] < 0x80 else { return nil }
            number = Int(bytes[at]) - 0x60
            at += 1
        } else {
            guard digits - at <= 3 else { return nil }
            number = (at..<digits).reduce(0) { $0 * 10 + Int(bytes[$1]) - 0x30 }
            at = digits
        }
        let hasPeriod = bytes[at] == 0x2E
        if hasPeriod { at += 1 }
        let hasBracket = bytes[at] == 0x29
        if hasBracket { at += 1 }
        guard hasPeriod || hasBracket, at < limit, bytes.kind(at: at).isSpace else { return nil }
        style = Style(bullet: bullet, isLetter: isLetter, hasPeriod: hasPeriod, hasBracket: hasBracket)
        end = at
    }

    /// Whether this is the marker after `previous` in the same list; a list may count down.
    func follows(_ previous: ListMarker) -> Bool {
        style == previous.style && abs(number - previous.number) == 1
    }
}
