internal import EntenteKit
internal import JSON

/// What becomes of a pair of parties for which a rule has found a relation and the model has an opinion.
///
/// Only labels that the model knows are weighed: a trade figure by a rule says nothing of whether two states met.
struct RuleAgreement {
    /// What the model says of the pair.
    struct Opinion {
        var label: String
        var probability: Double
        /// Whether it sees the rule's source as target.
        var isReversed: Bool
        /// Its probability for the rule's label in the rule's direction.
        var ofRuleLabel: Double
    }

    let settings: RelationClassifier.Settings
    let provenance: String

    /// Whether rule and model say the same.
    func agrees(_ found: RuleRelations.Found, _ opinion: Opinion) -> Bool {
        opinion.label == found.label
            && (!opinion.isReversed || found.isSymmetric || settings.symmetric.contains(found.label))
    }

    /// The score of the rule's relation and of the model's, weighed: a linear opinion pool (Stone, 1961). The rule puts its
    /// score on its own label and leaves the rest to the model, so with the weight `w` and the score `s`
    /// `P(label) = (1 − w·s)·p(label)`, plus `w·s` for the rule's label.
    func pooled(_ found: RuleRelations.Found, _ opinion: Opinion) -> (rule: Double, model: Double) {
        let share = settings.ruleWeight * found.score
        let rule = (1 - share) * opinion.ofRuleLabel + share
        return (rule, agrees(found, opinion) ? rule : (1 - share) * opinion.probability)
    }

    /// Whether the model's label replaces the rule's. Never by NONE: a rule that should be silent is for people to mend,
    /// and the disagreement shows it.
    func modelWins(_ found: RuleRelations.Found, _ opinion: Opinion) -> Bool {
        guard settings.rules == .vote, opinion.label != RelationModel.none, !agrees(found, opinion) else { return false }
        let score = pooled(found, opinion)
        return score.model > score.rule
    }

    /// Applies what was decided to the rule's relation.
    func settle(_ relation: inout Relation, _ found: RuleRelations.Found, _ opinion: Opinion) {
        let doesModelWin = modelWins(found, opinion)
        if !agrees(found, opinion) { relation.attributes["disagreement"] = disagreement(found, opinion, doesModelWin) }
        guard settings.rules == .vote else { return }
        let score = pooled(found, opinion)
        relation.score = doesModelWin ? score.model : score.rule
        guard doesModelWin else { return }
        relation.label = opinion.label
        relation.by = provenance
        if opinion.isReversed { exchange(&relation) }
    }

    /// Labels a candidate that came with the document, for whose parties a rule has found a relation.
    func label(_ candidate: inout Relation, _ found: RuleRelations.Found, _ opinion: Opinion) {
        let doesModelWin = modelWins(found, opinion)
        let score = settings.rules == .vote ? pooled(found, opinion) : (rule: found.score, model: opinion.probability)
        candidate.label = doesModelWin ? opinion.label : found.label
        candidate.score = doesModelWin ? score.model : score.rule
        candidate.by = doesModelWin ? provenance : found.by
        if !agrees(found, opinion) { candidate.attributes["disagreement"] = disagreement(found, opinion, doesModelWin) }
    }

    /// What `export.review` shows to people.
    private func disagreement(_ found: RuleRelations.Found, _ opinion: Opinion, _ doesModelWin: Bool) -> JSONValue {
        var object: JSONObject = [
            "rule": .string(found.label), "rule_by": .string(found.by), "rule_score": JSONValue(found.score),
            "model": .string(opinion.label), "model_by": .string(provenance), "model_score": JSONValue(opinion.probability),
            "kept": doesModelWin ? "model" : "rule",
        ]
        if opinion.isReversed { object["reversed"] = true }
        return .object(object)
    }

    private func exchange(_ relation: inout Relation) {
        for index in relation.arguments.indices {
            switch relation.arguments[index].role {
            case "source": relation.arguments[index].role = "target"
            case "target": relation.arguments[index].role = "source"
            default: break
            }
        }
    }
}

/// The opinions on rules' relations, gathered while a document is read. Parties that a sentence names several times are
/// judged several times; the best word counts.
struct RuleContests {
    private let agreement: RuleAgreement
    private var opinions: [Int: (found: RuleRelations.Found, opinion: RuleAgreement.Opinion)] = [:]

    init(_ agreement: RuleAgreement) { self.agreement = agreement }

    /// Keeps an opinion: one that agrees, else the surest that is not NONE.
    mutating func note(_ found: RuleRelations.Found, _ opinion: RuleAgreement.Opinion) {
        if let old = opinions[found.relation], rank(old.found, old.opinion) >= rank(found, opinion) { return }
        opinions[found.relation] = (found, opinion)
    }

    private func rank(_ found: RuleRelations.Found, _ opinion: RuleAgreement.Opinion) -> Double {
        if agreement.agrees(found, opinion) { return 2 + opinion.probability }
        return opinion.label == RelationModel.none ? opinion.probability - 1 : opinion.probability
    }

    /// Settles every relation that was judged.
    func settle(_ document: inout Document) {
        guard !opinions.isEmpty else { return }
        var number = 0
        document.updateRelations { relation in
            if let known = opinions[number] { agreement.settle(&relation, known.found, known.opinion) }
            number += 1
        }
    }
}
