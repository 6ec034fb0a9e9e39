import EntenteKit
import JSON

@testable import Segmentation

/// The sentences of a text as strings.
func sentences(_ text: String, language: String = "en", sections: [Section]? = nil) throws -> [String] {
    let document = try segmented(text, language: language, sections: sections)
    return document.sentences.map { document.text.string($0) }
}

/// The tokens of a text as strings.
func tokens(_ text: String, language: String = "en", settings: TokenSegmenter.Settings = .init()) throws -> [String] {
    let document = try segmented(text, language: language, settings: settings)
    return document.tokens.map { document.text.string($0) }
}

/// A document with both layers.
func segmented(
    _ text: String, language: String = "en", sections: [Section]? = nil, settings: TokenSegmenter.Settings = .init()
) throws -> Document {
    var document = Document(id: "test", text: Text(text), meta: ["language": .string(language)])
    if let sections {
        document.sections = sections
        document.layers = [.sections]
    }
    try SentenceSegmenter(settings: .init()).process(&document)
    try TokenSegmenter(settings: settings).process(&document)
    return document
}

/// Numbers that look random and are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Texts made of pieces that rules wait for, in any order.
func randomText(seed: UInt64) -> String {
    let pieces = [
        "Dr", "Mr", "U.S", "a", "I", "z.B", "npr", "г", "Word", "слово", "Реч", "č", "Č", "é", "日本", "中", "🙂", "👨‍👩‍👧", "1", "15", "2004", "3.5",
        ".", "..", "...", "…", "!", "?", "。", "؟", " ", " ", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u{A0}", "\u{2028}", "\"", "'", "’", "“", "”", "„", "«", "»",
        "(", ")", "[", "]", "-", "—", "*", "•", "1)", "2)", "a.", ":", ";", ",", "/", "@", "#", "$", "%", "&", "_", "http://a.b/c", "x@y.org", ":-)", "n't", "'s", "\u{301}", "\u{200D}",
    ]
    var random = SplitMix(state: seed)
    return (0..<Int.random(in: 0...60, using: &random)).map { _ in pieces.randomElement(using: &random)! }.joined()
}
