internal import EntenteKit

/// Refuses pages on which an HTML5 parser would take quadratic time: elements nested thousands deep, or a tag with
/// thousands of attributes. One pass over the bytes before any tree is built.
///
/// The depth is an upper bound. Every start tag counts, wherever it stands, except those of elements that have no
/// content or that their like closes (`<p>`, `<li>`); an end tag counts only outside comments and scripts, and only
/// against a start tag of its name.
struct PageGuard {
    /// More than any browser builds (512), and far more than any page needs.
    static let deepest = 2048
    static let mostAttributes = 4096

    private static let uncounted: Set<[UInt8]> = Set([
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li",
        "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body", "rt", "rp",
    ].map { Array($0.utf8) })
    private static let raw: Set<[UInt8]> = Set([
        "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext",
    ].map { Array($0.utf8) })

    private let bytes: UnsafeBufferPointer<UInt8>
    private var open: [[UInt8]: Int] = [:]
    private var depth = 0
    /// Up to here end tags do not count.
    private var deafUntil = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Looks at a page.
    ///
    /// - Throws: ``StageError`` with code `limit`.
    static func check(_ bytes: [UInt8]) throws(StageError) {
        try bytes.withUnsafeBufferPointer { buffer throws(StageError) in
            var guardian = PageGuard(buffer)
            try guardian.run()
        }
    }

    private mutating func run() throws(StageError) {
        var at = 0
        while at + 1 < bytes.count {
            guard bytes[at] == 0x3C else { at += 1; continue }
            let next = bytes[at + 1]
            if isLetter(next) { at = try startTag(at) }
            else if next == 0x2F { at = endTag(at) }
            else {
                if next == 0x21 || next == 0x3F { beDeaf(at) }
                at += 1
            }
        }
    }

    /// Comments, declarations and CDATA: what closes in there closes nothing.
    private mutating func beDeaf(_ at: Int) {
        let end: [UInt8] = has("<!--", at) ? Array("-->".utf8) : has("<![CDATA[", at) ? Array("]]>".utf8) : [0x3E]
        deafUntil = max(deafUntil, find(end, from: at + 2))
    }

    private mutating func startTag(_ at: Int) throws(StageError) -> Int {
        let name = name(at + 1)
        let end = try attributes(at + 1 + name.count)
        if !PageGuard.uncounted.contains(name) {
            open[name, default: 0] += 1
            depth += 1
            if depth > PageGuard.deepest {
                throw StageError(
                    .limit, "the page nests elements deeper than \(PageGuard.deepest)",
                    hint: "this is no page for readers; leave the file out", offset: at)
            }
        }
        if PageGuard.raw.contains(name) { deafUntil = max(deafUntil, find(Array("</".utf8) + name, from: end)) }
        // Inside a comment the tag may be none: look at every byte.
        return at < deafUntil ? at + 1 : end
    }

    private mutating func endTag(_ at: Int) -> Int {
        let name = name(at + 2)
        if at >= deafUntil, let count = open[name], count > 0 {
            open[name] = count - 1
            depth -= 1
        }
        return at + 2
    }

    /// Goes to the end of a tag, quotes included, and counts its attributes.
    private func attributes(_ from: Int) throws(StageError) -> Int {
        var at = from, count = 0
        var isBetween = true
        while at < bytes.count, bytes[at] != 0x3E {
            let byte = bytes[at]
            if byte == 0x3D, let quote = quote(at + 1) {
                at = find([bytes[quote]], from: quote + 1)
                isBetween = true
                continue
            }
            let isBlank = byte <= 0x20 || byte == 0x2F
            if isBetween, !isBlank { count += 1 }
            isBetween = isBlank
            at += 1
        }
        guard count <= PageGuard.mostAttributes else {
            throw StageError(
                .limit, "a tag has more than \(PageGuard.mostAttributes) attributes", hint: "this is no page for readers; leave the file out",
                offset: from)
        }
        return min(at + 1, bytes.count)
    }

    /// The quote behind an equals sign.
    private func quote(_ from: Int) -> Int? {
        var at = from
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        return at < bytes.count && (bytes[at] == 0x22 || bytes[at] == 0x27) ? at : nil
    }

    private func name(_ from: Int) -> [UInt8] {
        var name: [UInt8] = []
        var at = from
        while at < bytes.count, name.count < 32, bytes[at] > 0x20, bytes[at] != 0x2F, bytes[at] != 0x3E {
            name.append(bytes[at] &- 0x41 < 26 ? bytes[at] | 0x20 : bytes[at])
            at += 1
        }
        return name
    }

    private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    private func has(_ word: String, _ at: Int) -> Bool {
        at + word.utf8.count <= bytes.count && word.utf8.enumerated().allSatisfy { bytes[at + $0.offset] == $0.element }
    }

    /// The offset behind the next occurrence, without regard to case; the end if there is none.
    private func find(_ word: [UInt8], from: Int) -> Int {
        var at = from
        while at + word.count <= bytes.count {
            var length = 0
            while length < word.count, bytes[at + length] == word[length] || isLetter(word[length]) && bytes[at + length] | 0x20 == word[length] { length += 1 }
            if length == word.count { return at + length }
            at += 1
        }
        return bytes.count
    }
}
