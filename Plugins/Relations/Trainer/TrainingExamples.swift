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
    /// With word vectors, what the network reads of each example.
    private(set) var sequences: [PairSequence] = []
    /// The words of ``sequences``.
    private(set) var lexicon: Lexicon?

    /// Takes every relation that has a label and at least one argument whose mention exists.
    init(_ documents: [Document], bits: Int, noneWeight: Double, nominals: Bool = false, vectors: WordVectors? = nil) {
        var lexicon = vectors.map { Lexicon($0) }
        var sequences: [PairSequence] = []
        var features = PairFeatures(bits: bits, nominals: nominals)
        var found: [(label: String, vector: SparseVector, weight: Float)] = []
        for document in documents {
            let indices = document.mentionIndices()
            let weight = document.meta["weight"]?.double ?? 1
            for relation in document.relations {
                let pair = CandidatePair(relation, document.mentions, indices)
                guard let label = relation.label, let span = pair.span, weight > 0 else { continue }
                let words = document.words(of: document.sentences(touching: span))
                let vector = features.vector(words, source: pair.source, target: pair.target)
                // Mentions without a token, in text that was not segmented, teach nothing.
                guard let sequence = features.sequence() else { continue }
                if lexicon != nil { sequences.append(lexicon!.adopt(sequence, words)) }
                let factor = label == RelationModel.none ? noneWeight : 1
                found.append((label, vector, Float(weight * factor)))
            }
        }
        self.sequences = sequences
        self.lexicon = lexicon
        let classes = Set(found.map(\.label)).sorted()
        let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
        self.classes = classes
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
}
