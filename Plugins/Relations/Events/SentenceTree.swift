internal import EntenteKit

/// The dependency tree of one sentence with its words as hashes; tokens are numbered from 0.
struct SentenceTree {
    /// The sentence's tokens in the document.
    let tokens: Range<Int>
    let words: [UInt64]
    var tags: [PartOfSpeech]
    let forms: [VerbForm]
    /// -1 for a root.
    var heads: [Int]
    var relations: [Dependency]
    /// Whether a token is all its sentence asks: the last token is a question mark.
    let isQuestion: Bool
    private var firstChild: [Int] = []
    private var nextSibling: [Int] = []

    /// O(tokens and their bytes).
    init(_ tokens: Range<Int>, words: [UInt64], in document: Document) {
        self.tokens = tokens
        self.words = words
        let syntax = document.syntax
        tags = Array(syntax.tags[tokens])
        forms = Array(syntax.forms[tokens])
        relations = Array(syntax.relations[tokens])
        heads = syntax.heads[tokens].map { $0 < 0 ? -1 : Int($0) - tokens.lowerBound }
        isQuestion = words.suffix(2).contains(SentenceTree.questionMark)
        link()
    }

    /// Renews the lists of children after heads have changed. O(tokens).
    mutating func link() {
        firstChild = [Int](repeating: -1, count: count)
        nextSibling = firstChild
        for token in (0..<count).reversed() where heads[token] >= 0 {
            nextSibling[token] = firstChild[heads[token]]
            firstChild[heads[token]] = token
        }
    }

    private static let questionMark = WordHash.of("?")

    var count: Int { words.count }

    /// The tokens that depend on a token, from left to right.
    func children(_ token: Int) -> Children { Children(siblings: nextSibling, at: firstChild[token]) }

    /// The first child with a relation.
    func child(_ token: Int, _ relation: Dependency) -> Int? { children(token).first { relations[$0] == relation } }

    /// The first child with one of several relations.
    func child(_ token: Int, in wanted: Set<Dependency>) -> Int? { children(token).first { wanted.contains(relations[$0]) } }

    /// Whether a token is the other or stands under it.
    func isBelow(_ token: Int, _ ancestor: Int) -> Bool {
        var at = token
        while at >= 0 {
            if at == ancestor { return true }
            at = heads[at]
        }
        return false
    }

    /// A token and what is coordinated with it, in text order; `and`-chains hang on the first.
    func conjuncts(_ token: Int) -> [Int] {
        var found = [token]
        var at = 0
        while at < found.count, found.count < 16 {
            for child in children(found[at]) where relations[child] == .conj { found.append(child) }
            at += 1
        }
        return found.sorted()
    }

    /// Whether one of a token's case markers, or of their parts (`because of`), is the word.
    func isMarked(_ token: Int, by word: UInt64) -> Bool {
        children(token).contains { child in
            guard relations[child] == .case || relations[child] == .mark else { return false }
            return words[child] == word || children(child).contains { relations[$0] == .fixed && words[$0] == word }
        }
    }

    /// Whether a token is the predicate of a clause or may be: a verb, or what a copula goes with.
    func isPredicate(_ token: Int) -> Bool {
        tags[token] == .verb || tags[token] == .auxiliary || children(token).contains { relations[$0] == .cop }
    }

    /// The children of a token as a sequence.
    struct Children: Sequence, IteratorProtocol {
        let siblings: [Int]
        var at: Int

        mutating func next() -> Int? {
            guard at >= 0 else { return nil }
            defer { at = siblings[at] }
            return at
        }
    }
}
