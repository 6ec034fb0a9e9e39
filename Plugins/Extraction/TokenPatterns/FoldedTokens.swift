internal import EntenteKit
internal import Literals

/// All tokens of a document in normal form, in one buffer: a space where white space stands between two, nothing where
/// they touch, a line feed between sentences. So a word is found however the tokeniser cut it.
struct FoldedTokens {
    private(set) var bytes: [UInt8] = []
    /// Where each token begins in `bytes`, and where it ends.
    private(set) var starts: [Int32] = []
    private(set) var ends: [Int32] = []

    init(_ text: Text, _ tokens: [TextRange], _ sentences: [Range<Int>]) {
        bytes.reserveCapacity(text.count + sentences.count)
        starts.reserveCapacity(tokens.count)
        ends.reserveCapacity(tokens.count)
        text.withBytes { source in
            guard let base = source.baseAddress else { return }
            var sentence = 0
            for (index, token) in tokens.enumerated() {
                while sentence < sentences.count, sentences[sentence].upperBound <= index { sentence += 1 }
                let isFirst = sentence < sentences.count && sentences[sentence].lowerBound == index
                if isFirst {
                    bytes.append(0x0A)
                } else if index > 0, tokens[index - 1].end < token.start {
                    bytes.append(0x20)
                }
                starts.append(Int32(bytes.count))
                append(base, token)
                ends.append(Int32(bytes.count))
            }
        }
    }

    private mutating func append(_ text: UnsafePointer<UInt8>, _ token: TextRange) {
        var at = Int(token.start)
        let end = Int(token.end)
        while at < end {
            let byte = text[at]
            if byte < 0x80 {
                bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                at += 1
                continue
            }
            let (value, length) = decodeScalar(text, at)
            at += length
            if value == 0x2019 {
                bytes.append(0x27)
            } else {
                bytes += UTF8.encode(Unicode.Scalar(ScalarTables.shared.lowercase(value)) ?? "\u{FFFD}")!
            }
        }
    }

    /// Every word that begins and ends with a token, by its first token, longer ones first. O(bytes + occurrences).
    func hits(_ scanner: LiteralScanner?, _ table: WordTable) -> [(Int, TokenView.Hit)] {
        guard let scanner, scanner.count > 0 else { return [] }
        var found: [(Int, TokenView.Hit)] = []
        bytes.withUnsafeBufferPointer { bytes in
            scanner.scan(bytes) { word, end in
                guard let last = Self.index(of: Int32(end), in: ends) else { return }
                guard let start = Self.index(of: Int32(end - table.words[word].count), in: starts) else { return }
                found.append((start, TokenView.Hit(end: Int32(last + 1), word: Int32(word))))
            }
        }
        return found.sorted { a, b in
            a.0 != b.0 ? a.0 < b.0 : a.1.end != b.1.end ? a.1.end > b.1.end : a.1.word < b.1.word
        }
    }

    /// The place of an offset in an ascending list; nil if it is not in it.
    private static func index(of offset: Int32, in list: [Int32]) -> Int? {
        var low = 0, high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low < list.count && list[low] == offset ? low : nil
    }
}
