import Testing

@testable import Learning

@Suite struct EvaluationTests {
    @Test(arguments: 0..<50) func metricsAgreeWithTheirDefinitions(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let k = 2 + random.below(5)
        let n = random.below(60)
        let gold = (0..<n).map { _ in random.below(k) }
        let predicted = (0..<n).map { random.below(2) == 0 ? gold[$0] : random.below(k) }
        let matrix = ConfusionMatrix(classCount: k, gold: gold, predicted: predicted)
        var f1s: [Double] = []
        for label in 0..<k {
            let right = Double((0..<n).count { gold[$0] == label && predicted[$0] == label })
            let said = Double(predicted.count { $0 == label }), true_ = Double(gold.count { $0 == label })
            let score = matrix.score(of: label)
            #expect(score.precision == (said == 0 ? 0 : right / said))
            #expect(score.recall == (true_ == 0 ? 0 : right / true_))
            if said + true_ > 0 { f1s.append(right == 0 ? 0 : 2 / (said / right + true_ / right)) }
            #expect(matrix[gold: label, predicted: label] == Int(right))
        }
        let macro = f1s.isEmpty ? 0 : f1s.reduce(0, +) / Double(f1s.count)
        #expect(abs(matrix.macroF1() - macro) < 1e-12)
        let accuracy = n == 0 ? 0 : Double((0..<n).count { gold[$0] == predicted[$0] }) / Double(n)
        #expect(matrix.accuracy == accuracy)
        #expect(abs(matrix.micro().f1 - accuracy) < 1e-12)
        #expect(matrix.total == n)
        let some = (0..<n).filter { gold[$0] != 0 || predicted[$0] != 0 }
        let right = some.count { gold[$0] == predicted[$0] }
        let micro = matrix.micro(excluding: [0])
        #expect(micro.truePositives == right)
        #expect(micro.support == gold.count { $0 != 0 })
    }

    @Test func temperatureRepairsOverconfidence() throws {
        // Scores drawn so that the true temperature is 3: labels follow softmax(scores / 3).
        var random = SplitMix64(seed: 2)
        var scores: [Float] = []
        var labels: [Int] = []
        for _ in 0..<4000 {
            var row = (0..<3).map { _ in Float(random.below(10_000)) / 1000 }
            scores += row
            row.withUnsafeMutableBufferPointer { _ = Elementary.softmax($0, temperature: 3) }
            let draw = Float(random.below(1 << 20)) / Float(1 << 20)
            labels.append(draw < row[0] ? 0 : draw < row[0] + row[1] ? 1 : 2)
        }
        let out = OutOfFold(scores: scores, labels: labels, classCount: 3)
        let temperature = out.temperature()
        #expect(abs(temperature - 3) < 0.3)
        #expect(out.meanLoss(temperature: temperature) < out.meanLoss())
        #expect(out.calibrationError(temperature: temperature) < 0.05)
        #expect(out.calibrationError() > 0.15)
    }

    @Test func crossValidationIsHonestAndRepeatable() throws {
        let examples = toy(count: 240, noise: 0.2)
        let folds = Folds.stratified(labels: examples.map(\.label), folds: 4, seed: 5)
        var settings = LogisticRegression.Settings()
        settings.l2 = 0.01
        let runs = try (0..<2).map { _ in
            try LogisticRegression.crossValidate(examples, classes: names, bits: 12, folds: folds, settings: settings)
        }
        let first = runs[0], second = runs[1]
        #expect(first.scores == second.scores)
        // A fifth of the labels is random, a third of those right by chance: 0.867 can be reached.
        let accuracy = first.confusion().accuracy
        #expect(accuracy > 0.75 && accuracy < 0.95)
        #expect(throws: LearningError.self) {
            try LogisticRegression.crossValidate(examples, classes: names, bits: 12, folds: [0])
        }
    }

    @Test func foldsAreEvenAndKeepGroupsTogether() {
        var random = SplitMix64(seed: 1)
        let labels = (0..<103).map { _ in random.below(4) }
        let folds = Folds.stratified(labels: labels, folds: 5, seed: 3)
        for label in 0..<4 {
            let sizes = (0..<5).map { fold in labels.indices.count { labels[$0] == label && folds[$0] == fold } }
            #expect(sizes.max()! - sizes.min()! <= 1)
        }
        #expect(folds == Folds.stratified(labels: labels, folds: 5, seed: 3))
        #expect(folds != Folds.stratified(labels: labels, folds: 5, seed: 4))
        let groups = labels.indices.map { $0 % 20 }
        let grouped = Folds.grouped(groups, labels: labels, folds: 5, seed: 3)
        for i in labels.indices { #expect(grouped[i] == grouped[groups[i]]) }
        #expect(Set(grouped).count == 5)
    }

    @Test func bootstrapIntervalsCoverAndRepeat() {
        let gold = (0..<400).map { $0 % 2 }
        let predicted = gold.enumerated().map { $0 % 10 == 0 ? 1 - $1 : $1 }
        let interval = Bootstrap.microF1(gold: gold, predicted: predicted, classCount: 2, seed: 1)
        #expect(abs(interval.estimate - 0.9) < 1e-12)
        // The normal approximation gives 0.9 ± 0.029.
        #expect(abs(interval.low - 0.871) < 0.01 && abs(interval.high - 0.929) < 0.01)
        #expect(interval == Bootstrap.microF1(gold: gold, predicted: predicted, classCount: 2, seed: 1))
        #expect(Bootstrap.macroF1(gold: gold, predicted: predicted, classCount: 2, seed: 1).low > 0.86)
        #expect(Bootstrap.microF1(gold: [], predicted: [], classCount: 2, seed: 1).estimate == 0)
    }
}
