import EntenteKit
import Synchronization

struct BadName: Broken { static var name: String { "Shouts" } }
struct BadSummary: Broken { static var summary: String { "marks words" } }
struct NoLayers: Broken { static var provides: [Layer] { [] } }
struct NoExamples: Broken { static var examples: [Example] { [] } }
struct BadMarks: Broken { static var examples: [Example] { [Example("⟦STOP there")] } }
struct UnknownOption: Broken { static var examples: [Example] { [Example("⟦STOP|SHOUT⟧", settings: "{loud: yes}")] } }
struct WrongExample: Broken { static var examples: [Example] { [Example("⟦Stop|SHOUT⟧ there")] } }
struct WrongLabel: Broken { static var examples: [Example] { [Example("⟦STOP|CRY⟧ there")] } }
/// Promises nothing and finds something.
struct SilentExample: Broken { static var examples: [Example] { [Example("STOP there")] } }

struct WrongRelation: Broken {
    static var name: String { "relate.pairs" }
    static var requires: [Layer] { [.sentences, .mentions] }
    static var provides: [Layer] { [.relations] }
    static var examples: [Example] {
        [Example("Serbia met Kosovo.", given: [("Serbia", "COUNTRY"), ("Kosovo", "PLACE")], finds: ["PAIR source=Kosovo target=Serbia"])]
    }
    func run(_ document: inout Document) throws(StageError) { try? Pairs(settings: NoSettings()).process(&document) }
}

/// Reads tokens without saying so.
struct SecretNeed: Broken { static var requires: [Layer] { [] } }

struct Thrower: Broken {
    func run(_ document: inout Document) throws(StageError) { throw StageError(.stage, "no") }
}

/// Counts scalars where bytes are meant, which is the same until an emoji comes.
struct ScalarCounter: Broken {
    func run(_ document: inout Document) throws(StageError) {
        let scalars = Array(document.text.string(document.text.range).unicodeScalars)
        for at in scalars.indices where at + 4 <= scalars.count && scalars[at..<(at + 4)].elementsEqual("STOP".unicodeScalars) {
            document.add(mentions: [Mention(TextRange(at, at + 4), "SHOUT", by: "find.shouts")])
        }
    }
    static var examples: [Example] { [Example("⟦STOP|SHOUT⟧ there")] }
}

/// Lets a line end with LF alone end a word.
struct LineFeedOnly: Broken {
    static var requires: [Layer] { [] }
    static var examples: [Example] { [Example("⟦STOP|SHOUT⟧\nnow")] }
    func run(_ document: inout Document) throws(StageError) {
        guard let end = document.text.bytes.firstIndex(of: 0x0A), end == 4 || end > 20 else { return }
        document.add(mentions: [Mention(TextRange(end - 4, end), "SHOUT", by: "find.shouts")])
    }
}

/// Knows composed letters only.
struct ComposedOnly: Broken {
    static var examples: [Example] { [Example("in ⟦Č|SHOUT⟧")] }
    func run(_ document: inout Document) throws(StageError) {
        let letter = Array("\u{10C}".utf8)
        for token in document.tokens where document.text.bytes[Int(token.start)..<Int(token.end)].elementsEqual(letter) {
            document.add(mentions: [Mention(token, "SHOUT", by: "find.shouts")])
        }
    }
}

struct FindsNothingInNothing: Broken {
    func run(_ document: inout Document) throws(StageError) {
        if document.text.count == 0 { throw StageError(.badInput, "empty") }
        document.add(mentions: Shouts.mentions(document.tokens, document.text))
    }
}

/// Cuts a letter in two.
struct HalfLetter: Broken {
    static var examples: [Example] { [Example("abc é", layer: .entities)] }
    func run(_ document: inout Document) throws(StageError) {
        guard document.text.count > 1 else { return }
        document.add(mentions: [Mention(TextRange(document.text.count - 1, document.text.count), "SHOUT", by: "find.shouts")])
    }
}

/// One token over two sentences.
struct LongToken: Broken {
    static var name: String { "segment.tokens" }
    static var requires: [Layer] { [.sentences] }
    static var provides: [Layer] { [.tokens] }
    static var examples: [Example] { [Example("⟦Stop. Now.⟧")] }
    func run(_ document: inout Document) throws(StageError) {
        document.tokens = document.text.count == 0 ? [] : [document.text.range]
    }
}

struct NoProvenance: Broken {
    func run(_ document: inout Document) throws(StageError) {
        document.add(mentions: Shouts.mentions(document.tokens, document.text).map { Mention($0.range, "SHOUT", by: "somebody") })
    }
}

/// Drops the sentences that others made.
struct Vandal: Broken {
    func run(_ document: inout Document) throws(StageError) {
        document.add(mentions: Shouts.mentions(document.tokens, document.text))
        document.removeRelations { $0.label == "DECOY" }
    }
}

/// Fills a layer that it does not promise.
struct Overeager: Broken {
    func run(_ document: inout Document) throws(StageError) {
        document.add(mentions: Shouts.mentions(document.tokens, document.text))
        document.sentences = document.text.count == 0 ? [] : [document.text.range]
    }
}

/// Finds one thing less on every other call.
struct Moody: Broken {
    static let calls = Atomic(0)
    static var examples: [Example] { [Example("⟦STOP|SHOUT⟧ there")] }
    func run(_ document: inout Document) throws(StageError) {
        let isEven = Self.calls.add(1, ordering: .relaxed).oldValue % 2 == 0
        if isEven { document.add(mentions: Shouts.mentions(document.tokens, document.text)) }
    }
}

/// Wants one option of two, as the pattern stage does; `hint` is what it says about that.
struct EitherOption: Stage {
    struct Settings: StageSettings {
        @Setting("A word.") var word = ""
        init() {}
    }
    static let descriptor = Descriptor(
        name: "find.word", summary: "Marks a word.", provides: [.mentions], examples: [Example("none", settings: "{word: x}")])
    init(settings: Settings) throws(Diagnostics) {
        if settings.word.isEmpty { throw Diagnostics("there is no word", hint: "give \"word\"") }
    }
    func process(_ document: inout Document) throws(StageError) {}
}

struct GruffRefusal: Stage {
    static let descriptor = EitherOption.descriptor
    init(settings: EitherOption.Settings) throws(Diagnostics) { if settings.word.isEmpty { throw Diagnostics("no") } }
    func process(_ document: inout Document) throws(StageError) {}
}

struct MuteOption: Stage {
    struct Settings: StageSettings {
        @Setting("") var word = ""
        init() {}
    }
    static let descriptor = EitherOption.descriptor
    init(settings: Settings) throws(Diagnostics) {}
    func process(_ document: inout Document) throws(StageError) {}
}
