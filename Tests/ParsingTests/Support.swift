import EntenteKit
import JSON

@testable import Parsing

/// A few sentences with trees, written for these tests: `word/TAG form/head/relation`, heads counted from 1, 0 the root.
enum OwnTreebank {
    static let sentences = [
        "Oman/PROPN/2/nsubj sent/VERB past/0/root an/DET/4/det envoy/NOUN/2/obj to/ADP/6/case Peru/PROPN/2/obl ./PUNCT/2/punct",
        "Peru/PROPN/2/nsubj sent/VERB past/0/root two/NUM/4/nummod letters/NOUN/2/obj to/ADP/6/case Oman/PROPN/2/obl ./PUNCT/2/punct",
        "The/DET/2/det envoy/NOUN/4/nsubj:pass was/AUX past/4/aux:pass sent/VERB ed/0/root to/ADP/6/case Oman/PROPN/4/obl ./PUNCT/4/punct",
        "A/DET/2/det letter/NOUN/4/nsubj:pass was/AUX past/4/aux:pass read/VERB ed/0/root by/ADP/7/case the/DET/7/det envoy/NOUN/4/obl:agent ./PUNCT/4/punct",
        "The/DET/2/det envoy/NOUN/5/nsubj of/ADP/4/case Peru/PROPN/2/nmod read/VERB past/0/root the/DET/7/det letter/NOUN/5/obj ./PUNCT/5/punct",
        "The/DET/2/det letter/NOUN/8/nsubj that/PRON/5/obj Oman/PROPN/5/nsubj sent/VERB past/2/acl:relcl was/AUX past/8/cop very/ADV/8/advmod short/ADJ/0/root ./PUNCT/8/punct",
        "Oman/PROPN/3/nsubj will/AUX modal/3/aux send/VERB base/0/root a/DET/6/det long/ADJ/6/amod letter/NOUN/3/obj ./PUNCT/3/punct",
        "Peru/PROPN/3/nsubj may/AUX modal/3/aux read/VERB base/0/root it/PRON/3/obj and/CCONJ/6/cc answer/VERB base/3/conj ./PUNCT/3/punct",
        "The/DET/2/det envoy/NOUN/3/nsubj said/VERB past/0/root that/SCONJ/7/mark Peru/PROPN/7/nsubj would/AUX modal/7/aux answer/VERB base/3/ccomp ./PUNCT/3/punct",
        "Letters/NOUN/2/nsubj go/VERB present/0/root to/ADP/4/case Oman/PROPN/2/obl and/CCONJ/6/cc envoys/NOUN/7/nsubj come/VERB present/2/conj to/ADP/9/case Peru/PROPN/7/obl ./PUNCT/2/punct",
    ]

    /// All sentences as documents of two, each so many times: a tagger that must not see a sentence sees its twin.
    static func documents(copies: Int = 1) -> [Document] {
        (0..<copies).flatMap { copy in
            stride(from: 0, to: sentences.count, by: 2).map { first in
                document("d\(first) \(copy)", Array(sentences[first..<min(first + 2, sentences.count)]))
            }
        }
    }

    static func document(_ id: String, _ sentences: [String]) -> Document {
        let rows = sentences.map { $0.split(separator: " ").map(String.init) }.map(joined)
        let text = rows.map { $0.map { $0[0] }.joined(separator: " ") }.joined(separator: "\n")
        var document = Document(id: id, text: Text(text), meta: ["language": "en"])
        var syntax = Syntax(count: 0), at = 0
        for words in rows {
            let (base, start) = (document.tokens.count, at)
            for word in words {
                document.tokens.append(TextRange(at, at + word[0].utf8.count))
                at += word[0].utf8.count + 1
                let head = Int32(word[2])!
                let tag = word[1].split(separator: " ").map(String.init)
                syntax.tags.append(PartOfSpeech(rawValue: tag[0])!)
                syntax.forms.append(tag.count > 1 ? VerbForm(rawValue: tag[1])! : .none)
                syntax.heads.append(head == 0 ? -1 : head - 1 + Int32(base))
                syntax.relations.append(Dependency(rawValue: word[3])!)
            }
            document.sentences.append(TextRange(start, at - 1))
        }
        document.syntax = syntax
        document.layers = [.sentences, .tokens, .syntax]
        return document
    }

    /// `sent/VERB past/0/root` was cut at its blank: puts the halves together, and cuts at the strokes.
    private static func joined(_ pieces: [String]) -> [[String]] {
        var words: [String] = []
        for piece in pieces {
            if piece.split(separator: "/", omittingEmptySubsequences: false).count == 4 || piece.contains("/AUX") || piece.contains("/VERB") {
                words.append(piece)
            } else {
                words[words.count - 1] += " " + piece
            }
        }
        return words.map { $0.split(separator: "/").map(String.init) }
    }
}
