public import EntenteKit

/// Gives every sentence its dependency tree: part of speech and verb form of each word, its head, and how it depends on it.
///
/// A perceptron tags the words from left to right, another one builds the tree by transitions (arc-hybrid, greedy), so the
/// time grows with the length of the text alone. Trees are projective, with one root a sentence. Tags and relations are
/// those of Universal Dependencies. Documents in another language than the model's are left flat.
public struct DependencyParser: Stage {
    /// Options of `parse.dependencies`.
    public struct Settings: StageSettings {
        @Setting("Model made by entente train parser.") public var model: ResourceFile
        @Setting("Sentences with fewer mentions than this are not parsed: their words stay roots of their own.", in: 0...100)
        public var minMentions = 0
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "parse.dependencies",
        summary: "Gives each sentence its tree: parts of speech, verb forms, heads and relations of Universal Dependencies.",
        requires: [.sentences, .tokens],
        provides: [.syntax])

    private let model: SyntaxModel
    private let minMentions: Int

    public init(settings: Settings) throws(Diagnostics) {
        model = try SyntaxModel(file: settings.model)
        minMentions = settings.minMentions
    }

    public func process(_ document: inout Document) throws(StageError) {
        let isReadable = document.language.map { $0.prefix { $0 != "-" && $0 != "_" }.lowercased() == model.language } ?? true
        document.syntax = isReadable ? model.parse(document, minMentions: minMentions) : Syntax(count: document.tokens.count)
    }
}
