public import JSON

/// Every component there is, by name, with its origin.
public struct Catalogue: Sendable {
    /// A component and where it comes from.
    public struct Entry<Component>: @unchecked Sendable {
        /// The component's type (metatypes are immutable, hence sendable).
        public let type: Component
        public let descriptor: Descriptor
        /// `built in`, or a library's path.
        public let origin: String
    }

    /// Stages in the order in which text meets them.
    public private(set) var stages: [Entry<any Stage.Type>] = []
    /// Readers.
    public private(set) var readers: [Entry<any Reader.Type>] = []
    /// Exporters.
    public private(set) var exporters: [Entry<any Exporter.Type>] = []
    /// Trainers, named by what they train.
    public private(set) var trainers: [Entry<any Trainer.Type>] = []
    /// Evaluators, named by what they score.
    public private(set) var evaluators: [Entry<any Evaluator.Type>] = []

    /// JSON Schemas of file formats, by name.
    public private(set) var fileSchemas: [String: JSONObject] = [:]

    /// An empty catalogue.
    public init() {}

    /// Adds what a plugin contributes.
    ///
    /// - Throws: ``Diagnostics`` if a name is taken, naming both origins; nothing is added then.
    public mutating func add(_ plugin: any Plugin.Type, origin: String = "built in") throws(Diagnostics) {
        var new = self
        for type in plugin.stages { try Self.append(.init(type: type, descriptor: type.descriptor, origin: origin), to: &new.stages) }
        for type in plugin.readers { try Self.append(.init(type: type, descriptor: type.descriptor, origin: origin), to: &new.readers) }
        for type in plugin.exporters { try Self.append(.init(type: type, descriptor: type.descriptor, origin: origin), to: &new.exporters) }
        for type in plugin.trainers { try Self.append(.init(type: type, descriptor: type.descriptor, origin: origin), to: &new.trainers) }
        for type in plugin.evaluators { try Self.append(.init(type: type, descriptor: type.descriptor, origin: origin), to: &new.evaluators) }
        new.fileSchemas.merge(plugin.fileSchemas) { first, _ in first }
        self = new
    }

    /// The stage of a name.
    public func stage(_ name: String) -> Entry<any Stage.Type>? { stages.first { $0.descriptor.name == name } }
    /// The reader of a name, with or without `read.`.
    public func reader(_ name: String) -> Entry<any Reader.Type>? {
        readers.first { $0.descriptor.name == name || $0.descriptor.name == "read.\(name)" }
    }
    /// The reader for a file by its ending, whatever its case; plain text's where no reader claims it.
    public func reader(forFile path: String) -> Entry<any Reader.Type>? {
        let name = path.lowercased()
        return readers.first { $0.type.fileEndings.contains { name.hasSuffix($0) } } ?? reader("read.text")
    }
    /// The exporter of a name, with or without `export.`.
    public func exporter(_ name: String) -> Entry<any Exporter.Type>? {
        exporters.first { $0.descriptor.name == name || $0.descriptor.name == "export.\(name)" }
    }
    /// The trainer of a kind.
    public func trainer(_ kind: String) -> Entry<any Trainer.Type>? { trainers.first { $0.descriptor.name == kind } }
    /// The evaluator of a kind.
    public func evaluator(_ kind: String) -> Entry<any Evaluator.Type>? { evaluators.first { $0.descriptor.name == kind } }

    private static func append<Component>(_ entry: Entry<Component>, to list: inout [Entry<Component>]) throws(Diagnostics) {
        if let twin = list.first(where: { $0.descriptor.name == entry.descriptor.name }) {
            throw Diagnostics(
                "the name \(entry.descriptor.name) is taken: \(twin.origin) has it, and \(entry.origin) brings it again",
                hint: "rename it in one of the two, or leave one plugin out")
        }
        list.append(entry)
    }
}
