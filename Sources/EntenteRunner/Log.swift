public import Logging

/// What a run does, for those who want to follow it: `entente run --verbose`. Errors are thrown, not logged.
enum Log {
    static let run = Logger(label: "entente.run")
}

/// Where log lines go.
public enum LogSetting {
    /// Sends log lines of this level and above to standard error. Call it once, before anything runs.
    public static func begin(_ level: Logger.Level) {
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
    }
}
