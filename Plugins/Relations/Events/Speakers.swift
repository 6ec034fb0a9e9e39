internal import EntenteKit
internal import JSON

/// Who says what stands at a place: by a quotation, by the verb of saying above it, by an interview's turn, or the `we` of
/// a speech.
struct Speakers {
    private struct Quotation {
        var content: TextRange
        var source: Int
    }

    private let document: Document
    private let quotations: [Quotation]
    /// Of each section with a speaker: a mention of that person.
    private let turns: [(range: TextRange, mention: Int)]

    init(_ document: Document) {
        self.document = document
        let indices = document.mentionIndices()
        quotations = document.relations.compactMap { relation in
            guard relation.label == "SAID", let content = relation.argument("content").flatMap({ indices[$0] }),
                let source = relation.argument("source").flatMap({ indices[$0] })
            else { return nil }
            return Quotation(content: document.mentions[content].range, source: Speakers.linked(source, in: document))
        }
        let answering = document.sections.lazy.filter { $0.kind == .answer }.compactMap(\.speaker).compactMap { Speakers.person($0, in: document) }.first
        turns = document.sections.compactMap { section in
            guard let speaker = section.speaker else { return nil }
            // A label such as `President:` names no one; in an answer it is who answers.
            let mention = Speakers.person(speaker, in: document) ?? (section.kind == .answer ? answering : nil)
            return mention.map { (section.range, $0) }
        }
    }

    /// The first mention of a person by name.
    private static func person(_ name: String, in document: Document) -> Int? {
        let persons = document.mentions.indices.filter {
            document.mentions[$0].label == "PERSON" && !document.mentions[$0].by.hasPrefix("resolve.")
        }
        return persons.first { document.text.string(document.mentions[$0].range).hasSuffix(name) }
            ?? persons.first { name.hasSuffix(document.text.string(document.mentions[$0].range)) }
    }

    /// A source may be a phrase that no list knows, `the minister on Monday`, around a name that one does.
    private static func linked(_ source: Int, in document: Document) -> Int {
        let mention = document.mentions[source]
        if mention.entity != nil || mention.attributes["state"] != nil { return source }
        var index = source + 1
        while index < document.mentions.count, document.mentions[index].range.start < mention.range.end {
            let inner = document.mentions[index]
            if inner.attributes["state"] != nil || inner.entity != nil, mention.range.contains(inner.range) { return index }
            index += 1
        }
        return source
    }

    /// The mention of whoever says what stands at a byte offset outside the sentence's own tree.
    func mention(at offset: UInt32) -> Int? {
        if let inner = quotations.filter({ $0.content.contains(offset) }).min(by: { $0.content.count < $1.content.count }) { return inner.source }
        return turns.first { $0.range.contains(offset) }?.mention
    }

    /// The subject of the verb of saying that a token's clause depends on: a phrase's head.
    static func subject(above token: Int, _ clauses: ClauseReader) -> Int? {
        let tree = clauses.tree
        var at = token
        var steps = 0
        while tree.heads[at] >= 0, steps < 10 {
            let head = tree.heads[at]
            let isSaid = [.ccomp, .parataxis, .obj, .xcomp].contains(tree.relations[at]) && clauses.words.saying.contains(tree.words[head])
            if isSaid, let subject = clauses.surfaceSubject(head), !tree.isBelow(subject, at) { return subject }
            at = head
            steps += 1
        }
        // `…, officials said`: the verb of saying hangs under the clause.
        for child in tree.children(at) where tree.relations[child] == .parataxis && clauses.words.saying.contains(tree.words[child]) {
            if let subject = tree.child(child, .nsubj), !tree.isBelow(token, child) { return subject }
        }
        return nil
    }
}
