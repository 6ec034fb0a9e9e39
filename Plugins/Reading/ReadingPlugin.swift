public import EntenteKit

/// Corpora to documents.
public enum ReadingPlugin: Plugin {
    public static let name = "Reading"
    public static let readers: [any Reader.Type] = [
        TextReader.self, HTMLReader.self, JSONLReader.self, MarkedReader.self, BratReader.self, SemEvalReader.self,
        CoNLL04Reader.self, CrossREReader.self,
    ]
}
