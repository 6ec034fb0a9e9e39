public import JSON

/// A labelled link between mentions, each in a named role; with a trigger it is an event.
public struct Relation: Sendable, Hashable {
    /// A mention in a role.
    public struct Argument: Sendable, Hashable {
        /// `source`, `target`, `amount` …
        public var role: String
        /// The id of a mention of the same document.
        public var mention: String

        /// A mention in a role.
        public init(_ role: String, _ mention: String) {
            self.role = role
            self.mention = mention
        }
    }

    /// Unique in its document.
    public var id: String
    /// The type; `nil` marks a candidate that a classifier may label.
    public var label: String?
    /// Who and what takes part, in the order in which the stage named them.
    public var arguments: [Argument]
    /// The words that tell of it, in UTF-8 bytes.
    public var trigger: TextRange?
    /// The index of the sentence that states it.
    public var sentence: Int?
    /// Further facts in a fixed order: `status`, `mode`, `context` …
    public var attributes: JSONObject
    /// From 0 to 1; `nil` for a candidate that nothing has judged.
    public var score: Double?
    /// Provenance: the stage, then `/` and the rule or model with its version.
    public var by: String

    /// A relation. Leave `id` empty to have ``Document/add(relations:)`` give it a fresh one.
    public init(
        id: String = "", _ label: String?, _ arguments: [Argument], trigger: TextRange? = nil, sentence: Int? = nil,
        attributes: JSONObject = [:], score: Double? = nil, by: String
    ) {
        self.id = id
        self.label = label
        self.arguments = arguments
        self.trigger = trigger
        self.sentence = sentence
        self.attributes = attributes
        self.score = score
        self.by = by
    }

    /// The id of the first mention in a role.
    public func argument(_ role: String) -> String? {
        arguments.first { $0.role == role }?.mention
    }
}
