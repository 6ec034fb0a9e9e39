internal import UTF8Bytes

/// Finds phrases in a text without regard to case, wherever they begin.
///
/// A phrase is looked at only where its first two bytes stand (beyond ASCII: a scalar that folds to its first one), which
/// is at one byte in some hundred: asking each phrase in turn took most of the time of cleaning a page.
struct PhraseIndex: Sendable {
    /// A phrase in lower case.
    private struct Phrase: Sendable {
        let bytes: [UInt8]
        let isASCII: Bool
    }

    /// By the first scalar, modulo the number of buckets; longer phrases first.
    private let buckets: [[Phrase]]
    /// Whether a phrase starts with two ASCII bytes, at 128 × the first + the second, in either case.
    private let pairs: [Bool]
    /// The buckets that hold a phrase which starts beyond ASCII.
    private let wide: UInt64

    init(_ phrases: [[UInt8]]) {
        var buckets = [[Phrase]](repeating: [], count: 64)
        var pairs = [Bool](repeating: false, count: 128 * 128), wide: UInt64 = 0
        for phrase in phrases.sorted(by: { $0.count > $1.count }) {
            let first = PhraseIndex.first(phrase)
            buckets[Int(first & 63)].append(Phrase(bytes: phrase, isASCII: phrase.allSatisfy { $0 < 0x80 }))
            if first >= 0x80 { wide |= 1 << UInt64(first & 63) }
            guard first < 0x80 else { continue }
            for a in PhraseIndex.cases(phrase[0]) {
                // A phrase of one byte, or with a wide second one, may be followed by anything.
                let seconds = phrase.count > 1 && phrase[1] < 0x80 ? PhraseIndex.cases(phrase[1]) : Array(0..<128)
                for b in seconds { pairs[Int(a) * 128 + Int(b)] = true }
            }
        }
        self.buckets = buckets
        self.pairs = pairs
        self.wide = wide
    }

    /// The length in bytes of each phrase that stands at an offset, the longest first, until `body` is content.
    @inline(__always)
    func any(_ text: Bytes, at offset: Int, _ limit: Int, _ body: (Int) -> Bool = { _ in true }) -> Bool {
        let byte = text.base[offset]
        if byte < 0x80 {
            let next = text[offset + 1]
            guard next >= 0x80 || pairs[Int(byte) << 7 | Int(next)] else { return false }
            return any(in: Int(Scalar.folded(UInt32(byte)) & 63), text, offset, limit, body)
        }
        guard wide != 0, byte >= 0xC0 else { return false }
        let bucket = Scalar.folded(text.scalar(at: offset).value) & 63
        return wide >> UInt64(bucket) & 1 == 1 && any(in: Int(bucket), text, offset, limit, body)
    }

    /// Whether any phrase stands between two offsets for which `body`, given its place and length, is content.
    func any(_ text: Bytes, in range: Range<Int>, _ body: (Int, Int) -> Bool = { _, _ in true }) -> Bool {
        for at in range where any(text, at: at, range.upperBound, { body(at, $0) }) { return true }
        return false
    }

    /// The length of the longest phrase at an offset.
    func longest(_ text: Bytes, at offset: Int, _ limit: Int) -> Int? {
        var length: Int?
        _ = any(text, at: offset, limit) { length = $0; return true }
        return length
    }

    private func any(in bucket: Int, _ text: Bytes, _ offset: Int, _ limit: Int, _ body: (Int) -> Bool) -> Bool {
        for phrase in buckets[bucket] where offset + phrase.bytes.count <= limit {
            if phrase.isASCII ? has(phrase.bytes, text, offset) : hasFolded(phrase.bytes, text, offset), body(phrase.bytes.count) { return true }
        }
        return false
    }

    private func has(_ phrase: [UInt8], _ text: Bytes, _ offset: Int) -> Bool {
        for index in phrase.indices {
            var byte = text.base[offset + index]
            if byte &- 0x41 < 26 { byte |= 0x20 }
            if byte != phrase[index] { return false }
        }
        return true
    }

    /// The same beyond ASCII, where capitals have other bytes; the scripts in question keep the length.
    private func hasFolded(_ phrase: [UInt8], _ text: Bytes, _ offset: Int) -> Bool {
        phrase.withUnsafeBufferPointer { buffer in
            guard let wanted = Bytes(buffer) else { return false }
            var at = 0
            while at < wanted.count {
                let (a, length) = wanted.decoded(at: at)
                let (b, other) = text.decoded(at: offset + at)
                guard length == other, Scalar.folded(a) == Scalar.folded(b) else { return false }
                at += length
            }
            return true
        }
    }

    private static func first(_ phrase: [UInt8]) -> UInt32 {
        phrase.withUnsafeBufferPointer { Bytes($0).map { Scalar.folded($0.scalar(at: 0).value) } ?? 0 }
    }

    private static func cases(_ byte: UInt8) -> [UInt8] { byte &- 0x61 < 26 ? [byte, byte & 0xDF] : [byte] }
}
