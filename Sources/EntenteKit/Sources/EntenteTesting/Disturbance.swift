internal import EntenteKit

/// A change to a text that should not change what a stage finds in it.
public enum Disturbance: String, Sendable, CaseIterable {
    /// A paragraph in front that is one emoji of several scalars: bytes, scalars and UTF-16 units all count differently.
    case emoji = "behind an emoji"
    /// CRLF where the text has LF.
    case crlf = "with CRLF line ends"
    /// Letters taken apart into base and combining mark.
    case nfd = "decomposed (NFD)"
}

/// A text after a disturbance, and where its old positions went.
struct DisturbedText {
    static let emoji = "👩🏽‍🚀"

    private(set) var bytes: [UInt8] = []
    /// New offset of each old one; only scalar boundaries are meant.
    private var moved: [UInt32] = []
    /// What stands in front, without the blank line.
    let prefix: TextRange?
    /// Where the old text begins.
    let start: UInt32

    /// Disturbs a text; `nil` leaves it as it is. O(n).
    init(_ text: Text, _ disturbance: Disturbance?) {
        if disturbance == .emoji { bytes = Array((Self.emoji + "\n\n").utf8) }
        start = UInt32(bytes.count)
        prefix = start > 0 ? TextRange(0, Self.emoji.utf8.count) : nil
        var previous: Unicode.Scalar?
        for scalar in text.string(text.range).unicodeScalars {
            let old = Array(String(scalar).utf8)
            moved += Array(repeating: UInt32(bytes.count), count: old.count)
            switch disturbance {
            case .crlf where scalar == "\n" && previous != "\r": bytes += [0x0D, 0x0A]
            case .nfd: bytes += Decomposition.of(scalar).map { Array($0.utf8) } ?? old
            default: bytes += old
            }
            previous = scalar
        }
        moved.append(UInt32(bytes.count))
    }

    /// Whether the text came out as it went in.
    func isUnchanged(from text: Text) -> Bool { bytes == text.bytes }

    /// Where a range of the old text stands now.
    func moved(_ range: TextRange) -> TextRange { TextRange(moved[Int(range.start)], moved[Int(range.end)]) }

    /// A text that is equal for all disturbed copies of itself.
    static func undisturbed(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in Decomposition.apply(text).unicodeScalars where scalar != "\r" { scalars.append(scalar) }
        return String(scalars)
    }
}
