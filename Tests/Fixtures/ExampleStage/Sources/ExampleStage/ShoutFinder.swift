public import EntenteKit

/// Finds words in capitals: a pattern of headlines, acronyms and anger.
public struct ShoutFinder: Stage {
    /// Options of `example.shout`.
    public struct Settings: StageSettings {
        @Setting("Shortest word that counts, in letters.", in: 1...100) public var minimumLength = 3
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "example.shout",
        summary: "Marks words in capitals as mentions with the label SHOUT.",
        requires: [.tokens],
        provides: [.mentions],
        examples: [
            Example("⟦STOP|SHOUT⟧ it, or the EU will ⟦ČUJEŠ|SHOUT⟧ of it."),
            Example("⟦OK|SHOUT⟧, a B.", settings: "{minimum_length: 2}"),
            Example("Nothing is loud here."),
        ])

    /// In bytes.
    private static let longestWord = 4096

    private let minimumLength: Int

    public init(settings: Settings) throws(Diagnostics) { minimumLength = settings.minimumLength }

    public func process(_ document: inout Document) throws(StageError) {
        let text = document.text
        var shouts: [Mention] = []
        for token in document.tokens {
            // A small ASCII letter at the front rules out most words before a string is made of any.
            if (0x61...0x7A).contains(text.bytes[Int(token.start)]) { continue }
            if token.count > Self.longestWord {
                throw StageError(
                    .limit, "a word of \(token.count) bytes is no word", hint: "is this text? see what the tokeniser made of it",
                    offset: Int(token.start))
            }
            if isShout(text.string(token)) { shouts.append(Mention(token, "SHOUT", by: "example.shout")) }
        }
        document.add(mentions: shouts)
    }

    /// Letters count once, however many combining marks they carry.
    private func isShout(_ word: String) -> Bool {
        var letters = 0
        for scalar in word.unicodeScalars {
            let isMark = scalar.properties.canonicalCombiningClass != .notReordered
            if scalar.properties.isUppercase { letters += 1 } else if !isMark { return false }
        }
        return letters >= minimumLength
    }
}
