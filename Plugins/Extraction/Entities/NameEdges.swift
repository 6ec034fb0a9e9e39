internal import EntenteKit

/// What is never at the edge of a name, whatever a tagger says: pronouns and other small words in front, the genitive
/// ending behind.
enum NameEdges {
    private static let small: Set<String> = [
        "I", "We", "You", "He", "She", "It", "They", "This", "That", "These", "Those", "There", "Our", "My", "Your", "His", "Her",
        "Its", "Their", "Who", "What", "When", "Where", "Why", "How", "If", "But", "And", "Or", "As", "At", "In", "On", "By",
        "For", "From", "To", "With", "During", "After", "Before", "Since", "While", "Although", "However", "Yes", "No", "Not",
        "Let", "Here", "Then", "Now", "Also", "Both", "All", "Some", "Many", "Such", "Is", "Are", "Was", "Were", "Has", "Have",
        "we", "you", "he", "she", "it", "they", "'s", "’s",
    ]
    private static let genitives: Set<String> = ["'s", "’s", "'", "’", ",", "."]
    /// In bytes.
    private static let longest = 8

    /// The words of a name without such words at its edges; none if it has no other.
    static func trim(_ words: Range<Int>, _ tokens: [TextRange], _ text: Text) -> Range<Int> {
        var first = words.lowerBound, end = words.upperBound
        while end > first, tokens[end - 1].count <= 3, end - first > 1, isGenitive(text.string(tokens[end - 1]), tokens, end, text) {
            end -= 1
        }
        // "In Amenas" and "It Takes Two" are rarer than a sentence that begins.
        while first < end, tokens[first].count <= longest, small.contains(text.string(tokens[first])) { first += 1 }
        return first..<end
    }

    /// Where words stand, without a genitive ending that is part of the last one.
    static func range(of words: Range<Int>, _ tokens: [TextRange], _ text: Text) -> TextRange {
        let start = tokens[words.lowerBound].start
        var end = tokens[words.upperBound - 1].end
        for ending in [[0x27, 0x73], [0xE2, 0x80, 0x99, 0x73]] as [[UInt8]] where Int(end - start) > ending.count {
            if text.bytes[(Int(end) - ending.count)..<Int(end)].elementsEqual(ending) { end -= UInt32(ending.count) }
        }
        return TextRange(start, end)
    }

    /// A full stop that touches the word before belongs to it: "Jr.".
    private static func isGenitive(_ word: String, _ tokens: [TextRange], _ end: Int, _ text: Text) -> Bool {
        genitives.contains(word) && !(word == "." && tokens[end - 2].end == tokens[end - 1].start)
    }
}
