internal import EntenteKit

/// Who says what, in tokens.
struct Attribution {
    /// The main word of the cue.
    var anchor: Int
    /// The cue's words.
    var cue: Range<Int>
    /// Who speaks, if the text says so.
    var source: Range<Int>?
    /// What is said: the parts of a broken quotation in text order.
    var contents: [Range<Int>]
    /// From 0 to 1.
    var score: Double
    /// Whether rules found it, without the model.
    var isByRule = false
}
