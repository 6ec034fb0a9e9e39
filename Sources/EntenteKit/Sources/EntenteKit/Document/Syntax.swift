/// The dependency tree of every sentence, as columns: one entry a token of ``Document/tokens``.
///
/// Tags and relations are those of Universal Dependencies 2 (universaldependencies.org), without language-specific
/// subtypes except the few that carry meaning for relations (`nmod:poss`, `obl:agent`, `nsubj:pass` …).
public struct Syntax: Sendable, Hashable {
    /// Universal part of speech of each token.
    public var tags: [PartOfSpeech]
    /// What the word form says of tense and mood, where it says any.
    public var forms: [VerbForm]
    /// Index in ``Document/tokens`` of each token's head; -1 for the root of a sentence. Never in another sentence.
    public var heads: [Int32]
    /// How each token depends on its head.
    public var relations: [Dependency]

    /// The number of tokens.
    public var count: Int { heads.count }

    /// Columns of `count` tokens of which nothing is known: each is a root of its own.
    public init(count: Int) {
        tags = Array(repeating: .other, count: count)
        forms = Array(repeating: .none, count: count)
        heads = Array(repeating: -1, count: count)
        relations = Array(repeating: .dep, count: count)
    }
}

/// A universal part of speech; raw values are the tags of Universal Dependencies.
public enum PartOfSpeech: String, Sendable, CaseIterable, Hashable {
    case adjective = "ADJ", adposition = "ADP", adverb = "ADV", auxiliary = "AUX", coordinator = "CCONJ"
    case determiner = "DET", interjection = "INTJ", noun = "NOUN", numeral = "NUM", particle = "PART"
    case pronoun = "PRON", properNoun = "PROPN", punctuation = "PUNCT", subordinator = "SCONJ", symbol = "SYM"
    case verb = "VERB", other = "X"
}

/// The form of a verb or auxiliary; ``none`` for all other words.
public enum VerbForm: String, Sendable, CaseIterable, Hashable {
    case none = ""
    /// "go": infinitive, imperative, subjunctive.
    case base
    /// "goes", "go": a finite present.
    case present
    /// "went".
    case past
    /// "going".
    case presentParticiple = "ing"
    /// "gone".
    case pastParticiple = "ed"
    /// "may", "will".
    case modal
}

/// How a word depends on its head; raw values are the relations of Universal Dependencies.
public enum Dependency: String, Sendable, CaseIterable, Hashable {
    case root, nsubj, obj, iobj, csubj, ccomp, xcomp
    case obl, vocative, expl, dislocated, advcl, advmod, discourse, aux, cop, mark
    case nmod, appos, nummod, acl, amod, det, clf, `case`
    case conj, cc, fixed, flat, list, parataxis, compound, orphan, goeswith, reparandum, punct, dep
    case nsubjPassive = "nsubj:pass", csubjPassive = "csubj:pass", auxPassive = "aux:pass"
    case agent = "obl:agent", temporal = "obl:tmod", possessor = "nmod:poss", relativeClause = "acl:relcl"
    case particle = "compound:prt"

    /// The relation of a name such as `nmod:poss` or `obl:npmod`; of an unknown subtype the relation before the colon.
    public init?(name: String) {
        if let exact = Dependency(rawValue: name) { self = exact; return }
        guard let base = name.split(separator: ":").first, let known = Dependency(rawValue: String(base)) else { return nil }
        self = known
    }
}
