internal import EntenteKit
internal import JSON
internal import Learning

extension RelationClassifier {
    /// Most pairs of a text have no relation, and the linear model says so at a fifth of the network's cost.
    private static let certainty: Float = 0.95

    /// Adds the relations between linked mentions of each sentence: one for each two parties and label, the likeliest.
    /// Where rules have a say, their relations are settled with the model's opinion.
    func generate(_ document: inout Document) {
        let finder = ActorFinder(types: Set(settings.types))
        var scorer = PairScorer(model, choice, certainty: RelationClassifier.certainty)
        let known = KnownRelations(document)
        let indices = settings.rules == .ignore ? [:] : document.mentionIndices()
        let (hints, rules) = (hints(document, indices), contest(document, indices))
        var contests = RuleContests(RuleAgreement(settings: settings, provenance: provenance))
        var relations: [Relation] = []
        for index in document.sentences.indices where isWanted(document.sentences[index], document) {
            let words = document.words(of: index..<(index + 1))
            let actors = finder.actors(of: document.sentences[index], words, in: document)
            guard actors.count > 1 else { continue }
            scorer.read(words)
            var best = BestRelations()
            for (first, second) in CandidatePairs.all(actors, settings) {
                func found(_ rules: RuleRelations?) -> RuleRelations.Found? {
                    rules?.relation(
                        source: document.mentions[actors[first].mention], target: document.mentions[actors[second].mention],
                        sentences: index..<(index + 1))
                }
                let rule = found(rules)
                let verdicts = judge(actors[first], actors[second], hint: found(hints), rule: rule, &scorer)
                if let rule {
                    contests.note(rule, opinion(verdicts, rule))
                } else if let found = accept(verdicts, actors[first], actors[second], &scorer) {
                    best.keep(found)
                }
            }
            relations += best.all.filter { !known.has($0, sentence: index, anyLabel: settings.apart) }.map { relation($0, sentence: index, in: document) }
        }
        contests.settle(&document)
        document.add(relations: relations)
    }

    /// Whether a sentence stands in one of the chosen sections; without sections all do.
    private func isWanted(_ sentence: TextRange, _ document: Document) -> Bool {
        guard !document.sections.isEmpty else { return true }
        let index = document.sections.map(\.range).firstIndex(endingAfter: sentence.start)
        guard index < document.sections.count, document.sections[index].range.start <= sentence.start else { return false }
        return settings.sections.contains(document.sections[index].kind.rawValue)
    }

    /// What the model says of both orders of a pair.
    struct BothWays {
        var forth: PairScorer.Verdict
        var back: PairScorer.Verdict
        /// What rules say of each order, as a feature.
        var hints: (forth: UInt64?, back: UInt64?)
        /// The probability of the rule's label in each order.
        var ofRuleLabel: (forth: Double, back: Double)
    }

    private func judge(
        _ first: Actor, _ second: Actor, hint: RuleRelations.Found?, rule: RuleRelations.Found?, _ scorer: inout PairScorer
    ) -> BothWays {
        let label = rule.flatMap { model.linear.classes.firstIndex(of: $0.label) }
        let hints = (forth: hint?.hint, back: hint?.turned.hint)
        let forth = scorer.judge(source: first.range, target: second.range, rule: hints.forth, wantsTrigger: false)
        let ofForth = scorer.probability(of: label)
        let back = scorer.judge(source: second.range, target: first.range, rule: hints.back, wantsTrigger: false)
        return BothWays(forth: forth, back: back, hints: hints, ofRuleLabel: (ofForth, scorer.probability(of: label)))
    }

    /// The model's opinion, as a rule's relation sees it.
    private func opinion(_ verdicts: BothWays, _ rule: RuleRelations.Found) -> RuleAgreement.Opinion {
        let isForth = rank(verdicts.forth) >= rank(verdicts.back)
        let best = isForth ? verdicts.forth : verdicts.back
        return RuleAgreement.Opinion(
            label: model.linear.classes[best.label], probability: Double(best.probability), isReversed: isForth == rule.isReversed,
            ofRuleLabel: rule.isReversed ? verdicts.ofRuleLabel.back : verdicts.ofRuleLabel.forth)
    }

    /// The better of both orders, if it is a relation at all.
    private func accept(_ verdicts: BothWays, _ first: Actor, _ second: Actor, _ scorer: inout PairScorer) -> FoundRelation? {
        let isForth = rank(verdicts.forth) >= rank(verdicts.back)
        guard rank(isForth ? verdicts.forth : verdicts.back) >= settings.minScore else { return nil }
        let (source, target) = isForth ? (first, second) : (second, first)
        let verdict = scorer.judge(
            source: source.range, target: target.range, rule: isForth ? verdicts.hints.forth : verdicts.hints.back)
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
