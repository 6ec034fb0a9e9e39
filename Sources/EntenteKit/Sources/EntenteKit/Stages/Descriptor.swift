/// What a component says of itself: the page of `entente stages NAME`, what `check` verifies, and its tests.
public struct Descriptor: Sendable {
    /// `verb.object`, the name in YAML: `segment.tokens`.
    public var name: String
    /// One sentence.
    public var summary: String
    /// Grows when results change; stands in provenance where a stage puts it.
    public var version: Int
    /// Layers that must be there.
    public var requires: [Layer]
    /// Layers that it fills. It changes no other: the conformance suite checks that.
    public var provides: [Layer]
    /// Shown on the help page and run as tests.
    public var examples: [Example]

    /// A description of a component.
    public init(
        name: String, summary: String, version: Int = 1, requires: [Layer] = [], provides: [Layer] = [],
        examples: [Example] = []
    ) {
        self.name = name
        self.summary = summary
        self.version = version
        self.requires = requires
        self.provides = provides
        self.examples = examples
    }
}

/// An example that is documentation and test at once: a text with marks round what the stage must find.
///
/// ```swift
/// Example("⟦Dr. No left.⟧ ⟦He ran.⟧")                                  // of the first provided layer
/// Example("⟦Serbia|COUNTRY⟧ signed.", settings: "{lists: [c.tsv]}")    // with a label
/// Example("⟦Serbia|COUNTRY SRB⟧ signed.")                               // and with an entity, or a speaker
/// Example("Serbia signed.", given: [("Serbia", "COUNTRY SRB")], finds: ["AGREE source=Serbia"])
/// ```
/// Marks may nest. Files that settings name lie in a folder that the test gives.
///
/// Layers that a stage requires are prepared by plain rules (see `Preparation` in EntenteTesting). Each example also
/// runs disturbed: behind an emoji, with CRLF, decomposed (NFD), and with empty text.
public struct Example: Sendable {
    /// The text, with `⟦…⟧` or `⟦…|label⟧` round each annotation of ``layer``.
    public var marked: String
    /// Options as a YAML map.
    public var settings: String
    /// Which layer the marks show; by default the first that the stage provides.
    public var layer: Layer?
    /// Mentions that stand there before: their text (every occurrence), and label; an entity may follow behind a blank.
    public var given: [(text: String, label: String)]
    /// Relations to be found: `LABEL role=text role=text`, in order and all of them; roles may be left out. The label
    /// of a candidate is `null`.
    public var finds: [String]
    /// The document's metadata.
    public var meta: [String: String]

    /// An example.
    public init(
        _ marked: String, settings: String = "", layer: Layer? = nil, given: [(text: String, label: String)] = [],
        finds: [String] = [], meta: [String: String] = [:]
    ) {
        self.marked = marked
        self.settings = settings
        self.layer = layer
        self.given = given
        self.finds = finds
        self.meta = meta
    }
}
