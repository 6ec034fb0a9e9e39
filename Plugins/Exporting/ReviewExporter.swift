public import EntenteKit
internal import JSON

/// Writes where rules and model disagree, one line a relation, for people to judge.
///
/// `relate.classify` with `rules: win` or `vote` leaves disagreements in `attributes.disagreement`. A line shows the
/// sentence with `[…|source]` and `[…|target]`, both labels with their scores, who said so, and an empty `verdict`: write
/// `rule`, `model`, a label or `NONE` there, and `entente review accept` makes an example of the rule and a training
/// sentence of it. Tab-separated with a header, or JSON Lines where the file ends in `.jsonl`.
public struct ReviewExporter: Exporter {
    /// Options of `export.review`.
    public struct Settings: StageSettings {
        @Setting("The file, .tsv or .jsonl; relative to the pipeline's folder, or to --output DIR.") var path: String
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "export.review", summary: "Writes the disagreements of rules and model, with an empty verdict for people to fill in.")

    public let outputs: [String]
    private let isJSON: Bool

    public init(settings: Settings) throws(Diagnostics) {
        outputs = [settings.path]
        isJSON = settings.path.hasSuffix(".jsonl")
    }

    public func header(of index: Int) -> [UInt8] {
        isJSON ? [] : Array((ReviewLine.columns.joined(separator: "\t") + "\n").utf8)
    }

    public func append(_ document: borrowing Document, to outputs: inout [[UInt8]]) throws(StageError) {
        guard document.relations.contains(where: { $0.attributes["disagreement"] != nil }) else { return }
        let marker = SentenceMarker(document)
        let lines = document.relations.compactMap { relation in
            relation.attributes["disagreement"]?.object.flatMap { marker.line(relation, $0) }
        }
        // In the order of the text, as people read it.
        let order = lines.indices.sorted { (lines[$0].start, $0) < (lines[$1].start, $1) }
        for index in order { outputs[0] += isJSON ? lines[index].json : lines[index].row }
    }
}
