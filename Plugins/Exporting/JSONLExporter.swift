public import EntenteKit

/// Writes documents whole as document JSONL. Positions are UTF-8 byte offsets; nothing is lost.
public struct JSONLExporter: Exporter {
    /// Options of `export.jsonl`.
    public struct Settings: StageSettings {
        @Setting("The file; relative to the pipeline's folder, or to --output DIR.") var path: String
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "export.jsonl", summary: "Writes document JSONL, every layer; positions are UTF-8 byte offsets.")

    public let outputs: [String]

    public init(settings: Settings) throws(Diagnostics) { outputs = [settings.path] }

    public func append(_ document: borrowing Document, to outputs: inout [[UInt8]]) throws(StageError) {
        DocumentEncoder.append(document, to: &outputs[0])
    }
}
