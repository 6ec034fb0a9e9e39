import EntenteKit
import JSON
import EntenteTesting
import Learning
import Testing

@testable import Relations

@Suite("features of a pair")
struct FeatureTests {
    @Test("stems fall together", arguments: [
        (["agreed", "agrees", "agreeing"], "agre"), (["planned", "plans", "planning"], "plan"), (["denied", "denies"], "deny"),
        (["UN"], "un"),
    ])
    func stems(_ words: [String], _ stem: String) {
        for text in words {
            var word: [UInt8] = []
            Array(text.utf8).withUnsafeBufferPointer { WordFolding.append($0, to: &word) }
            Stemmer.stem(&word)
            #expect(String(decoding: word, as: UTF8.self) == stem)
        }
    }

    @Test("lower case equals the standard library's, in the scripts it knows")
    func folding() {
        for value in Array(0x41...0x5A) + Array(0xC0...0xDE) + Array(0x100...0x12F) + Array(0x139...0x148) + Array(0x410...0x42F) {
            let text = String(Unicode.Scalar(UInt32(value))!)
            var out: [UInt8] = []
            Array(text.utf8).withUnsafeBufferPointer { WordFolding.append($0, to: &out) }
            #expect(String(decoding: out, as: UTF8.self) == text.lowercased())
        }
    }

    @Test("zones and symbols equal those of a slow, obvious version")
    func layout() throws {
        var random = SplitMix64(seed: 11)
        let words = ["Serbia", "met", "the", "Oman", "envoy", "in", "Rome", ",", "not", "signed"]
        for _ in 0..<200 {
            let text = (0..<(2 + random.below(20))).map { _ in words[random.below(words.count)] }.joined(separator: " ")
            let document = Preparation.document(text, layers: [.sentences, .tokens])
            let tokens = document.tokens
            let source = tokens[random.below(tokens.count)]
            let target = tokens[random.below(tokens.count)]
            var features = PairFeatures(bits: 16)
            let sentence = document.words(of: document.sentences.indices)
            _ = features.vector(sentence, source: source, target: target)
            #expect(features.zones == sentence.ranges.map { slowZone($0, source, target) })
            let outside = features.symbols.filter(\.zone.isOutside)
            #expect(outside.count == features.zones.count(where: \.isOutside))
        }
    }

    private func slowZone(_ token: TextRange, _ source: TextRange, _ target: TextRange) -> PairFeatures.Zone {
        if token.overlaps(source) { return .source }
        if token.overlaps(target) { return .target }
        if token.start < source.start && token.start < target.start { return .before }
        if token.start > source.start && token.start > target.start { return .after }
        return .between
    }

    @Test("a vector has length 1, with nominals that of both parts, and names do not matter")
    func masked() {
        let vector = vector("Serbia", "Oman")
        #expect(vector == self.vector("Chile", "Ghana"))
        #expect(abs(vector.values.reduce(0) { $0 + $1 * $1 } - 1) < 1e-4)
        let both = self.vector("Serbia", "Oman", nominals: true)
        let square = 1 + PairFeatures.nominalLength * PairFeatures.nominalLength
        #expect(abs(both.values.reduce(0) { $0 + $1 * $1 } - square) < 1e-3)
    }

    @Test("a corpus of nominals is told from one of names")
    func nominalCorpus() throws {
        #expect(!NominalCorpus.is(SmallWorld.documents))
        #expect(!NominalCorpus.is([]))
        let cups = SmallWorld.document("the cup contained some tea", "cup", "tea", "CONTENT")
        #expect(NominalCorpus.is([cups]))
    }

    private func vector(_ source: String, _ target: String, nominals: Bool = false) -> SparseVector {
        let document = SmallWorld.document("On Monday \(source) met \(target) again.", source, target, nil)
        var features = PairFeatures(bits: 18, nominals: nominals)
        let pair = CandidatePair(document.relations[0], document.mentions, document.mentionIndices())
        return features.vector(document.words(of: 0..<1), source: pair.source, target: pair.target)
    }
}
