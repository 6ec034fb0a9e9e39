/// A step of a pipeline: reads layers of a document and adds layers.
///
/// A stage is immutable and shared by all tasks; whatever a document needs is local to ``process(_:)``.
public protocol Stage: Component {
    /// Adds the layers that the descriptor promises.
    ///
    /// - Throws: ``StageError`` if this document cannot be processed; others still can.
    func process(_ document: inout Document) throws(StageError)
    /// Rules with inline examples, for `entente test`; none by default.
    var ruleTests: [RuleTest] { get }
    /// Layers that must be there because of the settings, beside those that the descriptor always requires; none by
    /// default. `check` knows them before a document is read.
    var alsoRequires: [Layer] { get }
    /// The same for rules whose examples need layers that other stages make, such as trees: `prepare` fills the
    /// segmentation layers of an example as the pipeline before this stage would. By default ``ruleTests``.
    func ruleTests(preparing prepare: (inout Document) throws(StageError) -> Void) -> [RuleTest]
    /// Findings of `init` that keep nothing from running, for `check`: a rule without an example; none by default.
    var warnings: [Diagnostic] { get }
}

extension Stage {
    public var ruleTests: [RuleTest] { [] }
    public var alsoRequires: [Layer] { [] }
    public func ruleTests(preparing prepare: (inout Document) throws(StageError) -> Void) -> [RuleTest] { ruleTests }
    public var warnings: [Diagnostic] { [] }
}

/// The inline examples of one rule of a stage, run by `entente test`.
public struct RuleTest: Sendable {
    /// One example of a rule: its place, and what is wrong, if anything.
    public struct Outcome: Sendable {
        /// The example as written.
        public var example: String
        /// Where it stands.
        public var place: Diagnostic.Place?
        /// `nil` if it holds.
        public var failure: String?

        /// An example that was run.
        public init(example: String, place: Diagnostic.Place?, failure: String?) {
            self.example = example
            self.place = place
            self.failure = failure
        }
    }

    /// The rule's name.
    public var rule: String
    /// Where the rule stands.
    public var place: Diagnostic.Place?
    /// Whether any example fires the rule.
    public var isCovered: Bool
    /// Its examples in order.
    public var outcomes: [Outcome]

    /// A rule's examples, already run.
    public init(rule: String, place: Diagnostic.Place?, isCovered: Bool, outcomes: [Outcome]) {
        self.rule = rule
        self.place = place
        self.isCovered = isCovered
        self.outcomes = outcomes
    }
}
