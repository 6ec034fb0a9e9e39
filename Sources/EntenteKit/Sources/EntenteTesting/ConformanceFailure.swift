/// A promise that a stage does not keep, as ``StageConformance`` found it.
public struct ConformanceFailure: Sendable, Hashable, CustomStringConvertible {
    /// Which promise.
    public enum Check: String, Sendable, CaseIterable {
        /// Name, summary, layers, examples as such.
        case descriptor
        /// Options: each is described, and the defaults construct or are refused with a hint.
        case settings
        /// An example can be read, and the stage finds what it shows.
        case example
        /// A stage uses a layer that it does not require.
        case requirements
        /// The same text disturbed gives the same findings.
        case disturbance
        /// Empty text gives no findings and no error.
        case emptyText
        /// Every layer keeps its promises: order, bounds, nesting, provenance.
        case invariants
        /// The stage changes no layer that it does not provide.
        case honesty
        /// The same document gives the same findings again.
        case determinism
    }

    /// The stage's name.
    public var stage: String
    /// Which promise.
    public var check: Check
    /// The example as written, if one was running.
    public var example: String?
    /// How the example was disturbed: `behind an emoji` …; `nil` for the text as written.
    public var disturbance: Disturbance?
    /// What is wrong, and what was found.
    public var message: String

    /// A broken promise.
    public init(
        stage: String, _ check: Check, _ message: String, example: String? = nil, disturbance: Disturbance? = nil
    ) {
        self.stage = stage
        self.check = check
        self.example = example
        self.disturbance = disturbance
        self.message = message
    }

    public var description: String {
        var out = "\(stage): \(check.rawValue): \(message)"
        if let example { out += "\n  in the example \(example)" }
        if let disturbance { out += "\n  with its text \(disturbance.rawValue)" }
        return out
    }
}
