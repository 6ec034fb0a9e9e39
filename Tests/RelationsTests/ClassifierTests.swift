import EntenteKit
import JSON
import EntenteTesting
import Learning
import Testing

@testable import Relations

@Suite("relate.classify")
struct ClassifierTests {
    @Test("labels given candidates and keeps ids and roles")
    func given() throws {
        let stage = try classifier(SmallWorld.train().bytes)
        for (label, verb) in SmallWorld.verbs {
            var document = SmallWorld.document("Yesterday Chile \(verb) Serbia.", "Chile", "Serbia", nil)
            try stage.process(&document)
            let relation = try #require(document.relations.first)
            #expect(relation.label == label)
            #expect(relation.id == "r")
            #expect(relation.arguments.map(\.role) == ["source", "target"])
            #expect(relation.by.hasPrefix("relate.classify/") && relation.by.hasSuffix("@1"))
            let score = try #require(relation.score)
            #expect(score > 0 && score <= 1)
        }
    }

    @Test("roles of any name will do, and what is labelled stays")
    func otherRoles() throws {
        let stage = try classifier(SmallWorld.train().bytes)
        var document = SmallWorld.document("Chile accused Serbia.", "Chile", "Serbia", "MINE")
        let ids = document.mentions.map(\.id)
        document.add(relations: [Relation(id: "c", nil, [.init("e1", ids[0]), .init("e2", ids[1])], by: "gold")])
        try stage.process(&document)
        #expect(document.relations.map(\.label) == ["MINE", "ACCUSE"])
        #expect(document.relations[1].arguments.map(\.role) == ["e1", "e2"])
    }

    @Test("NONE can be excluded, labels can be limited")
    func limits() throws {
        let bytes = try SmallWorld.train().bytes
        var document = SmallWorld.document("Chile, like Serbia.", "Chile", "Serbia", nil)
        try classifier(bytes, ", none: exclude, labels: [AID, CONSULT]").process(&document)
        #expect(["AID", "CONSULT"].contains(document.relations[0].label))
        #expect(throws: Diagnostics.self) { try classifier(bytes, ", labels: [AIDE]") }
    }

    @Test("generates relations with direction, trigger and sentence, and never writes NONE")
    func generated() throws {
        let stage = try classifier(SmallWorld.train().bytes, ", candidates: generated, min_score: 0.3")
        var document = Preparation.document(
            "All was calm in Ghana. Today Chile accused Serbia again. On Monday Oman, like Peru again.",
            layers: [.sections, .sentences, .tokens],
            given: ["Ghana", "Chile", "Serbia", "Oman", "Peru"].map { ($0, "COUNTRY \($0)") })
        try stage.process(&document)
        #expect(document.relations.map(\.label) == ["ACCUSE"])
        let relation = try #require(document.relations.first)
        #expect(relation.sentence == 1)
        let trigger = try #require(relation.trigger)
        #expect(document.text.string(trigger) == "accused")
        #expect(!document.relations.contains { $0.label == "NONE" })
    }

    @Test("candidates never cross sentences and stay bounded")
    func bounded() throws {
        let stage = try classifier(SmallWorld.train().bytes, ", candidates: generated, min_score: 0, max_pairs: 50")
        var random = SplitMix64(seed: 7)
        for _ in 0..<30 {
            var text = ""
            for _ in 0..<random.below(120) {
                text += SmallWorld.names[random.below(SmallWorld.names.count)]
                text += [" met ", ", ", " accused ", ". ", " and "][random.below(5)]
            }
            var document = Preparation.document(
                text, layers: [.sections, .sentences, .tokens], given: SmallWorld.names.map { ($0, "COUNTRY \($0)") })
            try stage.process(&document)
            let indices = document.mentionIndices()
            for relation in document.relations {
                let sentence = try #require(relation.sentence)
                for argument in relation.arguments {
                    let mention = document.mentions[try #require(indices[argument.mention])]
                    #expect(document.sentences[sentence].contains(mention.range))
                }
            }
            for sentence in document.sentences.indices {
                #expect(document.relations.count { $0.sentence == sentence } <= 50)
            }
        }
    }

    @Test("a hostile model file is a finding, never a crash")
    func hostile() throws {
        let good = try SmallWorld.train().bytes
        #expect(throws: Diagnostics.self) { try classifier([]) }
        #expect(throws: Diagnostics.self) { try classifier(Array("not a model".utf8)) }
        for cut in stride(from: 0, to: good.count, by: 997) {
            #expect(throws: Diagnostics.self) { try classifier(Array(good.prefix(cut))) }
        }
        var random = SplitMix64(seed: 3)
        for _ in 0..<50 {
            var bad = good
            bad[random.below(bad.count)] ^= UInt8(1 + random.below(255))
            #expect(throws: Diagnostics.self) { try classifier(bad) }
        }
    }
}
