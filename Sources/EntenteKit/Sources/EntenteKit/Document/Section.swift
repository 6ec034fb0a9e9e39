/// One paragraph or block of a text and what it is. Sections are ordered and disjoint.
public struct Section: Hashable, Sendable {
    /// What a block of text is. Raw values are those of document JSONL.
    public enum Kind: String, Sendable, CaseIterable {
        case title, summary, body, caption, question, answer, boilerplate
    }

    /// Where it stands, in UTF-8 bytes.
    public var range: TextRange
    /// What it is.
    public var kind: Kind
    /// Who speaks, by name, where the text says so.
    public var speaker: String?

    /// A section.
    public init(_ range: TextRange, _ kind: Kind, speaker: String? = nil) {
        self.range = range
        self.kind = kind
        self.speaker = speaker
    }
}
