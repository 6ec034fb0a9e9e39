import EntenteKit
import EntenteTesting
import Learning
import Testing

@testable import Relations

@Suite("what the network reads of a pair")
struct SequenceTests {
    private func sequence(_ text: String, _ source: String?, _ target: String?) throws -> (PairSequence, SentenceWords) {
        let document = Preparation.document(text, layers: [.sentences, .tokens])
        let words = document.words(of: document.sentences.indices)
        func range(_ word: String?) -> TextRange? { word.flatMap { word in words.ranges.first { document.text.string($0) == word } } }
        var features = PairFeatures(bits: 16)
        _ = features.vector(words, source: range(source), target: range(target))
        return (try #require(features.sequence()), words)
    }

    @Test("names are masked, distances count from each mention, stretches meet at the mentions")
    func layout() throws {
        let (sequence, words) = try sequence("On Monday Chile gave grain to Oman again.", "Chile", "Oman")
        let name = UInt32(words.count)
        #expect(sequence.words == [0, 1, name, 3, 4, 5, name, 7, 8])
        #expect(sequence.toSource.map { Int($0) - PairSequence.reach } == [-2, -1, 0, 1, 2, 3, 4, 5, 6])
        #expect(sequence.toTarget.map { Int($0) - PairSequence.reach } == [-6, -5, -4, -3, -2, -1, 0, 1, 2])
        #expect(sequence.stretchRanges == [0..<3, 2..<7, 6..<9])
        #expect(sequence.spotPositions == [2, 6, 1, 3, 5, 7])
    }

    @Test("a pair told backwards has the stretches of the text and the distances of its roles")
    func backwards() throws {
        let (forth, _) = try sequence("Chile met Oman.", "Chile", "Oman")
        let (back, _) = try sequence("Chile met Oman.", "Oman", "Chile")
        #expect(forth.stretchRanges == back.stretchRanges)
        #expect(forth.toSource == back.toTarget && forth.toTarget == back.toSource)
        #expect(back.spotPositions == [2, 0, 1, 3, -1, 1])
    }

    @Test("a candidate of one mention", arguments: [("Chile", nil), (nil, "Chile")] as [(String?, String?)])
    func alone(_ source: String?, _ target: String?) throws {
        let (sequence, _) = try sequence("Then Chile protested loudly.", source, target)
        #expect(sequence.stretchRanges == [0..<2, 1..<2, 1..<5])
        let missing = source == nil ? sequence.toSource : sequence.toTarget
        #expect(missing.allSatisfy { $0 == PairSequence.code(distance: .max) })
    }

    @Test("a pair amid a long sentence brings eight words on either side")
    func window() throws {
        let filler = (0..<30).map { "w\($0)" }.joined(separator: " ")
        let (sequence, _) = try sequence("\(filler) Chile met Oman \(filler)", "Chile", "Oman")
        #expect(sequence.words.count == 8 + 3 + 8)
    }
}
