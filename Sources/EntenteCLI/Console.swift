internal import EntenteKit
internal import Glibc

/// Data to standard output, everything else to standard error.
enum Console {
    /// Writes text to standard output; ends quietly when nobody reads it any more.
    static func write(_ text: String) {
        let problem = send(text, to: STDOUT_FILENO)
        if problem == EPIPE { exit(0) }
        if problem != 0 {
            error("entente: cannot write standard output: \(String(cString: strerror(problem)))")
            exit(ExitStatus.failed.rawValue)
        }
    }

    /// Writes a line to standard error.
    static func error(_ text: String) { _ = send(text.hasSuffix("\n") ? text : text + "\n", to: STDERR_FILENO) }

    /// Whether diagnostics on a descriptor may use colour: on a terminal, unless NO_COLOR is set (no-color.org).
    static func usesColor(on descriptor: Int32) -> Bool {
        isatty(descriptor) == 1 && (getenv("NO_COLOR").map { strlen($0) == 0 } ?? true)
    }

    /// Shows findings on standard error.
    static func report(_ findings: [Diagnostic]) {
        let color = usesColor(on: STDERR_FILENO)
        for finding in findings { error(finding.rendered(color: color)) }
    }

    /// Returns 0, or the C library's error.
    private static func send(_ text: String, to descriptor: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { buffer in
            var at = 0
            while at < buffer.count {
                let done = Glibc.write(descriptor, buffer.baseAddress! + at, buffer.count - at)
                if done < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                at += done
            }
            return 0
        }
    }
}
