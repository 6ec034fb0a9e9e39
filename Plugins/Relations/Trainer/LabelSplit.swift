internal import EntenteKit
internal import Learning

/// A label of one data set that another one divides: its examples are shared out by a model of the parts.
struct LabelSplit {
    let whole: String
    let parts: [String]

    /// Reads `WHOLE=PART|PART`.
    init(_ text: String) throws(Diagnostics) {
        let sides = text.split(separator: "=").map(String.init)
        let parts = sides.count == 2 ? sides[1].split(separator: "|").map(String.init) : []
        guard sides.count == 2, parts.count > 1 else {
            throw Diagnostics("\"\(text)\" is no split of a label", hint: "write WHOLE=PART|PART")
        }
        whole = sides[0]
        self.parts = parts
    }

    /// Relabels the examples of the whole. Without examples of every part nothing changes.
    func apply(to examples: inout TrainingExamples, _ learner: RelationLearner) throws(StageError) {
        guard let whole = examples.classes.firstIndex(of: whole) else { return }
        let labels = parts.compactMap { examples.classes.firstIndex(of: $0) }
        guard labels.count == parts.count else { return }
        var known = examples
        known.classes = parts
        known.all = examples.all.compactMap { example in
            labels.firstIndex(of: example.label).map {
                TrainingExample(features: example.features, label: $0, weight: example.weight)
            }
        }
        let model = try learner.fit(known)
        var scratch: [Float] = []
        for i in examples.all.indices where examples.all[i].label == whole {
            examples.all[i].label = labels[model.classify(examples.all[i].features, scratch: &scratch).label]
        }
        examples.removeEmptyClasses()
    }
}
