import EntenteKit
import EntenteTesting
import JSON
import Learning
import Testing

@testable import Relations

@Suite("rules beside the classifier")
struct RulePolicyTests {
    /// `Chile accused Serbia.`, of which a rule says something.
    private func document(_ rule: String, score: Double = 1, turned: Bool = false, attributes: JSONObject = [:]) -> Document {
        var document = Preparation.document(
            "Today Chile accused Serbia again.", layers: [.sections, .sentences, .tokens],
            given: [("Chile", "COUNTRY CHL"), ("Serbia", "COUNTRY SRB")])
        let ids = document.mentions.map(\.id)
        document.add(relations: [Relation(
            rule, [.init("source", ids[turned ? 1 : 0]), .init("target", ids[turned ? 0 : 1])], sentence: 0, attributes: attributes,
            score: score, by: "relate.rules/test.rule")])
        document.layers.formUnion([.mentions, .relations])
        return document
    }

    private func run(_ policy: String, _ document: Document, _ more: String = "", _ model: [UInt8]? = nil) throws -> [Relation] {
        var document = document
        let bytes = if let model { model } else { try SmallWorld.train().bytes }
        try classifier(bytes, ", candidates: generated, min_score: 0.3, rules: \(policy)\(more)").process(&document)
        return document.relations
    }

    @Test("win: the rule's relation stays alone, and bears the disagreement")
    func win() throws {
        let found = try run("win", document("CONSULT"))
        #expect(found.map(\.label) == ["CONSULT"])
        let note = try #require(found[0].attributes["disagreement"])
        #expect(note["rule"] == "CONSULT" && note["model"] == "ACCUSE" && note["kept"] == "rule")
        #expect(note["rule_by"] == "relate.rules/test.rule" && note["model_by"]?.string?.hasPrefix("relate.classify/") == true)
        #expect(found[0].score == 1 && found[0].by == "relate.rules/test.rule")
    }

