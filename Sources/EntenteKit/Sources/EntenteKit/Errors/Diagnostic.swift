public import YAML

/// A finding about a definition: a pipeline file, a rule file, a setting, a gazetteer.
public struct Diagnostic: Sendable {
    /// Whether the definition can be used all the same.
    public enum Severity: String, Sendable { case error, warning }

    /// A place in a file.
    public struct Place: Sendable {
        /// The file and its text, for the caret line.
        public var source: SourceFile
        /// Where the finding begins.
        public var start: Mark
        /// Where it ends, if that is known; on another line the caret line ends with the first.
        public var end: Mark?

        /// A place in a file.
        public init(_ source: SourceFile, _ start: Mark, _ end: Mark? = nil) {
            self.source = source
            self.start = start
            self.end = end
        }

        /// The place of a node.
        public init(_ node: Node) { self.init(node.source, node.start, node.end) }
    }

    /// A second place that explains the finding, for instance the first one of two equal keys.
    public struct Note: Sendable {
        /// What to know, in a phrase.
        public var message: String
        /// Where it stands, if in a file.
        public var place: Place?

        /// A note.
        public init(_ message: String, _ place: Place? = nil) {
            self.message = message
            self.place = place
        }
    }

    /// Error or warning.
    public var severity: Severity
    /// What is wrong, in a sentence without a full stop.
    public var message: String
    /// What to do, what exists instead.
    public var hint: String?
    /// Keys and indices from the top of the file, `stages[2].segment.tokens.hyphens`; empty if not known.
    public var keyPath: String
    /// Where it stands, if in a file.
    public var place: Place?
    /// Second places that explain it.
    public var notes: [Note]

    /// A finding.
    public init(
        _ severity: Severity = .error, _ message: String, hint: String? = nil, keyPath: String = "",
        at place: Place? = nil, notes: [Note] = []
    ) {
        self.severity = severity
        self.message = message
        self.hint = hint
        self.keyPath = keyPath
        self.place = place
        self.notes = notes
    }
}

/// What an initialiser throws when a definition cannot be used: at least one finding, best all at once.
public struct Diagnostics: Error, Sendable, CustomStringConvertible {
    /// The findings, in the order in which they were made.
    public var all: [Diagnostic]

    /// Several findings.
    public init(_ all: [Diagnostic]) { self.all = all }

    /// One error.
    public init(_ message: String, hint: String? = nil, at node: Node? = nil) {
        all = [Diagnostic(.error, message, hint: hint, at: node.map { Diagnostic.Place($0) })]
    }

    /// Whether any of them is an error.
    public var hasErrors: Bool { all.contains { $0.severity == .error } }

    public var description: String { all.map { $0.rendered() }.joined(separator: "\n") }
}
