internal import EntenteKit

/// Titles in front of a person's name, which are no part of it.
enum PersonTitles {
    private static let all: Set<String> = [
        "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Prof", "Prof.", "Professor", "President", "Senator", "Sen.",
        "Rep.", "Gov.", "Governor", "Mayor", "Minister", "Premier", "Chancellor", "Ambassador", "Secretary", "General", "Gen.",
        "Lt.", "Lt", "Col.", "Colonel", "Capt.", "Captain", "Maj.", "Major", "Sgt.", "Admiral", "Adm.", "Marshal", "Judge", "Justice",
    ]
    /// In bytes.
    private static let longest = 10

    /// The words of a name without titles in front; at least one word stays.
    static func trim(_ words: Range<Int>, _ tokens: [TextRange], _ text: Text) -> Range<Int> {
        var first = words.lowerBound
        while first + 1 < words.upperBound, tokens[first].count <= longest, all.contains(text.string(tokens[first])) { first += 1 }
        // "Dr" and "." may be two words.
        if first > words.lowerBound, first + 1 < words.upperBound, text.string(tokens[first]) == "." { first += 1 }
        return first..<words.upperBound
    }
}
