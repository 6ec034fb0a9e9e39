internal import Glibc
internal import Synchronization

/// SIGINT and SIGTERM: the first asks the run to stop between batches, the second ends the process at once.
public enum Signals {
    private static let value = Atomic<Int32>(0)

    /// The signal that has come, if any.
    static var received: Int32? {
        let signal = value.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
    }

    /// Turns a closed output pipe into an error of `write` instead of a signal.
    public static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

    /// Installs the handlers.
    public static func install() {
        for number in [SIGINT, SIGTERM] {
            signal(number) { received in
                // Only what is safe in a signal handler: an atomic exchange, or the end.
                if Signals.value.exchange(received, ordering: .relaxed) != 0 { _exit(128 + received) }
            }
        }
    }
}
