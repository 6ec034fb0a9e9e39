/// Words and what they mean.
struct LookupTable: Sendable {
    /// Words by their small letters: the exact forms in the order in which they were written.
    private let rows: [String: [Row]]
    private var shapes = WordShapes()
    /// An alternation of the words, longest first, as part of a pattern.
    let alternation: String

    private struct Row {
        let word: String
        let value: String
    }

    init(_ rows: [(word: String, value: String)]) {
        var byForm: [String: [Row]] = [:]
        for (word, value) in rows where byForm[word.lowercased()]?.contains(where: { $0.word == word }) != true {
            byForm[word.lowercased(), default: []].append(Row(word: word, value: value))
        }
        self.rows = byForm
        for form in byForm.keys { shapes.insert(form.utf8) }
        // Longest first, because PCRE2 takes the first branch that fits.
        let words = rows.map(\.word).sorted { (a: String, b: String) -> Bool in
            a.utf8.count == b.utf8.count ? a < b : a.utf8.count > b.utf8.count
        }
        alternation = words.map(Self.escaped).joined(separator: "|")
    }

    /// What a word means: as written, else regardless of case; white space counts as one space.
    subscript(word: String) -> String? {
        var word = word
        return word.withUTF8 { self[$0] }
    }

    /// What a stretch of text means. White space at its ends is left out; a miss, the usual answer, makes no string.
    subscript(text: UnsafeBufferPointer<UInt8>) -> String? {
        guard let form = Form(text, longest: shapes.longest) else { return self[unicode: text] }
        guard !form.isTooLong, shapes.mayHold(form) else { return nil }
        guard let found = rows[form.string], let first = found.first else { return nil }
        return found.count == 1 ? first.value : self[unicode: text]
    }

    /// The same by the library's rules for case and white space.
    private subscript(unicode text: UnsafeBufferPointer<UInt8>) -> String? {
        var word = String(decoding: text, as: UTF8.self)
        if text.contains(where: { $0 <= 0x20 }) { word = word.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        guard let found = rows[word.lowercased()] else { return nil }
        return (found.first { $0.word == word } ?? found[0]).value
    }

    private static func escaped(_ word: String) -> String {
        var out = ""
        for scalar in word.unicodeScalars {
            if scalar == " " {
                // Bounded, so that the reach of a pattern before its literals is.
                out += "\\s{1,8}"
            } else {
                let isSpecial = scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar)
                if isSpecial { out += "\\" }
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}

/// An ASCII phrase in small letters, its white space collapsed, in memory of its own.
private struct Form {
    /// Enough for any phrase of a table; longer ones take the slow way.
    private static let capacity = 48

    private var bytes = (SIMD16<UInt8>(), SIMD16<UInt8>(), SIMD16<UInt8>())
    private(set) var count = 0
    /// Longer than every word of the table; the bytes are then not all there.
    private(set) var isTooLong = false

    /// Nil for a phrase beyond ASCII, or a long one in a table that may hold it.
    init?(_ text: UnsafeBufferPointer<UInt8>, longest: Int) {
        let length = withUnsafeMutableBytes(of: &bytes) { out -> Int? in
            var count = 0
            var isSpaced = false
            for byte in text {
                if byte >= 0x80 { return nil }
                if byte.isBlank { isSpaced = count > 0; continue }
                if count + 2 > Self.capacity { return longest > Self.capacity - 2 ? nil : Int.max }
                if isSpaced { out[count] = 0x20; count += 1; isSpaced = false }
                out[count] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                count += 1
            }
            return count
        }
        guard let length else { return nil }
        (count, isTooLong) = (min(length, Self.capacity), length == Int.max)
    }

    var first: UInt8 { bytes.0[0] }

    var string: String {
        withUnsafeBytes(of: bytes) { String(decoding: $0[..<count], as: UTF8.self) }
    }
}

/// First letters and lengths of words: what is in no table is mostly told by these.
private struct WordShapes: Sendable {
    /// Bit `n` of a first byte's entry: some word of that beginning has `n` bytes, or 63 and more.
    private var lengths = [UInt64](repeating: 0, count: 256)
    private(set) var longest = 0

    mutating func insert(_ word: String.UTF8View) {
        lengths[Int(word.first ?? 0)] |= 1 << UInt64(min(word.count, 63))
        longest = max(longest, word.count)
    }

    func mayHold(_ form: Form) -> Bool { lengths[Int(form.first)] >> UInt64(min(form.count, 63)) & 1 == 1 }
}
