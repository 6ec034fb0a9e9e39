import YAML

extension Diagnostic {
    /// The finding for people: place, severity, message, key path, the line with carets, hint and notes.
    ///
    /// - Parameters:
    ///   - displayPath: turns a file's path into the one to show, for instance relative to the working directory.
    ///   - color: whether to use terminal colours.
    public func rendered(color: Bool = false, displayPath: (String) -> String = { $0 }) -> String {
        let paint = Paint(on: color)
        var out = ""
        if let place { out += paint.bold(place.label(displayPath).printable) + ": " }
        out += severity == .error ? paint.red("error") : paint.yellow("warning")
        out += ": " + paint.bold(message.printable)
        if !keyPath.isEmpty { out += " [\(keyPath.printable)]" }
        out += "\n"
        if let place { out += place.excerpt(paint) }
        for note in notes {
            out += "  note: " + (note.place.map { $0.label(displayPath) + ": " } ?? "") + note.message.printable + "\n"
            if let place = note.place { out += place.excerpt(paint) }
        }
        if let hint { out += "  " + paint.cyan("hint") + ": " + hint.printable + "\n" }
        return out
    }
}

extension Diagnostic.Place {
    /// `file:line:column`.
    public func label(_ displayPath: (String) -> String = { $0 }) -> String {
        "\(displayPath(source.path)):\(start.line):\(start.column)"
    }

    /// The line with a gutter, and carets below the part that is meant. Terminal cells are counted, so that carets
    /// stand right below CJK and combining characters too.
    fileprivate func excerpt(_ paint: Paint) -> String {
        guard let line = source.line(start.line) else { return "" }
        let scalars = Array(line.unicodeScalars)
        let first = min(max(0, start.column - 1), scalars.count)
        let width = caretCount(lineLength: scalars.count, first: first)
        // A long line is shown as a window round the carets.
        let from = first > 80 ? first - 60 : 0
        let to = min(scalars.count, max(from + 120, first + min(width, 60)))
        let shown = scalars[from..<to].map(\.printable)
        let gutter = "\(start.line)"
        let pad = String(repeating: " ", count: gutter.count)
        let lead = from > 0 ? "…" : ""
        let spaces = String(repeating: " ", count: Self.cells(shown[..<(first - from)]) + lead.unicodeScalars.count)
        let meant = shown[(first - from)..<min(shown.count, first - from + width)]
        let carets = "^" + String(repeating: "~", count: max(0, Self.cells(meant) - 1))
        let text = String(String.UnicodeScalarView(shown))
        return "  \(gutter) | \(lead)\(text)\(to < scalars.count ? "…" : "")\n  \(pad) | \(spaces)\(paint.red(carets))\n"
    }

    private static func cells(_ scalars: ArraySlice<Unicode.Scalar>) -> Int { scalars.reduce(0) { $0 + $1.cells } }

    private func caretCount(lineLength: Int, first: Int) -> Int {
        guard let end else { return 1 }
        let last = end.line == start.line ? min(end.column - 1, lineLength) : lineLength
        return max(1, last - first)
    }
}

extension Unicode.Scalar {
    /// This scalar, or one that cannot move the cursor or change a terminal's state.
    fileprivate var printable: Unicode.Scalar {
        switch properties.generalCategory {
        case .control: self == "\t" ? " " : self == "\n" ? self : "\u{FFFD}"
        case .lineSeparator, .paragraphSeparator: " "
        default: self
        }
    }

    /// Terminal cells: none for combining marks, two for East Asian wide characters and emoji (Unicode TR 11, by block).
    fileprivate var cells: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF,
            0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}

extension String {
    /// The text with whatever a terminal would obey made harmless.
    fileprivate var printable: String { String(String.UnicodeScalarView(unicodeScalars.map(\.printable))) }
}

/// Terminal colours, or none.
struct Paint {
    let on: Bool
    func bold(_ text: String) -> String { wrap(text, "1") }
    func red(_ text: String) -> String { wrap(text, "31") }
    func yellow(_ text: String) -> String { wrap(text, "33") }
    func cyan(_ text: String) -> String { wrap(text, "36") }
    private func wrap(_ text: String, _ code: String) -> String { on ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
