internal import EntenteKit

/// Suspects what a file that is no UTF-8 is written in, for the message alone: nothing is read by guess.
enum EncodingGuess {
    /// The error with the likely encoding as its hint.
    static func explain(_ error: StageError, _ raw: [UInt8]) -> StageError {
        guard let guess = encoding(of: raw) else { return error }
        var error = error
        error.hint = "it looks like \(guess.rawValue): set `encoding: \(guess.rawValue)` on the reader, or convert the file to UTF-8, for instance with iconv"
        return error
    }

    /// The likely encoding; `nil` for what looks like no text at all. O(n), of the first 256 KiB.
    static func encoding(of raw: [UInt8]) -> TextEncoding? {
        if raw.starts(with: [0xFF, 0xFE]) || raw.starts(with: [0xFE, 0xFF]) { return .utf16 }
        let head = raw.prefix(1 << 18)
        var zeros = [0, 0], controls = 0
        var counts = [Int](repeating: 0, count: 256)
        for (at, byte) in head.enumerated() {
            counts[Int(byte)] += 1
            if byte == 0 { zeros[at & 1] += 1 } else if byte < 0x20, byte < 0x09 || byte > 0x0D { controls += 1 }
        }
        if zeros[0] + zeros[1] > 0 {
            if zeros[0] + zeros[1] == 1 { return nil }
            // In UTF-16 the upper halves of Latin letters are zero, and blanks are in any script.
            if zeros[1] * 20 > head.count, zeros[0] * 10 < zeros[1] { return .utf16le }
            return zeros[0] * 20 > head.count && zeros[1] * 10 < zeros[0] ? .utf16be : nil
        }
        return controls * 100 > head.count ? nil : single(counts)
    }

    /// Tells the single-byte encodings apart by which upper bytes are frequent.
    private static func single(_ counts: [Int]) -> TextEncoding {
        let sum = { (bytes: [Int]) in bytes.reduce(0) { $0 + counts[$1] } }
        let upper = sum(Array(0xC0...0xFF))
        let ascii = sum(Array(0x41...0x5A)) + sum(Array(0x61...0x7A))
        // Where most letters are beyond ASCII the script is not Latin.
        if upper > ascii { return cyrillic(sum) }
        // š ž Š Ž stand at one place in both, č ć đ Č Ć Đ at that of è æ ð È Æ Ð, which seldom meet them.
        let carons = sum([0x9A, 0x9E, 0x8A, 0x8E]), others = sum([0xE8, 0xE6, 0xF0, 0xC8, 0xC6, 0xD0])
        let western = sum([0xE4, 0xF6, 0xFC, 0xDF, 0xE9, 0xE0, 0xE7, 0xF1, 0xF8, 0xE5, 0xEA])
        return carons > 0 && others > 0 && carons + others > western ? .windows1250 : .windows1252
    }

    /// о е а и н are every third letter of a Cyrillic text.
    private static func cyrillic(_ sum: ([Int]) -> Int) -> TextEncoding {
        let scores: [(TextEncoding, Int)] = [
            (.windows1251, sum([0xEE, 0xE5, 0xE0, 0xE8, 0xED])), (.koi8r, sum([0xCF, 0xC5, 0xC1, 0xC9, 0xCE])),
            (.cyrillic, sum([0xDE, 0xD5, 0xD0, 0xD8, 0xDD])),
        ]
        return scores.max { $0.1 < $1.1 }!.0
    }
}
