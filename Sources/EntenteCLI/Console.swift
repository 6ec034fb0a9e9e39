internal import EntenteKit
internal import Glibc

/// Data to standard output, everything else to standard error.
enum Console {
    /// Writes text to standard output; ends quietly when nobody reads it any more.
    static func write(_ text: String) {
        if !send(text, to: STDOUT_FILENO), errno == EPIPE { exit(0) }
    }

    /// Writes a line to standard error.
    static func error(_ text: String) { _ = send(text.hasSuffix("\n") ? text : text + "\n", to: STDERR_FILENO) }

    /// Whether diagnostics may use colour: on a terminal, unless NO_COLOR is set (no-color.org).
    static let usesColor = isatty(STDERR_FILENO) == 1 && (getenv("NO_COLOR").map { strlen($0) == 0 } ?? true)

    /// Shows findings on standard error.
    static func report(_ findings: [Diagnostic]) {
        for finding in findings { error(finding.rendered(color: usesColor)) }
    }

    private static func send(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { buffer in
            var at = 0
            while at < buffer.count {
                let done = Glibc.write(descriptor, buffer.baseAddress! + at, buffer.count - at)
                if done < 0 {
                    if errno == EINTR { continue }
                    return false
                }
                at += done
            }
            return true
        }
    }
}
