import EntenteKit
import EntenteStandard
import EntenteTesting
import Foundation
import Testing

/// Stages that cannot run without a file, and so have no examples in their descriptors: the suite runs on files that
/// are made here.
@Suite struct FileStageTests {
    private static let states = ["Serbia", "China", "Oman", "Chad", "Peru", "Cuba", "Iran", "Mali"]

    /// A stage without examples that this file forgot would go unchecked.
    @Test func everyOtherStageHasExamples() {
        let silent = StandardCatalogue.make().stages.map(\.descriptor).filter(\.examples.isEmpty).map(\.name)
        #expect(Set(silent) == [
            "extract.actors", "extract.entities", "extract.quantities", "parse.dependencies", "relate.classify", "relate.events",
            "relate.rules", "relate.status", "resolve.references",
        ])
    }

    @Test func classifierKeepsItsPromises() throws {
        let trainer = try #require(StandardCatalogue.make().trainer("relations"))
        let example = Example(
            "Serbia met the envoy of Čad.\nPeru slept.", settings: "{model: small.model, candidates: generated}",
            given: [("Serbia", "COUNTRY SRB"), ("Čad", "COUNTRY TCD"), ("Peru", "COUNTRY PER")], finds: ["CONSULT"])
        try check("relate.classify", example, file: "small.model", try train(trainer.type))
    }

    @Test func namesKeepTheirPromises() throws {
        let trainer = try #require(StandardCatalogue.make().trainer("tagger"))
        let example = Example("Ana ⟦Lukić|PERSON person.lukic⟧ met nobody.", settings: "{model: names.model}")
        try check("extract.entities", example, file: "names.model", try train(trainer.type, greetings))
    }

    /// Everybody is greeted by the family name.
    private var greetings: [Document] {
        Self.states.map { name in
            var document = Preparation.document("Ana \(name) met nobody.", layers: [.sentences, .tokens])
            document.add(mentions: [Mention(TextRange(4, 4 + name.utf8.count), "PERSON", by: "test")])
            document.layers.insert(.mentions)
            return document
        } + Self.states.map { name in
            var document = Preparation.document("\(name) Street Corp is a shop of Org X in Utah.", layers: [.sentences, .tokens])
            let start = "\(name) Street Corp is a shop of ".utf8.count
            document.add(mentions: [
                Mention(TextRange(start, start + 5), "ORGANISATION", by: "test"),
                Mention(TextRange(start + 9, start + 13), "PLACE", by: "test"),
            ])
            return document
        }
    }

    @Test func treesKeepTheirPromises() throws {
        let trainer = try #require(StandardCatalogue.make().trainer("parser"))
        let example = Example(
            "⟦Oman|nsubj PROPN⟧ ⟦met|root VERB⟧ ⟦Chad|obj PROPN⟧⟦.|punct PUNCT⟧\n⟦Peru|nsubj PROPN⟧ ⟦met|root⟧\n⟦Čad|obj⟧⟦.|punct⟧",
            settings: "{model: trees.model}")
        try check("parse.dependencies", example, file: "trees.model", try train(trainer.type, meetings))
    }

    /// Every state meets every other.
    private var meetings: [Document] {
        Self.states.flatMap { source in
            Self.states.filter { $0 != source }.map { target in
                var document = Preparation.document("\(source) met \(target).", layers: [.sentences, .tokens])
                document.syntax.tags = [.properNoun, .verb, .properNoun, .punctuation]
                document.syntax.forms = [.none, .past, .none, .none]
                document.syntax.heads = [1, -1, 1, 1]
                document.syntax.relations = [.nsubj, .root, .obj, .punct]
                document.layers.insert(.syntax)
                return document
            }
        }
    }

    @Test func rulesKeepTheirPromises() throws {
        let rules = """
            entente-relations: 1
            name: visits
            rules:
              - name: visit
                label: VISIT
                trigger: '(?:called on|visited)'
                arguments:
                  source: {labels: [COUNTRY], where: before}
                  target: {labels: [COUNTRY], where: after}
            """
        let example = Example(
            "Serbia called on\nČad. Peru slept; it visited nobody.", settings: "{files: visits.yaml}",
            given: [("Serbia", "COUNTRY SRB"), ("Čad", "COUNTRY TCD"), ("Peru", "COUNTRY PER")],
            finds: ["VISIT source=Serbia target=Čad"])
        try check("relate.rules", example, file: "visits.yaml", Array(rules.utf8))
    }

    @Test func quantitiesKeepTheirPromises() throws {
        let file = """
            entente-quantities: 1
            label: PERCENT
            words: {cardinals: {two: 2, twenty: 20}, percent: ['%', per cent]}
            """
        let example = Example("Up ⟦3.5 %|PERCENT⟧, not ⟦twenty-two per cent|PERCENT⟧ of a €5 note.", settings: "{files: shares.yaml}")
        try check("extract.quantities", example, file: "shares.yaml", Array(file.utf8))
    }

    @Test func actorsKeepTheirPromises() throws {
        let words = """
            entente-actors: 1
            groups: [{name: office, label: OFFICE, names: true, words: [minister]}]
            """
        let example = Example(
            "⟦Čad minister|OFFICE person.ana-lukić⟧ ⟦Ana Lukić|PERSON person.ana-lukić⟧ left.\n⟦Lukić|PERSON⟧ slept.",
            settings: "{files: words.yaml}", given: [("Čad", "COUNTRY TCD")])
        try check("extract.actors", example, file: "words.yaml", Array(words.utf8))
    }

    @Test func referencesKeepTheirPromises() throws {
        let rules = """
            entente-references: 1
            rules:
              - {name: he, refers: person, words: [she]}
              - {name: sides, refers: two_states, kind: nominal, words: [both sides]}
            """
        let example = Example(
            "Lukić of Čad left. ⟦She|PERSON lukić⟧ sat.\nČad met Peru; ⟦⟦both sides|COUNTRY TCD⟧|COUNTRY PER⟧ sat.",
            settings: "{files: rules.yaml}", given: [("Lukić", "PERSON lukić"), ("Čad", "COUNTRY TCD"), ("Peru", "COUNTRY PER")])
        try check("resolve.references", example, file: "rules.yaml", Array(rules.utf8))
    }

    private func check(_ name: String, _ example: Example, file: String, _ bytes: [UInt8]) throws {
        let stage = try #require(StandardCatalogue.make().stage(name))
        let folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(bytes).write(to: folder.appending(path: file))
        for failure in StageConformance.check(stage.type, running: example, folder: folder.path) { Issue.record("\(failure)") }
    }

    private func train<T: Trainer>(_ type: T.Type, _ documents: [Document]? = nil) throws -> [UInt8] {
        try T(settings: T.Settings()).train(documents ?? lesson(), TrainingRun(seed: 1)).bytes
    }

    /// Every state meets every other, and bombs it.
    private func lesson() -> [Document] {
        Self.states.flatMap { source in
            Self.states.filter { $0 != source }.flatMap { target in
                [("met the envoy of", "CONSULT"), ("bombed the army of", "ASSAULT")].map { verb, label in
                    var document = Preparation.document(
                        "\(source) \(verb) \(target).", layers: [.sentences, .tokens],
                        given: [(source, "COUNTRY \(source)"), (target, "COUNTRY \(target)")])
                    let ids = document.mentions.map(\.id)
                    document.add(relations: [Relation(label, [.init("source", ids[0]), .init("target", ids[1])], by: "test")])
                    document.layers.insert(.relations)
                    return document
                }
            }
        }
    }
}
