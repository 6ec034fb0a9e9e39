internal import EntenteKit
internal import JSON
internal import Learning

extension RelationClassifier {
    /// Most pairs of a text have no relation, and the linear model says so at a fifth of the network's cost.
    private static let certainty: Float = 0.95

    /// The relations between linked mentions of each sentence: one for each two parties and label, the likeliest.
    func generated(in document: Document) -> [Relation] {
        let finder = ActorFinder(types: Set(settings.types))
        var scorer = PairScorer(model, choice, certainty: RelationClassifier.certainty)
        let known = KnownRelations(document)
        var relations: [Relation] = []
        for index in document.sentences.indices where isWanted(document.sentences[index], document) {
            let words = document.words(of: index..<(index + 1))
            let actors = finder.actors(of: document.sentences[index], words, in: document)
            guard actors.count > 1 else { continue }
            scorer.read(words)
            var best = BestRelations()
            for (first, second) in CandidatePairs.all(actors, settings) {
                guard let found = judge(actors[first], actors[second], &scorer) else { continue }
                best.keep(found)
            }
            relations += best.all.filter { !known.has($0, sentence: index) }.map { relation($0, sentence: index, in: document) }
        }
        return relations
    }

    /// Whether a sentence stands in one of the chosen sections; without sections all do.
    private func isWanted(_ sentence: TextRange, _ document: Document) -> Bool {
        guard !document.sections.isEmpty else { return true }
        let index = document.sections.map(\.range).firstIndex(endingAfter: sentence.start)
        guard index < document.sections.count, document.sections[index].range.start <= sentence.start else { return false }
        return settings.sections.contains(document.sections[index].kind.rawValue)
    }

    /// The better of both orders, if it is a relation at all.
    private func judge(_ first: Actor, _ second: Actor, _ scorer: inout PairScorer) -> FoundRelation? {
        let forth = scorer.judge(source: first.range, target: second.range, wantsTrigger: false)
        let back = scorer.judge(source: second.range, target: first.range, wantsTrigger: false)
        let isForth = rank(forth) >= rank(back)
        var verdict = isForth ? forth : back
        guard rank(verdict) >= settings.minScore else { return nil }
        let (source, target) = isForth ? (first, second) : (second, first)
        verdict = scorer.judge(source: source.range, target: target.range)
        let label = model.linear.classes[verdict.label]
        let isSymmetric = settings.symmetric.contains(label)
        // Where order means nothing, the text's order is kept.
        return FoundRelation(
            source: isSymmetric ? first : source, target: isSymmetric ? second : target, verdict: verdict, label: label,
            isSymmetric: isSymmetric)
    }

    /// A verdict's probability; below everything for NONE.
    private func rank(_ verdict: PairScorer.Verdict) -> Double {
        verdict.label == model.noneIndex ? -1 : Double(verdict.probability)
    }

    private func relation(_ found: FoundRelation, sentence: Int, in document: Document) -> Relation {
        Relation(
            found.label,
            [
                .init("source", document.mentions[found.source.mention].id),
                .init("target", document.mentions[found.target.mention].id),
            ],
            trigger: found.verdict.trigger, sentence: sentence,
            attributes: found.isSymmetric ? ["symmetric": true] : [:],
            score: Double(found.verdict.probability), by: provenance)
    }
}
