import EntenteKit
import UTF8Bytes

extension TokenScanner {
    /// Whether `www.` stands at an offset.
    @inline(__always)
    func hasWebPrefix(_ at: Int) -> Bool { bytes.base[at] | 0x20 == 0x77 && bytes.has("ww.", at: at + 1) }

    /// The end of the URL, domain or e-mail address that starts at an offset; `nil` if none does.
    func webEnd(_ at: Int) -> Int? {
        let chunk = chunkEnd(at)
        guard chunk > at + 3 else { return nil }
        let isWeb = isURL(at, chunk) || isAddress(at, chunk) || isDomain(at, chunk)
        return isWeb ? chunk : nil
    }

    /// The end of what is written without a blank, less the marks that close the text round it.
    private func chunkEnd(_ at: Int) -> Int {
        var stop = at
        var opened = 0
        // No address is longer; the bound keeps hostile text from costing its square.
        let end = min(end, at + 2048)
        while stop < end {
            let byte = bytes.base[stop]
            if byte <= 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E { break }
            if byte >= 0x80 {
                let scalar = bytes.scalar(at: stop)
                guard scalar.kind.isWord || scalar.kind == .digit else { break }
                stop += scalar.length
                continue
            }
            if byte == 0x28 { opened += 1 }
            if byte == 0x29 { opened -= 1; if opened < 0 { break } }
            stop += 1
        }
        while stop > end || stop < self.end && bytes.base[stop] & 0xC0 == 0x80 { stop -= 1 }
        while stop > at, [0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x27, 0x5D, 0x2A].contains(bytes.base[stop - 1]) { stop -= 1 }
        return stop
    }

    private func isURL(_ at: Int, _ stop: Int) -> Bool {
        if hasWebPrefix(at) { return true }
        var colon = at
        while colon < stop, ScalarKind(ascii: bytes.base[colon] & 0x7F).isLetter { colon += 1 }
        return colon > at && (bytes.has("://", at: colon) && colon + 3 < stop || bytes.has("mailto:", at: at))
    }

    /// `name@host`, with letters or digits on both sides of the one `@`.
    private func isAddress(_ at: Int, _ stop: Int) -> Bool {
        var signs = 0, place = at
        for offset in at..<stop where bytes.base[offset] == 0x40 { signs += 1; place = offset }
        guard signs == 1, place > at, place + 1 < stop else { return false }
        return bytes.kind(at: place + 1).isWord || bytes.kind(at: place + 1) == .digit
    }

    /// `example.org`, `example.org/path`: labels with a known last one.
    private func isDomain(_ at: Int, _ stop: Int) -> Bool {
        var host = at
        while host < stop, bytes.base[host] != 0x2F, bytes.base[host] != 0x3A { host += 1 }
        var dot = host
        while dot > at, bytes.base[dot - 1] != 0x2E { dot -= 1 }
        guard dot > at + 2, bytes.wordEnd(dot, host) == host else { return false }
        return TopLevelDomains.table.flags(bytes, dot, host) != 0
    }
}

/// The common top-level domains; a list of all would take `is` and `it` for ends of a host name more often.
enum TopLevelDomains {
    static let table = WordTable(
        """
        com org net edu gov mil int info biz eu uk de fr es pl ru kz rs ua by br ca au nz jp cn ch se nl be cz sk hu gr tr
        ir il io tv co us me ba hr mk al bg ro htm html pdf php asp doc xls txt jpg gif zip exe
        """
        .split(whereSeparator: \.isWhitespace).map { (String($0), 1) })
}
