internal import EntenteKit
internal import Learning

/// Chooses a label from the probabilities of a model's classes.
struct LabelChoice: Sendable {
    /// Classes that may be written, as groups that count together.
    let groups: [[Int]]
    private let classes: [String]

    /// Checks the label settings against the model.
    ///
    /// - Throws: ``Diagnostics`` for a label that the model does not know.
    init(_ settings: RelationClassifier.Settings, _ model: RelationModel) throws(Diagnostics) {
        let classes = model.linear.classes
        self.classes = classes
        for label in settings.labels where !classes.contains(label) {
            throw Diagnostics(
                "the model \(model.name) has no label \"\(label)\"",
                hint: Suggestion.hint(for: label, among: classes, what: "labels"))
        }
        let isAllowed = classes.map { label in
            if label == RelationModel.none { return settings.none == .allow || settings.candidates == .generated }
            return settings.labels.isEmpty || settings.labels.contains(label)
        }
        var groupOfClass = Array(classes.indices)
        for group in settings.together {
            // A label that this model lacks is no mistake: a group serves models of several data sets.
            let members = group.split(separator: "|").compactMap { classes.firstIndex(of: String($0)) }
            for member in members { groupOfClass[member] = members[0] }
        }
        groups = classes.indices.compactMap { first in
            let members = classes.indices.filter { groupOfClass[$0] == first && isAllowed[$0] }
            return members.isEmpty ? nil : members
        }
        if groups.isEmpty { throw Diagnostics("no label is left to choose from", hint: "the model has NONE alone") }
    }

    /// The likeliest group's likeliest label and the group's probability.
    func best(of probabilities: [Float]) -> (label: Int, probability: Float) {
        var best = (label: groups[0][0], probability: -Float.infinity)
        for group in groups {
            let sum = group.reduce(0) { $0 + probabilities[$1] }
            guard sum > best.probability else { continue }
            best = (group.max { probabilities[$0] < probabilities[$1] }!, sum)
        }
        return best
    }
}
