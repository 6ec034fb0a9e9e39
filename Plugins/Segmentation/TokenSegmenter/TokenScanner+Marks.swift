import EntenteKit
import UTF8Bytes

extension TokenScanner {
    /// A token that starts with an ASCII mark; returns where the next token may start.
    func mark(_ at: Int, _ tokens: inout TokenColumn) -> Int {
        let byte = bytes.base[at]
        if at == start || bytes[at - 1] <= 0x20 {
            let face = Emoticon.length(bytes, at: at)
            if face > 0, at + face <= end { return emit(at, at + face, &tokens) }
        }
        switch byte {
        case 0x2E, 0x21, 0x3F: return emit(at, terminatorsEnd(at), &tokens)
        case 0x27, 0x60: return apostrophe(at, at + 1, &tokens)
        case 0x40, 0x23: return emit(at, tagEnd(at), &tokens)
        case 0x2D, 0x2A, 0x3D, 0x5F, 0x7E, 0x3C, 0x3E, 0x2B: return emit(at, runEnd(at, byte), &tokens)
        default: return emit(at, at + 1, &tokens)
        }
    }

    /// `...`, `!!`, `?!`, `.?`
    private func terminatorsEnd(_ at: Int) -> Int {
        var stop = at
        while stop < end, bytes.base[stop] == 0x2E || bytes.base[stop] == 0x21 || bytes.base[stop] == 0x3F { stop += 1 }
        return stop
    }

    /// A run of one mark: `--`, `***`; `+44` with its digits.
    private func runEnd(_ at: Int, _ byte: UInt8) -> Int {
        var stop = at + 1
        while stop < end, bytes.base[stop] == byte { stop += 1 }
        if byte == 0x2B, stop == at + 1, bytes[stop] &- 0x30 < 10, at == start || bytes[at - 1] <= 0x20 { return bytes.digitsEnd(stop, end) }
        return stop
    }

    /// `@name` and `#tag`; `#5` and `@ home` are two tokens.
    private func tagEnd(_ at: Int) -> Int {
        var stop = at + 1
        guard stop < end, bytes.kind(at: stop).isWord else { return stop }
        while stop < end {
            let scalar = bytes.scalar(at: stop)
            guard scalar.kind.isWord || scalar.kind == .digit || scalar.value == 0x5F else { break }
            stop += scalar.length
        }
        return min(stop, end)
    }

    /// An apostrophe or single quote that no word has taken: `''`, `'60s`, `'em`, `'s`, or a quote alone.
    func apostrophe(_ at: Int, _ stop: Int, _ tokens: inout TokenColumn) -> Int {
        let scalar = bytes.scalar(at: at)
        if stop < end, bytes.scalar(at: stop).value == scalar.value { return emit(at, stop + scalar.length, &tokens) }
        if stop < end, bytes.base[stop] &- 0x30 < 10, scalar.value != 0x60 {
            let digits = bytes.digitsEnd(stop, end)
            if digits == stop + 2 { return emit(at, bytes[digits] == 0x73 ? digits + 1 : digits, &tokens) }
        }
        if let clitic = leadingCliticEnd(at, stop) { return emit(at, clitic, &tokens) }
        return emit(at, stop, &tokens)
    }

    /// `'s`, `'em`, `'n` behind a blank.
    private func leadingCliticEnd(_ at: Int, _ stop: Int) -> Int? {
        let next = bytes.wordEnd(stop, end)
        switch next - stop {
        case 1 where bytes[stop] == 0x73 || bytes[stop] == 0x6E: return next
        case 2 where bytes.has("em", at: stop) || bytes.has("ll", at: stop) || bytes.has("re", at: stop) || bytes.has("ve", at: stop): return next
        default: return nil
        }
    }
}
