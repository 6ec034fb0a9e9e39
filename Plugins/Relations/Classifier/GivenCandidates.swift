internal import EntenteKit
internal import JSON
internal import Learning

extension RelationClassifier {
    /// Labels the relations whose label is null; id, roles and attributes stay.
    func labelGiven(_ document: inout Document) {
        guard document.relations.contains(where: { $0.label == nil }) else { return }
        let indices = document.mentionIndices()
        var scorer = PairScorer(model, choice)
        var current: Range<Int>?
        let snapshot = document
        let (hints, rules) = (hints(document, indices), contest(document, indices))
        let agreement = RuleAgreement(settings: settings, provenance: provenance)
        document.updateRelations { relation in
            guard relation.label == nil else { return }
            let pair = CandidatePair(relation, snapshot.mentions, indices)
            guard let span = pair.span else { return }
            let sentences = snapshot.sentences(touching: span)
            if sentences != current {
                scorer.read(snapshot.words(of: sentences))
                current = sentences
            }
            let hint = hints?.relation(of: relation, sentences: sentences)?.hint
            let verdict = scorer.judge(source: pair.source, target: pair.target, rule: hint)
            let label = model.linear.classes[verdict.label]
            // The candidate fixes the direction: a rule that goes the other way speaks of something else.
            let found = rules?.relation(of: relation, sentences: sentences)
            if let found, !found.isReversed || found.isSymmetric {
                let ofRuleLabel = scorer.probability(of: model.linear.classes.firstIndex(of: found.label))
                agreement.label(&relation, found, .init(
                    label: label, probability: Double(verdict.probability), isReversed: false, ofRuleLabel: ofRuleLabel))
            } else {
                relation.label = label
                relation.score = Double(verdict.probability)
                relation.by = provenance
            }
            relation.sentence = relation.sentence ?? sentences.first
            relation.trigger = relation.trigger ?? verdict.trigger
        }
    }
}

/// The two mentions of a candidate, whatever their roles are called.
struct CandidatePair {
    var source: TextRange?
    var target: TextRange?

    /// Roles `source` and `target` where there are such, else the first two arguments in their order.
    init(_ relation: Relation, _ mentions: [Mention], _ indices: [String: Int]) {
        func range(_ id: String?) -> TextRange? { id.flatMap { indices[$0] }.map { mentions[$0].range } }
        source = range(relation.argument("source"))
        target = range(relation.argument("target"))
        guard source == nil, target == nil else { return }
        let ids = relation.arguments.prefix(2).map(\.mention)
        source = range(ids.first)
        target = ids.count > 1 ? range(ids[1]) : nil
    }

    /// From the first mention's start to the last one's end.
    var span: TextRange? {
        switch (source, target) {
        case (let a?, let b?): TextRange(min(a.start, b.start), max(a.end, b.end))
        case (let a?, nil): a
        case (nil, let b?): b
        case (nil, nil): nil
        }
    }
}

extension Document {
    /// The sentences that a span touches: a segmenter may have cut a candidate's sentence in two. O(log n + answer).
    func sentences(touching span: TextRange) -> Range<Int> {
        let first = sentences.firstIndex(endingAfter: span.start)
        var last = first
        while last < sentences.count, sentences[last].start < span.end { last += 1 }
        return first..<last
    }

    /// The words of some sentences as one.
    func words(of range: Range<Int>) -> SentenceWords {
        guard let first = range.first, let last = range.last else { return SentenceWords() }
        let tokens = tokens[tokens.indices(inside: TextRange(sentences[first].start, sentences[last].end))]
        return text.withBytes { SentenceWords(tokens, in: $0) }
    }
}
