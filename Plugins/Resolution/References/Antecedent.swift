internal import EntenteKit
internal import JSON

/// A state, person or body that the text has spoken of at a place, by name or by a word that was resolved.
struct Antecedent {
    /// What kind of thing it is to a pronoun.
    enum Kind { case state, person, body, people }

    /// Id of the mention; empty for one that this stage makes.
    var mention: String
    var words: Range<Int>
    var sentence: Int
    var kind: Kind
    var label: String
    var entity: String
    var state: String?
    var isPlural = false
    /// Stands where the subject of its sentence stands.
    var isSubject = false
    /// In front of `'s`: it only qualifies what follows.
    var isPossessor = false
    /// Behind a preposition.
    var isOblique = false
    var office: String?
    /// The two for which `both sides` stood: what `they` of the next sentence stands for.
    var pair: [ReferenceWalk.Target] = []

    /// The state, or else the entity: what tells two antecedents apart.
    var party: String { state ?? entity }
}

/// Who speaks.
struct Speaker {
    var person: String?
    var state: String?
    /// A body that the speaker speaks for, if no state.
    var body: String?
    var mention = ""

    var isKnown: Bool { person != nil || state != nil || body != nil }
}
