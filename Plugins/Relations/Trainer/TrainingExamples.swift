internal import EntenteKit
internal import JSON
internal import Learning

/// The SDK has another `Example`, that of a stage's help page.
typealias TrainingExample = Learning.Example

/// The labelled relations of documents as examples.
struct TrainingExamples {
    /// Class names in alphabetical order; an example's label is an index into them.
    var classes: [String]
    var all: [TrainingExample]
    /// Where each example came from: its document, and the relation in it.
    let origins: [(document: Int, relation: Int)]
    private let extractor: ExampleExtractor

    /// Takes every relation that has a label and at least one argument whose mention exists. With `rules` those that a
    /// rule found are no examples: they are features of the others.
    init(_ documents: [Document], bits: Int, noneWeight: Double, rules: RuleStages? = nil) {
        let extractor = ExampleExtractor(bits: bits, rules: rules)
        self.extractor = extractor
        var features = PairFeatures(bits: bits)
        var found: [(label: String, vector: SparseVector, weight: Float)] = []
        var origins: [(document: Int, relation: Int)] = []
        for (number, document) in documents.enumerated() {
            let context = extractor.context(document)
            let weight = document.meta["weight"]?.double ?? 1
            for (place, relation) in document.relations.enumerated() {
                guard let label = relation.label, weight > 0,
                    let vector = extractor.vector(relation, document, context, &features)
                else { continue }
                let factor = label == RelationModel.none ? noneWeight : 1
                found.append((label, vector, Float(weight * factor)))
                origins.append((number, place))
            }
        }
        let classes = Set(found.map(\.label)).sorted()
        let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
        self.classes = classes
        self.origins = origins
        all = found.map { TrainingExample(features: $0.vector, label: places[$0.label]!, weight: $0.weight) }
    }

    /// Drops classes without examples and renumbers the others.
    mutating func removeEmptyClasses() {
        let used = Set(all.map(\.label))
        let kept = classes.indices.filter { used.contains($0) }
        let places = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
        classes = kept.map { classes[$0] }
        for i in all.indices { all[i].label = places[all[i].label]! }
    }

    /// Number of examples a class.
    var counts: [Int] {
        var counts = [Int](repeating: 0, count: classes.count)
        for example in all { counts[example.label] += 1 }
        return counts
    }

    /// Makes the features of one example again, for whoever listens to how they are made.
    func extractAgain(_ index: Int, from documents: [Document]) {
        let document = documents[origins[index].document]
        var features = PairFeatures(bits: extractor.bits)
        let relation = document.relations[origins[index].relation]
        _ = extractor.vector(relation, document, extractor.context(document), &features)
    }
}

/// Makes the features of a relation as the classifier does.
struct ExampleExtractor {
    let bits: Int
    let rules: RuleStages?

    /// What all relations of a document share.
    func context(_ document: Document) -> (indices: [String: Int], rules: RuleRelations?) {
        let indices = document.mentionIndices()
        return (indices, rules.map { RuleRelations(document, indices, $0) })
    }

    /// `nil` for a relation without mentions, or one that is itself a rule's.
    func vector(
        _ relation: Relation, _ document: Document, _ context: (indices: [String: Int], rules: RuleRelations?),
        _ features: inout PairFeatures
    ) -> SparseVector? {
        if let rules, rules.made(relation) { return nil }
        let pair = CandidatePair(relation, document.mentions, context.indices)
        guard let span = pair.span else { return nil }
        let sentences = document.sentences(touching: span)
        let hint = context.rules?.relation(of: relation, sentences: sentences)?.hint
        return features.vector(document.words(of: sentences), source: pair.source, target: pair.target, rule: hint)
    }
}
