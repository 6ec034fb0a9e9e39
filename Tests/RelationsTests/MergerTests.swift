import EntenteKit
import EntenteTesting
import JSON
import Testing

@testable import Relations

@Suite("relate.merge")
struct MergerTests {
    /// A headline and two sentences, with one relation in each place given.
    private func merged(_ places: [(sentence: Int, trigger: String, label: String, status: String)]) throws -> [Relation] {
        let text = "Serbia thanks China. Serbia thanked China on Monday and hailed it. Serbia thanked China in May."
        var document = Preparation.document(
            text, layers: [.sections, .sentences, .tokens], given: [("Serbia", "COUNTRY SRB"), ("China", "COUNTRY CHN")])
        let end = document.sentences[0].end
        document.sections = [Section(TextRange(0, end), .title), Section(TextRange(end, document.text.range.end), .body)]
        document.add(relations: places.map { place in
            let sentence = document.sentences[place.sentence]
            func id(_ entity: String) -> String {
                document.mentions.first { $0.entity == entity && sentence.contains($0.range) }!.id
            }
            let start = Int(sentence.start) + document.text.string(sentence).range(of: place.trigger)!
            return Relation(
                place.label, [.init("source", id("SRB")), .init("target", id("CHN"))],
                trigger: TextRange(start, start + place.trigger.utf8.count), sentence: place.sentence,
                attributes: ["status": .string(place.status)], score: 0.9, by: "test")
        })
        document.layers.insert(.relations)
        try RelationMerger(settings: .init()).process(&document)
        return document.relations
    }

    @Test func headlineAndTextAreOne() throws {
        let found = try merged([(0, "thanks", "SUPPORT", "done"), (1, "thanked", "SUPPORT", "done")])
        #expect(found.count == 1)
        #expect(found.first?.sentence == 1)
        #expect(found.first?.attributes["evidence"]?.array?.count == 2)
    }

    @Test func twiceInOneSentenceIsOne() throws {
        #expect(try merged([(1, "thanked", "SUPPORT", "done"), (1, "hailed", "SUPPORT", "done")]).count == 1)
    }

    @Test func actsToldOneAfterTheOtherStayApart() throws {
        #expect(try merged([(1, "thanked", "SUPPORT", "done"), (2, "thanked", "SUPPORT", "done")]).count == 2)
    }

    @Test func otherTypesAndStatusesStayApart() throws {
        #expect(try merged([(1, "thanked", "SUPPORT", "done"), (1, "hailed", "CONSULT", "done")]).count == 2)
        #expect(try merged([(1, "thanked", "SUPPORT", "done"), (1, "hailed", "SUPPORT", "planned")]).count == 2)
    }

    /// Two rules that read one word differently: the first one's status stands, the other's beside it.
    @Test func oneWordIsOneFact() throws {
        let found = try merged([(1, "thanked", "SUPPORT", "planned"), (1, "thanked", "SUPPORT", "done")])
        #expect(found.count == 1)
        #expect(found.first?.attributes["status"]?.string == "planned")
        #expect(found.first?.attributes["also"]?.object?["status"]?.string == "done")
    }
}

extension String {
    /// The byte offset of a part.
    fileprivate func range(of part: String) -> Int? {
        firstRange(of: part).map { utf8.distance(from: startIndex, to: $0.lowerBound) }
    }
}
