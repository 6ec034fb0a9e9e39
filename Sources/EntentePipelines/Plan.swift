public import EntenteKit

/// A checked pipeline, instantiated and ready to run. Immutable; tasks share it.
public struct Plan: Sendable {
    /// A stage in its place.
    public struct Step: Sendable {
        /// The name in the catalogue.
        public var name: String
        /// The stage itself.
        public var stage: any Stage
        /// What it says of itself.
        public var descriptor: Descriptor
        /// Every option with the value in force.
        public var options: [SettingDescription]
        /// `built in`, or a library.
        public var origin: String
    }

    /// The reader in its place.
    public struct Source: Sendable {
        /// The name in the catalogue.
        public var name: String
        /// The reader itself.
        public var reader: any Reader
        /// What it says of itself.
        public var descriptor: Descriptor
        /// Every option with the value in force.
        public var options: [SettingDescription]
    }

    /// An exporter in its place.
    public struct Sink: Sendable {
        /// The name in the catalogue.
        public var name: String
        /// The exporter itself.
        public var exporter: any Exporter
        /// What it says of itself.
        public var descriptor: Descriptor
        /// Every option with the value in force.
        public var options: [SettingDescription]
    }

    /// What was written.
    public var definition: PipelineDefinition
    /// `nil` where the pipeline names no reader: `--input` then says what to read.
    public var source: Source?
    /// The stages in order.
    public var steps: [Step]
    public var sinks: [Sink]
    /// Findings that do not stop a run.
    public var warnings: [Diagnostic]
    /// Hex digest of what determines the result: the pipeline files, the options, the files that options name.
    public var hash: String

    /// The pipeline's limits.
    public var limits: Limits { definition.limits }
    /// Files that options name: rules, gazetteers, models.
    public var resources: [String]
}