    @Test("agreement leaves no note and makes no second relation", arguments: ["win", "vote"])
    func agreement(_ policy: String) throws {
        let found = try run(policy, document("ACCUSE", score: 0.8))
        #expect(found.map(\.label) == ["ACCUSE"])
        #expect(found[0].attributes["disagreement"] == nil && found[0].by == "relate.rules/test.rule")
        if policy == "win" { #expect(found[0].score == 0.8) } else { #expect((found[0].score ?? 0) > 0.4) }
    }

    @Test("the wrong direction is a disagreement, unless the relation has none")
    func direction() throws {
        let turned = try run("win", document("ACCUSE", turned: true))
        #expect(turned.map(\.label) == ["ACCUSE"])
        #expect(turned[0].attributes["disagreement"]?["reversed"] == true)
        #expect(try run("win", document("ACCUSE", turned: true, attributes: ["symmetric": true]))[0].attributes["disagreement"] == nil)
    }

    @Test("vote: scores are weighed by the formula that the documentation has", arguments: [0.0, 0.2, 0.5, 1.0], [0.1, 0.6, 1.0])
    func vote(_ weight: Double, _ score: Double) throws {
        let bytes = try SmallWorld.train().bytes
        let model = try LinearModel(bytes: bytes)
        var given = SmallWorld.document("Today Chile accused Serbia again.", "Chile", "Serbia", nil)
        try classifier(bytes).process(&given)
        let accuse = try #require(given.relations[0].score)
        let pair = CandidatePair(given.relations[0], given.mentions, given.mentionIndices())
        var features = PairFeatures(bits: model.bits)
        var probabilities: [Float] = []
        model.probabilities(
            of: features.vector(given.words(of: 0..<1), source: pair.source, target: pair.target), into: &probabilities)
        let consult = Double(probabilities[try #require(model.classes.firstIndex(of: "CONSULT"))])
        let share = weight * score
        let (rule, opinion) = ((1 - share) * consult + share, (1 - share) * accuse)

        let found = try run("vote", document("CONSULT", score: score), ", rule_weight: \(weight)", bytes)
        #expect(found.count == 1)
        #expect(found[0].label == (opinion > rule ? "ACCUSE" : "CONSULT"))
        #expect(abs((found[0].score ?? -1) - max(opinion, rule)) < 1e-6)
        #expect(found[0].by.hasPrefix(opinion > rule ? "relate.classify/" : "relate.rules/"))
        #expect(found[0].attributes["disagreement"]?["kept"]?.string == (opinion > rule ? "model" : "rule"))
    }

    @Test("ignore, and labels that the model does not know: both stand side by side")
    func ignored() throws {
        #expect(Set(try run("ignore", document("CONSULT")).map(\.label)) == ["CONSULT", "ACCUSE"])
        #expect(try run("ignore", document("ACCUSE")).map(\.label) == ["ACCUSE"])
        for policy in ["win", "vote"] {
            let found = try run(policy, document("FIGURE"))
            #expect(found.map(\.label) == ["FIGURE", "ACCUSE"] && found[0].attributes["disagreement"] == nil)
        }
    }

    @Test("a given candidate takes the rule's label, not its place")
    func given() throws {
        var document = document("CONSULT")
        let ids = document.mentions.map(\.id)
        document.add(relations: [Relation(id: "c", nil, [.init("source", ids[0]), .init("target", ids[1])], by: "gold")])
        try classifier(SmallWorld.train().bytes, ", rules: win").process(&document)
        #expect(document.relations.map(\.id) == ["r1", "c"] && document.relations[1].label == "CONSULT")
        #expect(document.relations[1].by == "relate.rules/test.rule" && document.relations[1].attributes["disagreement"] != nil)
    }

    @Test("features: what a rule says is learnt, where words say nothing")
    func features() throws {
        // No word tells the two labels apart; the rule does.
        var lessons: [Document] = []
        for (index, name) in (SmallWorld.names + SmallWorld.names.map { $0 + "ia" }).enumerated() {
            for label in ["AID", "SANCTION"] {
                let target = name == "Oman" ? "Chad" : "Oman"
                var lesson = SmallWorld.document("On day \(index) \(name) dealt with \(target).", name, target, label)
                let ids = lesson.relations[0].arguments.map(\.mention)
                lesson.add(relations: [Relation(
                    label == "AID" ? "GIVES" : "TAKES", [.init("source", ids[0]), .init("target", ids[1])], sentence: 0, by: "relate.events/deals.x")])
                lessons.append(lesson)
            }
        }
        let node = try settings("{folds: 2, bits: 14, minimum_count: 1, rules: features}")
        let trained = try RelationTrainer(settings: RelationTrainer.Settings.read(node).settings).train(lessons, TrainingRun())
        #expect(trained.card.contains("features of the others"))
        for (hint, label) in [("GIVES", "AID"), ("TAKES", "SANCTION")] {
            var document = SmallWorld.document("On day 5 Peru dealt with Oman.", "Peru", "Oman", nil)
            let ids = document.mentions.map(\.id)
            document.add(relations: [Relation(hint, [.init("source", ids[0]), .init("target", ids[1])], sentence: 0, by: "relate.events/deals.x")])
            try classifier(trained.bytes, ", rules: features").process(&document)
            #expect(document.relations[0].label == label)
        }
        #expect(throws: Diagnostics.self) { try classifier(SmallWorld.train().bytes, ", rules: features") }
        #expect(try classifier(trained.bytes).warnings.count == 1)
    }
}

@Suite("what a training tells")
struct TrainingReportTests {
    @Test("curve, confusion and weighty features stand in report and card")
    func report() throws {
        let node = try settings("{folds: 2, bits: 16, minimum_count: 1}")
        let lines = Lines()
        let run = TrainingRun(
            data: [.init(name: "small.jsonl", documents: 40, relations: 40, bytes: 1234)], wantsLearningCurve: true, namedFeatures: 6,
            progress: { lines.add($0) })
        let trainer = try RelationTrainer(settings: RelationTrainer.Settings.read(node).settings)
        let trained = try trainer.train(SmallWorld.documents, run)
        for text in ["learning curve", "confusion", "weightiest features", "40 %", "100 %", "ACCUSE"] { #expect(trained.report.contains(text)) }
        #expect(trained.card.contains("| small.jsonl | 40 | 40 | 1234 |"))
        for text in ["### Learning curve", "### What was taken for what", "### Weightiest features"] { #expect(trained.card.contains(text)) }
        // The verb is what tells ACCUSE from the rest.
        let accuse = try #require(trained.report.split(separator: "\n").first { $0.hasPrefix("  ACCUSE:") })
        #expect(accuse.contains("accus") && !accuse.contains("#"))
        #expect(lines.all.contains { $0.hasPrefix("learning curve, 40 %") } && lines.all.contains("training on all examples"))
        // What is told changes nothing in the model.
        #expect(try trainer.train(SmallWorld.documents, TrainingRun()).bytes == trained.bytes)
    }

    @Test("pairs without a relation become NONE, both orders, within their sentence")
    func negatives() throws {
        var document = Preparation.document(
            "Chile met Serbia. Oman, Peru.", layers: [.sentences, .tokens], given: ["Chile", "Serbia", "Oman", "Peru"].map { ($0, "COUNTRY") })
        let ids = document.mentions.map(\.id)
        document.add(relations: [Relation("CONSULT", [.init("e1", ids[0]), .init("e2", ids[1])], by: "gold")])
        let pairs = document.withNegatives().relations.filter { $0.label == "NONE" }.map { $0.arguments.map(\.mention) }
        #expect(Set(pairs) == [[ids[1], ids[0]], [ids[2], ids[3]], [ids[3], ids[2]]] && pairs.count == 3)
        let many = Preparation.document(
            (0..<40).map { "N\($0)" }.joined(separator: ", ") + ".", layers: [.sentences, .tokens], given: (0..<40).map { ("N\($0),", "X") })
        #expect(many.withNegatives().relations.count == 200)
    }

    @Test("a curve without held-out examples is an error")
    func noFolds() throws {
        let node = try settings("{folds: 0, bits: 14}")
        let trainer = try RelationTrainer(settings: RelationTrainer.Settings.read(node).settings)
        #expect(throws: StageError.self) { try trainer.train(SmallWorld.documents, TrainingRun(wantsLearningCurve: true)) }
    }

    /// Lines told, from whatever thread.
    private final class Lines: @unchecked Sendable {
        private(set) var all: [String] = []
        func add(_ line: String) { all.append(line) }
    }
}
