import EntenteKit

/// A sound stage: every token in capitals is a mention.
struct Shouts: Stage {
    static let descriptor = Descriptor(
        name: "find.shouts", summary: "Marks words in capitals.", requires: [.tokens], provides: [.mentions],
        examples: [
            Example("⟦STOP|SHOUT⟧ there, ⟦ČAČAK|SHOUT⟧!\nNow ⟦GO|SHOUT⟧."),
            Example("nothing here"),
        ])

    init(settings: NoSettings) throws(Diagnostics) {}

    func process(_ document: inout Document) throws(StageError) {
        document.add(mentions: Self.mentions(document.tokens, document.text))
    }

    static func mentions(_ tokens: [TextRange], _ text: Text) -> [Mention] {
        tokens.filter { token in
            let word = text.string(token).unicodeScalars
            return word.count > 1 && word.allSatisfy { $0.properties.isUppercase || $0.properties.canonicalCombiningClass != .notReordered }
        }.map { Mention($0, "SHOUT", by: "find.shouts") }
    }
}

/// A sound stage that links two given mentions.
struct Pairs: Stage {
    static let descriptor = Descriptor(
        name: "relate.pairs", summary: "Relates the first two mentions of a sentence.",
        requires: [.sentences, .mentions], provides: [.relations],
        examples: [
            Example(
                "Serbia met Kazakhstan. Čačak slept.", given: [("Serbia", "COUNTRY SRB"), ("Kazakhstan", "COUNTRY"), ("Čačak", "PLACE")],
                finds: ["PAIR source=Serbia target=Kazakhstan"]),
        ])

    init(settings: NoSettings) throws(Diagnostics) {}

    func process(_ document: inout Document) throws(StageError) {
        for (index, sentence) in document.sentences.enumerated() {
            let inside = document.mentions.filter { $0.range.start >= sentence.start && $0.range.end <= sentence.end }
            guard inside.count > 1 else { continue }
            let arguments = [Relation.Argument("source", inside[0].id), .init("target", inside[1].id)]
            document.add(relations: [Relation("PAIR", arguments, sentence: index, by: "relate.pairs")])
        }
    }
}

/// A stage whose behaviour and description a test chooses: one type for each broken promise.
protocol Broken: Stage where Settings == NoSettings {
    init()
    static var name: String { get }
    static var summary: String { get }
    static var requires: [Layer] { get }
    static var provides: [Layer] { get }
    static var examples: [Example] { get }
    func run(_ document: inout Document) throws(StageError)
}

extension Broken {
    static var name: String { "find.shouts" }
    static var summary: String { "Marks words in capitals." }
    static var requires: [Layer] { [.tokens] }
    static var provides: [Layer] { [.mentions] }
    static var examples: [Example] { Shouts.descriptor.examples }
    static var descriptor: Descriptor {
        Descriptor(name: name, summary: summary, requires: requires, provides: provides, examples: examples)
    }

    init(settings: NoSettings) throws(Diagnostics) { self.init() }

    func run(_ document: inout Document) throws(StageError) {
        document.add(mentions: Shouts.mentions(document.tokens, document.text))
    }

    func process(_ document: inout Document) throws(StageError) { try run(&document) }
}
