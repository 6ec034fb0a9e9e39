internal import EntenteKit

/// A token pattern as a tree.
indirect enum TokenSyntax: Sendable {
    case item(TokenItem)
    case sequence([TokenSyntax])
    /// The first branch that leads to a match is taken.
    case alternation([TokenSyntax])
    /// `maximum` nil is no bound. A gap is short rather than long, a repetition long rather than short.
    case repetition(TokenSyntax, minimum: Int, maximum: Int?, isLazy: Bool)
    case capture(Int, TokenSyntax)
    /// The first token of the sentence begins here.
    case sentenceStart
    /// The last token of the sentence ends here.
    case sentenceEnd

    /// Whether it can match without a token.
    var isNullable: Bool {
        switch self {
        case .item: false
        case .sequence(let parts): parts.allSatisfy(\.isNullable)
        case .alternation(let branches): branches.contains(where: \.isNullable)
        case .repetition(let body, let minimum, _, _): minimum == 0 || body.isNullable
        case .capture(_, let body): body.isNullable
        case .sentenceStart, .sentenceEnd: true
        }
    }
}

/// What takes up text: one token, the words of a list, or a mention.
enum TokenItem: Sendable, Hashable {
    /// One token that passes all tests.
    case token([TokenTest])
    /// Words of a set, one token or several; the longest first.
    case words(Int)
    /// A mention that passes all tests, whatever its length.
    case mention([MentionTest])
    /// A step of a gap: a mention of several tokens, or any token.
    case step
}

/// A condition on one token.
struct TokenTest: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// The token is in a set of words.
        case words(Int)
        /// Its letters, small, begin or end with one of these.
        case prefix([[UInt8]]), suffix([[UInt8]])
        case shape([WordShape])
        /// It lies in a mention with one of these labels.
        case inside([String])
    }

    let kind: Kind
    let isNegated: Bool
}

/// A condition on a mention.
struct MentionTest: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case label([String])
        case entity([String])
        /// Its words are in a set.
        case words(Int)
        case attribute(String, [String])
    }

    let kind: Kind
    let isNegated: Bool
}
