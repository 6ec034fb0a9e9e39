internal import EntenteKit

/// A text with `⟦…⟧` and `⟦…|label⟧` taken out of it. Marks may nest.
///
/// A label is made of letters, digits, blanks and `_ . -`; with anything else behind it a `|` is text.
struct MarkedText {
    struct Mark {
        var range: TextRange
        var label: String?
    }

    /// Why a text cannot be read.
    struct Problem: Error {
        var message: String
    }

    private(set) var bytes: [UInt8] = []
    private(set) var marks: [Mark] = []
    private var open: [(start: Int, bar: Int?)] = []

    /// Reads a marked text. O(n).
    init(_ marked: String) throws(Problem) {
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦": open.append((bytes.count, nil))
            case "⟧": try close()
            default:
                if scalar == "|", !open.isEmpty { open[open.count - 1].bar = bytes.count }
                bytes += Array(String(scalar).utf8)
            }
        }
        if !open.isEmpty { throw Problem(message: "⟦ without ⟧") }
        marks.sort { $0.range < $1.range }
    }

    /// The text without marks.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    private mutating func close() throws(Problem) {
        guard let (start, bar) = open.popLast() else { throw Problem(message: "⟧ without ⟦") }
        var label: String?
        if let bar, bytes.count > bar + 1, bytes[(bar + 1)...].allSatisfy(Self.isLabelByte) {
            label = String(decoding: bytes[(bar + 1)...], as: UTF8.self)
            bytes.removeSubrange(bar...)
        }
        if bytes.count == start { throw Problem(message: "the marks ⟦⟧ hold no text") }
        marks.append(Mark(range: TextRange(start, bytes.count), label: label))
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: " "):
            true
        default: byte >= 0x80
        }
    }

    /// Puts marks into a text, for messages. Where marks begin or end together the longer one stands outside.
    static func render(_ marks: [Mark], in text: Text) -> String {
        var out = ""
        var open: [Mark] = []
        var rest = marks.sorted { $0.range < $1.range }[...]
        var at: UInt32 = 0
        func copy(to end: UInt32) {
            if end > at { out += text.string(TextRange(at, end)) }
            at = max(at, end)
        }
        while let next = open.last.map({ $0.range.end }) ?? rest.first?.range.start {
            if let mark = rest.first, open.isEmpty || mark.range.start < next {
                copy(to: mark.range.start)
                out += "⟦"
                open.append(mark)
                rest.removeFirst()
            } else if let mark = open.popLast() {
                copy(to: mark.range.end)
                out += (mark.label.map { "|" + $0 } ?? "") + "⟧"
            }
        }
        copy(to: UInt32(text.count))
        return out
    }
}
