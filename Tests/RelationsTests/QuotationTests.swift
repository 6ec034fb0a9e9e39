import EntenteKit
import EntenteTesting
import JSON
import Testing

@testable import Relations

/// A small world in which speakers say things in two ways, and do things that are no speech.
private enum SmallSpeech {
    static let people = ["Ana", "Boris", "Chen", "Dina", "Emre", "Farid", "Goran", "Hana"]
    static let facts = ["prices fell", "rivers rose", "talks failed", "trains left", "guests came", "roads closed"]

    static var documents: [Document] {
        var documents: [Document] = []
        for (i, name) in people.enumerated() {
            for (j, fact) in facts.enumerated() {
                if (i + j) % 2 == 0 {
                    documents.append(document("\(name) said that \(fact) again.", name, "said", "that \(fact) again"))
                } else {
                    documents.append(document("\"The \(fact),\" \(name) told us.", name, "told", "\"The \(fact),\""))
                }
                documents.append(document("\(name) left the house when \(fact).", nil, nil, nil))
            }
        }
        return documents
    }

    static func document(_ text: String, _ source: String?, _ cue: String?, _ content: String?) -> Document {
        let given = [(source, "SOURCE"), (cue, "CUE"), (content, "CONTENT")].compactMap { part in part.0.map { ($0, part.1) } }
        var document = Preparation.document(text, layers: [.sentences, .tokens], given: given)
        guard source != nil else { return document }
        func id(_ label: String) -> String { document.mentions.first { $0.label == label }!.id }
        document.add(relations: [
            Relation("SAID", [.init("source", id("SOURCE")), .init("cue", id("CUE")), .init("content", id("CONTENT"))], by: "gold"),
        ])
        return document
    }

    static func train() throws -> TrainedModel {
        let options = try QuotationTrainer.Settings.read(settings("{minimum_count: 1, cue_strength: 10}")).settings
        return try QuotationTrainer(settings: options).train(documents, TrainingRun())
    }
}

@Suite("who says what")
struct QuotationTests {
    private func finder(_ model: [UInt8]?) throws -> QuotationFinder {
        guard let model else { return try QuotationFinder(settings: QuotationFinder.Settings()) }
        return try withFile(model) { path in
            try QuotationFinder(settings: QuotationFinder.Settings.read(settings("{model: \(path)}")).settings)
        }
    }

    private func said(
        _ text: String, model: [UInt8]? = nil, given: [(text: String, label: String)] = [], language: String = "en"
    ) throws -> [String] {
        var document = Preparation.document(text, layers: [.sentences, .tokens], given: given, meta: ["language": language])
        try finder(model).process(&document)
        let index = document.mentionIndices()
        return document.relations.map { relation in
            ["source", "cue", "content"].map { role in
                relation.argument(role).map { document.text.string(document.mentions[index[$0]!].range) } ?? "–"
            }.joined(separator: " | ") + " | " + (relation.attributes["kind"]?.string ?? "")
        }
    }

    @Test("the same documents give the same bits, and the model reads other names and words")
    func training() throws {
        let first = try SmallSpeech.train(), second = try SmallSpeech.train()
        #expect(first.bytes == second.bytes)
        #expect(first.card == second.card)
        #expect(try said("Ivan said that taxes rose again.", model: first.bytes) == ["Ivan | said | that taxes rose again | indirect"])
        #expect(try said("Ivan left the house when taxes rose.", model: first.bytes) == [])
    }

    @Test("a model is for English: in other languages rules read on")
    func otherLanguage() throws {
        let model = try SmallSpeech.train().bytes
        #expect(try said("„Wir gehen“, sagte Merz.", model: model, language: "de") == ["Merz | sagte | „Wir gehen“ | direct"])
    }

    @Test("files that are no models are refused", arguments: [[], Array("ENTQUOT\n".utf8), Array("ENTQUOT\nxxxxxxxxxxxxxxxx".utf8)])
    func badModels(_ bytes: [UInt8]) throws {
        #expect(throws: Diagnostics.self) { try finder(bytes) }
    }

    @Test("a model that is cut off or changed is refused")
    func damagedModel() throws {
        let bytes = try SmallSpeech.train().bytes
        for length in [17, bytes.count / 2, bytes.count - 1] {
            #expect(throws: Diagnostics.self) { try finder(Array(bytes.prefix(length))) }
        }
        var changed = bytes
        changed[bytes.count / 3] ^= 0x40
        #expect(throws: Diagnostics.self) { try finder(changed) }
    }

    @Test("without a relation SAID there is nothing to learn")
    func tooLittle() throws {
        let trainer = try QuotationTrainer(settings: QuotationTrainer.Settings())
        #expect(throws: StageError.self) { try trainer.train([], TrainingRun()) }
    }

    @Test(
        "rules alone",
        arguments: [
            ("“We will sign,” said President Li.", ["President Li | said | “We will sign,” | direct"]),
            ("“We will,” she said, “sign it.”", ["she | said | “We will,” | direct", "she | said | “sign it.” | direct"]),
            ("“We will.” It rained on “Great Street”.", []),
            ("Officials said: \"Go. Now.\"", ["Officials | said | \"Go. Now.\" | direct"]),
            ("Marta: \"This is what we want.\"", ["Marta | : | \"This is what we want.\" | direct"]),
            ("According to the bank, prices rose.", ["the bank | According to | prices rose | indirect"]),
            ("Prices rose, according to the bank.", ["the bank | according to | Prices rose | indirect"]),
        ])
    func rules(_ text: String, _ expected: [String]) throws {
        #expect(try said(text) == expected)
    }

    @Test("a speech over paragraphs is one relation a part, with one cue")
    func paragraphs() throws {
        var document = Preparation.document(
            "Li said: “We go on.\n\n“We have time for it.”\n\nIt rained.", layers: [.sentences, .tokens])
        try finder(nil).process(&document)
        #expect(document.relations.count == 2)
        #expect(Set(document.relations.compactMap { $0.argument("cue") }).count == 1)
        #expect(document.mentions.count { $0.label == "CUE" } == 1)
    }

    @Test("a source that a mention names is that mention; what it is part of is not")
    func sources() throws {
        var document = Preparation.document(
            "“Yes, we do,” said President Li Wei. “No, we don’t,” said a spokesman for Peru.", layers: [.sentences, .tokens],
            given: [("Li Wei", "PERSON li-wei"), ("Peru", "COUNTRY PER")])
        try finder(nil).process(&document)
        let index = document.mentionIndices()
        let sources = document.relations.map { relation in relation.argument("source").map { document.mentions[index[$0]!].label } }
        #expect(sources == ["PERSON", "SOURCE"])
    }

    @Test("scores count bytes of content, and contents with their sources")
    func evaluation() throws {
        let gold = SmallSpeech.document("Ana said that prices fell.", "Ana", "said", "that prices fell")
        let half = SmallSpeech.document("Ana said that prices fell.", "Ana", "said", "that prices")
        let other = SmallSpeech.document("Ana said that prices fell.", "said", "said", "that prices fell")
        func f1(_ predicted: Document) throws -> [Double] {
            try QuotationEvaluator.evaluate(gold: [gold], predicted: [predicted], options: .init()).rows.map(\.f1)
        }
        #expect(try f1(gold) == [1, 1])
        #expect(try f1(other) == [1, 0])
        let scores = try f1(half)
        #expect(abs(scores[0] - 22.0 / 27) < 1e-9 && scores[1] == 1)
        #expect(throws: StageError.self) { try QuotationEvaluator.evaluate(gold: [gold], predicted: [], options: .init()) }
    }
}
