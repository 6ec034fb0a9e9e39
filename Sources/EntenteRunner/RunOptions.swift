public import EntenteKit
public import JSON

/// What a run is told beside its plan.
public struct RunOptions: Sendable {
    /// Where documents go.
    public enum Output: Sendable, Equatable {
        /// The pipeline's exporters, relative paths below the pipeline's folder.
        case exporters
        /// The pipeline's exporters, relative paths below this folder.
        case folder(String)
        /// Document JSONL on standard output instead of the exporters.
        case standardOutput
        /// Document JSONL in this file instead of the exporters.
        case file(String)
    }

    /// How to show how far a run is.
    public enum Progress: String, Sendable, CaseIterable {
        /// A line that rewrites itself on a terminal, nothing elsewhere.
        case auto
        /// A new line every few seconds.
        case plain
        case none
    }

    /// How many failed documents are too many.
    public enum BadLimit: Sendable, Equatable {
        case count(Int)
        /// Of all documents, 0 to 100; judged at the end of the run.
        case percent(Double)
    }

    /// Files, folders or patterns to read instead of the pipeline's; `-` is document JSONL on standard input.
    public var inputs: [String] = []
    /// Reads the inputs instead of the pipeline's reader; not standard input.
    public var reader: (any Reader)?
    /// Where documents go.
    public var output = Output.exporters
    /// Documents worked on at a time.
    public var jobs = 1
    /// Metadata for documents that lack it.
    public var meta = JSONObject()
    /// Where failed documents go; `nil` stops the run at the first.
    public var quarantine: String?
    /// How many failed documents are too many; nil for no limit.
    public var maxBad: BadLimit?
    /// Stop after so many documents.
    public var limit: Int?
    /// Say nothing but errors.
    public var quiet = false
    /// How to show how far the run is.
    public var progress = Progress.auto

    /// The defaults.
    public init() {}
}

/// How a run went.
public struct RunSummary: Sendable, Equatable {
    /// Documents that went through.
    public var documents = 0
    /// Documents that were set aside.
    public var quarantined = 0
    /// Bytes of input read.
    public var bytes = 0
    /// Wall time.
    public var seconds = 0.0
    /// The signal that stopped it early.
    public var signal: Int32?
    /// Whether it ended early because nobody reads standard output any more.
    public var isClosed = false
    /// Files that stand under their final names now.
    public var files: [String] = []

    /// Nothing done yet.
    public init() {}
}

/// Why a run ended early, for people.
public struct RunError: Error, Sendable, CustomStringConvertible {
    /// What kind of end; it decides the exit code.
    public enum Kind: Sendable {
        /// I/O, a broken document, a broken pipeline.
        case failed
        /// More documents were quarantined than allowed.
        case tooManyBad
        /// Nobody reads the output any more.
        case closed
    }

    /// What happened and where.
    public var message: String
    /// What to do.
    public var hint: String?
    /// What kind of end.
    public var kind: Kind

    /// A run that cannot go on.
    public init(_ message: String, hint: String? = nil, kind: Kind = .failed) {
        self.message = message
        self.hint = hint
        self.kind = kind
    }

    public var description: String { hint.map { "\(message)\n  hint: \($0)" } ?? message }
}
