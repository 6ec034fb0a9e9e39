internal import EntenteKit
internal import YAML

/// Where a party stands to the word that tells of an act.
enum RolePath: Sendable, Hashable {
    /// Who does it: the subject of an active verb, the agent of a passive one.
    case subject
    /// The same, but only somebody who acts, not the owner of a thing.
    case actor
    /// To whom it is done: the object of an active verb, the subject of a passive one; behind a noun `of`.
    case object
    /// The first of two objects: `gave Ukraine aid`.
    case receiver
    /// Whose noun it is: `Iran's`, `its`.
    case possessor
    /// A people's or state's name right before a noun: `Russian aggression`.
    case modifier
    /// The subject of the verb that carries out a noun: `Iran held talks`.
    case support
    /// The subject of the clause that depends on the verb: `demanded that Iraq withdraw`.
    case clause
    /// The only other party in the clause or object: `agreed to lend Ecuador oil`.
    case within
    /// Whoever says the sentence.
    case speaker
    /// Whoever the sentence before has act upon the source: `A accused B. B denied the charge.`
    case opponent
    /// Whom `we` of an interview's turn speaks to: `we signed it last year`.
    case addressee
    /// With whom the clause is that a gerund hangs on: `expands ties with Peru, buying jets`.
    case above
    /// An adverb that stands for a place: `arrived here`.
    case adverb
    /// Behind a preposition.
    case marked(UInt64)

    init(_ word: String) {
        self = switch word {
        case "subject": .subject
        case "actor": .actor
        case "object": .object
        case "receiver": .receiver
        case "possessor": .possessor
        case "modifier": .modifier
        case "support": .support
        case "clause": .clause
        case "within": .within
        case "speaker": .speaker
        case "opponent": .opponent
        case "addressee": .addressee
        case "above": .above
        case "adverb": .adverb
        default: .marked(WordHash.of(word))
        }
    }
}

/// What kind of word tells of an act.
enum UnitKind: Sendable { case verb, noun, adjective, modal }

/// A compiled frame.
struct Frame: Sendable {
    let name: String
    let by: String
    let settings: FrameSettings
    let type: String
    let source: [RolePath]
    let target: [RolePath]
    let nounSource: [RolePath]
    let nounTarget: [RolePath]
    let objects: WordSet
    /// Whether a name may be the object, too.
    let allowsName: Bool
    let unlessObjects: WordSet
    let unless: WordSet
    let requires: WordSet
    let unlessSources: WordSet
    let node: Node
    /// Place among all frames; the first wins.
    var rank = 0

    func source(_ kind: UnitKind) -> [RolePath] { kind == .noun ? nounSource : source }
    func target(_ kind: UnitKind) -> [RolePath] { kind == .noun ? nounTarget : target }
}

/// A word, with what must go with it, that may tell of a frame's act.
struct LexicalUnit: Sendable {
    /// Index of the frame.
    var frame: Int
    var kind: UnitKind
    /// Of a verb or adjective: a particle or preposition. Of a noun: the words right before, the nearest first.
    var companions: [UInt64]
}

/// All frames, and by which words they are found.
struct FrameLexicon: Sendable {
    private(set) var frames: [Frame] = []
    private(set) var units: [UInt64: [LexicalUnit]] = [:]
    private let inflection: Inflection

    init(_ inflection: Inflection) { self.inflection = inflection }

    /// Whether a word may tell of a reply to another's act. O(frames with the word).
    func isReply(_ word: UInt64) -> Bool {
        units[word]?.contains { frames[$0.frame].target.contains(.opponent) } ?? false
    }

    /// Whether a word may tell of an act. O(1).
    func hasUnit(_ word: UInt64) -> Bool { units[word] != nil }

    mutating func add(_ frame: Frame) {
        var frame = frame
        frame.rank = frames.count
        frames.append(frame)
        let inflection = inflection
        for phrase in frame.settings.verbs { addHeaded(phrase, .verb, frame.rank) { inflection.forms(ofVerb: $0) } }
        for phrase in frame.settings.adjectives { addHeaded(phrase, .adjective, frame.rank) { [$0] } }
        for word in frame.settings.modals { addHeaded(word, .modal, frame.rank) { [$0] } }
        for phrase in frame.settings.nouns {
            let words = phrase.split(separator: " ").map(String.init)
            guard let last = words.last else { continue }
            let before = words.dropLast().reversed().map(WordHash.of)
            for form in Set(inflection.forms(ofNoun: last)) {
                units[WordHash.of(form), default: []].append(LexicalUnit(frame: frame.rank, kind: .noun, companions: before))
            }
        }
    }

    private mutating func addHeaded(_ phrase: String, _ kind: UnitKind, _ frame: Int, forms: (String) -> [String]) {
        let words = phrase.split(separator: " ").map(String.init)
        guard let first = words.first else { return }
        let companions = words.dropFirst().map { WordHash.of($0) }
        for form in Set(forms(first)) {
            units[WordHash.of(form), default: []].append(LexicalUnit(frame: frame, kind: kind, companions: companions))
        }
    }
}
