import EntenteKit
import UTF8Bytes

extension TokenScanner {
    /// A number that starts with an ASCII digit; returns where the next token may start.
    func number(_ at: Int, _ tokens: inout TokenColumn) -> Int {
        var stop = bytes.digitsEnd(at, end)
        if let phone = hyphenatedNumberEnd(at, stop) { return emit(at, phone, &tokens) }
        while stop + 1 < end, isInside(bytes.base[stop]), bytes.base[stop + 1] &- 0x30 < 10 {
            stop = bytes.digitsEnd(stop + 1, end)
        }
        guard stop < end else { return emit(at, stop, &tokens) }
        let kind = bytes.kind(at: stop)
        if kind.isWord { return suffixed(at, stop, &tokens) }
        if bytes.base[stop] == 0x40 || bytes.base[stop] == 0x5F, let web = webEnd(at) { return emit(at, web, &tokens) }
        if bytes.base[stop] == 0x2E, isOrdinal(at, stop) { return emit(at, stop + 1, &tokens) }
        if bytes.base[stop] == 0x2D, options.hyphens == .keep, bytes.kind(at: stop + 1).isWord, stop + 1 < end {
            return emit(at, bytes.wordEnd(stop + 1, end), &tokens)
        }
        return emit(at, stop, &tokens)
    }

    /// `. , : /` between digits belong to a number, a time or a date.
    private func isInside(_ byte: UInt8) -> Bool {
        byte == 0x2E || byte == 0x2C || byte == 0x3A || byte == 0x2F
    }

    /// Telephone numbers and dates with hyphens stay whole; ranges do not.
    private func hyphenatedNumberEnd(_ at: Int, _ first: Int) -> Int? {
        var stop = first
        var groups = 1, digits = first - at
        while stop + 1 < end, bytes.base[stop] == 0x2D, bytes.base[stop + 1] &- 0x30 < 10 {
            let next = bytes.digitsEnd(stop + 1, end)
            groups += 1
            digits += next - stop - 1
            stop = next
        }
        guard groups > 1, stop >= end || !bytes.kind(at: stop).isWord else { return nil }
        if options.hyphens == .keep { return stop }
        return groups > 2 || first - at == 3 && stop - first == 5 ? stop : nil
    }

    /// `20th`, `1970s`, `83N` stay whole; a unit as in `5pm` or `35mm` is a token.
    private func suffixed(_ at: Int, _ digitsEnd: Int, _ tokens: inout TokenColumn) -> Int {
        let stop = bytes.wordEnd(digitsEnd, end)
        if NumberUnits.table.flags(bytes, digitsEnd, stop) != 0 {
            tokens.append(TextRange(at, digitsEnd))
            return word(digitsEnd, stop, &tokens)
        }
        return word(at, stop, &tokens)
    }

    /// `15.` before more text in a language that writes ordinals so.
    private func isOrdinal(_ at: Int, _ period: Int) -> Bool {
        options.hasOrdinals && period + 1 < end && bytes.kind(at: period + 1).isSpace
    }
}

/// Units that are written close to their number.
enum NumberUnits {
    static let table = WordTable(
        """
        am pm a.m p.m k m mm cm km kg g mg ml l lb lbs oz ft in mph kmh kw mw gw kwh mwh hz khz mhz ghz b kb mb gb tb bn mn mln
        min mins hr hrs h sec secs yr yrs x qm m² km² €
        """
        .split(whereSeparator: \.isWhitespace).map { (String($0), 1) })
}
