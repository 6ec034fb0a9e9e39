public import EntenteKit
internal import JSON
internal import YAML

/// Gives relations that have none a status, read off the tree at their trigger: those that a classifier found.
public struct StatusFinder: Stage {
    /// Options of `relate.status`.
    public struct Settings: StageSettings {
        @Setting("The file of words of relate.events.") public var words: ResourceFile
        @Setting("The file of status of relate.events.") public var status: ResourceFile
        @Setting("Labels of relations that are left alone.") public var keep = ["SAID", "POSITION", "MEMBER"]
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "relate.status", summary: "Reads the status of relations that have none off the tree at their trigger.",
        requires: [.sentences, .tokens, .syntax, .relations], provides: [.relations])

    private let words: EventWords
    private let table: StatusTable
    private let keep: Set<String>

    public init(settings: Settings) throws(Diagnostics) {
        let wordSettings = try FrameFile.read(settings.words, EventWordSettings.self).0
        let inflection = Inflection(verbs: wordSettings.irregularVerbs, nouns: wordSettings.irregularNouns)
        words = EventWords(wordSettings, inflection)
        table = try StatusTable(FrameFile.read(settings.status, StatusFileSettings.self).0, inflection)
        keep = Set(settings.keep)
    }

    public func process(_ document: inout Document) throws(StageError) {
        guard document.syntax.count == document.tokens.count else { return }
        let found = document.relations.map { status(of: $0, in: document) }
        var next = 0
        document.updateRelations { relation in
            if let status = found[next] { relation.attributes["status"] = .string(status.rawValue) }
            next += 1
        }
    }

    private func status(of relation: Relation, in document: Document) -> EventStatus? {
        guard let label = relation.label, !keep.contains(label), relation.attributes["status"] == nil,
            let sentence = relation.sentence, let trigger = relation.trigger, !trigger.isEmpty
        else { return nil }
        let tokens = document.tokens.indices(inside: document.sentences[sentence])
        let hashes = tokens.map { WordHash.of(document.text.bytes[Int(document.tokens[$0].start)..<Int(document.tokens[$0].end)]) }
        let at = document.tokens.firstIndex(endingAfter: trigger.start)
        guard tokens.contains(at) else { return nil }
        let reader = StatusReader(tree: SentenceTree(tokens, words: hashes, in: document), table: table)
        let token = at - tokens.lowerBound
        if reader.tree.tags[token] == .verb { return reader.status(ofVerb: token) }
        let told = reader.status(ofNoun: token, support: support(of: token, reader.tree))
        // A classifier's trigger may be any word of the clause: what its verb only plans is not done.
        return predicate(above: token, reader.tree).map { max(told, reader.status(ofVerb: $0)) } ?? told
    }

    /// The verb that a word depends on, if it is near.
    private func predicate(above token: Int, _ tree: SentenceTree) -> Int? {
        var at = tree.heads[token]
        for _ in 0..<4 {
            guard at >= 0 else { return nil }
            if tree.isPredicate(at) { return at }
            at = tree.heads[at]
        }
        return nil
    }

    /// The light verb that a noun is the object of.
    private func support(of noun: Int, _ tree: SentenceTree) -> Int? {
        let head = tree.heads[noun]
        return head >= 0 && tree.relations[noun] == .obj && words.light.contains(tree.words[head]) ? head : nil
    }
}
