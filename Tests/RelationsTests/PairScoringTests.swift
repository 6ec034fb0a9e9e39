import EntenteKit
import EntenteTesting
import Learning
import Testing

@testable import Relations

@Suite("scores of a sentence's pairs")
struct PairScoringTests {
    @Test("what pairs share changes nothing: scores and vectors are those of each pair alone", arguments: [false, true])
    func shared(_ nominals: Bool) throws {
        let model = try LinearModel(bytes: SmallWorld.train().bytes)
        var random = SplitMix64(seed: 21)
        let words = ["Serbia", "met", "the", "Oman", "envoy", "in", "Rome", ",", "not", "accused", "will", "aid", "by"]
        for _ in 0..<60 {
            let text = (0..<(2 + random.below(25))).map { _ in words[random.below(words.count)] }.joined(separator: " ")
            let document = Preparation.document(text, layers: [.sentences, .tokens])
            let sentence = document.words(of: document.sentences.indices)
            var shared = PairFeatures(bits: model.bits, nominals: nominals, model: model)
            shared.read(sentence)
            for _ in 0..<8 {
                let source = random.below(9) == 0 ? nil : document.tokens[random.below(document.tokens.count)]
                let target = document.tokens[random.below(document.tokens.count)]
                let rule = random.below(3) == 0 ? UInt64(77) : nil
                var alone = PairFeatures(bits: model.bits, nominals: nominals)
                let vector = alone.vector(sentence, source: source, target: target, rule: rule)
                var (fast, slow): ([Float], [Float]) = ([], [])
                shared.score(source: source, target: target, rule: rule, into: &fast)
                model.scores(of: vector, into: &slow)
                for (a, b) in zip(fast, slow) { #expect(abs(a - b) < 1e-5 * max(1, abs(b))) }
                #expect(fast.count == slow.count && shared.sequence() == alone.sequence())
            }
        }
    }

    @Test("many features in one sentence: the table of slots grows")
    func manyFeatures() throws {
        let text = (0..<900).map { "w\($0)x" }.joined(separator: " ")
        let document = Preparation.document(text, layers: [.sentences, .tokens])
        let sentence = document.words(of: document.sentences.indices)
        var features = PairFeatures(bits: 20)
        let first = features.vector(sentence, source: document.tokens[1], target: document.tokens[800])
        #expect(first.count > 4000)
        #expect(features.vector(sentence, source: document.tokens[1], target: document.tokens[800]) == first)
    }
}
