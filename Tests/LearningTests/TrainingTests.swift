import Testing

@testable import Learning

@Suite struct TrainingTests {
    @Test func gradientAgreesWithFiniteDifferences() {
        var settings = LogisticRegression.Settings()
        settings.l2 = 0.05
        settings.minimumCount = 1
        settings.classWeights = .balanced
        let problem = LogisticProblem(toy(count: 40, noise: 0.2), classCount: 3, bits: 12, settings: settings)
        var random = SplitMix64(seed: 3)
        let x = (0..<problem.parameterCount).map { _ in Float(random.below(2000) - 1000) / 1000 }
        var gradient = x, scratch = x
        _ = problem.evaluate(x, gradient: &gradient)
        for i in stride(from: 0, to: x.count, by: 5) {
            var up = x, down = x
            up[i] += 0.01
            down[i] -= 0.01
            let width = Double(up[i]) - Double(down[i])
            let slope = (problem.evaluate(up, gradient: &scratch) - problem.evaluate(down, gradient: &scratch)) / width
            #expect(abs(slope - Double(gradient[i])) < 2e-5 + 1e-3 * abs(slope))
        }
    }

    @Test(arguments: [0.0, 0.001]) func learnsSeparableData(l1: Double) throws {
        var settings = LogisticRegression.Settings()
        settings.l1 = l1
        let fit = try LogisticRegression.train(toy(count: 300), classes: names, bits: 12, settings: settings)
        #expect(fit.converged)
        var scratch: [Float] = []
        for example in toy(count: 200, seed: 8) {
            let (label, probability) = fit.model.classify(example.features, scratch: &scratch)
            #expect(label == example.label)
            #expect(probability > 0.5)
        }
    }

    @Test func l1DropsTheNoise() throws {
        var settings = LogisticRegression.Settings()
        let dense = try LogisticRegression.train(toy(count: 300), classes: names, bits: 12, settings: settings)
        settings.l1 = 0.01
        let sparse = try LogisticRegression.train(toy(count: 300), classes: names, bits: 12, settings: settings)
        #expect(sparse.model.featureCount * 4 < dense.model.featureCount)
        #expect(sparse.model.featureCount >= 2)
    }

    @Test func theOptimumHasNoGradient() throws {
        let settings = LogisticRegression.Settings()
        let problem = LogisticProblem(toy(count: 200, noise: 0.3), classCount: 3, bits: 12, settings: settings)
        var x = [Float](repeating: 0, count: problem.parameterCount)
        var optimizer = LBFGS()
        optimizer.improvementTolerance = 0
        let outcome = optimizer.minimize(&x) { problem.evaluate($0, gradient: &$1) }
        var gradient = x
        let objective = problem.evaluate(x, gradient: &gradient)
        #expect(outcome.converged)
        #expect(abs(objective - outcome.objective) < 1e-12)
        #expect(VectorMath.dot(gradient, gradient).squareRoot() < 1e-3)
    }

    @Test func trainedTwiceHasTheSameBytes() throws {
        let examples = toy(count: 400, noise: 0.2)
        var settings = LogisticRegression.Settings()
        settings.classWeights = .softened
        let metadata = ["b": "2", "a": "1", "ä": "3"]
        let runs = try (0..<2).map { _ in
            try LogisticRegression.train(
                examples, classes: names, bits: 12, settings: settings, metadata: metadata
            ).model.encoded()
        }
        #expect(runs[0] == runs[1])
    }

    @Test func earlyStoppingKeepsTheBestWeights() throws {
        var settings = LogisticRegression.Settings()
        settings.l2 = 0
        settings.minimumCount = 1
        settings.patience = 3
        settings.tolerance = 0
        let validation = toy(count: 200, noise: 0.4, seed: 9)
        let stopped = try LogisticRegression.train(
            toy(count: 150, noise: 0.4), classes: names, bits: 12, settings: settings, validation: validation)
        let full = try LogisticRegression.train(toy(count: 150, noise: 0.4), classes: names, bits: 12, settings: settings)
        #expect(stopped.iterations < full.iterations)
        #expect(loss(stopped.model, validation) < loss(full.model, validation))
    }

    private func loss(_ model: LinearModel, _ examples: [Example]) -> Double {
        var scores: [Float] = []
        var all: [Float] = []
        for example in examples {
            model.scores(of: example.features, into: &scores)
            all += scores
        }
        return OutOfFold(scores: all, labels: examples.map(\.label), classCount: 3).meanLoss()
    }

    @Test func balancedWeightsRaiseTheRecallOfRareClasses() throws {
        let examples = toy(count: 900, noise: 0.5).enumerated().filter { $1.label != 2 || $0 % 10 == 0 }.map(\.element)
        var settings = LogisticRegression.Settings()
        let folds = Folds.stratified(labels: examples.map(\.label), folds: 3, seed: 1)
        func recall(_ weights: ClassWeights) throws -> Double {
            settings.classWeights = weights
            return try LogisticRegression.crossValidate(examples, classes: names, bits: 12, folds: folds, settings: settings)
                .confusion().score(of: 2).recall
        }
        #expect(try recall(.balanced) > recall(.uniform))
    }

    @Test func refusesWhatItCannotLearnFrom() {
        func message(_ examples: [Example], classes: [String] = names, bits: Int = 12) -> String? {
            do throws(LearningError) {
                _ = try LogisticRegression.train(examples, classes: classes, bits: bits)
                return nil
            } catch {
                return error.message
            }
        }
        let one = SparseVector(indices: [1], values: [1])
        #expect(message([]) != nil)
        #expect(message(toy(count: 3), classes: ["a"]) != nil)
        #expect(message(toy(count: 3), classes: ["a", "a", "b"]) != nil)
        #expect(message(toy(count: 3), bits: 40) != nil)
        #expect(message([Example(features: one, label: 3)]) != nil)
        #expect(message([Example(features: one, label: 0, weight: 0)]) != nil)
        #expect(message([Example(features: SparseVector(indices: [5000], values: [1]), label: 0)]) != nil)
        #expect(message([Example(features: SparseVector(indices: [1], values: [.nan]), label: 0)]) != nil)
        #expect(message([Example(features: one, label: 0)]) == nil)
    }
}
