internal import UTF8Bytes

/// Terminators that belong together: `.`, `?!`, `...`, `. . .`, `……`.
struct TerminatorRun {
    let start: Int
    private(set) var end: Int
    /// The end of the part without blanks: of `. . . .` the first period.
    private(set) var firstEnd: Int
    /// How many periods; three for an ellipsis character.
    private(set) var periods = 0
    /// Whether it holds a `!`, a `?` or a relative of theirs.
    private(set) var isStrong = false
    /// Whether it holds a terminator of a script that writes no blank behind it.
    private(set) var isFullWidth = false

    /// Whether there are blanks between its periods.
    var isSpaced: Bool { firstEnd < end }
    var isEllipsis: Bool { !isStrong && periods >= 2 }
    var isPeriod: Bool { !isStrong && periods == 1 }

    init(_ bytes: Bytes, at offset: Int, _ limit: Int) {
        start = offset
        end = offset
        firstEnd = offset
        take(bytes, limit)
        firstEnd = end
        guard !isStrong || periods == 0 else { return }
        // `. . .` and `! ! !`: the same mark again behind single blanks, and no word behind it.
        let mark = bytes[start]
        while bytes[end] == 0x20, bytes[end + 1] == mark, end + 1 < limit {
            let after = bytes.kind(at: end + 2)
            guard after.isSpace || after == .closer || after == .quote || end + 2 >= limit || after == .terminator else { return }
            end += 1
            take(bytes, limit)
        }
    }

    private mutating func take(_ bytes: Bytes, _ limit: Int) {
        while end < limit {
            let scalar = bytes.scalar(at: end)
            guard scalar.kind == .terminator else { return }
            switch scalar.value {
            case 0x2E, 0x2024: periods += 1
            case 0x2025, 0x2026: periods += 3
            default:
                isStrong = true
                if scalar.value > 0x900, scalar.value < 0x2000 || scalar.value >= 0x3000 { isFullWidth = true }
            }
            end += scalar.length
        }
    }
}
