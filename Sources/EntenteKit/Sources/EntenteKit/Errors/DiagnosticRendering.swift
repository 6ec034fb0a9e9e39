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
        if let place { out += paint.bold(place.label(displayPath)) + ": " }
        out += severity == .error ? paint.red("error") : paint.yellow("warning")
        out += ": " + paint.bold(message)
        if !keyPath.isEmpty { out += " [\(keyPath)]" }
        out += "\n"
        if let place { out += place.excerpt(paint) }
        for note in notes {
            out += "  note: " + (note.place.map { $0.label(displayPath) + ": " } ?? "") + note.message + "\n"
            if let place = note.place { out += place.excerpt(paint) }
        }
        if let hint { out += "  " + paint.cyan("hint") + ": " + hint + "\n" }
        return out
    }
}

extension Diagnostic.Place {
    /// `file:line:column`.
    public func label(_ displayPath: (String) -> String = { $0 }) -> String {
        "\(displayPath(source.path)):\(start.line):\(start.column)"
    }

    /// The line with a gutter, and carets below the part that is meant.
    fileprivate func excerpt(_ paint: Paint) -> String {
        guard let line = source.line(start.line) else { return "" }
        let scalars = Array(line.unicodeScalars)
        let first = min(max(0, start.column - 1), scalars.count)
        let width = caretCount(lineLength: scalars.count, first: first)
        // A long line is shown as a window round the carets.
        let from = first > 80 ? first - 60 : 0
        let to = min(scalars.count, max(from + 120, first + min(width, 60)))
        let shown = String(String.UnicodeScalarView(scalars[from..<to].map { $0 == "\t" ? " " : $0 }))
        let gutter = "\(start.line)"
        let pad = String(repeating: " ", count: gutter.count)
        let lead = (from > 0 ? "…" : "")
        let spaces = String(repeating: " ", count: first - from + lead.unicodeScalars.count)
        let carets = "^" + String(repeating: "~", count: max(0, min(width, to - first) - 1))
        return "  \(gutter) | \(lead)\(shown)\(to < scalars.count ? "…" : "")\n  \(pad) | \(spaces)\(paint.red(carets))\n"
    }

    private func caretCount(lineLength: Int, first: Int) -> Int {
        guard let end else { return 1 }
        let last = end.line == start.line ? min(end.column - 1, lineLength) : lineLength
        return max(1, last - first)
    }
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
