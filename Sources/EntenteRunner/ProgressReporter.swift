internal import Glibc

/// One line on standard error that says how far a run is: documents, MB/s, quarantined, time left.
struct ProgressReporter {
    private enum Style { case line, rewriting, silent }

    private let style: Style
    private let totalBytes: Int?
    private let interval: Double
    private let start = ContinuousClock().now
    private var last: Double = 0
    private var isShown = false

    init(_ options: RunOptions, totalBytes: Int?) {
        self.totalBytes = totalBytes
        switch options.progress {
        case _ where options.quiet: style = .silent
        case .none: style = .silent
        case .plain: style = .line
        case .auto: style = isatty(STDERR_FILENO) == 1 ? .rewriting : .silent
        }
        interval = style == .line ? 5 : 0.2
    }

    mutating func update(_ summary: RunSummary) {
        guard style != .silent else { return }
        let now = Double(seconds: start.duration(to: ContinuousClock().now))
        guard now - last >= interval else { return }
        last = now
        let text = line(summary, seconds: now)
        emit(style == .rewriting ? "\r\u{1B}[2K\(text)" : text + "\n")
        isShown = style == .rewriting
    }

    /// Takes the line off the terminal.
    mutating func clear() {
        guard isShown else { return }
        emit("\r\u{1B}[2K")
        isShown = false
    }

    private func line(_ summary: RunSummary, seconds: Double) -> String {
        let speed = Double(summary.bytes) / 1e6 / max(seconds, 1e-9)
        var parts = ["\(summary.documents) documents", "\(oneDecimal(speed)) MB/s"]
        if summary.quarantined > 0 { parts.append("\(summary.quarantined) quarantined") }
        if let totalBytes, summary.bytes > 0, totalBytes >= summary.bytes {
            let left = Double(totalBytes - summary.bytes) / Double(summary.bytes) * seconds
            parts.append("\(clock(left)) left")
        }
        return parts.joined(separator: " · ")
    }

    private func emit(_ text: String) { try? AtomicFile.writeAll(Array(text.utf8), to: STDERR_FILENO, "standard error") }

    private func clock(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        let rest = whole % 60
        return whole < 60 ? "\(whole) s" : "\(whole / 60):\(rest < 10 ? "0" : "")\(rest)"
    }
}

/// A number with one decimal, without Foundation.
func oneDecimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
}
