/// The layers of a document: what a stage requires and provides. Raw values are the names in document JSONL.
public enum Layer: String, Sendable, CaseIterable, Hashable, Comparable {
    case sections, sentences, tokens, syntax, mentions, entities, relations

    /// Layers that are made once: a stage that provides only such layers is skipped for a document that has them.
    public var isSegmentation: Bool {
        switch self {
        case .sections, .sentences, .tokens, .syntax: true
        case .mentions, .entities, .relations: false
        }
    }

    /// The order in which a pipeline makes them.
    public static func < (a: Layer, b: Layer) -> Bool {
        allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
    }
}
