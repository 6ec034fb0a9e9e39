/// Reads numbers in figures and words: `1,234.5`, `three hundred and five`, `1.2 billion`, `half a million`.
///
/// Words come from the tables `number` (a word's value) and `scale` (what it multiplies by). Figures have a decimal
/// point, and commas or spaces between groups of three digits.
struct NumberParser {
    private let number: LookupTable?
    private let scale: LookupTable?
    private var total = 0.0
    private var current: Double?
    /// `a` counts as one only when nothing better follows: `half a million`, `a half`.
    private var isArticle = false
    private var isNegative = false

    /// A thousand or more, if the last word was such a scale.
    private var lastScale = 1.0
    private var hasScale = false

    /// The number that a text says, or nil.
    static func parse(_ text: String, number: LookupTable?, scale: LookupTable?) -> Double? {
        var parser = NumberParser(number: number, scale: scale)
        return parser.parse(Array(text.utf8))
    }

    /// Both ends of a range. A scale at its end goes for both: `two to three million`, but not `500 to 2 million`.
    static func parse(_ low: String, _ high: String, number: LookupTable?, scale: LookupTable?) -> (Double, Double)? {
        var first = NumberParser(number: number, scale: scale), second = first
        guard let from = first.parse(Array(low.utf8)), let to = second.parse(Array(high.utf8)) else { return nil }
        let isShared = !first.hasScale && from * second.lastScale <= to
        return (isShared ? first.tidy(from * second.lastScale) : from, to)
    }

    private init(number: LookupTable?, scale: LookupTable?) {
        self.number = number
        self.scale = scale
    }

    private mutating func parse(_ bytes: [UInt8]) -> Double? {
        var at = 0
        var isEmpty = true
        while at < bytes.count {
            let byte = bytes[at]
            if byte.isDigit || (byte == 0x2E && at + 1 < bytes.count && bytes[at + 1].isDigit) {
                add(figures(bytes, &at))
                isEmpty = false
            } else if byte.isWordByte {
                let start = at
                while at < bytes.count, bytes[at].isWordByte { at += 1 }
                guard add(word: String(decoding: bytes[start..<at], as: UTF8.self)) else { return nil }
                isEmpty = false
            } else {
                if byte == 0x2D, isEmpty { isNegative = true }
                at += 1
            }
        }
        if isEmpty || (total == 0 && current == nil) { return nil }
        let value = total + (current ?? 0)
        return tidy(isNegative ? -value : value)
    }

    private mutating func add(_ value: Double) {
        lastScale = 1
        current = isArticle ? value : (current ?? 0) + value
        isArticle = false
    }

    /// False for a word that is in no table.
    private mutating func add(word: String) -> Bool {
        if let text = scale?[word], let factor = Double(text) {
            multiply(by: factor)
            return true
        }
        guard let text = number?[word] else { return ["and", "of", "a", "an"].contains(word.lowercased()) }
        if text == "-" {
            isNegative = true
        } else if text == "a" {
            if current == nil { (current, isArticle) = (1, true) }
        } else if let value = Double(text) {
            add(value)
        } else {
            return false
        }
        return true
    }

    private mutating func multiply(by factor: Double) {
        hasScale = true
        lastScale = factor < 1000 ? 1 : factor
        isArticle = false
        if factor < 1000 {
            current = (current ?? 1) * factor
        } else if let value = current {
            total += value * factor
            current = nil
        } else {
            total = (total == 0 ? 1 : total) * factor
        }
    }

    /// Digits with separators, from `at` on.
    private func figures(_ bytes: [UInt8], _ at: inout Int) -> Double {
        var digits = ""
        while at < bytes.count {
            if bytes[at].isDigit {
                digits.unicodeScalars.append(Unicode.Scalar(bytes[at]))
                at += 1
            } else if let length = separator(bytes, at) {
                at += length
            } else {
                break
            }
        }
        if at + 1 < bytes.count, bytes[at] == 0x2E, bytes[at + 1].isDigit {
            digits += "."
            at += 1
            while at < bytes.count, bytes[at].isDigit {
                digits.unicodeScalars.append(Unicode.Scalar(bytes[at]))
                at += 1
            }
        }
        return Double(digits.hasPrefix(".") ? "0" + digits : digits) ?? 0
    }

    /// Length of a comma or space before a group of exactly three digits.
    private func separator(_ bytes: [UInt8], _ at: Int) -> Int? {
        let spellings: [[UInt8]] = [[0x2C], [0x20], [0xC2, 0xA0], [0xE2, 0x80, 0xAF], [0xE2, 0x80, 0x89]]
        guard let length = spellings.first(where: { bytes[at...].starts(with: $0) })?.count else { return nil }
        let group = bytes[(at + length)...].prefix(while: \.isDigit)
        return group.count == 3 ? length : nil
    }

    /// 3.3 × 10⁶ is 3299999.9999999995 in binary: a value that near to a whole number is one.
    private func tidy(_ value: Double) -> Double {
        let whole = value.rounded()
        return abs(value - whole) < 1e-12 * max(1, abs(value)) ? whole : value
    }
}

extension UInt8 {
    /// `0` to `9`.
    var isDigit: Bool { self &- 0x30 < 10 }
    /// An ASCII letter, or part of a scalar beyond ASCII.
    var isWordByte: Bool { (self | 0x20) &- 0x61 < 26 || self >= 0x80 }
}
