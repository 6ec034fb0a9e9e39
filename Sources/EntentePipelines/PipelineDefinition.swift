public import EntenteKit
public import YAML

/// A pipeline as written: includes put in place, variables filled in, nothing instantiated yet.
public struct PipelineDefinition: Sendable {
    /// A stage, reader or exporter as a file names it.
    public struct Component: Sendable {
        /// As written, `segment.tokens` or `jsonl`.
        public var name: String
        /// Where the name stands.
        public var nameNode: Node
        /// Its options, if any are given.
        public var settings: Node?
        /// For messages: `stages[2].segment.tokens`.
        public var keyPath: String

        /// A component as a file names it.
        public init(name: String, nameNode: Node, settings: Node?, keyPath: String) {
            self.name = name
            self.nameNode = nameNode
            self.settings = settings
            self.keyPath = keyPath
        }
    }

    /// The pipeline file.
    public var path: String
    /// `name:`, or the file's name without its ending.
    public var name: String
    /// `description:`.
    public var summary: String?
    /// `read:`.
    public var reader: Component?
    /// Layers that incoming documents may already carry.
    public var input: Set<Layer> = []
    public var stages: [Component] = []
    public var exporters: [Component] = []
    /// Libraries to load, each with the node that names it.
    public var plugins: [(path: String, node: Node)] = []
    /// `limits:`.
    public var limits = Limits()
    /// What was found while reading. Errors among them keep ``PlanBuilder`` from making a plan, but not from looking
    /// for more.
    public var findings: [Diagnostic] = []
    /// Whether stages are missing because an included file or an item of a list could not be read.
    public var isIncomplete = false
    /// Every pipeline file that was read, the main one first.
    public var sources: [SourceFile] = []
}

/// `limits:` of a pipeline: what one document may cost.
public struct Limits: StageSettings {
    @Setting("Largest document in bytes.", in: 1...(1 << 31)) public var documentBytes = 16 << 20
    @Setting("Longest time for one document in seconds.", in: 0.001...86_400) public var seconds = 30.0

    /// The defaults: 16 MiB and 30 seconds.
    public init() {}
}
