public import JSON

/// A range of text with a label: somebody or something is named here.
///
/// Which thing is meant is ``entity``; a mention without one is not yet linked.
public struct Mention: Sendable, Hashable {
    /// Unique in its document; relations refer to it.
    public var id: String
    /// Where it stands, in UTF-8 bytes.
    public var range: TextRange
    /// What kind of thing: `PERSON`, `COUNTRY`, `DATE` … or a label of a pipeline's own.
    public var label: String
    /// The entity's id, for instance an ISO 3166 alpha-3 code.
    public var entity: String?
    /// Further facts in a fixed order: a `value`, a `unit`, named groups of a pattern.
    public var attributes: JSONObject
    /// From 0 to 1.
    public var score: Double
    /// Provenance: the stage, then `/` and the rule or model with its version.
    public var by: String

    /// A mention. Leave `id` empty to have ``Document/add(mentions:)`` give it a fresh one.
    public init(
        id: String = "", _ range: TextRange, _ label: String, entity: String? = nil,
        attributes: JSONObject = [:], score: Double = 1, by: String
    ) {
        self.id = id
        self.range = range
        self.label = label
        self.entity = entity
        self.attributes = attributes
        self.score = score
        self.by = by
    }
}

/// What mentions refer to, once linked.
public struct Entity: Sendable, Hashable {
    /// The id that mentions carry.
    public var id: String
    /// Its kind, a mention label.
    public var label: String
    /// Its usual name.
    public var name: String

    /// An entity.
    public init(id: String, label: String, name: String) {
        self.id = id
        self.label = label
        self.name = name
    }
}
