import EntenteKit
import JSON
import Learning
import Testing
import UTF8Bytes

@testable import Segmentation

@Suite("where sentences end without a mark")
struct BoundaryTests {
    /// Letters with signatures, in many disguises; sentences are divided by `|`.
    static let lessons: [String] = ["Ana", "Ivan", "Marta", "Petar", "Jovan", "Mina", "Vera", "Oleg", "Sara", "Luka"].flatMap { name in
        (1...6).map { "Please send it to \(name) Hall by Friday.|Regards, \(name) X|\($0)/04/2019 0\($0):15 PM|Dear \(name), we met Mr. Hall in May \($0) at noon." }
    }

    static func document(_ divided: String, id: String = "x") -> Document {
        let parts = divided.split(separator: "|").map(String.init)
        var document = Document(id: id, text: Text(parts.joined(separator: " ")), meta: ["language": "en"])
        var at = 0
        for part in parts {
            document.sentences.append(TextRange(at, at + part.utf8.count))
            at += part.utf8.count + 1
        }
        document.layers = [.sentences]
        return document
    }

    static func trained() throws -> TrainedModel {
        let documents = lessons.enumerated().map { document($1, id: "\($0)") }
        return try BoundaryTrainer(settings: .init()).train(documents, TrainingRun(dataNames: ["lessons"]))
    }

    func cut(_ text: String, _ model: BoundaryModel) -> [String] {
        let text = Text(text)
        var found: [TextRange] = []
        text.withBytes { buffer in
            BoundaryScanner.actionTable(isJudged: true).withUnsafeBufferPointer { actions in
                var scanner = BoundaryScanner(
                    bytes: Bytes(buffer)!, actions: actions.baseAddress!, language: .english, judge: model, start: 0, end: text.count)
                scanner.scan(into: &found)
            }
        }
        return found.map { text.string($0) }
    }

    @Test("a model learns what its lessons show, and leaves prose alone")
    func learns() throws {
        let model = BoundaryModel(try LinearModel(bytes: try Self.trained().bytes), certainty: 0.5)
        #expect(cut("Please send it to Rosa Hall by Friday. Regards, Rosa X 3/04/2019 07:15 PM Dear Rosa, we met.", model)
            == ["Please send it to Rosa Hall by Friday.", "Regards, Rosa X", "3/04/2019 07:15 PM", "Dear Rosa, we met."])
        let prose = "On 12 May 2019 the United States and Serbia signed Article 5 of the Treaty in New York"
        #expect(cut(prose, model) == [prose])
    }

    @Test("the same documents give the same bytes, and the card says what was measured")
    func deterministic() throws {
        let first = try Self.trained(), second = try Self.trained()
        #expect(first.bytes == second.bytes)
        #expect(first.card.contains("boundaries in the others"))
    }

    @Test("nothing to learn from is an error")
    func empty() throws {
        #expect(throws: StageError.self) { try BoundaryTrainer(settings: .init()).train([], TrainingRun()) }
    }

    @Test("the weights of the table are those of the model")
    func table() throws {
        let linear = try LinearModel(bytes: try Self.trained().bytes)
        let model = BoundaryModel(linear, certainty: 0.5)
        for text in ["Regards, Mina X 3/04/2019 02:15 PM Dear Mina, we", "He came in May 2019 (see p. 4) Then"] {
            let text = Text(text)
            text.withBytes { buffer in
                let bytes = Bytes(buffer)!
                for offset in 2..<bytes.count where bytes[offset - 1] == 0x20 {
                    let context = BoundaryContext(bytes, offset, start: 0, floor: 0, end: bytes.count)
                    var builder = FeatureBuilder(bits: BoundaryModel.bits)
                    context.forEachFeature { builder.add($0) }
                    var scores: [Float] = []
                    linear.scores(of: builder.vector(), into: &scores)
                    if abs(scores[1] - scores[0]) > 1e-3 { #expect(model.accepts(context) == (scores[1] > scores[0])) }
                }
            }
        }
    }

    @Test("the logarithm of odds", arguments: [(0.5, 0.0), (0.9, 2.197_224_577), (0.01, -4.595_119_850)])
    func odds(_ probability: Double, _ wanted: Double) {
        #expect(abs(BoundaryOdds.log(probability / (1 - probability)) - wanted) < 1e-8)
    }

    @Test("contexts stay within their section, whatever the bytes", arguments: 0..<200 as Range<UInt64>)
    func bounds(_ seed: UInt64) {
        let text = Text(randomText(seed: seed))
        text.withBytes { buffer in
            guard let bytes = Bytes(buffer) else { return }
            for offset in 1..<max(2, bytes.count) where offset < bytes.count && bytes[offset] > 0x20 {
                var features = 0
                BoundaryContext(bytes, offset, start: 0, floor: 0, end: bytes.count).forEachFeature { _ in features += 1 }
                #expect(features == 35)
            }
        }
    }
}
