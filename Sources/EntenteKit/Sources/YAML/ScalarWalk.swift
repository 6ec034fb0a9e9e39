/// A walk along a scalar in the source that counts the bytes of content it yields, until `target`.
/// The line folding is that of libyaml, which takes U+0085, U+2028 and U+2029 for line ends too.
struct ScalarWalk {
    private let bytes: [UInt8]
    private let target: Int
    private var at: Int
    private var end: Int
    private var produced = 0

    init(bytes: [UInt8], start: Int, end: Int, target: Int) {
        self.bytes = bytes
        self.target = target
        at = start
        self.end = min(end, bytes.count)
    }

    mutating func plain() -> Int {
        advance { walk in walk.foldedBlanks(at: walk.at) ?? (1, 1) }
    }

    mutating func quoted() -> Int {
        guard at < end else { return at }
        let quote = bytes[at]
        at += 1
        end = max(at, end - 1)
        if quote == UInt8(ascii: "'") {
            return advance { walk in
                if walk.bytes[walk.at] == UInt8(ascii: "'") { return (2, 1) }
                return walk.foldedBlanks(at: walk.at) ?? (1, 1)
            }
        }
        return advance { walk in
            if walk.bytes[walk.at] == UInt8(ascii: "\\") { return walk.escape() }
            return walk.foldedBlanks(at: walk.at) ?? (1, 1)
        }
    }

    /// Steps unit by unit: bytes of source, bytes of content. Stops at the unit that holds `target`.
    private mutating func advance(_ unit: (Self) -> (source: Int, content: Int)) -> Int {
        while at < end {
            let step = unit(self)
            if produced + step.content > target { return at }
            produced += step.content
            at += step.source
        }
        return end
    }

    /// A run of blanks that holds a line end: one break becomes a space, n breaks n - 1 line feeds.
    private func foldedBlanks(at start: Int) -> (source: Int, content: Int)? {
        var i = start
        var first: Int?
        var rest = 0
        while i < end {
            if let step = lineBreak(at: i) {
                if first == nil { first = step.content } else { rest += step.content }
                i += step.source
            } else if bytes[i].isBlank {
                i += 1
            } else {
                break
            }
        }
        guard let first else { return nil }
        let content = first == 1 ? max(1, rest) : first + rest
        return (i - start, content)
    }

    private func escape() -> (source: Int, content: Int) {
        guard at + 1 < end else { return (1, 1) }
        if let first = lineBreak(at: at + 1) {
            // An escaped line end yields nothing; those after it are kept.
            var i = at + 1 + first.source
            var content = 0
            while i < end {
                if let step = lineBreak(at: i) {
                    content += step.content
                    i += step.source
                } else if bytes[i].isBlank {
                    i += 1
                } else {
                    break
                }
            }
            return (i - at, content)
        }
        switch bytes[at + 1] {
        case UInt8(ascii: "x"): return hexEscape(digits: 2)
        case UInt8(ascii: "u"): return hexEscape(digits: 4)
        case UInt8(ascii: "U"): return hexEscape(digits: 8)
        case UInt8(ascii: "N"), UInt8(ascii: "_"): return (2, 2)
        case UInt8(ascii: "L"), UInt8(ascii: "P"): return (2, 3)
        default: return (2, 1)
        }
    }

    private func hexEscape(digits: Int) -> (source: Int, content: Int) {
        let code = bytes[(at + 2)..<min(at + 2 + digits, end)].reduce(UInt32(0)) { code, byte in
            let digit = byte <= 0x39 ? byte &- 0x30 : (byte | 0x20) &- 0x57
            return code << 4 | UInt32(digit & 0xF)
        }
        return (2 + digits, code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)
    }

    private func lineBreak(at i: Int) -> (source: Int, content: Int)? {
        switch bytes[i] {
        case 0x0A: (1, 1)
        case 0x0D: (i + 1 < bytes.count && bytes[i + 1] == 0x0A ? 2 : 1, 1)
        case 0xC2 where i + 1 < bytes.count && bytes[i + 1] == 0x85: (2, 1)
        case 0xE2 where i + 2 < bytes.count && bytes[i + 1] == 0x80 && (bytes[i + 2] | 1) == 0xA9: (3, 3)
        default: nil
        }
    }

    // MARK: Block scalars

    mutating func block(content: [UInt8], folded: Bool) -> Int {
        while at < end, lineBreak(at: at) == nil { at += 1 }
        if at < end, let step = lineBreak(at: at) { at += step.source }
        let indent = indentation(content: content)
        skip(indent)
        while at < end, produced < min(target, content.count) {
            guard let step = lineBreak(at: at) else {
                at += 1
                produced += 1
                continue
            }
            let region = at
            at += step.source
            skip(indent)
            var yielded = step.content
            if folded {
                while at < end, let more = lineBreak(at: at) {
                    at += more.source
                    skip(indent)
                }
                let kept = content[produced...].prefix { $0 == 0x0A }.count
                yielded = content[produced] == 0x20 ? 1 : kept
            }
            if produced + yielded > target { return region }
            produced += yielded
        }
        return min(at, end)
    }

    /// Source and content differ on their first written line by just the indentation.
    private func indentation(content: [UInt8]) -> Int {
        func leadingSpaces(_ text: ArraySlice<UInt8>) -> Int? {
            var spaces = 0
            for byte in text {
                if byte == 0x20 {
                    spaces += 1
                } else if byte.isLineBreak {
                    spaces = 0
                } else {
                    return spaces
                }
            }
            return nil
        }
        guard let inSource = leadingSpaces(bytes[at..<end]), let inContent = leadingSpaces(content[...]) else {
            return Int.max
        }
        return max(0, inSource - inContent)
    }

    private mutating func skip(_ indent: Int) {
        var left = indent
        while left > 0, at < end, bytes[at] == 0x20 {
            at += 1
            left -= 1
        }
    }
}
